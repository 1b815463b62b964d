// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace phonoscope {

/// How many retries a service may be troubled with: about one for five requests, and a reserve for a bad
/// moment. A service that is down is so asked a fifth more often, not three times as often.
class RetryBudget
{
public:
    static constexpr int reserve = 10;          ///< retries that may come in a row
    static constexpr int requestsForARetry = 5; ///< that earn one more

    /// A request was sent for the first time.
    void earn() { m_fifths = std::min(m_fifths + 1, reserve * requestsForARetry); }

    /// Takes one retry; false if there is none left.
    bool spend()
    {
        if (m_fifths < requestsForARetry)
            return false;
        m_fifths -= requestsForARetry;
        return true;
    }

private:
    int m_fifths = reserve * requestsForARetry;
};

} // namespace phonoscope
