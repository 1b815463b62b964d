// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpjob.h"

#include "core/network/certificatefaults.h"
#include "core/network/networklog.h"
#include "core/network/networkrequest.h"
#include "core/network/pacing/retryafter.h"
#include "core/network/uploaddevice.h"

#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

HttpErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return HttpErrorKind::HostNotFound;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::InternalServerError: // without a status: HTTP/2 ended the stream
        return HttpErrorKind::ConnectionLost;
    case QNetworkReply::TimeoutError:
        return HttpErrorKind::Timeout;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
        return HttpErrorKind::NotHttp;
    default:
        return HttpErrorKind::ConnectionFailed;
    }
}

/// Nothing that this client, the address or the settings would have to be changed for.
bool isPassing(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
        return true;
    default:
        return false;
    }
}

bool isUnsent(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return true;
    default:
        return false;
    }
}

HttpError managerGone()
{
    return {.kind = HttpErrorKind::ConnectionFailed, .detail = u"the network manager is gone"_s};
}

/// In the transport's words, without a status; those for one with a status would quote the URL.
HttpError transportError(const QNetworkReply &reply)
{
    const auto error = reply.error();
    const auto name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error);
    return {.kind = kindOf(error),
            .detail = u"%1: %2"_s.arg(QString::fromLatin1(name), reply.errorString().simplified().left(200)),
            .passing = isPassing(error),
            .unsent = isUnsent(error)};
}

} // namespace

HttpJob::HttpJob(QNetworkAccessManager *manager, HttpRequest request, QObject *parent)
    : QObject(parent), m_manager(manager), m_request(std::move(request)),
      m_mayBeHttp2(m_request.http2 && m_request.url.scheme() == "https"_L1)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &HttpJob::onDeadline);
}

HttpJob::~HttpJob()
{
    abandon();
}

void HttpJob::start(const HttpLabel &label)
{
    if (m_state != State::Waiting)
        return;
    if (!m_manager) {
        endSoon(managerGone());
        return;
    }
    m_state = State::Running;
    m_label = label;
    m_clock.start();
    m_deadline.start(m_request.deadline);
    if (m_request.sendOnce) {
        auto body = new UploadDevice(m_request.body);
        m_reply = m_manager->post(networkRequest(m_request), body);
        body->setParent(m_reply); // which reads it until it goes
    } else {
        m_reply = m_manager->post(networkRequest(m_request), m_request.body);
    }
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &faults) { m_certificateError = certificateError(faults); });
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpJob::connecting);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpJob::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpJob::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpJob::onReplyFinished);
    // The manager owns its replies and deletes them without a word. Told later, for just now the manager is
    // half gone and must not be asked for the next request.
    connect(m_reply, &QObject::destroyed, this, [this] { endSoon(managerGone()); });
    qCDebug(networkLog).noquote() << "request" << m_label.number << "POST" << plainUrl(m_request.url)
                                  << m_request.body.size() << "bytes"
                                  << (m_label.priority == HttpPriority::High ? "high" : "low") << "attempt"
                                  << m_label.attempt;
}

void HttpJob::cancel()
{
    if (m_state == State::Waiting || m_state == State::Running)
        endSoon({.kind = HttpErrorKind::Cancelled, .detail = u"cancelled"_s});
}

void HttpJob::abandon()
{
    if (m_state == State::Running)
        qCDebug(networkLog) << "request" << m_label.number << "dropped after" << m_clock.elapsed() << "ms";
    m_state = State::Ended;
    m_deadline.stop();
    dropReply();
}

void HttpJob::onMetaData()
{
    m_mayBeHttp2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (isSuccess(statusOf(*m_reply)) && announced > m_request.maxAnswerBytes) {
        end(tl::unexpected(HttpError{
            .kind = HttpErrorKind::TooLarge,
            .detail = u"%1 bytes announced, %2 allowed"_s.arg(announced).arg(m_request.maxAnswerBytes)}));
    }
}

void HttpJob::onReadyRead()
{
    // Read as it comes: what is left in the reply is lost when it is aborted.
    const bool success = isSuccess(statusOf(*m_reply));
    while (m_received <= m_request.maxAnswerBytes && m_reply->bytesAvailable() > 0) {
        const QByteArray part = m_reply->read(m_request.maxAnswerBytes + 1 - m_received);
        if (part.isEmpty())
            break;
        m_received += part.size();
        m_body += success ? part : part.first(qMin(part.size(), maxErrorBodyBytes - m_body.size()));
    }
    if (m_received <= m_request.maxAnswerBytes)
        return;
    if (success)
        end(tl::unexpected(HttpError{.kind = HttpErrorKind::TooLarge,
                                     .detail = u"over %1 bytes"_s.arg(m_request.maxAnswerBytes)}));
    else
        end(outcome());
}

