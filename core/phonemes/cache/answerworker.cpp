// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/answerworker.h"

#include "core/phonemes/cache/missingquestions.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace phonoscope {

using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcWorker, "phonoscope.cache.store", QtInfoMsg)

constexpr std::chrono::milliseconds retryAfter = 5s;
constexpr std::chrono::milliseconds retryByItself = 30s;
constexpr std::chrono::milliseconds usesAfter = 5s;
constexpr qsizetype maxWaiting = 1'000; // while the disk does not take them; the oldest are dropped beyond
constexpr qsizetype answersAtOnce = 500;

/// What tells a file from another one of the same name; 0 if there is none.
quint64 numberOf(const QString &path)
{
    struct stat found = {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? found.st_ino : 0;
}

} // namespace

void WorkerMail::put(Letter letter)
{
    const QMutexLocker lock(&m_mutex);
    m_isKnown = m_isKnown || letter.kind != Problem;
    m_letters.append(std::move(letter));
    m_known.wakeAll();
}

QList<WorkerMail::Letter> WorkerMail::take()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_letters, {});
}

bool WorkerMail::waitUntilOpened(std::chrono::milliseconds longest)
{
    const QDeadlineTimer deadline(longest);
    const QMutexLocker lock(&m_mutex);
    while (!m_isKnown) {
        if (!m_known.wait(&m_mutex, deadline))
            return m_isKnown;
    }
    return true;
}

AnswerWorker::AnswerWorker(QString dir, const CacheSettings &settings, WallClock clock,
                           std::shared_ptr<WorkerMail> mail, std::function<void()> tell)
    : m_dir(std::move(dir)), m_settings(settings), m_clock(std::move(clock)), m_mail(std::move(mail)),
      m_tell(std::move(tell)), m_usesTimer(this), m_retryTimer(this)
{
    m_usesTimer.setSingleShot(true);
    m_usesTimer.setInterval(usesAfter);
    connect(&m_usesTimer, &QTimer::timeout, this, [this] {
        attempt<bool>(Access::Writing,
                      [](PhonemeStore &store) { return store.flush().map([] { return true; }); });
    });
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(retryByItself);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] {
        m_failedMs.reset();
        if (isReady())
            writeWaiting();
    });
}

AnswerWorker::~AnswerWorker() = default;

void AnswerWorker::say(WorkerMail::Letter letter)
{
    m_mail->put(std::move(letter));
    m_tell();
}

bool AnswerWorker::holdsBack() const
{
    return m_failedMs && std::abs(m_clock() - *m_failedMs) < retryAfter.count();
}

void AnswerWorker::open()
{
    auto store = PhonemeStore::open(m_dir, m_settings);
    if (!store) {
        complain(store.error());
        say({WorkerMail::Unavailable, store.error().message});
        return;
    }
    m_store = std::move(*store);
    m_fileNumber = numberOf(m_store->path());
    m_failedMs.reset();
    m_told.clear();
    if (!m_store->warning().isEmpty())
        say({WorkerMail::Problem, m_store->warning()});
    say({m_hasBeenOpen ? WorkerMail::Available : WorkerMail::Opened});
    m_hasBeenOpen = true;
}

void AnswerWorker::close()
{
    m_failedMs.reset(); // a last attempt
    writeWaiting();
    m_isClosed = true;
    m_usesTimer.stop();
    m_retryTimer.stop();
    m_store.reset();
}

/// Tells it once, and tries again after a while.
void AnswerWorker::complain(const DatabaseError &error)
{
    m_failedMs = m_clock();
    if (error.kind != DatabaseErrorKind::Newer && !m_isClosed)
        m_retryTimer.start();
    if (m_told.contains(error.kind))
        return;
    m_told.insert(error.kind);
    if (!error.detail.isEmpty())
        qCWarning(lcWorker).noquote() << "answers are kept in memory only:" << error.detail;
    say({WorkerMail::Problem, tr("%1 Until then answers are kept in memory only.").arg(error.message)});
}

void AnswerWorker::lose(WorkerMail::Letter letter)
{
    m_store.reset();
    m_failedMs = m_clock();
    m_retryTimer.start();
    say(std::move(letter));
    say({WorkerMail::Unavailable});
}

