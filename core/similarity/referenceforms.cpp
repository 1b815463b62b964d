// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/referenceforms.h"

#include <QCoreApplication>

namespace phonoscope {

namespace {

constexpr QChar parting = u'\x1f';

} // namespace

QList<QList<WordForm>> formsOf(const Transcription &reference, bool isTyped, const IsolatedForms &isolated,
                               const VariantTables &tables)
{
    QList<TranscribedWord> words = reference.words;
    QStringList texts;
    for (TranscribedWord &word : words) {
        // Without its text nothing is looked up by it.
        if (isTyped)
            word.text.clear();
        else
            texts.append(word.text);
    }
    const bool asksEngine = isolated && !texts.isEmpty();
    return acceptedForms(words, asksEngine ? isolated(texts, reference.lang) : QStringList(), reference.lang,
                         tables);
}

ReferenceForms::ReferenceForms(const Tokenizer &tokenizer, std::shared_ptr<const VariantTables> tables)
    : m_tokenizer(tokenizer), m_tables(std::move(tables))
{
}

QString ReferenceForms::keyOf(const Utterance &reference, const QStringList &alternatives)
{
    const Transcription &transcription = reference.transcription;
    // With the engine: what is made of an utterance says where it came from.
    return transcription.provider + parting + transcription.engine + parting + transcription.lang + parting +
           transcription.text + parting + transcription.ipa + parting + alternatives.join(parting);
}

AcceptedReferencePtr ReferenceForms::find(const UtterancePtr &reference,
                                          const QStringList &alternatives) const
{
    const AcceptedReferencePtr *known = m_known.object(keyOf(*reference, alternatives));
    return known ? *known : nullptr;
}

tl::expected<AcceptedReferencePtr, PhonemeError> ReferenceForms::make(const UtterancePtr &reference,
                                                                      const QStringList &alternatives,
                                                                      QList<QList<WordForm>> forms)
{
    const Transcription &transcription = reference->transcription;
    for (const QString &alternative : alternatives) {
        const UtteranceResult other = makeUtteranceFromIpa(alternative, transcription.lang, m_tokenizer);
        if (!other)
            return tl::unexpected(other.error());
        const QList<TranscribedWord> &words = (*other)->transcription.words;
        if (words.size() != transcription.words.size()) {
            return tl::unexpected(PhonemeError{
                PhonemeErrorKind::InvalidIpa,
                QCoreApplication::translate(
                    "Comparison", "The reference has %1 words and the accepted alternative “%2” has "
                                  "%3: part its words with blanks as the reference is parted.")
                    .arg(transcription.words.size())
                    .arg(alternative.left(40))
                    .arg(words.size())});
        }
        // Before the others, since there may be more forms than are kept.
        for (qsizetype i = 0; i < words.size(); ++i)
            forms[i].insert(std::min<qsizetype>(1, forms[i].size()), {words[i].ipa, FormSource::Teacher});
    }
    AcceptedReferencePtr made = makeAcceptedReference(reference, forms, m_tables->equalities, m_tokenizer);
    m_known.insert(keyOf(*reference, alternatives), new AcceptedReferencePtr(made));
    return made;
}

} // namespace phonoscope
