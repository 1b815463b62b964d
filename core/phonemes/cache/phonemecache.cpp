// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/phonemecache.h"

#include "core/phonemes/cache/memorylevel.h"
#include "core/phonemes/cache/missingquestions.h"
#include "core/phonemes/text.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QMetaObject>
#include <QPointer>
#include <QTimer>

#include <utility>

Q_LOGGING_CATEGORY(lcCache, "phonoscope.cache", QtInfoMsg)

namespace phonoscope {

using namespace std::chrono_literals;

namespace {

constexpr auto storePatience = 2s; ///< a disk that takes longer is not waited for
constexpr auto figuresEvery = 250ms;
constexpr auto longestWork = 8ms; ///< of one turn of the event loop

PhonemeError cancelled()
{
    return {.kind = PhonemeErrorKind::Cancelled, .message = PhonemeCache::tr("Cancelled."), .detail = {}};
}

const char *nameOf(AnswerSource source)
{
    switch (source) {
    case AnswerSource::Memory:
        return "memory";
    case AnswerSource::Store:
        return "store";
    case AnswerSource::Shared:
        return "shared";
    case AnswerSource::Provider:
        return "provider";
    case AnswerSource::Kept:
        return "kept";
    case AnswerSource::Typed:
        return "typed";
    }
    Q_UNREACHABLE();
}

} // namespace

/// One asker. Waits for a flight, or brings an answer that was there already to the next turn of the loop.
class PhonemeCache::Job : public UtteranceJob
{
public:
    Job(PhonemeCache &cache, QObject *parent) : UtteranceJob(parent), m_cache(&cache) {}
    ~Job() override { withdraw(); }

    void cancel() override
    {
        withdraw();
        finishLater(tl::unexpected(cancelled()), 0);
    }
    AnswerSource source() const override { return m_source; }
    qint64 answeredMs() const override { return m_answeredMs; }

    void finishLater(UtteranceResult result, qint64 answeredMs)
    {
        m_isWaiting = false;
        m_answeredMs = answeredMs;
        m_result = std::move(result); // a later outcome replaces one that has not been told yet
        if (!std::exchange(m_isScheduled, true))
            QMetaObject::invokeMethod(
                this, [this] { tell(); }, Qt::QueuedConnection);
    }
    void finishNow(UtteranceResult result, qint64 answeredMs)
    {
        m_isWaiting = false;
        m_answeredMs = answeredMs;
        m_result = std::move(result);
        if (!std::exchange(m_isScheduled, true))
            tell();
    }

    QPointer<PhonemeCache> m_cache;
    StoreKey m_key;
    AnswerSource m_source = AnswerSource::Memory;
    bool m_isWaiting = false;

private:
    void withdraw();
    void tell()
    {
        if (!std::exchange(m_isTold, true))
            Q_EMIT finished(m_result);
    }

    UtteranceResult m_result;
    qint64 m_answeredMs = 0;
    bool m_isScheduled = false;
    bool m_isTold = false;
};

/// One question under way, first to the store, then to a provider, and those who wait for it.
class PhonemeCache::Flight : public QObject
{
public:
    Flight(StoreKey asked, PhonemeProvider &asksWhom, Urgency howUrgent, QObject *parent)
        : QObject(parent), key(std::move(asked)), provider(&asksWhom), urgency(howUrgent)
    {
        sinceStart.start();
    }

    const StoreKey key;
    PhonemeProvider *provider; ///< a flight ends with its provider
    Urgency urgency;
    bool isAsked = false; ///< the provider
    QList<Job *> waiting;
    UtterancePtr kept; ///< an answer past its time to live, for when nobody can be asked
    qint64 keptMs = 0;
    QElapsedTimer sinceStart;
};

struct PhonemeCache::Private
{
    /// An answer on its way to those who wait.
    struct Landing
    {
        UtteranceResult result;
        AnswerSource source = AnswerSource::Provider;
        qint64 answeredMs = 0;
    };