/// The file may have been taken away, or another program may have put a fresh one in its place.
void AnswerWorker::lookAtFile()
{
    const QString path = m_store->path();
    const quint64 number = numberOf(path);
    if (number == m_fileNumber)
        return;
    if (!QFileInfo(m_dir).isDir()) {
        lose({WorkerMail::Problem,
              tr("The folder %1 is gone; until it is back answers are kept in memory only.")
                  .arg(QDir::toNativeSeparators(m_dir))});
        return;
    }
    m_store.reset();
    if (number == 0) {
        say({WorkerMail::Problem,
             tr("The file %1 was taken away; a fresh one was begun.").arg(QDir::toNativeSeparators(path))});
    }
    open();
}

bool AnswerWorker::isReady()
{
    if (m_isClosed)
        return false;
    if (m_store)
        lookAtFile();
    else if (!holdsBack() && (!m_hasBeenOpen || QFileInfo(m_dir).isDir()))
        open();
    return m_store != nullptr;
}

/// Looks for damage and sets the file aside where there is some, or at once.
bool AnswerWorker::reopen(bool bySettingAside)
{
    const QString path = m_store->path();
    m_store.reset();
    if (bySettingAside && numberOf(path) == m_fileNumber) {
        const QString kept = Database::setAside(path);
        if (!kept.isEmpty())
            say({WorkerMail::Problem, Database::setAsideSentence(path, kept)});
    }
    open();
    return m_store != nullptr;
}

/// Does \a work, again where the file turned out to be damaged and a fresh one could be begun.
template <typename T, typename Work>
T AnswerWorker::attempt(Access access, Work work, T otherwise)
{
    if (!isReady())
        return otherwise;
    auto result = work(*m_store);
    for (const bool bySettingAside : {false, true}) {
        if (result || result.error().kind != DatabaseErrorKind::Damaged || !reopen(bySettingAside))
            break;
        result = work(*m_store);
    }
    if (!result) {
        complain(result.error());
        return otherwise;
    }
    if (access == Access::Writing) {
        m_told.clear();
        m_failedMs.reset();
    }
    return std::move(*result);
}

void AnswerWorker::setSettings(const CacheSettings &settings)
{
    m_settings = settings;
    attempt<bool>(Access::Writing, [this](PhonemeStore &store) {
        return store.setSettings(m_settings, m_clock()).map([] { return true; });
    });
}

AnswerStore::Found AnswerWorker::find(const QList<StoreKey> &keys, bool pinnedOnly)
{
    writeWaiting();
    auto found = attempt<AnswerStore::Found>(
        Access::Reading, [&](PhonemeStore &store) { return store.find(keys, m_clock(), pinnedOnly); },
        AnswerStore::Found(keys.size()));
    if (!m_usesTimer.isActive())
        m_usesTimer.start();
    if (pinnedOnly)
        return found;
    for (const NewAnswer &answer : std::as_const(m_waiting)) { // there are none while the disk is well
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (keys.at(i) == answer.key)
                found[i] =
                    StoredAnswer{.transcription = answer.transcription, .answeredMs = answer.answeredMs};
        }
    }
    return found;
}

void AnswerWorker::insert(const NewAnswer &answer)
{
    m_waiting.append(answer);
    writeWaitingLater();
}

void AnswerWorker::writeWaitingLater()
{
    if (std::exchange(m_isWritingScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isWritingScheduled = false;
            writeWaiting();
        },
        Qt::QueuedConnection);
}

void AnswerWorker::writeWaiting()
{
    while (!m_waiting.isEmpty() && !holdsBack()) {
        const QList<NewAnswer> some = m_waiting.first(std::min(answersAtOnce, m_waiting.size()));
        const bool isDone = attempt<bool>(Access::Writing, [&](PhonemeStore &store) {
            return store.insert(some, m_clock()).map([](qsizetype) { return true; });
        });
        if (!isDone)
            break;
        m_waiting.remove(0, some.size());
    }
    if (m_waiting.size() > maxWaiting) {
        qCWarning(lcWorker, "%lld answers could not be written", qlonglong(m_waiting.size() - maxWaiting));
        m_waiting.remove(0, m_waiting.size() - maxWaiting);
    }
}

