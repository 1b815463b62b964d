// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <random>

namespace phonoscope {

/// The time since some fixed moment, in milliseconds. What needs to know the time is told where to ask, so
/// that a test can set it.
using Clock = std::function<std::chrono::milliseconds()>;

/// Never goes back; stands still while the computer sleeps (on Linux).
inline Clock steadyClock()
{
    return [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
}

/// The time of day: may be set, and goes on while the computer sleeps.
inline Clock wallClock()
{
    return [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now().time_since_epoch());
    };
}

/// A number from 0 up to and without 1, each as likely.
using RandomSource = std::function<double()>;

inline RandomSource randomSource()
{
    return [engine = std::mt19937(std::random_device()())]() mutable {
        return std::uniform_real_distribution<double>()(engine);
    };
}

} // namespace phonoscope
