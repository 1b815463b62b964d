// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/serviceerrors.h"

#include "core/network/networklog.h"
#include "core/phonemes/phonemeprotocol.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

struct ServiceErrors
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::ServiceErrors)
};

QString seconds(std::chrono::milliseconds time)
{
    return QLocale().toString(static_cast<double>(time.count()) / 1000.0, 'g', 3);
}

PhonemeError make(PhonemeErrorKind kind, const QString &message, const QString &detail)
{
    return {.kind = kind, .message = message, .detail = detail, .httpStatus = 0, .retryAfterMs = -1};
}

QString statusMessage(int status, const QString &service)
{
    if (status == 404 || status == 405) {
        return ServiceErrors::tr(
                   "There is no phoneme service at %1 (status %2): check the address, or use the "
                   "built-in engine.")
            .arg(service)
            .arg(status);
    }
    if (status == 401 || status == 403 || status == 407) {
        return ServiceErrors::tr(
                   "The phoneme service at %1 refused access (status %2): check the address and your "
                   "permission to use it, or use the built-in engine.")
            .arg(service)
            .arg(status);
    }
    if (status == 413) {
        return ServiceErrors::tr("The text is too long for the phoneme service at %1: shorten it, or use the "
                                 "built-in engine.")
            .arg(service);
    }
    if (status >= 500) {
        return ServiceErrors::tr(
                   "The phoneme service at %1 is in trouble (status %2): try again later, or use the "
                   "built-in engine.")
            .arg(service)
            .arg(status);
    }
    return ServiceErrors::tr(
               "The phoneme service at %1 did not accept the request (status %2): check the text and "
               "the language, or use the built-in engine.")
        .arg(service)
        .arg(status);
}

/// The same with the service's own words.
QString statusMessage(int status, const QString &service, const QString &said)
{
    //: %3 is what the service itself says about the error.
    return ServiceErrors::tr(
               "The phoneme service at %1 answered with status %2 and says “%3”: change what it "
               "complains of, try again, or use the built-in engine.")
        .arg(service, QString::number(status), said);
}

QString tooManyMessage(int retryAfterMs, const QString &service)
{
    if (retryAfterMs < 0) {
        return ServiceErrors::tr(
                   "The phoneme service at %1 gets too many requests: wait a little and try again, or "
                   "use the built-in engine.")
            .arg(service);
    }
    return ServiceErrors::tr(
               "The phoneme service at %1 gets too many requests: try again in %2 s, or use the "
               "built-in engine.")
        .arg(service, QLocale().toString((retryAfterMs + 999) / 1000));
}

} // namespace

PhonemeError invalidEndpointError()
{
    return make(
        PhonemeErrorKind::InvalidEndpoint,
        ServiceErrors::tr("The address of the phoneme service is not valid: enter one that starts with "
                          "http:// or https:// and names a host, or use the built-in engine."),
        u"endpoint is not an http or https URL with a host"_s);
}

PhonemeError cancelledError()
{
    return make(PhonemeErrorKind::Cancelled,
                ServiceErrors::tr("The request was cancelled: ask again if you need it."), u"cancelled"_s);
}

PhonemeError transportError(const HttpError &error, const QString &service,
                            std::chrono::milliseconds deadline)
{
    switch (error.kind) {
    case HttpErrorKind::Cancelled:
        return cancelledError();
    case HttpErrorKind::HostNotFound:
        return make(
            PhonemeErrorKind::HostNotFound,
            ServiceErrors::tr("The host of the phoneme service at %1 was not found: check the address and "
                              "the network, or use the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::ConnectionFailed:
        return make(
            PhonemeErrorKind::ConnectionFailed,
            ServiceErrors::tr("The phoneme service at %1 cannot be reached: check that it is running, or use "
                              "the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::ConnectionLost:
        return make(PhonemeErrorKind::ConnectionLost,
                    ServiceErrors::tr("The phoneme service at %1 closed the connection before its answer was "
                                      "complete: try again, or use the built-in engine.")
                        .arg(service),
                    error.detail);
    case HttpErrorKind::Timeout:
        return make(
            PhonemeErrorKind::Timeout,
            ServiceErrors::tr("The phoneme service at %1 did not answer within %2 s: try again, or use the "
                              "built-in engine.")
                .arg(service, seconds(deadline)),
            error.detail);
    case HttpErrorKind::TooLarge:
        return make(
            PhonemeErrorKind::AnswerTooLarge,
            ServiceErrors::tr("The answer of the phoneme service at %1 is too large to be right: check the "
                              "address, or use the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::NotHttp:
        return invalidAnswerError(error.detail, service);
    case HttpErrorKind::CertificateRejected:
        return make(
            PhonemeErrorKind::ConnectionFailed,
            ServiceErrors::tr("The phoneme service at %1 cannot prove that it is what it says: check the "
                              "address and its certificate, or use the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::WaitedTooLong:
        return make(
            PhonemeErrorKind::Timeout,
            ServiceErrors::tr("Too many requests to the phoneme service at %1 wait: try again, or use "
                              "the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::Resting: {
        PhonemeError resting = make(
            PhonemeErrorKind::ConnectionFailed,
            ServiceErrors::tr("The phoneme service at %1 failed too often and is left alone for a while: try "
                              "again later, or use the built-in engine.")
                .arg(service),
            error.detail);
        resting.retryAfterMs = error.retryAfterMs;
        return resting;
    }
    }
    Q_UNREACHABLE();
}

PhonemeError statusError(const HttpAnswer &answer, const QString &service)
{
    PhonemeError error = make(PhonemeErrorKind::HttpStatus, {}, u"status %1"_s.arg(answer.status));
    error.httpStatus = answer.status;
    error.retryAfterMs = answer.retryAfterMs;
    if (answer.status == 429) {
        error.kind = PhonemeErrorKind::TooManyRequests;
        error.message = tooManyMessage(answer.retryAfterMs, service);
    } else if (answer.status >= 300 && answer.status < 400) {
        error.kind = PhonemeErrorKind::Redirected;
        const QString target = plainUrl(answer.location).left(200);
        error.message =
            target.isEmpty()
                ? ServiceErrors::tr("The phoneme service at %1 points to another address without naming "
                                    "it: check the address, or use the built-in engine.")
                      .arg(service)
                : ServiceErrors::tr("The phoneme service at %1 points to %2: enter that address if you "
                                    "trust it, or use the built-in engine.")
                      .arg(service, target);
    } else if (const QString said = decodeError(answer.body); !said.isEmpty()) {
        error.message = statusMessage(answer.status, service, said);
    } else {
        error.message = statusMessage(answer.status, service);
    }
    return error;
}

PhonemeError invalidAnswerError(const QString &detail, const QString &service)
{
    return make(PhonemeErrorKind::AnswerInvalid,
                ServiceErrors::tr(
                    "What answers at %1 does not speak as a phoneme service does: check the address, or "
                    "use the built-in engine.")
                    .arg(service),
                detail);
}

} // namespace phonoscope
