// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>

namespace phonoscope {

/// Milliseconds of a clock that only goes forward.
using SteadyClock = std::function<qint64()>;
qint64 steadyClockNow();

/// Tells when somebody begins to type again after a pause: connections may have gone cold by then.
class TypingPause
{
public:
    static constexpr qint64 longPause = 30'000; ///< ms

    explicit TypingPause(SteadyClock clock = steadyClockNow) : m_clock(std::move(clock)) {}

    /// Something was typed. True the first time, and after a long pause.
    bool endsWithTyping();

private:
    SteadyClock m_clock;
    qint64 m_lastTyped = -longPause;
};

} // namespace phonoscope