void HttpJob::onReplyFinished()
{
    if (m_reply->bytesAvailable() > 0)
        onReadyRead();
    if (m_state == State::Running)
        end(outcome());
}

void HttpJob::onDeadline()
{
    if (auto answer = answerSoFar(); answer && !isSuccess(answer->status))
        end(*std::move(answer));
    else
        end(tl::unexpected(HttpError{.kind = HttpErrorKind::Timeout,
                                     .detail = u"no whole answer in %1 ms"_s.arg(m_request.deadline.count()),
                                     .passing = true}));
}

bool HttpJob::mayHaveUsedHttp2() const
{
    return m_mayBeHttp2;
}

std::optional<HttpAnswer> HttpJob::answerSoFar() const
{
    const int status = statusOf(*m_reply);
    if (status == 0)
        return {};
    HttpAnswer answer{.status = status,
                      .body = m_body,
                      .contentType = m_reply->rawHeader("Content-Type"),
                      .lengthKnown = false,
                      .location = {},
                      .retryAfterMs = -1};
    // Read raw: Qt's own header value knows no relative reference.
    if (const QUrl location = QUrl::fromEncoded(m_reply->rawHeader("Location")); !location.isEmpty())
        answer.location = m_request.url.resolved(location);
    // A date is on the service's clock, which may differ from ours.
    const QDateTime theirs = parseHttpDate(m_reply->rawHeader("Date"));
    const QDateTime now = theirs.isValid() ? theirs : QDateTime::currentDateTimeUtc();
    if (const auto wait = parseRetryAfter(m_reply->rawHeader("Retry-After"), now))
        answer.retryAfterMs = static_cast<int>(wait->count());
    return answer;
}

HttpResult HttpJob::outcome() const
{
    auto answer = answerSoFar();
    const auto error = m_reply->error();
    if (!answer) {
        if (error == QNetworkReply::NoError)
            return tl::unexpected(HttpError{.kind = HttpErrorKind::NotHttp, .detail = u"no status"_s});
        return tl::unexpected(m_certificateError ? *m_certificateError : transportError(*m_reply));
    }
    if (!isSuccess(answer->status))
        return *std::move(answer);
    if (error != QNetworkReply::NoError)
        return tl::unexpected(transportError(*m_reply));
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&answer->lengthKnown);
    const bool packed = !m_reply->rawHeader("Content-Encoding").isEmpty();
    if (answer->lengthKnown && !packed && m_body.size() < announced) {
        return tl::unexpected(HttpError{.kind = HttpErrorKind::ConnectionLost,
                                        .detail = u"%1 of %2 bytes came"_s.arg(m_body.size()).arg(announced),
                                        .passing = true});
    }
    return *std::move(answer);
}

void HttpJob::end(HttpResult result)
{
    m_state = State::Ended;
    m_deadline.stop();
    dropReply();
    log(result);
    Q_EMIT finished(result);
    // The job may be gone here.
}

void HttpJob::endSoon(HttpError error)
{
    m_state = State::Ending;
    m_deadline.stop();
    dropReply();
    QMetaObject::invokeMethod(
        this,
        [this, error = std::move(error)] {
            if (m_state == State::Ending)
                end(tl::unexpected(error));
        },
        Qt::QueuedConnection);
}

void HttpJob::dropReply()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    // Before the abort: it would report the end that is just being made.
    reply->disconnect(this);
    // One with an error has come to its end already and would complain of another.
    if (reply->isRunning() && reply->error() == QNetworkReply::NoError)
        reply->abort();
    reply->deleteLater();
}

void HttpJob::log(const HttpResult &result) const
{
    if (!networkLog().isDebugEnabled())
        return;
    const qint64 elapsed = m_clock.isValid() ? m_clock.elapsed() : 0;
    auto line = qDebug(networkLog());
    line.noquote() << "response" << m_label.number;
    if (result)
        line << "status" << result->status << result->body.size() << "bytes";
    else
        line << "none," << result.error().detail;
    line << "in" << elapsed << "ms";
}

} // namespace phonoscope
