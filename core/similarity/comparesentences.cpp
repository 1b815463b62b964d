// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/comparesentences.h"

#include "core/phonemes/text.h"

#include <QCoreApplication>

namespace phonoscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Comparison", text);
}

/// What the view shows as the source of the answer: the first utterance that a provider made.
void nameSource(Comparison &comparison)
{
    const auto take = [&comparison](const Utterance &utterance) {
        if (!comparison.engine.isEmpty())
            return;
        comparison.provider = utterance.transcription.provider;
        comparison.engine = utterance.transcription.engine;
    };
    take(*comparison.reference);
    for (const auto &attempt : comparison.attempts) {
        if (attempt)
            take(*attempt->spoken);
    }
}

/// Sounds that an engine guesses badly are no ground for a verdict; sounds that people wrote are.
QString whyNotScored(const ComparisonRequest &request, const std::optional<Language> &language)
{
    bool areAllTyped = isTyped(request.reference);
    for (const Sentence &spoken : request.spoken)
        areAllTyped = areAllTyped && isTyped(spoken);
    if (areAllTyped || !language || language->grade <= u'B')
        return {};
    return translated("The pronunciation of %1 is not known well enough for a score: the alignment is shown "
                      "without one. Give both sides in IPA to have them scored.")
        .arg(language->name);
}

} // namespace

bool isTyped(const Sentence &sentence)
{
    return sentence.isIpa || !sentence.ipa.isEmpty();
}

qsizetype cellsOf(const ComparedUtterances &utterances)
{
    qsizetype expected = 0;
    for (const AcceptedReferencePtr &reference : utterances.references) {
        expected += reference->utterance->segments.size();
        for (const auto &forms : reference->forms) {
            for (const AcceptedForm &form : forms)
                expected += form.segments.size();
        }
    }
    qsizetype heard = 0;
    for (const UtteranceResult &spoken : utterances.spoken)
        heard += spoken ? (*spoken)->segments.size() : 0;
    return expected * heard;
}

Comparison compareUtterances(const ComparedUtterances &utterances, const ComparisonRequest &request,
                             const Languages &languages, AttemptAligner &kit)
{
    Comparison comparison;
    comparison.lang = request.lang;
    comparison.accents = request.accents;
    comparison.strictness = request.strictness;
    const std::optional<Language> language = languages.find(request.lang);
    comparison.notScored = whyNotScored(request, language);
    comparison.reference = utterances.references.front()->utterance;
    kit.judgesStress = language && language->stress;
    comparison.attempts.reserve(utterances.spoken.size());
    for (std::size_t i = 0; i < utterances.spoken.size(); ++i) {
        const UtteranceResult &spoken = utterances.spoken[i];
        if (!spoken) {
            comparison.attempts.push_back(tl::unexpected(spoken.error()));
            continue;
        }
        auto attempt = alignAttempt(utterances.references, *spoken, kit, request.strictness);
        if (attempt) {
            const Sentence &sentence = request.spoken[static_cast<qsizetype>(i)];
            attempt->notes = notesOn(*attempt, !request.reference.isIpa && !isTyped(sentence));
        }
        comparison.attempts.push_back(std::move(attempt));
    }
    nameSource(comparison);
    return comparison;
}

UtteranceResult makeTypedUtterance(const Sentence &sentence, const QString &lang, const Tokenizer &tokenizer)
{
    if (sentence.isIpa)
        return makeUtteranceFromIpa(sentence.text, lang, tokenizer);
    UtteranceResult made = makeUtteranceFromIpa(sentence.ipa, lang, tokenizer);
    if (!made)
        return made;
    const QStringList words = splitWords(sentence.text);
    auto utterance = std::make_shared<Utterance>(**made);
    Transcription &transcription = utterance->transcription;
    if (words.size() != transcription.words.size()) {
        return tl::unexpected(PhonemeError{
            PhonemeErrorKind::InvalidIpa,
            translated("The text has %1 words and its IPA %2: part the words of the IPA with blanks as the "
                       "text is parted.")
                .arg(words.size())
                .arg(transcription.words.size())});
    }
    transcription.text = sentence.text;
    for (qsizetype i = 0; i < words.size(); ++i)
        transcription.words[i].text = words[i];
    return utterance;
}

} // namespace phonoscope
