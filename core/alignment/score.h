// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/alignment.h"
#include "core/alignment/costs.h"

#include <array>
#include <optional>
#include <span>

namespace phonoscope {

enum class ColumnType : std::uint8_t { Match, Variant, Substitution, Omission, Insertion };
inline constexpr int columnTypeCount = 5;

/// How near misses count: doubled (up to the near-miss limit), as they are, or halved.
enum class Strictness : std::uint8_t { Strict, Standard, Lenient };

/// The type of a column of \a reference and \a spoken; nullptr is a gap, not both.
/// Match: written alike. Variant: written differently, accepted as equal (same id).
ColumnType columnType(const Segment *reference, const Segment *spoken);

/// What one column lost.
struct ColumnScore
{
    ColumnType type = ColumnType::Match;
    int distance = 0; ///< thousandths of the share, strictness applied
    int points = 0;   ///< tenths of a point

    friend bool operator==(const ColumnScore &, const ColumnScore &) = default;
};

/// The phonetic score, 0–100, in tenths of a point throughout.
///
/// A column's points are the reference segment's share (100 / number of reference segments) times its
/// distance: 0 for Match and Variant, the feature distance for a Substitution, 1 for an Omission,
/// ScoringDistances::insertionCost for an Insertion. Points are rounded to tenths by largest remainder, so
/// that the columns' points sum exactly to lost().
struct Score
{
    int total = 1000;                 ///< 0 … 1000
    bool clamped = false;             ///< the columns lost more than there was
    std::vector<ColumnScore> columns; ///< one for each column of the alignment
    std::array<int, columnTypeCount> counts{};

    int count(ColumnType type) const { return counts[static_cast<std::size_t>(type)]; }
    /// Sum of the columns' points; 1000 − total unless clamped.
    int lost() const;

    friend bool operator==(const Score &, const Score &) = default;
};

/// \pre \a columns aligns exactly \a reference and \a spoken. An empty reference scores 1000 if nothing was
/// said and 0 (clamped) otherwise; its insertions then count as if it had had one segment.
///
/// A Substitution costs at least ScoringDistances::minimumSubstitution(), before strictness. Where tenths are
/// left over, columns with the largest remainder get them, of equal ones the first.
Score scoreAlignment(std::span<const Segment> reference, std::span<const Segment> spoken,
                     const Alignment &columns, const ScoringDistances &distances, Strictness strictness);

enum class WordErrorType : std::uint8_t { None, Mispronunciation, Omission, Insertion };

/// One word as it was said: a reference word with the spoken word that most of it faces, or a spoken word
/// that no reference word faces.
struct WordScore
{
    std::optional<int> referenceWord; ///< index of the word; empty for an inserted word
    std::optional<int> spokenWord;    ///< empty for an omitted word
    int score = 1000;                 ///< tenths, 0 … 1000, of the word's own 100; 0 for an insertion
    WordErrorType errorType = WordErrorType::None;

    friend bool operator==(const WordScore &, const WordScore &) = default;
};

/// Words in the order of the alignment: every reference word once, and every inserted word. \a referenceWords
/// and \a spokenWords are the word counts.
///
/// Words are paired by the columns in which they face each other, the most columns first, of equal ones the
/// first pair. Each spoken word is paired once, unless a reference word faces nothing but spoken words that
/// are taken ("to be" said as one word: both have it). A spoken word that faces a reference word which is
/// paired better has no entry of its own ("tomorrow" said as two words).
///
/// A word's score is 1000 less its columns' distances divided by its segments, rounded, at least 0. An
/// inserted segment counts in the word that its spoken word faced just before it, else just after it. A word
/// without segments is right if it is in the reference and is left out if it is among the spoken ones.
///
/// \pre \a score is that of \a columns; the segments' words ascend and are below the word counts.
std::vector<WordScore> scoreWords(std::span<const Segment> reference, int referenceWords,
                                  std::span<const Segment> spoken, int spokenWords, const Alignment &columns,
                                  const Score &score);

} // namespace phonoscope
