// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/answersource.h"
#include "core/phonemes/cache/answerstore.h"
#include "core/phonemes/cache/usepattern.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/utterance.h"

#include <QObject>

namespace phonoscope {

class MissingQuestions;

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
    /// When the provider gave the answer, ms since the epoch; 0 unknown, or there is no answer.
    virtual qint64 answeredMs() const = 0;

Q_SIGNALS:
    /// Exactly once, never from within fetch().
    void finished(const phonoscope::UtteranceResult &result);
};

/// What the cache did since it was made, and what it holds in memory. Figures of the store:
/// AnswerStore::figures().
struct CacheFigures
{
    int memoryHits = 0;
    int storeHits = 0;
    int misses = 0;   ///< questions that went to a provider
    int shared = 0;   ///< questions that waited for another asker's answer
    int keptUsed = 0; ///< answers past their time to live given because nobody could be asked
    int expired = 0;  ///< questions for which there was only an answer past its time to live
    int evicted = 0;  ///< answers dropped from memory for others
    qsizetype bytes = 0;
    qsizetype entries = 0;
    qsizetype pinned = 0; ///< of the entries, held in memory for want of a store

    int hits() const { return memoryHits + storeHits; }
};

/// Answers kept in memory, the least recently used dropped first when they pass their bounds; behind them, if
/// there is one, the store on disk; behind that the provider. The key is (provider, text, language, mode).
/// One request is in flight for each key: a second asker waits for the first one's answer. Errors are never
/// kept. Nothing here waits for a disk.
class PhonemeCache : public QObject
{
    Q_OBJECT
public:
    /// \a tokenizer and \a store (which may be null) must outlive the cache.
    explicit PhonemeCache(const Tokenizer &tokenizer, const CacheSettings &settings = {},
                          AnswerStore *store = nullptr, WallClock clock = wallClockNow,
                          QObject *parent = nullptr);
    /// Those who still wait are told Cancelled.
    ~PhonemeCache() override;

    const CacheSettings &settings() const;
    /// Memory and store shrink at once where the bounds have.
    void setSettings(const CacheSettings &settings);

    /// What is in memory for \a query and not past its time to live, at once; null if there is nothing.
    /// Counts a hit.
    UtterancePtr find(const PhonemeProvider &provider, const PhonemeQuery &query);

    /// Answers from memory, store or \a provider, which must outlive the job. Text that cannot be
    /// pronounced (checkText) is refused without asking anybody. If the provider is out of reach, an answer
    /// past its time to live is given (AnswerSource::Kept); without one the question is noted as missing.
    UtteranceJob *fetch(PhonemeProvider &provider, const PhonemeQuery &query, QObject *parent,
                        Urgency urgency = Urgency::Now);

    CacheFigures figures() const;
    const UsePattern &usePattern() const;
    MissingQuestions &missing();

    /// Empties the memory, pinned answers excepted; the store has a clear() of its own.
    void clear();
    /// Drops what is too old even for when nobody can be asked, in memory and store. Done by itself every
    /// CacheSettings::cleanupEvery.
    void cleanUp();

    /// Keeps the answers to \a queries until \a owner (a lesson) unpins them, whatever the bounds and the
    /// settings. All that are kept are pinned, or none. Without a store they are held in memory, in up to
    /// half of its bounds.
    void pin(const QString &owner, const PhonemeProvider &provider, const QList<PhonemeQuery> &queries,
             const QObject *context, AnswerStore::Then<PinOutcome> then);
    /// How many answers nobody pins any more.
    void unpin(const QString &owner, const QObject *context, AnswerStore::Then<qint64> then);

Q_SIGNALS:
    /// At most four times a second.
    void figuresChanged();

private:
    class Job;
    class Flight;
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace phonoscope
