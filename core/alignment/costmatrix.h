// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costs.h"
#include "core/ipa/segment.h"

#include <cstdint>
#include <span>
#include <vector>

namespace phonoscope {

/// What interned segments cost, remembered by id and worked out when first asked for.
///
/// Ids from maxIds on are worked out each time, so that foreign input with ever new symbols cannot make it
/// grow: it never takes more than 2 MiB. Not thread-safe.
class CostMatrix
{
public:
    static constexpr SegmentId maxIds = 1024;

    explicit CostMatrix(AligningCosts costs)
        : m_costs(std::move(costs)), m_seam(m_costs.seamCost()), m_split(m_costs.splitCost()),
          m_leadingVowelGap(m_costs.leadingVowelGapCost())
    {
    }

    /// Makes room for ids up to \a highest; to be called before the others are asked about them.
    void reserve(SegmentId highest);

    int substitution(const Segment &a, const Segment &b)
    {
        if (a.id >= maxIds || b.id >= maxIds)
            return compute(a, b);
        std::int16_t &known = m_pairs[a.id * m_stride + b.id];
        if (known < 0)
            known = static_cast<std::int16_t>(compute(a, b));
        return known;
    }

    /// The costs of \a a facing ids, by id, those of \a others known. \pre all ids are below maxIds
    const std::int16_t *row(const Segment &a, std::span<const Segment> others)
    {
        for (const Segment &other : others)
            substitution(a, other);
        return m_pairs.data() + a.id * m_stride;
    }
    /// The same without looking whether they are known; those that are not are negative.
    const std::int16_t *row(const Segment &a) const { return m_pairs.data() + a.id * m_stride; }

    int seam() const { return m_seam; }
    int split() const { return m_split; }
    int leadingVowelGap() const { return m_leadingVowelGap; }

    int gap(const Segment &a, bool atWordEnd)
    {
        if (a.id >= maxIds)
            return m_costs.gapCost(a.features, atWordEnd);
        std::int16_t &known = m_gaps[2 * a.id + (atWordEnd ? 1 : 0)];
        if (known < 0)
            known = static_cast<std::int16_t>(m_costs.gapCost(a.features, atWordEnd));
        return known;
    }

private:
    int compute(const Segment &a, const Segment &b) const;

    AligningCosts m_costs;
    int m_seam = 0;
    int m_split = 0;
    int m_leadingVowelGap = 0;
    std::size_t m_stride = 0;          ///< ids that there is room for, a power of two
    std::vector<std::int16_t> m_pairs; ///< m_stride rows and columns; negative: not known yet
    std::vector<std::int16_t> m_gaps;  ///< for each id inside a word, then at its end
};

} // namespace phonoscope
