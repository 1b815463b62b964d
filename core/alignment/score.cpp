// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/score.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace phonoscope {

namespace {

constexpr int wholeSegment = 1000; // a distance, in thousandths of a segment's share
constexpr int wholeScore = 1000;   // tenths of a point

int withStrictness(int distance, int nearMissLimit, Strictness strictness)
{
    if (distance >= nearMissLimit)
        return distance;
    switch (strictness) {
    case Strictness::Strict:
        return std::min(2 * distance, nearMissLimit);
    case Strictness::Standard:
        return distance;
    case Strictness::Lenient:
        return distance / 2;
    }
    return distance;
}

int columnDistance(ColumnType type, const Segment *reference, const Segment *spoken,
                   const ScoringDistances &distances, Strictness strictness)
{
    switch (type) {
    case ColumnType::Match:
    case ColumnType::Variant:
        return 0;
    case ColumnType::Substitution: {
        const int distance = std::max(distances.distance(reference->features, spoken->features),
                                      distances.minimumSubstitution());
        return withStrictness(distance, distances.nearMissLimit(), strictness);
    }
    case ColumnType::Omission:
        return wholeSegment;
    case ColumnType::Insertion:
        return distances.insertionCost();
    }
    return 0;
}

/// Hands out the columns' points: each distance divided by \a segments, in whole tenths that sum up to the
/// rounded sum. What rounding down left over goes to the largest remainders, the first column first.
void sharePoints(std::vector<ColumnScore> &columns, int segments)
{
    int sum = 0;
    int given = 0;
    // Remainder above, position below and turned round: one comparison of numbers orders both.
    std::vector<std::uint64_t> remainders;
    remainders.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnScore &column = columns[i];
        sum += column.distance;
        column.points = column.distance / segments;
        given += column.points;
        if (const int remainder = column.distance % segments; remainder > 0)
            remainders.push_back(static_cast<std::uint64_t>(remainder) << 32 |
                                 ~static_cast<std::uint32_t>(i));
    }
    // Never more than there are remainders, for each of them is less than one.
    const int left = (2 * sum + segments) / (2 * segments) - given;
    const auto last = remainders.begin() + left;
    if (last != remainders.end())
        std::nth_element(remainders.begin(), last, remainders.end(), std::greater<>());
    for (auto it = remainders.begin(); it != last; ++it)
        ++columns[~static_cast<std::uint32_t>(*it)].points;
}

} // namespace

ColumnType columnType(const Segment *reference, const Segment *spoken)
{
    Q_ASSERT(reference || spoken);
    if (!spoken)
        return ColumnType::Omission;
    if (!reference)
        return ColumnType::Insertion;
    if (reference->id != spoken->id)
        return ColumnType::Substitution;
    return reference->text == spoken->text ? ColumnType::Match : ColumnType::Variant;
}

int Score::lost() const
{
    return std::accumulate(columns.cbegin(), columns.cend(), 0,
                           [](int sum, const ColumnScore &column) { return sum + column.points; });
}

Score scoreAlignment(std::span<const Segment> reference, std::span<const Segment> spoken,
                     const Alignment &columns, const ScoringDistances &distances, Strictness strictness)
{
    Score score;
    score.columns.reserve(columns.size());
    for (const AlignedPair &pair : columns) {
        const Segment *r =
            pair.reference == gap ? nullptr : &reference[static_cast<std::size_t>(pair.reference)];
        const Segment *s = pair.spoken == gap ? nullptr : &spoken[static_cast<std::size_t>(pair.spoken)];
        ColumnScore column;
        column.type = columnType(r, s);
        column.distance = columnDistance(column.type, r, s, distances, strictness);
        ++score.counts[static_cast<std::size_t>(column.type)];
        score.columns.push_back(column);
    }
    // Without a reference there are no shares; what was said too much counts as if it had one segment.
    sharePoints(score.columns, std::max(static_cast<int>(reference.size()), 1));

    const int lost = score.lost();
    score.clamped = lost > wholeScore || (reference.empty() && lost > 0);
    score.total = score.clamped ? 0 : wholeScore - lost;
    return score;
}

} // namespace phonoscope
