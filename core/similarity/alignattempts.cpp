// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/alignattempts.h"

#include "core/alignment/levenshtein.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

void scoreColumnsOf(Attempt &attempt, const ScoringDistances &distances, Strictness strictness)
{
    const QList<Segment> &expected = attempt.expected->segments;
    const QList<Segment> &spoken = attempt.spoken->segments;
    attempt.score = scoreColumns(expected, spoken, attempt.columns, distances, strictness, attempt.leeways);
    attempt.stress =
        attempt.judgesStress ? stressErrors(expected, spoken, attempt.columns) : std::vector<StressError>();
}

void scoreWordsOf(Attempt &attempt)
{
    const Utterance &expected = *attempt.expected;
    const Utterance &spoken = *attempt.spoken;
    attempt.words =
        scoreWords(expected.segments, static_cast<int>(expected.transcription.words.size()), spoken.segments,
                   static_cast<int>(spoken.transcription.words.size()), attempt.columns, attempt.score);
}

/// \a chosen held against \a spoken; what does not decide between attempts is left to finish().
Attempt alignChosen(ChosenReference chosen, const QString &lang, const UtterancePtr &spoken,
                    AttemptAligner &kit, Strictness strictness)
{
    Attempt attempt;
    attempt.aligned = kit.aligner.align(chosen.utterance->segments, spoken->segments).columns;
    attempt.columns = columnsOf(attempt.aligned);
    attempt.spoken = spoken;
    attempt.expected = std::move(chosen.utterance);
    attempt.leeways = std::move(chosen.leeways);
    attempt.forms = std::move(chosen.sources);
    attempt.matchedLang = lang;
    attempt.judgesStress = kit.judgesStress;
    scoreColumnsOf(attempt, kit.distances, strictness);
    return attempt;
}

Attempt finished(Attempt attempt)
{
    attempt.similarity = levenshteinSimilarity(attempt.expected->segments, attempt.spoken->segments);
    scoreWordsOf(attempt);
    return attempt;
}

/// Words and sounds of one stretch of a reference of which not all was said as expected.
struct Stretch
{
    int firstWord = 0;
    int endWord = 0;
    int firstSpoken = 0;
    int endSpoken = 0;
};

/// The stretches of \a attempt between words that were said as expected: those keep their forms.
std::vector<Stretch> stretchesOf(const Attempt &attempt)
{
    const auto wordCount = static_cast<std::size_t>(attempt.expected->transcription.words.size());
    std::vector<bool> isRight(wordCount, true);
    for (const StressError &error : attempt.stress)
        isRight[static_cast<std::size_t>(error.referenceWord)] = false;
    int word = -1; // the last one met: what was put in behind it may belong to either neighbour
    bool isLoose = false;
    for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
        const auto expected = expectedSounds(attempt, i);
        if (!expected.empty() && expected.front().word != word) {
            word = expected.front().word;
            if (isLoose)
                isRight[static_cast<std::size_t>(word)] = false;
            isLoose = false;
        }
        if (attempt.score.columns[i].distance == 0)
            continue;
        isLoose = expected.empty();
        if (word >= 0)
            isRight[static_cast<std::size_t>(word)] = false;
    }

    std::vector<Stretch> stretches;
    std::size_t column = 0;
    int spoken = 0;
    for (std::size_t w = 0; w < wordCount; ++w) {
        const int begin = spoken;
        while (column < attempt.columns.size()) {
            const auto expected = expectedSounds(attempt, column);
            if (!expected.empty() && expected.front().word > static_cast<int>(w))
                break;
            spoken = attempt.columns[column].spoken.first + attempt.columns[column].spoken.count;
            ++column;
        }
        if (isRight[w])
            continue;
        if (!stretches.empty() && stretches.back().endWord == static_cast<int>(w)) {
            stretches.back().endWord = static_cast<int>(w) + 1;
            stretches.back().endSpoken = spoken;
        } else {
            stretches.push_back({static_cast<int>(w), static_cast<int>(w) + 1, begin, spoken});
        }
    }
    return stretches;
}

/// For each word of \a reference the form to hold against what was said, which \a first aligned to the first
/// forms: those of words said as expected stay, the others are chosen stretch by stretch.
std::vector<int> chooseForms(const AcceptedReference &reference, const Attempt &first, FormChooser &chooser)
{
    std::vector<int> choice(reference.forms.size(), 0);
    const std::span<const Segment> spoken = first.spoken->segments;
    const std::span forms(reference.forms);
    for (const Stretch &stretch : stretchesOf(first)) {
        const auto begin = static_cast<std::size_t>(stretch.firstWord);
        const auto count = static_cast<std::size_t>(stretch.endWord) - begin;
        const auto said = spoken.subspan(static_cast<std::size_t>(stretch.firstSpoken),
                                         static_cast<std::size_t>(stretch.endSpoken - stretch.firstSpoken));
        const bool inSentence = reference.forms.size() > 1 || first.spoken->transcription.words.size() > 1;
        std::ranges::copy(chooser.choose(forms.subspan(begin, count), said, inSentence),
                          choice.begin() + stretch.firstWord);
    }
    return choice;
}

bool isBetter(const Score &a, const Score &b)
{
    const auto sum = [](const Score &score) {
        return score.sounds.total + (score.tones ? score.tones->total : 0);
    };
    return sum(a) > sum(b);
}

/// \a spoken held against the form of \a references that it comes nearest to.
Attempt alignBest(const std::vector<AcceptedReferencePtr> &references, const UtterancePtr &spoken,
                  AttemptAligner &kit, Strictness strictness)
{
    std::optional<Attempt> best;
    const auto offer = [&best](Attempt attempt) {
        if (!best || isBetter(attempt.score, best->score) ||
            (!isBetter(best->score, attempt.score) && attempt.stress.size() < best->stress.size()))
            best = std::move(attempt);
    };
    for (const AcceptedReferencePtr &reference : references) {
        const QString &lang = reference->utterance->transcription.lang;
        const Attempt first =
            alignChosen({reference->utterance, reference->leeways, {}}, lang, spoken, kit, strictness);
        offer(first);
        if (best->score.isPerfect() && best->stress.empty())
            break;
        const std::vector<int> choice = chooseForms(*reference, first, kit.chooser);
        if (std::ranges::all_of(choice, [](int form) { return form == 0; }))
            continue;
        ChosenReference chosen = chosenReference(*reference, choice);
        if (chosen.utterance->segments.size() <= static_cast<qsizetype>(maxAlignedSegments))
            offer(alignChosen(std::move(chosen), lang, spoken, kit, strictness));
    }
    return *std::move(best);
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
    RememberedChoice::Key key{{}, spoken.get(), strictness};
    for (const AcceptedReferencePtr &reference : references)
        key.references.push_back(reference.get());
    if (const RememberedChoice *known = kit.choices.object(key))
        return finished(alignChosen(known->chosen, known->lang, spoken, kit, strictness));
    Attempt best = alignBest(references, spoken, kit, strictness);
    kit.choices.insert(key,
                       new RememberedChoice{
                           references, spoken, {best.expected, best.leeways, best.forms}, best.matchedLang});
    return finished(std::move(best));
}

void scoreAttempt(Attempt &attempt, const ScoringDistances &distances, Strictness strictness)
{
    scoreColumnsOf(attempt, distances, strictness);
    scoreWordsOf(attempt);
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
