// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/cacheadvice.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace phonoscope;

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 dayMs = 24 * 60 * minuteMs;

UsePattern patternOf(const std::vector<size_t> &keys, qsizetype bytes = 1'000, qint64 apart = minuteMs)
{
    UsePattern pattern;
    qint64 at = 0;
    for (const size_t key : keys)
        pattern.record(key, at += apart, bytes);
    return pattern;
}

std::vector<size_t> allNew(size_t count)
{
    std::vector<size_t> keys;
    for (size_t i = 0; i < count; ++i)
        keys.push_back(1'000 + i);
    return keys;
}

/// One reference, then one learner after the other.
std::vector<size_t> oneToMany(size_t learners)
{
    std::vector<size_t> keys;
    for (size_t i = 0; i < learners; ++i) {
        keys.push_back(1);
        keys.push_back(1'000 + i);
    }
    return keys;
}

/// \a sentences again and again.
std::vector<size_t> rounds(size_t sentences, size_t count)
{
    std::vector<size_t> keys;
    for (size_t i = 0; i < count; ++i)
        keys.push_back(i % sentences);
    return keys;
}

} // namespace

class TestCacheAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThePatternsApart_data()
    {
        using Keys = std::vector<size_t>;
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<CacheAdviceKind>("kind");
        QTest::addColumn<bool>("isOn");
        QTest::addColumn<qsizetype>("entries");
        const qsizetype present = CacheSettings().memoryEntries;
        QTest::newRow("nothing yet") << Keys() << CacheAdviceKind::TooEarly << true << present;
        QTest::newRow("nineteen") << rounds(2, 19) << CacheAdviceKind::TooEarly << true << present;
        QTest::newRow("twenty") << rounds(2, 20) << CacheAdviceKind::Repeated << true << qsizetype(50);
        QTest::newRow("one class") << oneToMany(30) << CacheAdviceKind::OneToMany << true << qsizetype(50);
        QTest::newRow("many learners")
            << oneToMany(400) << CacheAdviceKind::OneToMany << true << qsizetype(50);
        QTest::newRow("some new") << allNew(100) << CacheAdviceKind::AllNew << true << qsizetype(200);
        QTest::newRow("a thousand new") << allNew(1'000) << CacheAdviceKind::AllNew << false << present;
        QTest::newRow("a course of 120")
            << rounds(120, 900) << CacheAdviceKind::Repeated << true << qsizetype(200);
        QTest::newRow("a course of 300")
            << rounds(300, 900) << CacheAdviceKind::Repeated << true << qsizetype(500);
    }
    void tellsThePatternsApart()
    {
        QFETCH(std::vector<size_t>, keys);
        const CacheAdvice advice = advise(patternOf(keys), {});
        QTEST(advice.kind, "kind");
        QTEST(advice.recommended.isOn, "isOn");
        QTEST(advice.recommended.memoryEntries, "entries");
        QVERIFY(!advice.reason.isEmpty());
        QVERIFY2(!advice.reason.contains(QLatin1String("%1")), qPrintable(advice.reason));
        QCOMPARE(advice.reason.count(QLatin1Char('.')), 1); // one sentence
    }

    void tooEarlySaysHowManyAreWanted()
    {
        const CacheAdvice advice = advise(patternOf(rounds(2, 7)), {});
        QVERIFY2(advice.reason.startsWith(QLatin1String("7 ")), qPrintable(advice.reason));
        QVERIFY2(advice.reason.contains(QLatin1String("20")), qPrintable(advice.reason));
    }

    void theTimeToLiveIsTheLongestGapRoundedUp_data()
    {
        QTest::addColumn<qint64>("apart");
        QTest::addColumn<int>("days");
        QTest::newRow("minutes") << minuteMs << 7;
        QTest::newRow("four days") << 4 * dayMs << 30;
        QTest::newRow("a month") << 31 * dayMs << 180;
    }
    void theTimeToLiveIsTheLongestGapRoundedUp()
    {
        QFETCH(qint64, apart);
        QFETCH(int, days);
        // every key comes back after 5 others
        const CacheAdvice advice = advise(patternOf(rounds(5, 100), 1'000, apart), {});
        QCOMPARE(advice.recommended.timeToLive.count(), 24 * days);
    }

    void aTimeWithoutEndStays()
    {
        const CacheAdvice advice = advise(patternOf(rounds(5, 100)), {.timeToLive = std::chrono::hours(0)});
        QCOMPARE(advice.recommended.timeToLive.count(), 0);
    }

    void theBytesHoldTheEntries()
    {
        const CacheAdvice advice = advise(patternOf(rounds(300, 900), 20'000), {});
        QCOMPARE(advice.recommended.memoryEntries, 500);
        QCOMPARE(advice.recommended.memoryBytes, 16 * 1024 * 1024); // 500 * 20,000 B are 9.5 MiB
    }

    /// A cache of the size that was recommended holds 95 % of the repeats.
    void theRecommendedSizeHoldsMostRepeats()
    {
        QRandomGenerator random(7);
        std::vector<size_t> keys;
        for (int i = 0; i < 1'000; ++i) // some sentences are asked much more often than others
            keys.push_back(static_cast<size_t>(random.bounded(random.bounded(1, 400))));
        const CacheAdvice advice = advise(patternOf(keys), {});
        QCOMPARE(advice.kind, CacheAdviceKind::Repeated);
        std::vector<size_t> held; // the least recently used first
        QSet<size_t> seen;
        int repeats = 0;
        int hits = 0;
        for (const size_t key : keys) {
            repeats += seen.contains(key) ? 1 : 0;
            seen.insert(key);
            const auto found = std::find(held.begin(), held.end(), key);
            if (found != held.end()) {
                ++hits;
                held.erase(found);
            }
            held.push_back(key);
            if (static_cast<qsizetype>(held.size()) > advice.recommended.memoryEntries)
                held.erase(held.begin());
        }
        QVERIFY2(hits >= 0.95 * repeats, qPrintable(QStringLiteral("%1 of %2").arg(hits).arg(repeats)));
    }

    void reuseDistancesAreAsCountedNaively()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 200; ++round) {
            std::vector<UsePattern::Lookup> lookups;
            const int keys = 1 + random.bounded(40);
            for (int i = random.bounded(200); i > 0; --i)
                lookups.push_back({static_cast<size_t>(random.bounded(keys)), 0, 0});
            std::vector<int> naive;
            for (std::size_t i = 0; i < lookups.size(); ++i) {
                QSet<size_t> between;
                int distance = -1;
                for (std::size_t j = i; j-- > 0;) {
                    if (lookups[j].key == lookups[i].key) {
                        distance = static_cast<int>(between.size());
                        break;
                    }
                    between.insert(lookups[j].key);
                }
                naive.push_back(distance);
            }
            QCOMPARE(reuseDistances(lookups), naive);
        }
    }

    void thePatternHoldsTheLastThousand()
    {
        UsePattern pattern;
        for (qint64 i = 0; i < 2'345; ++i)
            pattern.record(static_cast<size_t>(i), i * minuteMs, 1);
        QCOMPARE(pattern.size(), UsePattern::capacity);
        const auto lookups = pattern.lookups();
        for (std::size_t i = 0; i < lookups.size(); ++i)
            QCOMPARE(lookups[i].key, 1'345 + i);
    }

    void aQuestionLookedUpInSeveralPlacesCountsOnce_data()
    {
        QTest::addColumn<qint64>("later");
        QTest::addColumn<int>("others");
        QTest::addColumn<std::size_t>("recorded");
        QTest::newRow("at once") << qint64(0) << 0 << std::size_t(1);
        QTest::newRow("after another") << qint64(10) << 1 << std::size_t(2);
        QTest::newRow("after four others") << qint64(10) << 4 << std::size_t(6);
        QTest::newRow("a moment later") << qint64(50) << 0 << std::size_t(2);
    }
    void aQuestionLookedUpInSeveralPlacesCountsOnce()
    {
        QFETCH(qint64, later);
        QFETCH(int, others);
        UsePattern pattern;
        pattern.record(1, 0, 1);
        for (int i = 0; i < others; ++i)
            pattern.record(static_cast<size_t>(100 + i), 0, 1);
        pattern.record(1, later, 1);
        QTEST(pattern.size(), "recorded");
    }
};

QTEST_GUILESS_MAIN(TestCacheAdvice)
#include "tst_cacheadvice.moc"
