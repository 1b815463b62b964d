// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/advising.h"

namespace phonoscope {

namespace {

QStringList wordTexts(const Transcription &transcription)
{
    QStringList texts;
    texts.reserve(transcription.words.size());
    for (const TranscribedWord &word : transcription.words)
        texts.append(word.text);
    return texts;
}

} // namespace

std::vector<LocatedChange> changesOf(const Attempt &attempt, const AdviceTables &tables)
{
    const AlignedAttempt aligned{attempt.expected->segments,
                                 attempt.spoken->segments,
                                 attempt.columns,
                                 attempt.score,
                                 attempt.stress,
                                 wordTexts(attempt.expected->transcription),
                                 wordTexts(attempt.spoken->transcription)};
    return soundChanges(aligned, tables, attempt.matchedLang);
}

std::vector<RankedAdvice> adviceOn(const Attempt &attempt, std::span<const LocatedChange> changes,
                                   const Counsel &counsel, std::size_t atMost)
{
    return adviseAll(changes, counsel.tables, attempt.matchedLang, counsel.language, atMost);
}

} // namespace phonoscope
