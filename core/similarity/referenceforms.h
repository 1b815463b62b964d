// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/acceptedreference.h"

#include <QCache>

namespace phonoscope {

/// The accepted forms of the references met last. Lives in one thread, that of its tokenizer.
class ReferenceForms
{
public:
    static constexpr qsizetype maxReferences = 256;

    /// \a tokenizer must outlive this.
    ReferenceForms(const Tokenizer &tokenizer, std::shared_ptr<const VariantTables> tables);

    /// What was made for \a reference, or null. \a alternatives: see ComparisonRequest.
    AcceptedReferencePtr find(const UtterancePtr &reference, const QStringList &alternatives) const;

    /// Makes and remembers it. \a isolated: each word as said alone, or empty. \a isTyped: somebody wrote the
    /// IPA, so that nothing is accepted beside it but other notations of it and \a alternatives.
    /// The error is a sentence for the user about one of \a alternatives.
    tl::expected<AcceptedReferencePtr, PhonemeError> make(const UtterancePtr &reference,
                                                          const QStringList &alternatives,
                                                          const QStringList &isolated, bool isTyped);

private:
    static QString keyOf(const Utterance &reference, const QStringList &alternatives);

    const Tokenizer &m_tokenizer;
    std::shared_ptr<const VariantTables> m_tables;
    QCache<QString, AcceptedReferencePtr> m_known{maxReferences};
};

} // namespace phonoscope
