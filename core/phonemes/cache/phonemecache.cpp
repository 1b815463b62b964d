// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/phonemecache.h"

#include "core/phonemes/cache/phonemestore.h"
#include "core/phonemes/text.h"

#include <QLoggingCategory>
#include <QMetaObject>
#include <QPointer>

#include <utility>

Q_LOGGING_CATEGORY(lcCache, "phonoscope.cache", QtInfoMsg)

namespace phonoscope {

namespace {

PhonemeError cancelled()
{
    return {.kind = PhonemeErrorKind::Cancelled, .message = PhonemeCache::tr("Cancelled."), .detail = {}};
}

} // namespace

/// One asker. Waits for a flight, or brings an answer that was there already to the next turn of the loop.
class PhonemeCache::Job : public UtteranceJob
{
public:
    Job(PhonemeCache &cache, QObject *parent) : UtteranceJob(parent), m_cache(&cache) {}
    ~Job() override
    {
        if (m_cache && m_isWaiting)
            m_cache->withdraw(this);
    }

    void cancel() override
    {
        if (m_cache && m_isWaiting)
            m_cache->withdraw(this);
        finishLater(tl::unexpected(cancelled()));
    }
    AnswerSource source() const override { return m_source; }

    void finishLater(UtteranceResult result)
    {
        m_isWaiting = false;
        m_result = std::move(result); // a later outcome replaces one that has not been told yet
        if (!std::exchange(m_isScheduled, true))
            QMetaObject::invokeMethod(
                this, [this] { tell(); }, Qt::QueuedConnection);
    }
    void finishNow(UtteranceResult result)
    {
        m_isWaiting = false;
        m_result = std::move(result);
        if (!std::exchange(m_isScheduled, true))
            tell();
    }

    QPointer<PhonemeCache> m_cache;
    Key m_key;
    AnswerSource m_source = AnswerSource::Memory;
    bool m_isWaiting = false;

private:
    void tell()
    {
        if (!std::exchange(m_isTold, true))
            Q_EMIT finished(m_result);
    }

    UtteranceResult m_result;
    bool m_isScheduled = false;
    bool m_isTold = false;
};

/// One request to a provider and those who wait for it.
class PhonemeCache::Flight : public QObject
{
public:
    using QObject::QObject;
    QList<Job *> waiting;
};

PhonemeCache::PhonemeCache(const Tokenizer &tokenizer, qsizetype maxBytes, PhonemeStore *store,
                           QObject *parent)
    : QObject(parent), m_tokenizer(tokenizer), m_store(store), m_memory(maxBytes)
{
}

PhonemeCache::~PhonemeCache()
{
    for (const Flight *flight : std::as_const(m_flights)) {
        for (Job *job : flight->waiting)
            job->finishLater(tl::unexpected(cancelled()));
    }
}

UtterancePtr PhonemeCache::find(const PhonemeProvider &provider, const PhonemeQuery &query)
{
    const UtterancePtr *found = m_memory.object({provider.cacheId(), query});
    if (!found)
        return nullptr;
    ++m_figures.memoryHits;
    return *found;
}

UtteranceJob *PhonemeCache::fetch(PhonemeProvider &provider, const PhonemeQuery &query, QObject *parent)
{
    auto *job = new Job(*this, parent);
    job->m_key = {provider.cacheId(), query};

    if (const auto refused = checkText(query.text)) {
        job->finishLater(tl::unexpected(*refused));
        return job;
    }
    if (const UtterancePtr found = find(provider, query)) {
        job->finishLater(found);
        return job;
    }
    if (const UtterancePtr found = findInStore(job->m_key)) {
        job->m_source = AnswerSource::Store;
        job->finishLater(found);
        return job;
    }

    job->m_isWaiting = true;
    Flight *&flight = m_flights[job->m_key];
    job->m_source = flight ? AnswerSource::Shared : AnswerSource::Provider;
    if (flight) {
        ++m_figures.shared;
    } else {
        ++m_figures.misses;
        flight = new Flight(this);
        PhonemeJob *request = provider.transcribe(query, flight);
        connect(request, &PhonemeJob::finished, this,
                [this, key = job->m_key, flight](const TranscriptionResult &result) {
                    land(key, flight, result);
                });
        // a provider that goes ends its jobs without a signal; nobody shall wait for them
        connect(&provider, &QObject::destroyed, flight,
                [this, key = job->m_key, flight] { land(key, flight, tl::unexpected(cancelled())); });
    }
    flight->waiting.append(job);
    return job;
}

void PhonemeCache::withdraw(Job *job)
{
    job->m_isWaiting = false;
    Flight *flight = m_flights.value(job->m_key);
    if (!flight)
        return;
    flight->waiting.removeOne(job);
    if (flight->waiting.isEmpty()) {
        m_flights.remove(job->m_key);
        flight->deleteLater(); // takes the request with it; later, for we may stand in one of its signals
        for (PhonemeJob *request : flight->findChildren<PhonemeJob *>())
            request->disconnect(this);
    }
}

void PhonemeCache::land(const Key &key, const Flight *landing, const TranscriptionResult &result)
{
    Flight *flight = m_flights.value(key);
    if (flight != landing) // given up, and the key may be another's by now
        return;
    m_flights.remove(key);
    flight->deleteLater();

    UtteranceResult answer;
    if (result) {
        if (m_store && !m_store->insert(key.cacheId, key.query, *result))
            qCWarning(lcCache, "an answer could not be written to the store");
        answer = keep(key, makeUtterance(*result, m_tokenizer));
    } else {
        answer = tl::unexpected(result.error());
    }

    // an asker that hears its answer may delete others of the list
    QList<QPointer<Job>> askers;
    for (Job *job : std::as_const(flight->waiting)) {
        job->m_isWaiting = false;
        askers.append(job);
    }
    for (const QPointer<Job> &job : std::as_const(askers)) {
        if (job)
            job->finishNow(answer);
    }
}

UtterancePtr PhonemeCache::keep(const Key &key, UtterancePtr utterance)
{
    // QCache deletes an entry that is dearer than its bound at once; the caller's share stays
    m_memory.insert(key, new UtterancePtr(utterance), utterance->cost());
    return utterance;
}

UtterancePtr PhonemeCache::findInStore(const Key &key)
{
    if (!m_store)
        return nullptr;
    const auto stored = m_store->find(key.cacheId, key.query);
    if (!stored)
        return nullptr;
    ++m_figures.storeHits;
    return keep(key, makeUtterance(*stored, m_tokenizer));
}

CacheFigures PhonemeCache::figures() const
{
    CacheFigures figures = m_figures;
    figures.bytes = m_memory.totalCost();
    figures.entries = m_memory.size();
    return figures;
}

void PhonemeCache::clear()
{
    m_memory.clear();
}

} // namespace phonoscope