    qint64 expiredBefore() const;
    bool isFresh(const MemoryLevel::Answer &answer) const;
    UtterancePtr hit(const MemoryLevel::Answer &answer, size_t hash);
    void count(int CacheFigures::*figure, int more = 1);
    void keep(const StoreKey &key, const UtterancePtr &utterance, qint64 answeredMs);

    void withdraw(Job *job);
    bool isForDisk(const Flight &flight) const;
    void begin(Flight *flight);
    void lookUp();
    void takeFound(const QList<QPointer<Flight>> &flights, const AnswerStore::Found &found);
    void landFound();
    void ask(Flight *flight);
    void hear(Flight *flight, const TranscriptionResult &result);
    void land(Flight *flight, const Landing &landing);
    void cleanUpIfDue();

    PhonemeCache &q;
    const Tokenizer &tokenizer;
    CacheSettings settings;
    AnswerStore *store;
    WallClock clock;
    MemoryLevel memory{settings};
    QHash<StoreKey, Flight *> flights{};
    QList<QPointer<Flight>> toLookUp{};                        ///< at the next turn, all at once
    QList<std::pair<QPointer<Flight>, StoredAnswer>> toLand{}; ///< found in the store
    CacheFigures figures{};
    UsePattern pattern{};
    MissingQuestions *missing = nullptr;
    qint64 cleanedMs = 0;
    QTimer cleanUpTimer{};
    QTimer figuresTimer{};
};

void PhonemeCache::Job::withdraw()
{
    if (m_cache && m_isWaiting)
        m_cache->d->withdraw(this);
}

PhonemeCache::PhonemeCache(const Tokenizer &tokenizer, const CacheSettings &settings, AnswerStore *store,
                           WallClock clock, QObject *parent)
    : QObject(parent), d(new Private{.q = *this,
                                     .tokenizer = tokenizer,
                                     .settings = settings,
                                     .store = store,
                                     .clock = std::move(clock)})
{
    d->missing = new MissingQuestions(*this, store, this);
    d->cleanedMs = d->clock();
    d->cleanUpTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&d->cleanUpTimer, &QTimer::timeout, this, &PhonemeCache::cleanUp);
    d->figuresTimer.setSingleShot(true);
    d->figuresTimer.setInterval(figuresEvery);
    connect(&d->figuresTimer, &QTimer::timeout, this, &PhonemeCache::figuresChanged);
    if (settings.cleanupEvery.count() > 0)
        d->cleanUpTimer.start(settings.cleanupEvery);
}

PhonemeCache::~PhonemeCache()
{
    for (const Flight *flight : std::as_const(d->flights)) {
        for (Job *job : flight->waiting)
            job->finishLater(tl::unexpected(cancelled()), 0);
    }
}

const CacheSettings &PhonemeCache::settings() const
{
    return d->settings;
}

void PhonemeCache::setSettings(const CacheSettings &settings)
{
    if (d->settings == settings)
        return;
    const qsizetype before = d->memory.entries();
    d->settings = settings;
    d->memory.setSettings(settings);
    d->count(&CacheFigures::evicted, static_cast<int>(before - d->memory.entries()));
    if (settings.cleanupEvery.count() > 0)
        d->cleanUpTimer.start(settings.cleanupEvery);
    else
        d->cleanUpTimer.stop();
    if (d->store)
        d->store->setSettings(settings);
}

qint64 PhonemeCache::Private::expiredBefore() const
{
    return settings.timeToLive.count() == 0
               ? std::numeric_limits<qint64>::min()
               : clock() - std::chrono::milliseconds(settings.timeToLive).count();
}

bool PhonemeCache::Private::isFresh(const MemoryLevel::Answer &answer) const
{
    return answer.utterance && (answer.isPinned || answer.answeredMs >= expiredBefore());
}

void PhonemeCache::Private::count(int CacheFigures::*figure, int more)
{
    figures.*figure += more;
    if (!figuresTimer.isActive())
        figuresTimer.start();
}

