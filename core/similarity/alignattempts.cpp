// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/alignattempts.h"

#include "core/alignment/levenshtein.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

/// \a chosen held against \a spoken.
Attempt alignChosen(ChosenReference chosen, const QString &lang, const UtterancePtr &spoken,
                    AttemptAligner &kit, Strictness strictness)
{
    Attempt attempt;
    attempt.aligned = kit.aligner.align(chosen.utterance->segments, spoken->segments).columns;
    attempt.columns = columnsOf(attempt.aligned);
    attempt.similarity = levenshteinSimilarity(chosen.utterance->segments, spoken->segments);
    attempt.spoken = spoken;
    attempt.expected = std::move(chosen.utterance);
    attempt.leeways = std::move(chosen.leeways);
    attempt.forms = std::move(chosen.sources);
    attempt.matchedLang = lang;
    attempt.judgesStress = kit.judgesStress;
    scoreAttempt(attempt, kit.distances, strictness);
    return attempt;
}

bool isBetter(const Score &a, const Score &b)
{
    const auto sum = [](const Score &score) {
        return score.sounds.total + (score.tones ? score.tones->total : 0);
    };
    return sum(a) > sum(b);
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Comparison", text);
}

} // namespace

tl::expected<Attempt, PhonemeError> alignAttempt(const std::vector<AcceptedReferencePtr> &references,
                                                 UtterancePtr spoken, AttemptAligner &kit,
                                                 Strictness strictness)
{
    qsizetype longest = spoken->segments.size();
    for (const AcceptedReferencePtr &reference : references)
        longest = std::max(longest, reference->utterance->segments.size());
    if (longest > static_cast<qsizetype>(maxAlignedSegments)) {
        const QString message = translated("The text has %1 sounds, and at most %2 can be compared: give one "
                                           "sentence at a time.");
        return tl::unexpected(
            PhonemeError{PhonemeErrorKind::TextTooLong, message.arg(longest).arg(maxAlignedSegments)});
    }
    const auto firstForms = [&](const AcceptedReference &reference) {
        return alignChosen({reference.utterance, reference.leeways, {}},
                           reference.utterance->transcription.lang, spoken, kit, strictness);
    };
    Attempt best = firstForms(*references.front());
    for (const AcceptedReferencePtr &reference : references) {
        if (best.score.isPerfect() && best.stress.empty())
            break;
        const std::vector<int> choice = kit.chooser.choose(reference->forms, spoken->segments);
        const bool areFirst = std::ranges::all_of(choice, [](int form) { return form == 0; });
        if (areFirst && reference == references.front())
            continue;
        ChosenReference chosen = chosenReference(*reference, choice);
        if (chosen.utterance->segments.size() > static_cast<qsizetype>(maxAlignedSegments))
            continue;
        Attempt other =
            alignChosen(std::move(chosen), reference->utterance->transcription.lang, spoken, kit, strictness);
        const bool isAsGood = !isBetter(best.score, other.score);
        if (isBetter(other.score, best.score) || (isAsGood && other.stress.size() < best.stress.size()))
            best = std::move(other);
    }
    return best;
}

void scoreAttempt(Attempt &attempt, const ScoringDistances &distances, Strictness strictness)
{
    const Utterance &expected = *attempt.expected;
    const Utterance &spoken = *attempt.spoken;
    attempt.score = scoreColumns(expected.segments, spoken.segments, attempt.columns, distances, strictness,
                                 attempt.leeways);
    attempt.words =
        scoreWords(expected.segments, static_cast<int>(expected.transcription.words.size()), spoken.segments,
                   static_cast<int>(spoken.transcription.words.size()), attempt.columns, attempt.score);
    attempt.stress = attempt.judgesStress ? stressErrors(expected.segments, spoken.segments, attempt.columns)
                                          : std::vector<StressError>();
}

bool editAttempt(Attempt &attempt, const ColumnEdits &edits, const ScoringDistances &distances,
                 Strictness strictness)
{
    std::optional<Columns> columns =
        edited(columnsOf(attempt.aligned), edits, attempt.expected->segments, attempt.spoken->segments);
    if (!columns)
        return false;
    attempt.columns = std::move(*columns);
    attempt.edits = edits;
    scoreAttempt(attempt, distances, strictness);
    return true;
}

QList<Note> notesOn(const Attempt &attempt, bool areTexts)
{
    if (!areTexts)
        return {};
    const QList<TranscribedWord> &expected = attempt.expected->transcription.words;
    const QList<TranscribedWord> &heard = attempt.spoken->transcription.words;
    const auto sameWord = [](const TranscribedWord &a, const TranscribedWord &b) {
        return a.text.compare(b.text, Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::equal(expected, heard, sameWord)) {
        return {
            {NoteKind::SameText,
             translated("Both texts have the same words. If a speech recogniser wrote the spoken one, it may "
                        "have corrected the speaker: enter what you heard in IPA to be sure.")}};
    }
    if (!attempt.score.isPerfect())
        return {};
    QStringList pairs;
    for (const WordScore &word : attempt.words) {
        if (!word.referenceWord || !word.spokenWord)
            continue;
        const TranscribedWord &a = expected[*word.referenceWord];
        const TranscribedWord &b = heard[*word.spokenWord];
        if (!sameWord(a, b))
            pairs.append(translated("%1 / %2").arg(a.text, b.text));
    }
    pairs.removeDuplicates();
    return {{NoteKind::SpellingDiffers,
             pairs.isEmpty()
                 ? translated("It sounds the same, but the words are written differently.")
                 : translated("It sounds the same, but the spelling differs: %1").arg(pairs.join(u", "))}};
}

} // namespace phonoscope
