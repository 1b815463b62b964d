// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httpendpoint.h"
#include "core/network/pacing/circuitbreaker.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace phonoscope {

class EndpointCore;
class HttpJob;

/// One question to a service and its one outcome, however often it had to be sent. Deleting an unfinished one
/// ends it silently.
///
/// It waits for its turn, at most for the patience. From the moment when it is first sent all its attempts
/// and the waits between them share one deadline: an attempt gets what is left of it, and what cannot be
/// repeated in it ends with the outcome of its last attempt. Where the endpoint goes first, it ends without a
/// signal.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    /// Made by HttpEndpoint::post().
    HttpExchange(EndpointCore &core, QByteArray body, HttpPriority priority, QObject *parent);
    ~HttpExchange() override;

    /// Ends it with Cancelled at the next turn of the event loop, unless it has ended.
    void cancel();
    /// Ends it without a signal.
    void abandon();

    /// Times it was sent by the client. What the transport sends again by itself is not told.
    int attempts() const { return m_attempt; }

Q_SIGNALS:
    /// At most once, never from within the call that made the exchange, or cancel().
    void finished(const phonoscope::HttpResult &result);

private:
    enum class State { Waiting, Running, Ending, Ended };

    void enterQueue(std::chrono::milliseconds patience);
    void onTurn(CircuitBreaker::Admission admission);
    void onRefused(const HttpError &error);
    void onAttemptEnded(const HttpResult &result);
    HttpRequest request(std::chrono::milliseconds left) const;
    std::chrono::milliseconds timeLeft() const;
    bool tryWithoutHttp2(const HttpResult &result);
    std::optional<std::chrono::milliseconds> waitBeforeRetry(const HttpResult &result);
    void dropAttempt();
    void leaveCore();
    void endSoon(const HttpResult &result);
    void end(const HttpResult &result);

    EndpointCore *m_core; ///< until it has ended
    const std::shared_ptr<const HttpEndpointSettings> m_settings;
    const QByteArray m_body;
    const HttpPriority m_priority;
    const std::chrono::milliseconds m_entered;
    int m_number = 0;
    State m_state = State::Waiting;
    int m_attempt = 0;
    int m_retries = 0; ///< attempts that the policy counts
    HttpJob *m_job = nullptr;
    int m_lane = -1;
    bool m_probe = false;
    bool m_cancelled = false;
    bool m_http2;
    std::optional<std::chrono::milliseconds> m_firstSent;
    std::optional<HttpResult> m_last; ///< the outcome of the last attempt
    QTimer m_backoff;
};

} // namespace phonoscope
