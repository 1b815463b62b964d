// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/alignattempts.h"

#include "core/alignment/levenshtein.h"

#include <QCoreApplication>

namespace phonoscope {

tl::expected<Attempt, PhonemeError> alignAttempt(const Utterance &reference, UtterancePtr spoken,
                                                 Aligner &aligner, const ScoringDistances &distances,
                                                 Strictness strictness)
{
    const auto longest = std::max(reference.segments.size(), spoken->segments.size());
    if (longest > static_cast<qsizetype>(maxAlignedSegments)) {
        const QString message = QCoreApplication::translate(
            "Comparison", "The text has %1 sounds, and at most %2 can be compared: give one sentence "
                          "at a time.");
        return tl::unexpected(
            PhonemeError{PhonemeErrorKind::TextTooLong, message.arg(longest).arg(maxAlignedSegments)});
    }
    Attempt attempt;
    attempt.columns = aligner.align(reference.segments, spoken->segments).columns;
    attempt.similarity = levenshteinSimilarity(reference.segments, spoken->segments);
    attempt.spoken = std::move(spoken);
    scoreAttempt(reference, attempt, distances, strictness);
    return attempt;
}

void scoreAttempt(const Utterance &reference, Attempt &attempt, const ScoringDistances &distances,
                  Strictness strictness)
{
    const Utterance &spoken = *attempt.spoken;
    attempt.score =
        scoreAlignment(reference.segments, spoken.segments, attempt.columns, distances, strictness);
    attempt.words = scoreWords(reference.segments, static_cast<int>(reference.transcription.words.size()),
                               spoken.segments, static_cast<int>(spoken.transcription.words.size()),
                               attempt.columns, attempt.score);
}

} // namespace phonoscope
