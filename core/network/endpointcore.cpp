// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/endpointcore.h"

#include "core/network/httpexchange.h"
#include "core/network/networklog.h"
#include "core/network/retryrules.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

using std::chrono::milliseconds;
using State = CircuitBreaker::State;

EndpointCore::EndpointCore(QNetworkAccessManager &manager, HttpEndpointSettings settings, HttpTools tools)
    : m_tools(std::move(tools)),
      m_settings(std::make_shared<const HttpEndpointSettings>(std::move(settings))),
      m_breaker(m_settings->breaker), m_connections(manager, *m_settings, m_tools),
      m_queue(m_breaker, m_tools.steady)
{
    connect(&m_connections, &Connections::ready, this, &EndpointCore::letQueueKnow);
    letQueueKnow();
}

EndpointCore::~EndpointCore()
{
    // Those that wait are not to start when the others go.
    m_queue.setHeld(true);
    while (!m_exchanges.isEmpty())
        m_exchanges.takeLast()->abandon();
}

void EndpointCore::letQueueKnow()
{
    m_queue.setHeld(!m_connections.isReady());
    m_queue.setParallel(m_connections.capacity());
}

void EndpointCore::setSettings(HttpEndpointSettings settings)
{
    if (settings == *m_settings)
        return;
    const bool otherService = settings.url != m_settings->url;
    const bool otherBreaker = settings.breaker != m_settings->breaker;
    m_settings = std::make_shared<const HttpEndpointSettings>(std::move(settings));
    if (otherService) {
        m_breaker = CircuitBreaker(m_settings->breaker);
        m_faultBehindRest.reset();
        m_budget = {};
        m_queue.resume();
    } else if (otherBreaker) {
        m_breaker.setPolicy(m_settings->breaker);
    }
    m_connections.setSettings(*m_settings);
    letQueueKnow();
    Q_EMIT figuresChanged();
}

int EndpointCore::enter(HttpExchange *exchange)
{
    m_connections.lookForSleep();
    m_exchanges.append(exchange);
    Q_EMIT figuresChanged();
    return ++m_lastNumber;
}

void EndpointCore::leave(HttpExchange *exchange)
{
    m_exchanges.removeOne(exchange);
    Q_EMIT figuresChanged();
}

void EndpointCore::countAttempt(bool retry)
{
    ++m_requests;
    if (retry)
        ++m_retries;
    else
        m_budget.earn();
    Q_EMIT figuresChanged();
}

void EndpointCore::record(const HttpResult &result, bool probe)
{
    const State before = m_breaker.state(now());
    const milliseconds restBefore = m_breaker.restLeft(now());
    m_breaker.record(verdictOn(result), probe, now());
    const State after = m_breaker.state(now());
    const milliseconds rest = m_breaker.restLeft(now());
    const QString service = plainUrl(m_settings->url);
    if (after == State::Open && rest > restBefore) {
        m_faultBehindRest = result;
        qCInfo(networkLog).noquote() << "breaker open for" << rest.count() << "ms after" << summaryOf(result)
                                     << service;
    } else if (after == State::Closed && before != State::Closed) {
        m_faultBehindRest.reset();
        qCInfo(networkLog).noquote() << "breaker closed" << service;
    }
    if (const milliseconds pause = pauseAskedFor(result); pause > milliseconds(0)) {
        qCDebug(networkLog).noquote() << "pause of" << pause.count() << "ms asked for by" << service;
        m_queue.pauseUntil(now() + pause);
    }
    // After http2 was given up there may be more lanes, after an outcome others may go.
    m_queue.setParallel(m_connections.capacity());
    Q_EMIT figuresChanged();
}

void EndpointCore::recordNothing(bool probe)
{
    m_breaker.record(CircuitBreaker::Verdict::Nothing, probe, now());
    m_queue.look();
}

bool EndpointCore::isResting() const
{
    return m_breaker.state(now()) == State::Open;
}

void EndpointCore::tryNow()
{
    if (isResting()) {
        m_breaker.tryNow(now());
        qCInfo(networkLog).noquote() << "breaker half open on request" << plainUrl(m_settings->url);
    }
    m_queue.resume();
    Q_EMIT figuresChanged();
}

HttpEndpointFigures EndpointCore::figures() const
{
    const milliseconds rest = std::max(m_breaker.restLeft(now()), m_queue.pauseLeft());
    const bool resting = rest > milliseconds(0);
    const int running = m_queue.running();
    return {.requests = m_requests,
            .connections = m_connections.opened(),
            .retries = m_retries,
            .inFlight = running,
            .waiting = static_cast<int>(m_exchanges.size()) - running,
            .resting = resting,
            .restsForMs = resting ? static_cast<int>(rest.count()) : -1};
}

} // namespace phonoscope
