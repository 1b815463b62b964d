// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakprovider.h"

#include "core/phonemes/espeak/espeakengine.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

PhonemeError cancelled()
{
    return {.kind = PhonemeErrorKind::Cancelled,
            .message =
                QCoreApplication::translate("phonoscope::EspeakProvider", "The transcription was cancelled."),
            .detail = {}};
}

/// Watches one transcription on the worker. Its signal comes from the event loop only: the watcher's events
/// are posted, and so is a cancellation.
class EspeakJob : public PhonemeJob
{
    Q_OBJECT
public:
    EspeakJob(const QFuture<TranscriptionResult> &future, QObject *parent) : PhonemeJob(parent)
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
            // Without a result it was taken from the queue before it began.
            if (m_watcher.future().resultCount() > 0)
                finish(m_watcher.result());
            else
                finish(tl::unexpected(cancelled()));
        });
        m_watcher.setFuture(future);
    }

    ~EspeakJob() override { m_watcher.cancel(); }

    void cancel() override
    {
        if (m_ended)
            return;
        m_ended = true;
        m_watcher.cancel();
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(tl::unexpected(cancelled())); }, Qt::QueuedConnection);
    }

private:
    void finish(const TranscriptionResult &result)
    {
        if (m_ended)
            return;
        m_ended = true;
        Q_EMIT finished(result); // may delete this
    }

    QFutureWatcher<TranscriptionResult> m_watcher;
    bool m_ended = false;
};

} // namespace

EspeakProvider::EspeakProvider(std::shared_ptr<const EspeakEngine> engine, QObject *parent)
    : PhonemeProvider(parent), m_engine(std::move(engine)),
      m_closing(std::make_shared<std::atomic_bool>(false))
{
    m_pool.setMaxThreadCount(1);
    // The thread is kept: making one costs as much as a transcription.
    m_pool.setExpiryTimeout(-1);
}

EspeakProvider::~EspeakProvider()
{
    m_closing->store(true);
    m_pool.waitForDone();
}

QString EspeakProvider::id() const
{
    return u"builtin"_s;
}

QString EspeakProvider::cacheId() const
{
    // The program's tables and rules make the answer too, and the store outlives the program.
    return id() + u'/' + m_engine->version() + u'/' + QLatin1StringView(PHONOSCOPE_VERSION);
}

PhonemeJob *EspeakProvider::start(const PhonemeQuery &query, Urgency, QObject *parent)
{
    const auto work = [engine = m_engine, closing = m_closing, query]() -> TranscriptionResult {
        if (closing->load())
            return tl::unexpected(cancelled());
        return engine->transcribe(query);
    };
    return new EspeakJob(QtConcurrent::run(&m_pool, work), parent);
}

} // namespace phonoscope

#include "espeakprovider.moc"
