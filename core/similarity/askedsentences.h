// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/phonemecache.h"
#include "core/similarity/phonemesimilarityservice.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace phonoscope {

/// One sentence and what became of it.
struct AskedSentence
{
    UtteranceResult answer = nullptr;
    Provenance provenance;
};

/// Asks one provider, through the cache, for every sentence of a request at once and waits for all answers.
/// Every distinct sentence is asked for once: the first asker's answer serves the others. Deleting it
/// withdraws its questions.
class AskedSentences : public QObject
{
    Q_OBJECT
public:
    /// \a accents: further languages to ask the reference in. \a reference, if not null, is the reference's
    /// utterance in the request's language, known already. \a cache, \a provider and \a tokenizer must
    /// outlive this.
    AskedSentences(PhonemeCache &cache, PhonemeProvider &provider, const Tokenizer &tokenizer,
                   const ComparisonRequest &request, const QStringList &accents, UtterancePtr reference,
                   QObject *parent);

    /// In the request's language, then in each accent.
    std::vector<AskedSentence> references;
    /// In the order of the request.
    std::vector<AskedSentence> spoken;

    int cacheHits() const { return m_cacheHits; }
    /// What the provider has used since.
    NetworkFigures used() const;

Q_SIGNALS:
    /// Exactly once, never from within the constructor.
    void allAnswered();

private:
    void ask(const Sentence &sentence, const QString &lang, AskedSentence &asked);

    PhonemeCache &m_cache;
    QPointer<PhonemeProvider> m_provider;
    const Tokenizer &m_tokenizer;
    NetworkFigures m_before;
    int m_pending = 0;
    int m_cacheHits = 0;
};

/// No sentence that counts could be had for want of a network: the reference, or everything that was said.
bool areAllOutOfReach(const AskedSentences &sentences);

} // namespace phonoscope
