// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/cachesettings.h"
#include "core/phonemes/cache/storedanswer.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace phonoscope {

/// Milliseconds since the epoch.
using WallClock = std::function<qint64()>;
qint64 wallClockNow();

/// Answers of providers kept on disk from one run to the next, for a thread that must not wait for a disk:
/// every call returns at once, the work is done in order in a thread of the store's own. Any number of
/// processes may share the folder.
///
/// For the thread that made it. Every \a then is called in that thread, from its event loop, unless its
/// context or the store has gone by then. Where the store cannot be used (see isAvailable) they are called
/// too: with nothing found and nothing kept.
class AnswerStore : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Then = std::function<void(const T &)>;
    using Found = QList<std::optional<StoredAnswer>>;

    enum class Which { All, PinnedOnly };

    /// Begins to open "phonemes.sqlite" in \a dir, which is made if it is not there. \a clock is called in the
    /// store's thread.
    explicit AnswerStore(const QString &dir, const CacheSettings &settings = {},
                         WallClock clock = wallClockNow, QObject *parent = nullptr);
    /// Waits until what was asked for is written, for 10 s at most.
    ~AnswerStore() override;

    /// Evicts at once where the bounds have shrunk.
    void setSettings(const CacheSettings &settings);

    /// Opened, and not given up since.
    bool isAvailable() const;
    /// It is not known yet whether the store can be used.
    bool isOpening() const;
    /// Blocks until it is known: for programs without a screen. Tells what opened() and problem() tell before
    /// it returns. False if the store cannot be used.
    bool waitUntilOpened(std::chrono::milliseconds longest = std::chrono::seconds(15));
    QString openingError() const; ///< why it could not be opened, a sentence for the user; else empty
    QString path() const;         ///< of the file

    /// What is kept for \a keys, in their order. Counts as a use of it.
    void find(const QList<StoreKey> &keys, Which which, const QObject *context, Then<Found> then);
    /// Keeps \a answer in place of an earlier one. What waits is written in one transaction.
    void insert(const NewAnswer &answer);

    void list(const StoreFilter &filter, const QObject *context, Then<StorePage> then);
    /// How many were removed; pinned ones too.
    void remove(const QList<qint64> &ids, const QObject *context, Then<qint64> then);
    void clear(bool pinnedToo, const QObject *context, Then<qint64> then);
    void figures(const QObject *context, Then<StoreFigures> then);
    /// Removes what is older than its time to live and the time it is kept after that.
    void cleanUp();
    void cleanUp(const QObject *context, Then<qint64> then);

    /// Pins the answers to \a keys for \a owner (a lesson), all of them that are kept, or none where the
    /// pinned ones alone would pass the bounds.
    void pin(const QString &owner, const QList<StoreKey> &keys, const QObject *context,
             Then<PinOutcome> then);
    /// How many answers nobody pins any more.
    void unpin(const QString &owner, const QObject *context, Then<qint64> then);

    /// Every answer as a line of JSON. An existing file is replaced, once the new one is whole.
    void exportTo(const QString &path, const QObject *context, Then<InterchangeOutcome> then);
    /// Takes over what such a file holds; an answer that is newer here stays.
    void importFrom(const QString &path, const QObject *context, Then<InterchangeOutcome> then);

    void addMissing(const MissingQuestion &question);
    void removeMissing(const QList<StoreKey> &keys);
    void missing(const QObject *context, Then<QList<MissingQuestion>> then);

    void noteEndpoint(const QString &cacheId, int batches);
    void endpoint(const QString &cacheId, const QObject *context, Then<EndpointFinding> then);

Q_SIGNALS:
    /// Once; not at all if the store cannot be used.
    void opened();
    /// \a sentence is for the user: what, and what is done about it. Once for each kind of problem until it
    /// has been mended.
    void problem(const QString &sentence);
    /// It can be used again, or no longer.
    void availableChanged(bool isAvailable);

private:
    struct Private;

    void readMail();

    template <typename T>
    Then<T> backHere(const QObject *context, Then<T> then);
    template <typename T, typename Work>
    void ask(Work work, const QObject *context, Then<T> then);

    std::unique_ptr<Private> d;
};

} // namespace phonoscope
