// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/acceptedreference.h"
#include "core/variants/acceptedforms.h"

#include <QCache>

#include <functional>

namespace phonoscope {

/// Each word as it is said alone, in order, same count; nothing for an unknown language. Blocking, for any
/// thread. May be empty where there is no engine.
using IsolatedForms = std::function<QStringList(const QStringList &words, const QString &lang)>;

/// The accepted forms of the words of \a reference. \a isTyped: somebody wrote its IPA, so that nothing is
/// accepted beside it but other notations of it. Blocking, for any thread.
QList<QList<WordForm>> formsOf(const Transcription &reference, bool isTyped, const IsolatedForms &isolated,
                               const VariantTables &tables);

/// The accepted forms of the references met last. Lives in one thread, that of its tokenizer.
class ReferenceForms
{
public:
    static constexpr qsizetype maxReferences = 256;

    /// \a tokenizer must outlive this.
    ReferenceForms(const Tokenizer &tokenizer, std::shared_ptr<const VariantTables> tables);

    /// What was made for \a reference, or null. \a alternatives: see ComparisonRequest.
    AcceptedReferencePtr find(const UtterancePtr &reference, const QStringList &alternatives) const;

    /// Makes and remembers it. \a forms: the accepted forms of its words.
    /// The error is a sentence for the user about one of \a alternatives.
    tl::expected<AcceptedReferencePtr, PhonemeError>
    make(const UtterancePtr &reference, const QStringList &alternatives, QList<QList<WordForm>> forms);

private:
    static QString keyOf(const Utterance &reference, const QStringList &alternatives);

    const Tokenizer &m_tokenizer;
    std::shared_ptr<const VariantTables> m_tables;
    QCache<QString, AcceptedReferencePtr> m_known{maxReferences};
};

} // namespace phonoscope