UtterancePtr PhonemeCache::find(const PhonemeProvider &provider, const PhonemeQuery &query)
{
    const StoreKey key{provider.cacheId(), query};
    const MemoryLevel::Answer answer = d->memory.find(key);
    if (!d->isFresh(answer))
        return nullptr;
    d->count(&CacheFigures::memoryHits);
    d->pattern.record(qHash(key), d->clock(), answer.utterance->cost());
    qCDebug(lcCache, "hit level=memory elapsed_ms=0.0");
    return answer.utterance;
}

UtteranceJob *PhonemeCache::fetch(PhonemeProvider &provider, const PhonemeQuery &query, QObject *parent,
                                  Urgency urgency)
{
    auto *job = new Job(*this, parent);
    job->m_key = {provider.cacheId(), query};

    if (const auto refused = checkText(query.text)) {
        job->finishLater(tl::unexpected(*refused), 0);
        return job;
    }
    d->cleanUpIfDue();
    const MemoryLevel::Answer known = d->memory.find(job->m_key);
    d->pattern.record(qHash(job->m_key), d->clock(), known.utterance ? known.utterance->cost() : 0);
    if (d->isFresh(known)) {
        d->count(&CacheFigures::memoryHits);
        qCDebug(lcCache, "hit level=memory elapsed_ms=0.0");
        job->finishLater(known.utterance, known.answeredMs);
        return job;
    }

    job->m_isWaiting = true;
    if (Flight *flight = d->flights.value(job->m_key)) {
        job->m_source = AnswerSource::Shared;
        if (urgency == Urgency::Now)
            flight->urgency = Urgency::Now;
        flight->waiting.append(job);
        d->count(&CacheFigures::shared);
        qCDebug(lcCache, "shared");
        return job;
    }
    auto *flight = new Flight(job->m_key, provider, urgency, this);
    flight->kept = known.utterance;
    flight->keptMs = known.answeredMs;
    flight->waiting.append(job);
    job->m_source = AnswerSource::Provider;
    d->flights.insert(job->m_key, flight);
    // a provider that goes ends its jobs without a signal; nobody shall wait for them
    connect(&provider, &QObject::destroyed, flight,
            [this, flight] { d->land(flight, {.result = tl::unexpected(cancelled())}); });
    d->begin(flight);
    return job;
}

void PhonemeCache::Private::withdraw(Job *job)
{
    job->m_isWaiting = false;
    Flight *flight = flights.value(job->m_key);
    if (!flight)
        return;
    flight->waiting.removeOne(job);
    if (flight->waiting.isEmpty()) {
        flights.remove(job->m_key);
        flight->deleteLater(); // takes the request with it; later, for we may stand in one of its signals
        for (PhonemeJob *request : flight->findChildren<PhonemeJob *>())
            request->disconnect(flight);
    }
}

/// A local provider answers again as fast as a disk does, and is asked at every key that is pressed.
bool PhonemeCache::Private::isForDisk(const Flight &flight) const
{
    return settings.storesLocal || !flight.provider->isLocal() || flight.urgency == Urgency::Later;
}

void PhonemeCache::Private::begin(Flight *flight)
{
    if (!store || !(store->isAvailable() || store->isOpening()) || !isForDisk(*flight)) {
        ask(flight);
        return;
    }
    if (toLookUp.isEmpty())
        QMetaObject::invokeMethod(
            &q, [this] { lookUp(); }, Qt::QueuedConnection);
    toLookUp.append(flight);
}

/// Looks up what was asked in the last turn, in one call.
void PhonemeCache::Private::lookUp()
{
    const QList<QPointer<Flight>> asked = std::exchange(toLookUp, {});
    QList<StoreKey> keys;
    QList<QPointer<Flight>> looking;
    for (const QPointer<Flight> &flight : asked) {
        if (flight && flights.value(flight->key) == flight) {
            keys.append(flight->key);
            looking.append(flight);
        }
    }
    if (looking.isEmpty())
        return;
    store->find(keys, settings.isOn ? AnswerStore::Which::All : AnswerStore::Which::PinnedOnly, &q,
                [this, looking](const AnswerStore::Found &found) { takeFound(looking, found); });
    QTimer::singleShot(storePatience, &q, [this, looking] { takeFound(looking, {}); });
}

