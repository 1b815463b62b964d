// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/missingquestions.h"
#include "tests/phonemes/cache/cachekit.h"

#include <QLockFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

/// PhonemeCache in the course of time, with its store and without.
class TestPhonemeCacheAge : public QObject
{
    Q_OBJECT

    std::unique_ptr<CacheKit> m_kit;

    /// Asks for \a text and has the provider answer.
    void answer(const QString &text, const QString &ipa)
    {
        const auto heard = m_kit->ask(text);
        QTRY_VERIFY(m_kit->provider.open(text));
        m_kit->provider.open(text)->answer(ipa);
        QCOMPARE(heard->times, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the answered question goes
    }
    template <typename T, typename Ask>
    T answerOf(Ask ask)
    {
        std::optional<T> heard;
        ask([&heard](const T &value) { heard = value; });
        [&] { QTRY_VERIFY(heard); }();
        return heard.value_or(T());
    }
    PinOutcome pin(const QStringList &texts)
    {
        QList<PhonemeQuery> queries;
        for (const QString &text : texts)
            queries.append(CacheKit::query(text));
        return answerOf<PinOutcome>(
            [&](auto then) { m_kit->cache->pin(u"lesson"_s, m_kit->provider, queries, this, then); });
    }

    static void withAndWithoutAStore()
    {
        QTest::addColumn<bool>("hasStore");
        QTest::newRow("in memory") << false;
        QTest::newRow("on disk") << true;
    }
    void make(bool hasStore, const CacheSettings &settings)
    {
        if (hasStore)
            m_kit->openStore(settings);
        m_kit->makeCache(settings);
    }

private Q_SLOTS:
    void init() { m_kit = std::make_unique<CacheKit>(); }

    void anAnswerAges_data()
    {
        QTest::addColumn<bool>("hasStore");
        QTest::addColumn<int>("hours");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<bool>("isAsked");
        for (const bool hasStore : {false, true}) {
            const char *where = hasStore ? "on disk" : "in memory";
            QTest::addRow("%s, young", where) << hasStore << 24 << dayMs << false;
            QTest::addRow("%s, old", where) << hasStore << 24 << dayMs + 1 << true;
            QTest::addRow("%s, never", where) << hasStore << 0 << 10'000 * dayMs << false;
        }
    }
    void anAnswerAges()
    {
        QFETCH(bool, hasStore);
        QFETCH(int, hours);
        QFETCH(qint64, age);
        QFETCH(bool, isAsked);
        const CacheSettings settings{.timeToLive = std::chrono::hours(hours),
                                     .cleanupEvery = std::chrono::minutes(0)};
        make(hasStore, settings);
        answer(u"three"_s, u"θɹˈiː"_s);
        if (hasStore)
            m_kit->restart(settings);
        m_kit->now = someTime + age;
        const auto heard = m_kit->ask(u"three"_s);
        if (isAsked) {
            QTRY_VERIFY(m_kit->provider.open(u"three"_s));
            m_kit->provider.open(u"three"_s)->answer(u"tɹˈiː"_s);
            QCOMPARE(heard->source, AnswerSource::Provider);
            QCOMPARE(heard->answeredMs, someTime + age);
            QCOMPARE(m_kit->cache->figures().expired, 1);
        } else {
            QTRY_COMPARE(heard->times, 1);
            QCOMPARE(heard->source, hasStore ? AnswerSource::Store : AnswerSource::Memory);
            QCOMPARE(heard->answeredMs, someTime);
            QCOMPARE(m_kit->cache->figures().hits(), 1);
        }
        QVERIFY(m_kit->cache->find(m_kit->provider, CacheKit::query(u"three"_s)));
    }

    void anOldAnswerIsNotGivenWhereThatIsOff()
    {
        make(false, {.timeToLive = std::chrono::hours(24), .usesExpired = false});
        answer(u"three"_s, u"θɹˈiː"_s);
        m_kit->now = someTime + 2 * dayMs;
        const auto heard = m_kit->ask(u"three"_s);
        m_kit->provider.open(u"three"_s)->fail(PhonemeErrorKind::ConnectionFailed);
        QCOMPARE(heard->times, 1);
        QCOMPARE(heard->result.error().kind, PhonemeErrorKind::ConnectionFailed);
        QCOMPARE(m_kit->cache->missing().count(), 1);
    }

    void whatALocalProviderSaysWhileOneTypesStaysOffTheDisk_data()
    {
        QTest::addColumn<bool>("isLocal");
        QTest::addColumn<bool>("storesLocal");
        QTest::addColumn<Urgency>("urgency");
        QTest::addColumn<bool>("isStored");
        QTest::newRow("typed") << true << false << Urgency::Now << false;
        QTest::newRow("asked ahead") << true << false << Urgency::Later << true;
        QTest::newRow("wanted on disk") << true << true << Urgency::Now << true;
        QTest::newRow("a service") << false << false << Urgency::Now << true;
    }
    void whatALocalProviderSaysWhileOneTypesStaysOffTheDisk()
    {
        QFETCH(bool, isLocal);
        QFETCH(bool, storesLocal);
        QFETCH(Urgency, urgency);
        QFETCH(bool, isStored);
        const CacheSettings settings{.storesLocal = storesLocal};
        m_kit->provider.local = isLocal;
        make(true, settings);
        const auto heard = m_kit->ask(u"three"_s, urgency);
        QTRY_VERIFY(m_kit->provider.open(u"three"_s));
        m_kit->provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(heard->times, 1);
        QVERIFY(m_kit->cache->find(m_kit->provider, CacheKit::query(u"three"_s))); // in memory all the same
        const StoreFigures figures =
            answerOf<StoreFigures>([this](auto then) { m_kit->store->figures(this, then); });
        QCOMPARE(figures.entries, isStored ? 1 : 0);
    }

    void anOldAnswerIsGivenWhereNobodyCanBeAsked_data() { withAndWithoutAStore(); }
    void anOldAnswerIsGivenWhereNobodyCanBeAsked()
    {
        QFETCH(bool, hasStore);
        const CacheSettings settings{.timeToLive = std::chrono::hours(24)};
        make(hasStore, settings);
        answer(u"three"_s, u"θɹˈiː"_s);
        if (hasStore)
            m_kit->restart(settings);
        m_kit->now = someTime + 2 * dayMs;
        const auto heard = m_kit->ask(u"three"_s);
        QTRY_VERIFY(m_kit->provider.open(u"three"_s));
        m_kit->provider.open(u"three"_s)->fail(PhonemeErrorKind::ConnectionFailed);
        QCOMPARE(heard->times, 1);
        QVERIFY(heard->result);
        QCOMPARE((*heard->result)->transcription.ipa, u"θɹˈiː"_s);
        QCOMPARE(heard->source, AnswerSource::Kept);
        QCOMPARE(heard->answeredMs, someTime);
        QCOMPARE(m_kit->cache->figures().keptUsed, 1);
        QCOMPARE(m_kit->cache->missing().count(), 0);
        // it is no answer for the next time
        QVERIFY(!m_kit->cache->find(m_kit->provider, CacheKit::query(u"three"_s)));
    }

    void anOldAnswerIsNoneWhereTheServiceRefuses()
    {
        m_kit->makeCache({.timeToLive = std::chrono::hours(24)});
        answer(u"three"_s, u"θɹˈiː"_s);
        m_kit->now = someTime + 2 * dayMs;
        const auto heard = m_kit->ask(u"three"_s);
        m_kit->provider.open(u"three"_s)->fail(PhonemeErrorKind::UnknownLanguage);
        QVERIFY(!heard->result);
        QCOMPARE(m_kit->cache->missing().count(), 0);
    }

    void theQuestionsOfOneTurnAreLookedUpAndAskedTogether()
    {
        m_kit->openStore();
        m_kit->makeCache();
        answer(u"known"_s, u"nˈoʊn"_s);
        m_kit->restart();
        QList<std::shared_ptr<CacheKit::Heard>> heard;
        for (int i = 0; i < 20; ++i)
            heard.append(m_kit->ask(u"word %1"_s.arg(i)));
        heard.append(m_kit->ask(u"known"_s));
        const qsizetype before = m_kit->provider.asked.size();
        // within one turn all of them are asked or none
        while (m_kit->provider.asked.size() == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1'000);
        QCOMPARE(m_kit->provider.asked.size() - before, 20);
        QTRY_COMPARE(heard.last()->times, 1);
        QCOMPARE(heard.last()->source, AnswerSource::Store);
        QCOMPARE(heard.first()->times, 0);
    }

    void manyAskersOfOneKeyMakeOneRequest_data() { withAndWithoutAStore(); }
    void manyAskersOfOneKeyMakeOneRequest()
    {
        QFETCH(bool, hasStore);
        make(hasStore, {});
        QList<std::shared_ptr<CacheKit::Heard>> heard;
        for (int i = 0; i < 200; ++i)
            heard.append(m_kit->ask(u"three"_s));
        QTRY_VERIFY(m_kit->provider.open(u"three"_s));
        m_kit->provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        for (const auto &one : std::as_const(heard))
            QCOMPARE(one->times, 1);
        QCOMPARE(m_kit->provider.asked.size(), 1);
        QCOMPARE(m_kit->cache->figures().misses, 1);
        QCOMPARE(m_kit->cache->figures().shared, 199);
    }

    void offKeepsNothingAndStillShares_data() { withAndWithoutAStore(); }
    void offKeepsNothingAndStillShares()
    {
        QFETCH(bool, hasStore);
        make(hasStore, {});
        answer(u"before"_s, u"bˈiː"_s);
        m_kit->cache->setSettings({.isOn = false});
        QCOMPARE(m_kit->cache->figures().entries, 0);
        const auto first = m_kit->ask(u"before"_s);
        const auto second = m_kit->ask(u"before"_s);
        QTRY_VERIFY(m_kit->provider.open(u"before"_s));
        QCOMPARE(m_kit->provider.asked.size(), 2);
        m_kit->provider.open(u"before"_s)->answer(u"bˈiː"_s);
        QCOMPARE(first->times, 1);
        QCOMPARE(second->source, AnswerSource::Shared);
        QVERIFY(!m_kit->cache->find(m_kit->provider, CacheKit::query(u"before"_s)));
        QCOMPARE(m_kit->cache->figures().entries, 0);
        if (hasStore) {
            m_kit->restart();
            const auto figures =
                answerOf<StoreFigures>([&](auto then) { m_kit->store->figures(this, then); });
            QCOMPARE(figures.entries, 1); // what was there before stays until it is cleared
        }
    }

    void thePinnedIsUsedWhenTheCacheIsOff_data() { withAndWithoutAStore(); }
    void thePinnedIsUsedWhenTheCacheIsOff()
    {
        QFETCH(bool, hasStore);
        make(hasStore, {});
        answer(u"three"_s, u"θɹˈiː"_s);
        answer(u"loose"_s, u"lˈuːs"_s);
        const PinOutcome outcome = pin({u"three"_s, u"unknown"_s});
        QCOMPARE(outcome.refused, QString());
        QCOMPARE(outcome.pinned, 1);
        QCOMPARE(outcome.notKept.size(), 1);
        m_kit->cache->setSettings({.isOn = false, .timeToLive = std::chrono::hours(1)});
        m_kit->now = someTime + 1'000 * dayMs;
        m_kit->cache->cleanUp();
        m_kit->cache->clear();
        const auto pinned = m_kit->ask(u"three"_s);
        QTRY_COMPARE(pinned->times, 1);
        QCOMPARE(pinned->source, hasStore ? AnswerSource::Store : AnswerSource::Memory);
        m_kit->ask(u"loose"_s);
        QTRY_VERIFY(m_kit->provider.open(u"loose"_s));
        QCOMPARE(answerOf<qint64>([&](auto then) { m_kit->cache->unpin(u"lesson"_s, this, then); }), 1);
    }

    void whatTheStoreDroppedIsPinnedFromMemory()
    {
        m_kit->openStore();
        m_kit->makeCache();
        answer(u"three"_s, u"θɹˈiː"_s);
        answerOf<qint64>([&](auto then) { m_kit->store->clear(true, this, then); });
        QCOMPARE(pin({u"three"_s}).pinned, 1);
    }

    void settingsShrinkAtOnce()
    {
        m_kit->makeCache();
        for (int i = 0; i < 20; ++i)
            answer(u"word %1"_s.arg(i), u"ta"_s);
        m_kit->cache->setSettings({.memoryEntries = 5});
        QCOMPARE(m_kit->cache->figures().entries, 5);
        QCOMPARE(m_kit->cache->figures().evicted, 15);
        answer(u"another"_s, u"ta"_s);
        QCOMPARE(m_kit->cache->figures().entries, 5);
        QCOMPARE(m_kit->cache->figures().evicted, 16);
    }

    void cleanUpComesWithTheTime_data() { withAndWithoutAStore(); }
    void cleanUpComesWithTheTime()
    {
        QFETCH(bool, hasStore);
        const CacheSettings settings{.timeToLive = std::chrono::hours(1),
                                     .keepExpired = std::chrono::hours(1),
                                     .cleanupEvery = std::chrono::minutes(180)};
        make(hasStore, settings);
        answer(u"three"_s, u"θɹˈiː"_s);
        m_kit->now = someTime + 3 * hourMs - 1;
        m_kit->ask(u"other"_s);
        QCOMPARE(m_kit->cache->figures().entries, 1);
        m_kit->now = someTime + 3 * hourMs;
        m_kit->ask(u"another"_s);
        QCOMPARE(m_kit->cache->figures().entries, 0);
        if (hasStore) {
            const auto figures =
                answerOf<StoreFigures>([&](auto then) { m_kit->store->figures(this, then); });
            QCOMPARE(figures.entries, 0);
        }
    }

    void aStoreThatCannotBeUsedIsGoneWithout()
    {
        QFile file(m_kit->dir.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_kit->store = std::make_unique<AnswerStore>(file.fileName());
        m_kit->makeCache();
        answer(u"three"_s, u"θɹˈiː"_s); // asked while it is being opened
        QVERIFY(!m_kit->store->waitUntilOpened());
        const auto heard = m_kit->ask(u"three"_s);
        QTRY_COMPARE(heard->times, 1);
        QCOMPARE(heard->source, AnswerSource::Memory);
        m_kit->ask(u"other"_s);
        QVERIFY(m_kit->provider.open(u"other"_s)); // at once
    }

    void aStoreThatIsSlowIsNotWaitedFor()
    {
        QLockFile other(PhonemeStore::fileIn(m_kit->dir.path()) + u".lock"_s);
        QVERIFY(other.lock()); // another program is busy opening it
        m_kit->openStore();
        m_kit->makeCache();
        const auto heard = m_kit->ask(u"three"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_kit->provider.open(u"three"_s), 9'000);
        QVERIFY(m_kit->store->isOpening());
        m_kit->provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(heard->times, 1);
        other.unlock();
        m_kit->restart();
        const auto again = m_kit->ask(u"three"_s);
        QTRY_COMPARE(again->times, 1);
        QCOMPARE(again->source, AnswerSource::Store); // it was written when that became possible
        QCOMPARE(m_kit->provider.asked.size(), 1);
    }

    void theLogTellsLevelsAndNoText()
    {
        static QStringList lines;
        lines.clear();
        QLoggingCategory::setFilterRules(u"phonoscope.cache*=true"_s);
        const auto handler =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) {
                static QMutex mutex;
                const QMutexLocker lock(&mutex);
                lines.append(line);
            });
        const auto asBefore = qScopeGuard([&] {
            qInstallMessageHandler(handler);
            QLoggingCategory::setFilterRules({});
        });
        m_kit->openStore();
        m_kit->makeCache({.memoryEntries = 1});
        m_kit->ask(u"three"_s);
        answer(u"three"_s, u"θɹˈiː"_s);
        m_kit->cache->find(m_kit->provider, CacheKit::query(u"three"_s));
        answer(u"mice"_s, u"mˈaɪs"_s);
        m_kit->restart();
        const auto heard = m_kit->ask(u"three"_s);
        QTRY_COMPARE(heard->times, 1);
        m_kit->cache.reset();
        m_kit->store.reset(); // the other thread writes no more
        const QString log = lines.join(u'\n');
        for (const char *part : {"miss ", "shared", "hit level=memory", "evicted entries=1",
                                 "source=provider", "source=store", "elapsed_ms="})
            QVERIFY2(log.contains(QLatin1StringView(part)), part);
        for (const QString &text : {u"three"_s, u"mice"_s, u"θɹˈiː"_s})
            QVERIFY2(!log.contains(text), qPrintable(log));
    }

    void figuresAreToldNowAndThen()
    {
        m_kit->makeCache();
        const QSignalSpy changes(m_kit->cache.get(), &PhonemeCache::figuresChanged);
        for (int i = 0; i < 50; ++i)
            answer(u"word %1"_s.arg(i), u"ta"_s);
        QTRY_COMPARE(changes.count(), 1);
    }

    void anAskerThatLeavesDuringTheLookUpIsNotAskedFor()
    {
        m_kit->openStore();
        m_kit->makeCache();
        UtteranceJob *job = m_kit->cache->fetch(m_kit->provider, CacheKit::query(u"three"_s), this);
        const auto other = m_kit->ask(u"other"_s);
        delete job;
        QTRY_VERIFY(m_kit->provider.open(u"other"_s));
        QCOMPARE(m_kit->provider.asked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPhonemeCacheAge)
#include "tst_phonemecacheage.moc"