StorePage AnswerWorker::list(const StoreFilter &filter)
{
    writeWaiting();
    return attempt<StorePage>(Access::Reading, [&](PhonemeStore &store) {
        return store.flush().and_then([&] { return store.list(filter, m_clock()); });
    });
}

StoreFigures AnswerWorker::figures()
{
    writeWaiting();
    return attempt<StoreFigures>(Access::Reading, [](PhonemeStore &store) { return store.figures(); });
}

qint64 AnswerWorker::remove(const QList<qint64> &ids)
{
    writeWaiting();
    return attempt<qint64>(Access::Writing, [&](PhonemeStore &store) { return store.remove(ids); });
}

qint64 AnswerWorker::clear(bool pinnedToo)
{
    writeWaiting();
    m_waiting.clear(); // what the disk did not take
    return attempt<qint64>(Access::Writing, [&](PhonemeStore &store) { return store.clear(pinnedToo); });
}

qint64 AnswerWorker::cleanUp()
{
    writeWaiting();
    return attempt<qint64>(Access::Writing, [&](PhonemeStore &store) { return store.cleanUp(m_clock()); });
}

PinOutcome AnswerWorker::pin(const QString &owner, const QList<StoreKey> &keys)
{
    writeWaiting();
    PinOutcome otherwise{.notKept = keys};
    otherwise.refused = tr("These answers cannot be pinned, for nothing can be written to the disk.");
    return attempt<PinOutcome>(
        Access::Writing, [&](PhonemeStore &store) { return store.pin(owner, keys); }, otherwise);
}

qint64 AnswerWorker::unpin(const QString &owner)
{
    return attempt<qint64>(Access::Writing,
                           [&](PhonemeStore &store) { return store.unpin(owner, m_clock()); });
}

void AnswerWorker::addMissing(const MissingQuestion &question)
{
    attempt<bool>(Access::Writing, [&](PhonemeStore &store) {
        return store.addMissing({question}, MissingQuestions::maxEntries).map([] { return true; });
    });
}

void AnswerWorker::removeMissing(const QList<StoreKey> &keys)
{
    attempt<bool>(Access::Writing,
                  [&](PhonemeStore &store) { return store.removeMissing(keys).map([] { return true; }); });
}

QList<MissingQuestion> AnswerWorker::missing()
{
    return attempt<QList<MissingQuestion>>(Access::Reading,
                                           [](PhonemeStore &store) { return store.missing(); });
}

void AnswerWorker::noteEndpoint(const QString &cacheId, int batches)
{
    attempt<bool>(Access::Writing, [&](PhonemeStore &store) {
        return store.noteEndpoint(cacheId, {batches, m_clock()}).map([] { return true; });
    });
}

EndpointFinding AnswerWorker::endpoint(const QString &cacheId)
{
    return attempt<EndpointFinding>(Access::Reading,
                                    [&](PhonemeStore &store) { return store.endpoint(cacheId); });
}

void AnswerWorker::exportTo(const QString &path, Done done)
{
    writeWaiting();
    step(std::make_shared<AnswerExport>(path), std::move(done));
}

void AnswerWorker::importFrom(const QString &path, Done done)
{
    writeWaiting();
    step(std::make_shared<AnswerImport>(path), std::move(done));
}

void AnswerWorker::step(std::shared_ptr<AnswerFile> file, Done done)
{
    if (m_mail->isEnding) {
        file->giveUp(tr("The program ended before it was done."));
        done(file->outcome());
        return;
    }
    if (!isReady()) {
        file->giveUp(tr("The store of answers cannot be used at the moment."));
        done(file->outcome());
        return;
    }
    if (!file->step(*m_store, m_clock())) {
        if (file->storeError())
            complain(*file->storeError());
        done(file->outcome());
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, file = std::move(file), done = std::move(done)] { step(file, done); },
        Qt::QueuedConnection);
}

} // namespace phonoscope
