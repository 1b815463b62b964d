// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/pacing/clocks.h"

#include <utility>

namespace phonoscope {

/// Notices that the computer has slept: the time of day went on and the steady clock did not. Setting the
/// time of day forward looks the same, which costs a few new connections and nothing else.
class SleepWatch
{
public:
    static constexpr std::chrono::seconds noticeable{5};

    SleepWatch(Clock steady, Clock wall)
        : m_steady(std::move(steady)), m_wall(std::move(wall)), m_lead(m_wall() - m_steady())
    {
    }

    /// Since the last call, or since it was made.
    bool hasSlept()
    {
        const auto before = std::exchange(m_lead, m_wall() - m_steady());
        return m_lead - before > noticeable;
    }

private:
    Clock m_steady;
    Clock m_wall;
    std::chrono::milliseconds m_lead; ///< of the time of day before the steady clock
};

} // namespace phonoscope
