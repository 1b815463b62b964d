// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/retrydelay.h"

#include <algorithm>

namespace phonoscope {

using std::chrono::milliseconds;

milliseconds longestRetryDelay(const RetryPolicy &policy, int retry)
{
    const milliseconds longest = std::max(policy.longestDelay, milliseconds(0));
    milliseconds delay = std::clamp(policy.firstDelay, milliseconds(0), longest);
    // Compared by half, so that nothing overflows.
    for (int i = 1; i < retry && delay > milliseconds(0) && delay < longest; ++i)
        delay = delay > longest / 2 ? longest : delay * 2;
    return delay;
}

milliseconds retryDelay(const RetryPolicy &policy, int retry, double random)
{
    const auto longest = static_cast<double>(longestRetryDelay(policy, retry).count());
    return milliseconds(static_cast<milliseconds::rep>(longest * std::clamp(random, 0.0, 1.0)));
}

} // namespace phonoscope
