// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/levenshtein.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace phonoscope {

namespace {

constexpr std::size_t wordBits = 64;

/// Where each segment id occurs in a strip of at most 64 segments, one bit a position: a hash table with open
/// addressing that never fills beyond a half.
class Occurrences
{
public:
    explicit Occurrences(std::span<const Segment> strip)
    {
        std::uint64_t bit = 1;
        for (const Segment &segment : strip) {
            const std::size_t slot = find(segment.id);
            m_ids[slot] = segment.id;
            m_bits[slot] |= bit;
            bit <<= 1;
        }
    }

    std::uint64_t of(SegmentId id) const { return m_bits[find(id)]; }

private:
    static constexpr std::size_t slots = 2 * wordBits;

    /// The slot of \a id, or the empty one where it belongs. Ids are dense, so the low bits spread well; the
    /// multiplication is for those that are not.
    std::size_t find(SegmentId id) const
    {
        std::size_t slot = (id ^ (id >> 7) * 0x9E3779B1u) % slots;
        while (m_bits[slot] != 0 && m_ids[slot] != id)
            slot = (slot + 1) % slots;
        return slot;
    }

    std::array<SegmentId, slots> m_ids; // meaningless where m_bits is 0
    std::array<std::uint64_t, slots> m_bits{};
};

/// One strip of rows of the table, 64 at once: bits tell where a row is one more or one less than the row
/// above it (Myers 1999, in the form of Hyyrö 2003).
class Strip
{
public:
    explicit Strip(std::span<const Segment> rows)
        : m_occurrences(rows), m_lastRow(std::uint64_t(1) << (rows.size() - 1))
    {
    }

    /// Goes on by the column of \a id. \a above is the step (−1, 0, 1) that the row above the strip took in
    /// this column; the answer is the step of its last row.
    int advance(SegmentId id, int above)
    {
        std::uint64_t equal = m_occurrences.of(id);
        const std::uint64_t vertical = equal | m_less;
        equal |= std::uint64_t(above < 0);
        const std::uint64_t horizontal = (((equal & m_more) + m_more) ^ m_more) | equal;
        std::uint64_t more = m_less | ~(horizontal | m_more);
        std::uint64_t less = m_more & horizontal;
        const int step = int((more & m_lastRow) != 0) - int((less & m_lastRow) != 0);
        more = (more << 1) | std::uint64_t(above > 0);
        less = (less << 1) | std::uint64_t(above < 0);
        m_more = less | ~(vertical | more);
        m_less = more & vertical;
        return step;
    }

private:
    Occurrences m_occurrences;
    std::uint64_t m_lastRow;
    std::uint64_t m_more = ~std::uint64_t(0);
    std::uint64_t m_less = 0;
};

} // namespace

int levenshteinDistance(std::span<const Segment> a, std::span<const Segment> b)
{
    // The fewer strips the better: the shorter one makes the rows.
    const std::span<const Segment> rows = a.size() <= b.size() ? a : b;
    const std::span<const Segment> columns = a.size() <= b.size() ? b : a;
    if (rows.empty())
        return static_cast<int>(columns.size());

    int distance = static_cast<int>(rows.size());
    if (rows.size() <= wordBits) {
        Strip strip(rows);
        for (const Segment &segment : columns)
            distance += strip.advance(segment.id, 1);
        return distance;
    }

    // Strip under strip, each handing the steps of its last row to the next: memory grows with the length,
    // not with its square.
    std::vector<std::int8_t> steps(columns.size(), 1);
    for (std::size_t top = 0; top < rows.size(); top += wordBits) {
        Strip strip(rows.subspan(top, std::min(wordBits, rows.size() - top)));
        for (std::size_t j = 0; j < columns.size(); ++j)
            steps[j] = static_cast<std::int8_t>(strip.advance(columns[j].id, steps[j]));
    }
    for (const std::int8_t step : steps)
        distance += step;
    return distance;
}

double levenshteinSimilarity(std::span<const Segment> a, std::span<const Segment> b)
{
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0)
        return 1.0;
    return 1.0 - static_cast<double>(levenshteinDistance(a, b)) / static_cast<double>(longer);
}

} // namespace phonoscope
