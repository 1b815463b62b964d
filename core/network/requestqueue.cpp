// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/requestqueue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

using std::chrono::milliseconds;

namespace {

int wholeMs(milliseconds time)
{
    return static_cast<int>(std::clamp(time, milliseconds(0), milliseconds(std::chrono::hours(48))).count());
}

} // namespace

RequestQueue::RequestQueue(CircuitBreaker &breaker, Clock clock, QObject *parent)
    : QObject(parent), m_breaker(breaker), m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RequestQueue::look);
}

void RequestQueue::enter(int number, Guest guest)
{
    const Place place(guest.priority, number);
    const milliseconds until = m_clock() + guest.patience;
    m_waiting.insert_or_assign(place, Waiting{std::move(guest), until});
    look();
}

void RequestQueue::leave(int number)
{
    bool there = m_running.erase(number) > 0;
    for (const HttpPriority priority : {HttpPriority::High, HttpPriority::Low})
        there = m_waiting.erase({priority, number}) > 0 || there;
    if (there)
        look();
}

void RequestQueue::setParallel(int parallel)
{
    m_parallel = std::clamp(parallel, 1, maxParallel);
    look();
}

void RequestQueue::pauseUntil(milliseconds time)
{
    m_pausedUntil = std::max(m_pausedUntil, time);
    look();
}

void RequestQueue::resume()
{
    m_pausedUntil = {};
    look();
}

milliseconds RequestQueue::pauseLeft() const
{
    return m_pausedUntil == milliseconds(0) ? milliseconds(0)
                                            : std::max(m_pausedUntil - m_clock(), milliseconds(0));
}

void RequestQueue::setHeld(bool held)
{
    m_held = held;
    look();
}

void RequestQueue::look()
{
    // Who is started or refused may come back at once.
    if (std::exchange(m_looking, true)) {
        m_lookAgain = true;
        return;
    }
    do {
        m_lookAgain = false;
        refuseTheHopeless();
        startNext();
    } while (m_lookAgain);
    m_looking = false;
    setTimer();
}

void RequestQueue::refuse(std::map<Place, Waiting>::iterator one, HttpError error)
{
    const Guest guest = std::move(one->second.guest);
    m_waiting.erase(one);
    guest.refuse(std::move(error));
}

void RequestQueue::refuseTheHopeless()
{
    // Anew after each: who is told may do anything, such as take others out.
    while (true) {
        const milliseconds now = m_clock();
        const milliseconds rest = m_breaker.restLeft(now);
        const milliseconds pause = pauseLeft();
        const auto one = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto &waiting) {
            const milliseconds until = waiting.second.until;
            return rest > milliseconds(0) || until <= now || until < now + pause;
        });
        if (one == m_waiting.end())
            return;
        if (rest > milliseconds(0)) {
            refuse(one, {.kind = HttpErrorKind::Resting,
                         .detail = u"the service failed too often, next try in %1 ms"_s.arg(rest.count()),
                         .retryAfterMs = wholeMs(rest),
                         .unsent = true});
        } else if (one->second.until <= now) {
            refuse(one, {.kind = HttpErrorKind::WaitedTooLong,
                         .detail = u"waited too long for its turn"_s,
                         .unsent = true});
        } else {
            refuse(one, {.kind = HttpErrorKind::Resting,
                         .detail = u"the service asks for a pause of %1 ms"_s.arg(pause.count()),
                         .retryAfterMs = wholeMs(pause),
                         .unsent = true});
        }
    }
}

void RequestQueue::startNext()
{
    while (!m_held && !m_waiting.empty() && running() < m_parallel && pauseLeft() == milliseconds(0)) {
        const auto admission = m_breaker.admit(m_clock());
        if (admission == CircuitBreaker::Admission::Wait || admission == CircuitBreaker::Admission::Refuse)
            return;
        const auto first = m_waiting.begin();
        const Guest guest = std::move(first->second.guest);
        m_running.insert(first->first.second);
        m_waiting.erase(first);
        guest.start(admission);
    }
}

void RequestQueue::setTimer()
{
    if (m_waiting.empty()) {
        m_timer.stop();
        return;
    }
    const auto next = std::min_element(m_waiting.begin(), m_waiting.end(), [](const auto &a, const auto &b) {
                          return a.second.until < b.second.until;
                      })->second.until;
    const milliseconds now = m_clock();
    const milliseconds pause = pauseLeft();
    m_timer.start(wholeMs(pause > milliseconds(0) ? std::min(next, m_pausedUntil) - now : next - now) + 1);
}

} // namespace phonoscope
