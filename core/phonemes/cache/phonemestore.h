// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/cachesettings.h"
#include "core/phonemes/cache/storedanswer.h"
#include "core/storage/database.h"

#include <memory>

namespace phonoscope {

/// Answers of providers kept on disk, from one run of the program to the next: "phonemes.sqlite" in a folder
/// of the user's. Any number of processes may share the folder. For the thread that opened it only, and it
/// waits for the disk: AnswerStore is for the others.
///
/// Bounds hold after every call: the least recently used are dropped first, of these the expired before all;
/// pinned answers never. Times are ms since the epoch; the caller says what time it is.
///
/// A fault of the disk after opening is the error of the call; what was kept before stays.
class PhonemeStore
{
public:
    template <typename T>
    using Result = tl::expected<T, DatabaseError>;

    /// Makes \a dir and the file if they are not there, brings an older file up to date.
    static Result<std::unique_ptr<PhonemeStore>> open(const QString &dir, const CacheSettings &settings = {});
    static QString fileIn(const QString &dir);
    /// Notes what was used, as well as it can.
    ~PhonemeStore();

    /// Evicts what passes the new bounds.
    Result<void> setSettings(const CacheSettings &settings, qint64 nowMs);

    /// The answer to each of \a keys. Counts as a use, which is written with the next change or by flush().
    Result<QList<std::optional<StoredAnswer>>> find(const QList<StoreKey> &keys, qint64 nowMs,
                                                    bool pinnedOnly = false);
    /// Notes what was used since the last change.
    Result<void> flush();

    /// Keeps \a answers in place of earlier ones, all in one transaction. Answers without words are not kept,
    /// nor those that have no room beside the pinned ones. How many were written.
    Result<qsizetype> insert(const QList<NewAnswer> &answers, qint64 nowMs);
    /// As insert, but an answer that is as new or newer stays.
    Result<qsizetype> insertNewer(const QList<NewAnswer> &answers, qint64 nowMs);

    Result<StorePage> list(const StoreFilter &filter, qint64 nowMs) const;
    /// Up to \a limit answers with an id over \a afterId, by id.
    Result<QList<NewAnswer>> answersAfter(qint64 &afterId, qint64 limit) const;
    Result<StoreFigures> figures() const;

    Result<qint64> remove(const QList<qint64> &ids); ///< how many there were
    Result<qint64> clear(bool pinnedToo);
    /// Removes what is older than the time to live and the time it is kept after that.
    Result<qint64> cleanUp(qint64 nowMs);

    /// Pins those of \a keys that are kept, or none if the pinned ones alone would pass the bounds.
    Result<PinOutcome> pin(const QString &owner, const QList<StoreKey> &keys);
    Result<qint64> unpin(const QString &owner, qint64 nowMs); ///< how many nobody pins any more

    /// Beyond \a longest the oldest are dropped. One that is there keeps its date.
    Result<void> addMissing(const QList<MissingQuestion> &questions, qsizetype longest);
    Result<void> removeMissing(const QList<StoreKey> &keys);
    Result<QList<MissingQuestion>> missing() const; ///< the oldest first

    Result<void> noteEndpoint(const QString &cacheId, const EndpointFinding &finding);
    Result<EndpointFinding> endpoint(const QString &cacheId) const;

    QString path() const;    ///< of the file
    QString warning() const; ///< a sentence for the user where a damaged file was set aside, else empty

private:
    PhonemeStore(std::unique_ptr<Database> database, const CacheSettings &settings);

    /// Runs \a work in a transaction, after what was used is noted; what it returns as an error is rolled
    /// back.
    template <typename Work>
    auto change(Work work) -> decltype(work())
    {
        decltype(work()) outcome;
        const bool isDone = m_database->transact([&] {
            if (const auto noted = writeUses(); !noted)
                outcome = tl::unexpected(noted.error());
            else
                outcome = work();
            return outcome.has_value();
        });
        if (!isDone && outcome)
            return tl::unexpected(m_database->transactionError());
        if (isDone)
            m_uses.clear();
        return outcome;
    }
    Result<void> writeUses();
    Result<qsizetype> putAll(const QList<NewAnswer> &answers, bool onlyIfNewer, qint64 nowMs);
    Result<bool> put(const NewAnswer &answer, bool onlyIfNewer);
    Result<qint64> evict(qint64 nowMs);
    Result<qint64> drop(const QList<qint64> &ids);
    qint64 expiredBefore(qint64 nowMs) const;

    std::unique_ptr<Database> m_database;
    CacheSettings m_settings;
    QList<qint64> m_uses; ///< ids in the order of their use, not written yet
};

} // namespace phonoscope
