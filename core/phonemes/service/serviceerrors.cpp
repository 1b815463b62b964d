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

QString wholeSeconds(int ms)
{
    return QLocale().toString(ms / 1000 + (ms % 1000 > 0 ? 1 : 0));
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
    if (status == 401 || status == 403) {
        return ServiceErrors::tr(
                   "The phoneme service at %1 refused access (status %2): check the token in the settings "
                   "and what it permits, or use the built-in engine.")
            .arg(service)
            .arg(status);
    }
    if (status == 407) {
        return ServiceErrors::tr(
                   "The proxy on the way to the phoneme service at %1 refused access (status %2): check "
                   "the proxy, or use the built-in engine.")
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
    if (status == 401 || status == 403) {
        //: %3 is what the service itself says about the error.
        return ServiceErrors::tr(
                   "The phoneme service at %1 refused access (status %2) and says “%3”: check the token in "
                   "the settings and what it permits, or use the built-in engine.")
            .arg(service, QString::number(status), said);
    }
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
        .arg(service, wholeSeconds(retryAfterMs));
}

QString restingMessage(int retryAfterMs, const QString &service)
{
    if (retryAfterMs < 0) {
        return ServiceErrors::tr(
                   "The phoneme service at %1 failed several times and is left alone for a while: try "
                   "again later, or use the built-in engine.")
            .arg(service);
    }
    return ServiceErrors::tr(
               "The phoneme service at %1 failed several times and is left alone for another %2 s: try "
               "again then, or use the built-in engine.")
        .arg(service, wholeSeconds(retryAfterMs));
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

namespace {

PhonemeError withoutDelay(const HttpError &error, const QString &service, std::chrono::milliseconds deadline)
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
        return make(PhonemeErrorKind::CertificateRejected,
                    ServiceErrors::tr(
                        "The certificate of the phoneme service at %1 was rejected, for it has expired, "
                        "is for another host or was issued by nobody this computer trusts: check the "
                        "address and the clock, add the service's own certificate authority in the "
                        "settings, or use the built-in engine.")
                        .arg(service),
                    error.detail);
    case HttpErrorKind::WaitedTooLong:
        return make(
            PhonemeErrorKind::WaitedTooLong,
            ServiceErrors::tr("The phoneme service at %1 was too busy with other sentences, so this one was "
                              "never sent: try again, or use the built-in engine.")
                .arg(service),
            error.detail);
    case HttpErrorKind::Resting:
        return make(PhonemeErrorKind::Resting, restingMessage(error.retryAfterMs, service), error.detail);
    }
    Q_UNREACHABLE();
}

} // namespace

PhonemeError transportError(const HttpError &error, const QString &service,
                            std::chrono::milliseconds deadline)
{
    PhonemeError result = withoutDelay(error, service, deadline);
    result.retryAfterMs = error.retryAfterMs;
    return result;
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

PhonemeError webPageError(const QString &service)
{
    PhonemeError error = make(
        PhonemeErrorKind::AnswerInvalid,
        ServiceErrors::tr("A web page answers at %1 instead of a phoneme service: sign in if this network "
                          "asks you to, check the address, or use the built-in engine.")
            .arg(service),
        u"the body is a web page, not JSON"_s);
    error.httpStatus = 200;
    return error;
}

} // namespace phonoscope
