// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/answerstore.h"

#include "core/phonemes/cache/answerworker.h"
#include "core/phonemes/cache/phonemestore.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QPointer>
#include <QThread>

#include <utility>

namespace phonoscope {

using namespace std::chrono_literals;

qint64 wallClockNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

namespace {

Q_LOGGING_CATEGORY(lcAnswers, "phonoscope.cache.store", QtInfoMsg)

constexpr auto longestEnding = 10s;

} // namespace

struct AnswerStore::Private
{
    QString path;
    bool isOpening = true;
    bool isAvailable = false;
    QString openingError;
    std::unique_ptr<QThread> thread;
    AnswerWorker *worker = nullptr;   ///< lives in the thread
    std::unique_ptr<QObject> inbox;   ///< what the worker has to say is said in this one's thread
    std::shared_ptr<WorkerMail> mail; ///< what it has to say to one who waits for it
};

AnswerStore::AnswerStore(const QString &dir, const CacheSettings &settings, WallClock clock, QObject *parent)
    : QObject(parent), d(new Private)
{
    d->path = PhonemeStore::fileIn(dir);
    d->thread = std::make_unique<QThread>();
    d->thread->setObjectName(QStringLiteral("answers"));
    d->inbox = std::make_unique<QObject>();
    d->mail = std::make_shared<WorkerMail>();
    // called in the worker's thread
    const auto tell = [inbox = d->inbox.get(), mail = d->mail, self = QPointer<AnswerStore>(this)] {
        QMetaObject::invokeMethod(inbox, [self] {
            if (self)
                self->readMail();
        });
    };
    d->worker = new AnswerWorker(dir, settings, std::move(clock), d->mail, tell);
    d->worker->moveToThread(d->thread.get());
    connect(d->thread.get(), &QThread::finished, d->worker, &QObject::deleteLater);
    d->thread->start();
    QMetaObject::invokeMethod(d->worker, [worker = d->worker] { worker->open(); });
}

AnswerStore::~AnswerStore()
{
    d->mail->isEnding = true;
    QMetaObject::invokeMethod(d->worker, [worker = d->worker] {
        worker->close();
        worker->thread()->quit();
    });
    if (d->thread->wait(QDeadlineTimer(longestEnding)))
        return;
    // The disk does not answer. The thread keeps what it needs; it ends with the program.
    qCWarning(lcAnswers, "the store did not end in time; answers may not have been written");
    (void)d->thread.release();
    (void)d->inbox.release();
}

/// What happened to the store, in order.
void AnswerStore::readMail()
{
    const QPointer<AnswerStore> self(this);
    const QList<WorkerMail::Letter> letters = d->mail->take();
    for (const WorkerMail::Letter &letter : letters) {
        if (!self)
            return;
        switch (letter.kind) {
        case WorkerMail::Opened:
            d->isOpening = false;
            d->isAvailable = true;
            Q_EMIT opened();
            if (self)
                Q_EMIT availableChanged(true);
            break;
        case WorkerMail::Available:
        case WorkerMail::Unavailable: {
            d->isOpening = false;
            d->openingError = letter.sentence;
            const bool isAvailable = letter.kind == WorkerMail::Available;
            if (std::exchange(d->isAvailable, isAvailable) != isAvailable)
                Q_EMIT availableChanged(isAvailable);
            break;
        }
        case WorkerMail::Problem:
            Q_EMIT problem(letter.sentence);
            break;
        }
    }
}

bool AnswerStore::waitUntilOpened(std::chrono::milliseconds longest)
{
    if (d->isOpening && d->mail->waitUntilOpened(longest))
        readMail();
    return d->isAvailable;
}

bool AnswerStore::isAvailable() const
{
    return d->isAvailable;
}

bool AnswerStore::isOpening() const
{
    return d->isOpening;
}

QString AnswerStore::openingError() const
{
    return d->openingError;
}

QString AnswerStore::path() const
{
    return d->path;
}

/// \a then for the worker's thread to call: it is called in this one.
template <typename T>
AnswerStore::Then<T> AnswerStore::backHere(const QObject *context, Then<T> then)
{
    return [inbox = d->inbox.get(), self = QPointer(this), asker = QPointer(context),
            then = std::move(then)](const T &answer) {
        QMetaObject::invokeMethod(inbox, [self, asker, then, answer] {
            if (self && asker)
                then(answer);
        });
    };
}

template <typename T, typename Work>
void AnswerStore::ask(Work work, const QObject *context, Then<T> then)
{
    QMetaObject::invokeMethod(d->worker,
                              [worker = d->worker, work = std::move(work),
                               done = backHere(context, std::move(then))] { done(work(*worker)); });
}

void AnswerStore::setSettings(const CacheSettings &settings)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, settings] { worker->setSettings(settings); });
}

