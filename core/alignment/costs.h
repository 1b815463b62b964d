// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

/// What facing segments cost *while aligning*, in integers so that ties are exact; the unit is a thousandth
/// of what two consonants cost that share nothing. Read from ":/phonoscope/alignment/aligning-costs.tsv".
/// Immutable, thread-safe.
/// Not to be confused with ScoringDistances: vowels face vowels cheaply here, whatever they sound like.
class AligningCosts
{
public:
    static tl::expected<AligningCosts, QString> load();
    /// The same from another table. The error names the file and the row.
    static tl::expected<AligningCosts, QString> load(const QString &path);

    /// Cost of \a a facing \a b; 0 for equal features; symmetric. Kinds that must not face each other cost
    /// more than the two gaps that replace them.
    int substitution(const Features &a, const Features &b) const;
    /// What segments cost at least that are not the same, equal features or not (two unknown symbols).
    int minimumSubstitution() const;
    /// What is added for each seam between words that stands beside one of two facing segments and not at the
    /// same side of the other.
    int seamCost() const;
    /// What is added for each gap that stands between two segments of one word: a whole word that was put in
    /// or left out does so between words.
    int splitCost() const;
    /// Cost of \a a facing nothing; less at a word's end. Never 0.
    int gapCost(const Features &a, bool atWordEnd) const;
    /// Cost of a short close vowel facing nothing that leads to the next vowel as a glide does, such as u in
    /// uo.
    int leadingVowelGapCost() const;

private:
    AligningCosts() = default;
    struct Values;
    std::shared_ptr<const Values> m_values;
};

/// How far a sound is from another *for the listener*, in thousandths: 0 the same, 1000 nothing in common.
/// Read from ":/phonoscope/alignment/scoring-distances.tsv". Immutable, thread-safe.
class ScoringDistances
{
public:
    static tl::expected<ScoringDistances, QString> load();
    /// The same from another table. The error names the file and the row.
    static tl::expected<ScoringDistances, QString> load(const QString &path);

    /// 0 for equal features, at least minimumSubstitution() for others, at most 1000; symmetric.
    int distance(const Features &reference, const Features &spoken) const;
    /// What a substitution costs at least, even between segments of equal features (two unknown symbols).
    int minimumSubstitution() const;
    /// What an inserted sound costs, in thousandths of one reference segment's share.
    int insertionCost() const;
    /// Substitutions below this distance are near misses: only these does strictness scale.
    int nearMissLimit() const;

private:
    ScoringDistances() = default;
    struct Values;
    std::shared_ptr<const Values> m_values;
};

} // namespace phonoscope
