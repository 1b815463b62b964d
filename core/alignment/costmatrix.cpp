// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/costmatrix.h"

#include "core/alignment/costtable.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace phonoscope {

namespace {

constexpr std::int16_t unknown = -1;
constexpr std::size_t leastIds = 64;

static_assert(CostTable::highestValue <= std::numeric_limits<std::int16_t>::max());

} // namespace

void CostMatrix::reserve(SegmentId highest)
{
    const std::size_t needed = std::min<std::size_t>(std::size_t(highest) + 1, maxIds);
    if (needed <= m_stride)
        return;
    const std::size_t stride = std::max(leastIds, std::bit_ceil(needed));
    std::vector<std::int16_t> pairs(stride * stride, unknown);
    for (std::size_t row = 0; row < m_stride; ++row) {
        const auto from = m_pairs.cbegin() + static_cast<std::ptrdiff_t>(row * m_stride);
        std::copy_n(from, m_stride, pairs.begin() + static_cast<std::ptrdiff_t>(row * stride));
    }
    m_pairs = std::move(pairs);
    m_gaps.resize(2 * stride, unknown);
    m_stride = stride;
}

int CostMatrix::compute(const Segment &a, const Segment &b) const
{
    if (a.id == b.id)
        return 0;
    return std::max(m_costs.substitution(a.features, b.features), m_costs.minimumSubstitution());
}

} // namespace phonoscope
