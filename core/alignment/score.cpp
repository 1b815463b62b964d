// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/score.h"

#include <algorithm>
#include <functional>

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

/// What a tier's columns are judged with.
struct Judge
{
    std::span<const Segment> reference;
    std::span<const Segment> spoken;
    const ScoringDistances &distances;
    Strictness strictness;
    const Leeways &leeways;

    ColumnScore facing(const Column &column) const;
    ColumnScore merged(const Column &column) const;
    ColumnScore substitution(const Features &expected, const Features &heard, int shares) const;
    ColumnScore judge(const Column &column) const;
};

ColumnScore right(ColumnType type, ScoreRule rule)
{
    return {.type = type, .rule = rule};
}

ColumnScore Judge::substitution(const Features &expected, const Features &heard, int shares) const
{
    const int distance = std::max(distances.distance(expected, heard), distances.minimumSubstitution());
    const bool isNear = distance < distances.nearMissLimit();
    return {.type = ColumnType::Substitution,
            .distance = withStrictness(distance, distances.nearMissLimit(), strictness) * shares,
            .rule = isNear ? ScoreRule::NearMiss : ScoreRule::Different};
}

/// One sound facing one.
ColumnScore Judge::facing(const Column &column) const
{
    const auto place = static_cast<std::size_t>(column.reference.first);
    const Segment &expected = reference[place];
    const Segment &heard = spoken[static_cast<std::size_t>(column.spoken.first)];
    const Leeway *leeway = leeways.isEmpty() ? nullptr : &leeways.at(column.reference.first);
    if (expected.id == heard.id) {
        if (leeway && leeway->isVariant)
            return right(ColumnType::Variant, ScoreRule::AcceptedForm);
        return expected.text == heard.text ? right(ColumnType::Match, ScoreRule::Same)
                                           : right(ColumnType::Variant, ScoreRule::Notation);
    }
    if (leeway && leeway->accepts(heard.id))
        return right(ColumnType::Variant, ScoreRule::Equal);
    return substitution(expected.features, heard.features, 1);
}

/// Several sounds on a side.
ColumnScore Judge::merged(const Column &column) const
{
    const Features expected = joinedFeatures(soundsOf(reference, column.reference));
    const Features heard = joinedFeatures(soundsOf(spoken, column.spoken));
    if (expected == heard)
        return right(ColumnType::Variant, ScoreRule::Notation);
    return substitution(expected, heard, column.reference.count);
}

ColumnScore Judge::judge(const Column &column) const
{
    if (column.spoken.isGap())
        return {.type = ColumnType::Omission,
                .distance = wholeSegment * column.reference.count,
                .rule = ScoreRule::LeftOut};
    if (column.reference.isGap())
        return {.type = ColumnType::Insertion,
                .distance = distances.insertionCost() * column.spoken.count,
                .rule = ScoreRule::Added};
    return column.reference.count == 1 && column.spoken.count == 1 ? facing(column) : merged(column);
}

void applyRuling(ColumnScore &score, Ruling ruling)
{
    switch (ruling) {
    case Ruling::None:
        return;
    case Ruling::Accepted:
        score.distance = 0;
        score.rule = ScoreRule::Accepted;
        if (score.type != ColumnType::Match)
            score.type = ColumnType::Variant;
        return;
    case Ruling::Ignored:
        score.distance = 0;
        score.rule = ScoreRule::Ignored;
        return;
    }
}

/// Hands out the points of a tier's columns: each distance divided by \a segments, in whole tenths that sum
/// up to the rounded sum. What rounding down left over goes to the largest remainders, the first column
/// first.
void sharePoints(std::vector<ColumnScore> &columns, Tier tier, int segments)
{
    int sum = 0;
    int given = 0;
    // Remainder above, position below and turned round: one comparison of numbers orders both.
    std::vector<std::uint64_t> remainders;
    remainders.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ColumnScore &column = columns[i];
        if (column.tier != tier || column.distance == 0)
            continue;
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

TierScore scoreTier(std::vector<ColumnScore> &columns, Tier tier, int shares)
{
    // Without a reference there are no shares; what was said too much counts as if it had one segment.
    sharePoints(columns, tier, std::max(shares, 1));
    TierScore score{.shares = shares};
    for (const ColumnScore &column : columns)
        score.lost += column.tier == tier ? column.points : 0;
    score.clamped = score.lost > wholeScore || (shares == 0 && score.lost > 0);
    score.total = score.clamped ? 0 : wholeScore - score.lost;
    return score;
}

} // namespace

Score scoreColumns(std::span<const Segment> reference, std::span<const Segment> spoken,
                   const Columns &columns, const ScoringDistances &distances, Strictness strictness,
                   const Leeways &leeways)
{
    Q_ASSERT(leeways.isEmpty() || leeways.size() == std::ssize(reference));
    const Judge judge{reference, spoken, distances, strictness, leeways};
    Score score;
    score.columns.reserve(columns.size());
    int shares[2] = {};
    bool expectsTones = false;
    for (const Column &column : columns) {
        ColumnScore one = judge.judge(column);
        one.tier = isTone(column, reference, spoken) ? Tier::Tones : Tier::Sounds;
        applyRuling(one, column.ruling);
        expectsTones = expectsTones || (one.tier == Tier::Tones && !column.reference.isGap());
        if (column.ruling != Ruling::Ignored) {
            shares[static_cast<std::size_t>(one.tier)] += column.reference.count;
            ++score.counts[static_cast<std::size_t>(one.type)];
        }
        score.columns.push_back(one);
    }
    score.sounds = scoreTier(score.columns, Tier::Sounds, shares[static_cast<std::size_t>(Tier::Sounds)]);
    if (expectsTones) {
        score.tones = scoreTier(score.columns, Tier::Tones, shares[static_cast<std::size_t>(Tier::Tones)]);
    } else {
        for (ColumnScore &column : score.columns) {
            if (column.tier == Tier::Tones && column.rule == ScoreRule::Added) {
                column.distance = 0;
                column.rule = ScoreRule::Unexpected;
            }
        }
    }
    return score;
}

} // namespace phonoscope
