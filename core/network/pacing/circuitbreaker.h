// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace phonoscope {

/// When a service that keeps failing is left alone.
struct BreakerPolicy
{
    int failures = 5; ///< in a row; 0: it is never left alone
    std::chrono::milliseconds rest{5000};
    std::chrono::milliseconds longestRest{60'000}; ///< the rest doubles with each try that fails, up to this

    friend bool operator==(const BreakerPolicy &, const BreakerPolicy &) = default;
};

/// Whether a service may be asked. Closed: yes. Open, after too many failures in a row: no, for a rest. Then
/// half open: one request, the probe, is let through, and its outcome closes or opens it again.
///
/// A value without a clock: every time is told, counted by one clock that never goes back.
class CircuitBreaker
{
public:
    enum class State { Closed, Open, HalfOpen };
    enum class Admission {
        Pass,
        Probe, ///< pass, and record() how it went as the probe
        Wait,  ///< for the outcome of the probe
        Refuse,
    };
    enum class Verdict {
        Success, ///< the service answered, if only to say what is wrong with the request
        Failure,
        Nothing, ///< known of neither: the asker gave up
    };

    explicit CircuitBreaker(BreakerPolicy policy = {}) : m_policy(policy), m_rest(policy.rest) {}

    State state(std::chrono::milliseconds now) const;

    /// May one be sent now? Whoever is told Probe owes a record().
    Admission admit(std::chrono::milliseconds now);

    /// How one that was admitted went. What was sent before it opened may close it, but not prolong its rest.
    void record(Verdict verdict, bool probe, std::chrono::milliseconds now);

    /// Ends the rest: the next one is the probe.
    void tryNow(std::chrono::milliseconds now);

    /// Zero unless it is open.
    std::chrono::milliseconds restLeft(std::chrono::milliseconds now) const;

    /// From the next failure on.
    void setPolicy(BreakerPolicy policy);

private:
    void open(std::chrono::milliseconds now);

    BreakerPolicy m_policy;
    int m_failures = 0;                                   ///< in a row, while closed
    std::optional<std::chrono::milliseconds> m_restUntil; ///< not closed
    std::chrono::milliseconds m_rest;                     ///< the next one
    bool m_probing = false;
};

} // namespace phonoscope