/// The misses reach the provider in one turn, so that it may take them together.
void PhonemeCache::Private::takeFound(const QList<QPointer<Flight>> &looking, const AnswerStore::Found &found)
{
    const QPointer<PhonemeCache> guard(&q);
    QList<QPointer<Flight>> misses;
    for (qsizetype i = 0; i < looking.size(); ++i) {
        Flight *flight = looking.at(i);
        if (!flight || flight->isAsked || flights.value(flight->key) != flight)
            continue;
        const std::optional<StoredAnswer> answer = found.value(i);
        if (answer && !answer->isExpired) {
            flight->isAsked = true; // nobody else is
            if (toLand.isEmpty())
                QMetaObject::invokeMethod(
                    &q, [this] { landFound(); }, Qt::QueuedConnection);
            toLand.append({flight, *answer});
            continue;
        }
        if (answer && answer->answeredMs > flight->keptMs) {
            flight->kept = makeUtterance(answer->transcription, tokenizer);
            flight->keptMs = answer->answeredMs;
        }
        misses.append(flight);
    }
    for (const QPointer<Flight> &flight : std::as_const(misses)) {
        if (flight && flights.value(flight->key) == flight)
            ask(flight);
        if (!guard)
            return;
    }
}

/// As many as one turn has time for.
void PhonemeCache::Private::landFound()
{
    const QPointer<PhonemeCache> guard(&q);
    QElapsedTimer worked;
    worked.start();
    while (!toLand.isEmpty() && worked.elapsed() < longestWork.count()) {
        const auto [flight, answer] = toLand.takeFirst();
        if (!flight || flights.value(flight->key) != flight)
            continue;
        count(&CacheFigures::storeHits);
        const UtterancePtr utterance = makeUtterance(answer.transcription, tokenizer);
        keep(flight->key, utterance, answer.answeredMs);
        missing->remove({flight->key}); // another program may have asked
        if (guard)
            land(flight, {utterance, AnswerSource::Store, answer.answeredMs});
        if (!guard)
            return;
    }
    if (!toLand.isEmpty())
        QMetaObject::invokeMethod(
            &q, [this] { landFound(); }, Qt::QueuedConnection);
}

void PhonemeCache::Private::ask(Flight *flight)
{
    flight->isAsked = true;
    count(&CacheFigures::misses);
    if (flight->kept)
        count(&CacheFigures::expired);
    qCDebug(lcCache, "miss expired=%d elapsed_ms=%.1f", flight->kept != nullptr,
            static_cast<double>(flight->sinceStart.nsecsElapsed()) / 1e6);
    PhonemeJob *request = flight->provider->transcribe(flight->key.query, flight, flight->urgency);
    connect(request, &PhonemeJob::finished, flight,
            [this, flight](const TranscriptionResult &result) { hear(flight, result); });
}

void PhonemeCache::Private::hear(Flight *flight, const TranscriptionResult &result)
{
    if (flights.value(flight->key) != flight) // given up, and the key may be another's by now
        return;
    if (result) {
        const qint64 now = clock();
        const UtterancePtr utterance = makeUtterance(*result, tokenizer);
        keep(flight->key, utterance, now);
        if (store && settings.isOn && isForDisk(*flight))
            store->insert({flight->key, *result, now});
        const QPointer<PhonemeCache> guard(&q);
        missing->remove({flight->key});
        if (guard)
            land(flight, {utterance, AnswerSource::Provider, now});
        return;
    }
    const bool isOut = isOutOfReach(result.error());
    if (isOut && flight->kept && settings.usesExpired) {
        count(&CacheFigures::keptUsed);
        land(flight, {flight->kept, AnswerSource::Kept, flight->keptMs});
        return;
    }
    const QPointer<PhonemeCache> guard(&q);
    if (isOut)
        missing->note({flight->key, flight->provider->id(), shownEndpoint(flight->key.cacheId), clock()});
    if (guard)
        land(flight, {.result = tl::unexpected(result.error())});
}

