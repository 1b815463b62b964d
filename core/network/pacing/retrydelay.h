// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace phonoscope {

/// When an attempt that failed is made again. Every wait is a random part of its limit, which doubles from
/// \a firstDelay up to \a longestDelay; a Retry-After of the service goes before it.
struct RetryPolicy
{
    int retries = 2; ///< beside the first attempt; 0: none
    std::chrono::milliseconds firstDelay{200};
    std::chrono::milliseconds longestDelay{5000};

    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

/// The longest wait before the \a retry-th retry, which counts from 1. Never negative.
std::chrono::milliseconds longestRetryDelay(const RetryPolicy &policy, int retry);

/// The wait itself: full jitter, \a random (0 up to 1) of the longest one. Many that failed together do not
/// come again together.
std::chrono::milliseconds retryDelay(const RetryPolicy &policy, int retry, double random);

} // namespace phonoscope
