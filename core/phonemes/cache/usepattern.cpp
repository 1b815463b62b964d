// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/usepattern.h"

#include <algorithm>

namespace phonoscope {

void UsePattern::record(size_t key, qint64 atMs, qsizetype bytes)
{
    for (std::size_t back = 1; back <= std::min(sameWithin, m_lookups.size()); ++back) {
        const Lookup &earlier = m_lookups[(m_next + m_lookups.size() - back) % m_lookups.size()];
        if (earlier.key == key && atMs - earlier.atMs < sameForMs)
            return;
    }
    const Lookup lookup{key, atMs, static_cast<qint32>(std::min<qsizetype>(bytes, 1 << 30))};
    if (m_lookups.size() < capacity) {
        m_lookups.push_back(lookup);
        m_next = 0; // the oldest, and after the newest
    } else {
        m_lookups[m_next] = lookup;
        m_next = (m_next + 1) % capacity;
    }
}

void UsePattern::clear()
{
    m_lookups.clear();
    m_next = 0;
}

std::vector<UsePattern::Lookup> UsePattern::lookups() const
{
    std::vector<Lookup> ordered(m_lookups);
    std::rotate(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(m_next), ordered.end());
    return ordered;
}

} // namespace phonoscope
