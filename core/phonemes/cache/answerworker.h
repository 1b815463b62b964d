// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/answerfile.h"
#include "core/phonemes/cache/answerstore.h"
#include "core/phonemes/cache/phonemestore.h"

#include <QMutex>
#include <QSet>
#include <QTimer>
#include <QWaitCondition>

#include <atomic>

namespace phonoscope {

/// What the worker of an AnswerStore has to say by itself. For both threads.
class WorkerMail
{
public:
    enum Kind { Opened, Available, Unavailable, Problem };
    struct Letter
    {
        Kind kind = Problem;
        QString sentence{};
    };

    void put(Letter letter);
    QList<Letter> take();
    /// Until it is known whether the store can be used; false if it took longer.
    bool waitUntilOpened(std::chrono::milliseconds longest);

    std::atomic<bool> isEnding{false}; ///< nobody waits for long work any more

private:
    QMutex m_mutex;
    QWaitCondition m_known;
    bool m_isKnown = false;
    QList<Letter> m_letters;
};

/// The half of an AnswerStore that waits for the disk: made by it, and from open() on for its thread alone.
/// Where the disk fails every call answers as an empty store would.
class AnswerWorker : public QObject
{
    Q_OBJECT
public:
    /// \a tell is called after a letter was put.
    AnswerWorker(QString dir, const CacheSettings &settings, WallClock clock,
                 std::shared_ptr<WorkerMail> mail, std::function<void()> tell);
    ~AnswerWorker() override;

    void open();
    void close(); ///< after what waits is written
    void setSettings(const CacheSettings &settings);

    AnswerStore::Found find(const QList<StoreKey> &keys, bool pinnedOnly);
    void insert(const NewAnswer &answer); ///< written with what else has come until the next turn of the loop
    StorePage list(const StoreFilter &filter);
    StoreFigures figures();
    qint64 remove(const QList<qint64> &ids);
    qint64 clear(bool pinnedToo);
    qint64 cleanUp();
    PinOutcome pin(const QString &owner, const QList<StoreKey> &keys);
    qint64 unpin(const QString &owner);
    void addMissing(const MissingQuestion &question);
    void removeMissing(const QList<StoreKey> &keys);
    QList<MissingQuestion> missing();
    void noteEndpoint(const QString &cacheId, int batches);
    EndpointFinding endpoint(const QString &cacheId);

    using Done = std::function<void(const InterchangeOutcome &)>;
    /// In steps: questions that come in between are answered in between.
    void exportTo(const QString &path, Done done);
    void importFrom(const QString &path, Done done);

private:
    enum class Access { Reading, Writing };
    template <typename T, typename Work>
    T attempt(Access access, Work work, T otherwise = {});

    bool isReady();
    bool reopen(bool bySettingAside);
    void lookAtFile();
    void lose(WorkerMail::Letter letter);
    void complain(const DatabaseError &error);
    void writeWaiting();
    void writeWaitingLater();
    void step(std::shared_ptr<AnswerFile> file, Done done);
    void say(WorkerMail::Letter letter);
    bool holdsBack() const; ///< the last attempt failed a moment ago

    const QString m_dir;
    CacheSettings m_settings;
    const WallClock m_clock;
    const std::shared_ptr<WorkerMail> m_mail;
    const std::function<void()> m_tell;

    std::unique_ptr<PhonemeStore> m_store;
    quint64 m_fileNumber = 0; ///< of the file that is open
    bool m_hasBeenOpen = false;
    bool m_isClosed = false;
    std::optional<qint64> m_failedMs; ///< when writing or opening last failed
    QSet<DatabaseErrorKind> m_told;   ///< what was complained about and is not mended
    QList<NewAnswer> m_waiting;       ///< to be written
    bool m_isWritingScheduled = false;
    QTimer m_usesTimer;
    QTimer m_retryTimer;
};

} // namespace phonoscope
