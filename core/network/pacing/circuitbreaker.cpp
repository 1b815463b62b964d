// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/circuitbreaker.h"

#include <algorithm>

namespace phonoscope {

using std::chrono::milliseconds;

CircuitBreaker::State CircuitBreaker::state(milliseconds now) const
{
    if (!m_restUntil)
        return State::Closed;
    return now < *m_restUntil ? State::Open : State::HalfOpen;
}

CircuitBreaker::Admission CircuitBreaker::admit(milliseconds now)
{
    switch (state(now)) {
    case State::Closed:
        return Admission::Pass;
    case State::Open:
        return Admission::Refuse;
    case State::HalfOpen:
        if (m_probing)
            return Admission::Wait;
        m_probing = true;
        return Admission::Probe;
    }
    return Admission::Refuse;
}

void CircuitBreaker::record(Verdict verdict, bool probe, milliseconds now)
{
    if (probe)
        m_probing = false;
    switch (verdict) {
    case Verdict::Nothing:
        return;
    case Verdict::Success:
        m_failures = 0;
        m_restUntil.reset();
        m_rest = m_policy.rest;
        return;
    case Verdict::Failure:
        if (!m_restUntil) {
            ++m_failures;
            if (m_policy.failures > 0 && m_failures >= m_policy.failures)
                open(now);
        } else if (probe) {
            open(now);
        }
        return;
    }
}

void CircuitBreaker::open(milliseconds now)
{
    m_restUntil = now + m_rest;
    m_rest = std::max(m_rest, std::min(m_rest * 2, m_policy.longestRest));
    m_failures = 0;
}

void CircuitBreaker::tryNow(milliseconds now)
{
    if (m_restUntil)
        m_restUntil = std::min(*m_restUntil, now);
}

milliseconds CircuitBreaker::restLeft(milliseconds now) const
{
    return m_restUntil ? std::max(*m_restUntil - now, milliseconds(0)) : milliseconds(0);
}

void CircuitBreaker::setPolicy(BreakerPolicy policy)
{
    m_policy = policy;
    m_rest = policy.rest;
    if (m_policy.failures <= 0) {
        m_failures = 0;
        m_restUntil.reset();
    }
}

} // namespace phonoscope