void PhonemeCache::Private::land(Flight *flight, const Landing &landing)
{
    if (flights.value(flight->key) != flight)
        return;
    flights.remove(flight->key);
    flight->disconnect();
    flight->deleteLater();
    qCDebug(lcCache, "end source=%s ok=%d askers=%lld elapsed_ms=%.1f", nameOf(landing.source),
            landing.result.has_value(), qlonglong(flight->waiting.size()),
            static_cast<double>(flight->sinceStart.nsecsElapsed()) / 1e6);

    // an asker that hears its answer may delete others of the list
    QList<QPointer<Job>> askers;
    for (Job *job : std::as_const(flight->waiting)) {
        job->m_isWaiting = false;
        if (landing.source != AnswerSource::Provider)
            job->m_source = landing.source;
        askers.append(job);
    }
    for (const QPointer<Job> &job : std::as_const(askers)) {
        if (job)
            job->finishNow(landing.result, landing.answeredMs);
    }
}

void PhonemeCache::Private::keep(const StoreKey &key, const UtterancePtr &utterance, qint64 answeredMs)
{
    const qsizetype evicted = memory.insert(key, utterance, answeredMs);
    if (evicted == 0)
        return;
    count(&CacheFigures::evicted, static_cast<int>(evicted));
    qCDebug(lcCache, "evicted entries=%lld", qlonglong(evicted));
}

CacheFigures PhonemeCache::figures() const
{
    CacheFigures figures = d->figures;
    figures.bytes = d->memory.bytes();
    figures.entries = d->memory.entries();
    figures.pinned = d->memory.pinned();
    return figures;
}

const UsePattern &PhonemeCache::usePattern() const
{
    return d->pattern;
}

MissingQuestions &PhonemeCache::missing()
{
    return *d->missing;
}

void PhonemeCache::clear()
{
    d->memory.clear();
    d->count(&CacheFigures::evicted, 0);
}

void PhonemeCache::cleanUp()
{
    d->cleanedMs = d->clock();
    if (d->settings.timeToLive.count() > 0) {
        const auto kept = std::chrono::milliseconds(d->settings.keepExpired);
        const qsizetype removed = d->memory.removeOlder(d->expiredBefore() - kept.count());
        qCDebug(lcCache, "cleaned up entries=%lld", qlonglong(removed));
    }
    if (d->store)
        d->store->cleanUp();
    d->count(&CacheFigures::evicted, 0);
}

/// The timer stands still while the computer sleeps.
void PhonemeCache::Private::cleanUpIfDue()
{
    const qint64 every = std::chrono::milliseconds(settings.cleanupEvery).count();
    if (every > 0 && clock() - cleanedMs >= every)
        q.cleanUp();
}

void PhonemeCache::pin(const QString &owner, const PhonemeProvider &provider,
                       const QList<PhonemeQuery> &queries, const QObject *context,
                       AnswerStore::Then<PinOutcome> then)
{
    QList<StoreKey> keys;
    for (const PhonemeQuery &query : queries)
        keys.append({provider.cacheId(), query});
    if (!d->store) {
        const PinOutcome outcome = d->memory.pin(owner, keys);
        d->count(&CacheFigures::evicted, 0);
        QMetaObject::invokeMethod(
            const_cast<QObject *>(context), [then = std::move(then), outcome] { then(outcome); },
            Qt::QueuedConnection);
        return;
    }
    for (const StoreKey &key : std::as_const(keys)) { // the store may have dropped what the memory still has
        if (const MemoryLevel::Answer answer = d->memory.find(key); answer.utterance)
            d->store->insert({key, answer.utterance->transcription, answer.answeredMs});
    }
    d->store->pin(owner, keys, context, std::move(then));
}

void PhonemeCache::unpin(const QString &owner, const QObject *context, AnswerStore::Then<qint64> then)
{
    if (d->store) {
        d->store->unpin(owner, context, std::move(then));
        return;
    }
    const qint64 count = d->memory.unpin(owner);
    d->count(&CacheFigures::evicted, 0);
    QMetaObject::invokeMethod(
        const_cast<QObject *>(context), [then = std::move(then), count] { then(count); },
        Qt::QueuedConnection);
}

} // namespace phonoscope
