// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/columnedit.h"
#include "core/alignment/score.h"
#include "core/alignment/stress.h"
#include "core/phonemes/cache/answersource.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/utterance.h"
#include "core/variants/wordform.h"

namespace phonoscope {

/// Something about an attempt that its score does not tell.
enum class NoteKind : std::uint8_t {
    SpellingDiffers, ///< everything sounds as expected, yet the words are others: write, right
    SameText,        ///< both texts are the same: a speech recogniser may have corrected the speaker
};

struct Note
{
    NoteKind kind = NoteKind::SpellingDiffers;
    QString text; ///< one translated sentence

    friend bool operator==(const Note &, const Note &) = default;
};

/// Where the answer about a sentence came from, and when its provider gave it.
struct Provenance
{
    AnswerSource source = AnswerSource::Provider;
    qint64 answeredMs = 0; ///< since the epoch, UTC; 0: not known, or nobody was asked

    friend bool operator==(const Provenance &, const Provenance &) = default;
};

/// One spoken sentence held against the reference.
struct Attempt
{
    UtterancePtr spoken;
    Provenance provenance; ///< of spoken
    /// The reference in the accepted forms that were nearest to what was said; its words are the
    /// reference's.
    UtterancePtr expected;
    QString matchedLang;           ///< the accent that these forms belong to
    std::vector<FormSource> forms; ///< where the form of each word comes from; empty: all are the first ones
    bool judgesStress = true;      ///< stress on another syllable is an error in this language
    Leeways leeways;               ///< for each segment of expected, or empty
    Alignment aligned;             ///< as the aligner had it
    ColumnEdits edits;             ///< what a teacher has changed since
    Columns columns;               ///< aligned, after the edits; indexes expected and spoken
    Score score;                   ///< score.columns has one entry for each of columns
    std::vector<WordScore> words;
    std::vector<StressError> stress;
    QList<Note> notes;
    double similarity = 1.0; ///< Levenshtein, 0–1, of expected and spoken, whatever counts as equal

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// The sounds of column number \a column; empty for the gap. \pre 0 <= column < attempt.columns.size()
inline std::span<const Segment> expectedSounds(const Attempt &attempt, std::size_t column)
{
    return soundsOf(attempt.expected->segments, attempt.columns[column].reference);
}
inline std::span<const Segment> heardSounds(const Attempt &attempt, std::size_t column)
{
    return soundsOf(attempt.spoken->segments, attempt.columns[column].spoken);
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
    QStringList accents; ///< further languages whose forms were accepted too
    QString provider;
    QString engine;
    Strictness strictness = Strictness::Standard;
    /// Why nothing is scored though it is aligned, one translated sentence; empty where scores count.
    QString notScored;
    /// Why the provider that was chosen did not answer and this one stood in, one translated sentence; empty
    /// where it did answer.
    QString insteadOf;
    UtterancePtr reference; ///< in its first forms
    Provenance referenceProvenance;
    /// One for each spoken sentence, in the order they were given; those that failed hold their error.
    std::vector<tl::expected<Attempt, PhonemeError>> attempts;
    ComparisonFigures figures;

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// The error is that of the reference, without which there is nothing to compare; or Cancelled.
using ComparisonResult = tl::expected<Comparison, PhonemeError>;

} // namespace phonoscope
