// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/connections.h"
#include "core/network/httpendpoint.h"
#include "core/network/pacing/circuitbreaker.h"
#include "core/network/pacing/retrybudget.h"
#include "core/network/requestqueue.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace phonoscope {

class HttpExchange;

/// What an endpoint and its exchanges have in common.
class EndpointCore : public QObject
{
    Q_OBJECT
public:
    EndpointCore(QNetworkAccessManager &manager, HttpEndpointSettings settings, HttpTools tools);
    ~EndpointCore() override; ///< abandons every exchange

    const std::shared_ptr<const HttpEndpointSettings> &settings() const { return m_settings; }
    void setSettings(HttpEndpointSettings settings);

    std::chrono::milliseconds now() const { return m_tools.steady(); }
    double random() const { return m_tools.random(); }

    RequestQueue &queue() { return m_queue; }
    Connections &connections() { return m_connections; }
    RetryBudget &budget() { return m_budget; }

    /// A number for a new exchange, and what it is known by until it leaves.
    int enter(HttpExchange *exchange);
    void leave(HttpExchange *exchange);
    const QList<HttpExchange *> &exchanges() const { return m_exchanges; }

    /// Counts an attempt; \a retry: not the first of its exchange.
    void countAttempt(bool retry);

    /// How an attempt went: for the breaker, and for a pause that the service asks for.
    void record(const HttpResult &result, bool probe);
    /// The asker gave up on an attempt.
    void recordNothing(bool probe);

    bool isResting() const;
    void tryNow();
    const std::optional<HttpResult> &faultBehindRest() const { return m_faultBehindRest; }

    HttpEndpointFigures figures() const;

Q_SIGNALS:
    void figuresChanged();

private:
    void letQueueKnow();

    const HttpTools m_tools;
    std::shared_ptr<const HttpEndpointSettings> m_settings;
    CircuitBreaker m_breaker;
    std::optional<HttpResult> m_faultBehindRest; ///< what opened the breaker, while it is not closed
    RetryBudget m_budget;
    Connections m_connections;
    RequestQueue m_queue;
    QList<HttpExchange *> m_exchanges;
    int m_lastNumber = 0;
    int m_requests = 0;
    int m_retries = 0;
};

} // namespace phonoscope
