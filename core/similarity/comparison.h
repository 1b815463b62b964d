// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/score.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/utterance.h"

namespace phonoscope {

/// One spoken sentence held against the reference.
struct Attempt
{
    UtterancePtr spoken;
    Alignment columns; ///< indexes reference->segments and spoken->segments
    Score score;       ///< score.columns has one entry for each of columns
    std::vector<WordScore> words;
    double similarity = 1.0; ///< Levenshtein, 0–1

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// The segment that a column's \a index names; nullptr for the gap.
inline const Segment *segmentAt(const Utterance &utterance, int index)
{
    return index == gap ? nullptr : &utterance.segments.at(index);
}

struct ComparisonFigures
{
    NetworkFigures network; ///< what this comparison used, not more
    int cacheHits = 0;
    double elapsedMs = 0;

    friend bool operator==(const ComparisonFigures &, const ComparisonFigures &) = default;
};

/// The result of one comparison: a value, complete in itself. Views, CLI and reports draw it.
struct Comparison
{
    QString lang;
    QString provider;
    QString engine;
    Strictness strictness = Strictness::Standard;
    UtterancePtr reference;
    /// One for each spoken sentence, in the order they were given; those that failed hold their error.
    std::vector<tl::expected<Attempt, PhonemeError>> attempts;
    ComparisonFigures figures;

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// The error is that of the reference, without which there is nothing to compare; or Cancelled.
using ComparisonResult = tl::expected<Comparison, PhonemeError>;

} // namespace phonoscope