void AnswerStore::find(const QList<StoreKey> &keys, Which which, const QObject *context, Then<Found> then)
{
    ask<Found>([keys, which](AnswerWorker &worker) { return worker.find(keys, which == Which::PinnedOnly); },
               context, std::move(then));
}

void AnswerStore::insert(const NewAnswer &answer)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, answer] { worker->insert(answer); });
}

void AnswerStore::list(const StoreFilter &filter, const QObject *context, Then<StorePage> then)
{
    ask<StorePage>([filter](AnswerWorker &worker) { return worker.list(filter); }, context, std::move(then));
}

void AnswerStore::remove(const QList<qint64> &ids, const QObject *context, Then<qint64> then)
{
    ask<qint64>([ids](AnswerWorker &worker) { return worker.remove(ids); }, context, std::move(then));
}

void AnswerStore::clear(bool pinnedToo, const QObject *context, Then<qint64> then)
{
    ask<qint64>([pinnedToo](AnswerWorker &worker) { return worker.clear(pinnedToo); }, context,
                std::move(then));
}

void AnswerStore::figures(const QObject *context, Then<StoreFigures> then)
{
    ask<StoreFigures>([](AnswerWorker &worker) { return worker.figures(); }, context, std::move(then));
}

void AnswerStore::cleanUp()
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker] { worker->cleanUp(); });
}

void AnswerStore::cleanUp(const QObject *context, Then<qint64> then)
{
    ask<qint64>([](AnswerWorker &worker) { return worker.cleanUp(); }, context, std::move(then));
}

void AnswerStore::pin(const QString &owner, const QList<StoreKey> &keys, const QObject *context,
                      Then<PinOutcome> then)
{
    ask<PinOutcome>([owner, keys](AnswerWorker &worker) { return worker.pin(owner, keys); }, context,
                    std::move(then));
}

void AnswerStore::unpin(const QString &owner, const QObject *context, Then<qint64> then)
{
    ask<qint64>([owner](AnswerWorker &worker) { return worker.unpin(owner); }, context, std::move(then));
}

void AnswerStore::exportTo(const QString &path, const QObject *context, Then<InterchangeOutcome> then)
{
    QMetaObject::invokeMethod(d->worker,
                              [worker = d->worker, path, done = backHere(context, std::move(then))] {
                                  worker->exportTo(path, done);
                              });
}

void AnswerStore::importFrom(const QString &path, const QObject *context, Then<InterchangeOutcome> then)
{
    QMetaObject::invokeMethod(d->worker,
                              [worker = d->worker, path, done = backHere(context, std::move(then))] {
                                  worker->importFrom(path, done);
                              });
}

void AnswerStore::addMissing(const MissingQuestion &question)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, question] { worker->addMissing(question); });
}

void AnswerStore::removeMissing(const QList<StoreKey> &keys)
{
    QMetaObject::invokeMethod(d->worker, [worker = d->worker, keys] { worker->removeMissing(keys); });
}

void AnswerStore::missing(const QObject *context, Then<QList<MissingQuestion>> then)
{
    ask<QList<MissingQuestion>>([](AnswerWorker &worker) { return worker.missing(); }, context,
                                std::move(then));
}

void AnswerStore::noteEndpoint(const QString &cacheId, int batches)
{
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker, cacheId, batches] { worker->noteEndpoint(cacheId, batches); });
}

void AnswerStore::endpoint(const QString &cacheId, const QObject *context, Then<EndpointFinding> then)
{
    ask<EndpointFinding>([cacheId](AnswerWorker &worker) { return worker.endpoint(cacheId); }, context,
                         std::move(then));
}

} // namespace phonoscope
