// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/column.h"
#include "core/alignment/costs.h"
#include "core/alignment/leeway.h"

#include <array>
#include <optional>
#include <span>

namespace phonoscope {

enum class ColumnType : std::uint8_t { Match, Variant, Substitution, Omission, Insertion };
inline constexpr int columnTypeCount = 5;

/// How near misses count: doubled (up to the near-miss limit), as they are, or halved.
enum class Strictness : std::uint8_t { Strict, Standard, Lenient };

/// Why a column lost what it lost.
enum class ScoreRule : std::uint8_t {
    Same,         ///< said as expected
    Notation,     ///< the same sound in other signs
    Equal,        ///< another sound that counts as the same in this place
    AcceptedForm, ///< the sound of another accepted form of the word
    NearMiss,     ///< another sound, near enough to be taken for the expected one: strictness scales it
    Different,    ///< another sound
    LeftOut,      ///< the whole share
    Added,        ///< a published part of a share
    Unexpected,   ///< a tone where the reference has none: counts nothing
    Accepted,     ///< the teacher has accepted it
    Ignored,      ///< the teacher has taken it out of the score
};

/// Sounds and tones are scored apart, each out of its own 100.
enum class Tier : std::uint8_t { Sounds, Tones };

/// What one column lost.
struct ColumnScore
{
    ColumnType type = ColumnType::Match;
    int distance = 0; ///< thousandths of one share, strictness applied
    int points = 0;   ///< tenths of a point of the tier's 100
    Tier tier = Tier::Sounds;
    ScoreRule rule = ScoreRule::Same;

    friend bool operator==(const ColumnScore &, const ColumnScore &) = default;
};

/// The score of one tier, in tenths of a point.
struct TierScore
{
    int total = 1000;     ///< 0 … 1000
    bool clamped = false; ///< the columns lost more than there was
    int shares = 0;       ///< expected sounds (or tones) among which the 100 points are shared out
    int lost = 0;         ///< sum of its columns' points; 1000 − total unless clamped

    friend bool operator==(const TierScore &, const TierScore &) = default;
};

/// The phonetic score, 0–100, in tenths of a point throughout.
///
/// A column's points are the share of one expected sound (100 / number of expected sounds) times its
/// distance: 0 for Match and Variant, the feature distance for a Substitution, 1 for an Omission,
/// ScoringDistances::insertionCost for an Insertion, each for as many sounds as the column holds. Points are
/// rounded to tenths by largest remainder, so that the columns' points sum exactly to what was lost.
/// Tones have a score of their own, out of the expected tones. What a teacher ignores has no share.
struct Score
{
    TierScore sounds;
    std::optional<TierScore> tones;            ///< nothing where the reference has no tones
    std::vector<ColumnScore> columns;          ///< one for each column of the alignment
    std::array<int, columnTypeCount> counts{}; ///< columns of each type, the ignored ones left out

    int count(ColumnType type) const { return counts[static_cast<std::size_t>(type)]; }
    const TierScore &tier(const ColumnScore &column) const
    {
        return column.tier == Tier::Tones && tones ? *tones : sounds;
    }
    /// Nothing was lost anywhere.
    bool isPerfect() const { return sounds.lost == 0 && (!tones || tones->lost == 0); }

    friend bool operator==(const Score &, const Score &) = default;
};

/// \pre \a columns aligns exactly \a reference and \a spoken; \a leeways is empty or has one for each sound
/// of the reference. A tier without expected sounds scores 1000 if nothing was said and 0 (clamped)
/// otherwise; its insertions then count as if it had one; tones are not scored where none are expected.
///
/// A Substitution costs at least ScoringDistances::minimumSubstitution(), before strictness. Sounds merged
/// into one column are judged as the one sound they make, by joinFeatures(), for as many shares as there are
/// expected ones. Where tenths are left over, columns with the largest remainder get them, of equal ones the
/// first.
Score scoreColumns(std::span<const Segment> reference, std::span<const Segment> spoken,
                   const Columns &columns, const ScoringDistances &distances, Strictness strictness,
                   const Leeways &leeways = {});

enum class WordErrorType : std::uint8_t { None, Mispronunciation, Omission, Insertion };

/// One word as it was said: a reference word with the spoken word that most of it faces, or a spoken word
/// that no reference word faces.
struct WordScore
{
    std::optional<int> referenceWord; ///< index of the word; empty for an inserted word
    std::optional<int> spokenWord;    ///< empty for an omitted word
    int score = 1000;                 ///< tenths, 0 … 1000, of the word's own 100; 0 for an insertion
    WordErrorType errorType = WordErrorType::None; ///< a wrong tone is a mispronunciation too
    std::optional<int> toneScore;                  ///< likewise of its tones; nothing where none is expected

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
/// A word's score is 1000 less its columns' distances divided by its sounds, rounded, at least 0; its tones
/// likewise. An inserted segment counts in the word that its spoken word faced just before it, else just
/// after it. A word without segments is right if it is in the reference and is left out if it is among the
/// spoken ones.
///
/// \pre \a score is that of \a columns; the segments' words ascend and are below the word counts.
std::vector<WordScore> scoreWords(std::span<const Segment> reference, int referenceWords,
                                  std::span<const Segment> spoken, int spokenWords, const Columns &columns,
                                  const Score &score);

} // namespace phonoscope
