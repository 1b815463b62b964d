// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpexchange.h"

#include "core/network/endpointcore.h"
#include "core/network/httpjob.h"
#include "core/network/networklog.h"
#include "core/network/retryrules.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

using std::chrono::milliseconds;

HttpExchange::HttpExchange(EndpointCore &core, QByteArray body, HttpPriority priority, QObject *parent)
    : QObject(parent), m_core(&core), m_settings(core.settings()), m_body(std::move(body)),
      m_priority(priority), m_entered(core.now()), m_number(core.enter(this)), m_http2(m_settings->http2)
{
    m_backoff.setSingleShot(true);
    m_backoff.setTimerType(Qt::PreciseTimer);
    connect(&m_backoff, &QTimer::timeout, this, [this] { enterQueue(timeLeft()); });
    enterQueue(m_settings->patience);
}

HttpExchange::~HttpExchange()
{
    abandon();
}

void HttpExchange::cancel()
{
    m_cancelled = true;
    if (m_state == State::Running) {
        m_job->cancel();
        return;
    }
    if (m_state != State::Waiting)
        return;
    dropAttempt();
    endSoon(tl::unexpected(HttpError{.kind = HttpErrorKind::Cancelled, .detail = u"cancelled"_s}));
}

void HttpExchange::abandon()
{
    dropAttempt();
    leaveCore();
    m_state = State::Ended;
}

milliseconds HttpExchange::timeLeft() const
{
    return m_firstSent ? m_settings->deadline - (m_core->now() - *m_firstSent) : m_settings->deadline;
}

void HttpExchange::enterQueue(milliseconds patience)
{
    m_state = State::Waiting;
    m_core->queue().enter(m_number,
                          {.priority = m_priority,
                           .patience = patience,
                           .start = [this](CircuitBreaker::Admission admission) { onTurn(admission); },
                           .refuse = [this](const HttpError &error) { onRefused(error); }});
}

void HttpExchange::onRefused(const HttpError &error)
{
    // Who was sent before has a fault of its own to tell.
    endSoon(m_last ? *m_last : HttpResult(tl::unexpected(error)));
}

HttpRequest HttpExchange::request(milliseconds left) const
{
    const bool http2 = m_http2 && m_core->connections().usesHttp2();
    // Time has to remain for another attempt without HTTP/2.
    const bool half = http2 && !m_settings->neverSendTwice;
    QList<HttpHeader> headers = m_settings->headers;
    if (m_core->connections().closesEach())
        headers.append(HttpHeader{"Connection", "close"});
    return {.url = m_settings->url,
            .body = m_body,
            .contentType = "application/json",
            .deadline = half ? std::min(left, std::max(m_settings->deadline / 2, milliseconds(1))) : left,
            .maxAnswerBytes = m_settings->maxAnswerBytes,
            .http2 = http2,
            .headers = headers,
            .tls = {},
            .sendOnce = m_settings->neverSendTwice,
            .peerName = {}};
}

void HttpExchange::onTurn(CircuitBreaker::Admission admission)
{
    m_state = State::Running;
    m_probe = admission == CircuitBreaker::Admission::Probe;
    if (!m_firstSent)
        m_firstSent = m_core->now();
    HttpRequest next = request(timeLeft());
    m_lane = m_core->connections().take(next);
    if (m_core->connections().manager())
        m_core->countAttempt(m_attempt > 0);
    ++m_attempt;
    m_job = new HttpJob(m_core->connections().manager(), std::move(next), this);
    connect(m_job, &HttpJob::connecting, &m_core->connections(), &Connections::countOpened);
    connect(m_job, &HttpJob::finished, this, &HttpExchange::onAttemptEnded);
    m_job->start({.number = m_number, .attempt = m_attempt, .priority = m_priority});
}

void HttpExchange::onAttemptEnded(const HttpResult &result)
{
    const bool http2Fault = tryWithoutHttp2(result);
    m_core->connections().give(std::exchange(m_lane, -1));
    if (result && result->status < 200)
        m_core->connections().distrust();
    std::exchange(m_job, nullptr)->deleteLater();
    if (const bool probe = std::exchange(m_probe, false); http2Fault)
        m_core->recordNothing(probe); // the protocol's fault, not the service's
    else
        m_core->record(result, probe);
    const std::optional<milliseconds> wait = http2Fault ? milliseconds(0) : waitBeforeRetry(result);
    m_last = result;
    if (wait) {
        m_state = State::Waiting;
        if (!http2Fault)
            ++m_retries;
        qCDebug(networkLog).noquote()
            << "retry" << m_number << "in" << wait->count() << "ms after" << summaryOf(result);
        m_backoff.start(*wait);
    }
    // The next one is on its way before this one's answer is read.
    m_core->queue().leave(m_number);
    if (!wait)
        end(result);
}

bool HttpExchange::tryWithoutHttp2(const HttpResult &result)
{
    if (result || m_cancelled || !m_job->mayHaveUsedHttp2())
        return false;
    const HttpErrorKind kind = result.error().kind;
    if (kind != HttpErrorKind::NotHttp && kind != HttpErrorKind::ConnectionLost &&
        kind != HttpErrorKind::Timeout)
        return false;
    m_core->connections().countHttp2Fault();
    m_http2 = false;
    return !m_settings->neverSendTwice && timeLeft() > milliseconds(0);
}

std::optional<milliseconds> HttpExchange::waitBeforeRetry(const HttpResult &result)
{
    if (m_cancelled || m_retries >= m_settings->retry.retries || m_core->isResting() ||
        !mayRetry(result, m_settings->neverSendTwice))
        return {};
    const milliseconds asked(result ? std::max(result->retryAfterMs, 0) : 0);
    const milliseconds wait = std::max(asked, retryDelay(m_settings->retry, m_retries + 1, m_core->random()));
    if (wait >= timeLeft() || !m_core->budget().spend())
        return {};
    return wait;
}

void HttpExchange::dropAttempt()
{
    m_backoff.stop();
    if (m_job) {
        m_job->disconnect(this);
        m_job->abandon();
        std::exchange(m_job, nullptr)->deleteLater();
    }
    if (m_lane >= 0)
        m_core->connections().give(std::exchange(m_lane, -1));
    if (std::exchange(m_probe, false))
        m_core->recordNothing(true);
}

void HttpExchange::leaveCore()
{
    if (EndpointCore *core = std::exchange(m_core, nullptr)) {
        core->queue().leave(m_number);
        core->leave(this);
    }
}

void HttpExchange::endSoon(const HttpResult &result)
{
    m_state = State::Ending;
    m_core->queue().leave(m_number);
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            if (m_state == State::Ending)
                end(result);
        },
        Qt::QueuedConnection);
}

void HttpExchange::end(const HttpResult &result)
{
    m_state = State::Ended;
    if (m_core) {
        const milliseconds total = m_core->now() - m_entered;
        qCDebug(networkLog).noquote() << "end" << m_number << summaryOf(result) << "attempts" << m_attempt
                                      << "in" << total.count() << "ms";
    }
    leaveCore();
    Q_EMIT finished(result);
    // The exchange may be gone here.
}

} // namespace phonoscope
