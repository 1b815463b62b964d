// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/utterance.h"

#include <QCache>
#include <QHash>
#include <QObject>

namespace phonoscope {

class PhonemeStore;

/// Where an answer came from.
enum class AnswerSource {
    Memory,   ///< this process asked for it before
    Store,    ///< it was on disk
    Shared,   ///< another asker's question was under way already
    Provider, ///< the provider was asked for it
};

/// One question to the cache. Owned by the parent it was given; deleting it withdraws the question.
class UtteranceJob : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends the job with PhonemeErrorKind::Cancelled at the next turn of the event loop, unless it has ended.
    /// The provider's request goes on as long as anybody else waits for it.
    virtual void cancel() = 0;
    virtual AnswerSource source() const = 0;

Q_SIGNALS:
    /// Exactly once, never from within fetch().
    void finished(const phonoscope::UtteranceResult &result);
};

struct CacheFigures
{
    int memoryHits = 0;
    int storeHits = 0;
    int misses = 0; ///< questions that went to a provider
    int shared = 0; ///< questions that waited for another asker's answer
    qsizetype bytes = 0;
    qsizetype entries = 0;

    int hits() const { return memoryHits + storeHits; }
};

/// Answers kept in memory, the least recently used dropped first when they take more than their bytes;
/// behind them, if there is one, the store on disk; behind that the provider. The key is (provider, text,
/// language, mode). One request is in flight for each key: a second asker waits for the first one's answer.
/// Errors are never kept.
class PhonemeCache : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype defaultMaxBytes = 8 * 1024 * 1024; ///< some 2,000 sentences

    /// \a tokenizer and \a store (which may be null) must outlive the cache. \a maxBytes 0 keeps nothing.
    explicit PhonemeCache(const Tokenizer &tokenizer, qsizetype maxBytes = defaultMaxBytes,
                          PhonemeStore *store = nullptr, QObject *parent = nullptr);
    /// Those who still wait are told Cancelled.
    ~PhonemeCache() override;

    /// What is in memory for \a query, at once; null if there is nothing. Counts a hit.
    UtterancePtr find(const PhonemeProvider &provider, const PhonemeQuery &query);

    /// Answers from memory, store or \a provider, which must outlive the job. Text that cannot be
    /// pronounced (checkText) is refused without asking anybody.
    UtteranceJob *fetch(PhonemeProvider &provider, const PhonemeQuery &query, QObject *parent);

    CacheFigures figures() const;
    void clear();

private:
    struct Key
    {
        QString cacheId;
        PhonemeQuery query;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.cacheId, key.query.text, key.query.lang, key.query.mode);
        }
    };
    class Job;
    class Flight;

    void withdraw(Job *job);
    void land(const Key &key, const Flight *landing, const TranscriptionResult &result);
    UtterancePtr keep(const Key &key, UtterancePtr utterance);
    UtterancePtr findInStore(const Key &key);

    const Tokenizer &m_tokenizer;
    PhonemeStore *m_store;
    QCache<Key, UtterancePtr> m_memory;
    QHash<Key, Flight *> m_flights;
    CacheFigures m_figures;
};

} // namespace phonoscope
