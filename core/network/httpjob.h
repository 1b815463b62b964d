// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace phonoscope {

/// What the lines of the log say about a request, beside what it is.
struct HttpLabel
{
    int number = 0; ///< tells the lines apart
    int attempt = 1;
    HttpPriority priority = HttpPriority::High;
};

/// One POST, one outcome. Deleting an unfinished job ends it silently.
///
/// The total deadline runs from start(). Redirects are not followed, cookies neither sent nor kept. A status
/// goes before the transport's error: a service that says 503 and drops the line has said 503.
///
/// The transport may send the POST again by itself, invisibly and up to three times, when the service closes
/// the connection before the first byte of an answer (Qt 6.4; over TLS also without close_notify). That is
/// harmless for questions without side effects, and it is why a connection closed while idle is no error.
/// With HttpRequest::sendOnce it cannot: the request then ends with ConnectionLost.
///
/// The cap holds for what this job keeps. Qt 6.4 reads headers, and chunks that come as fast as on loopback,
/// without a limit before it reports anything: against a service that floods with them only the deadline
/// helps, and the network thread may go on reading until that service stops.
class HttpJob : public QObject
{
    Q_OBJECT
public:
    /// \a manager may go before the job: it then ends with ConnectionFailed.
    HttpJob(QNetworkAccessManager *manager, HttpRequest request, QObject *parent = nullptr);
    ~HttpJob() override;

    /// Hands the request to the network. Does nothing if it has been started or has ended.
    void start(const HttpLabel &label = {});

    /// Ends the job with Cancelled at the next turn of the event loop, unless it has ended.
    void cancel();

    /// Ends the job without a signal.
    void abandon();

    /// The protocol is allowed, and nothing came yet that would show that another one is used.
    bool mayHaveUsedHttp2() const;

Q_SIGNALS:
    /// The network began to open a connection. It tells the job that it expects to use it, which need not be
    /// the one that does: only the sum over all jobs is sure.
    void connecting();

    /// At most once, never from within start(), cancel() or a constructor.
    void finished(const phonoscope::HttpResult &result);

private:
    enum class State { Waiting, Running, Ending, Ended };

    void onMetaData();
    void onReadyRead();
    void onReplyFinished();
    void onDeadline();
    std::optional<HttpAnswer> answerSoFar() const;
    HttpResult outcome() const;
    void end(HttpResult result);
    void endSoon(HttpError error);
    void dropReply();
    void log(const HttpResult &result) const;

    QPointer<QNetworkAccessManager> m_manager;
    const HttpRequest m_request;
    QPointer<QNetworkReply> m_reply;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    QByteArray m_body;
    qint64 m_received = 0; ///< bytes of the body, those not kept too
    State m_state = State::Waiting;
    bool m_mayBeHttp2;
    std::optional<HttpError> m_certificateError;
    HttpLabel m_label;
};

} // namespace phonoscope
