// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/retrybudget.h"
#include "core/network/pacing/retrydelay.h"
#include "core/network/pacing/sleepwatch.h"

#include <QTest>

#include <random>

using namespace phonoscope;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestPacing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void doublesTheLongestDelay_data();
    void doublesTheLongestDelay();
    void drawsEveryDelayUpToTheLongest();
    void allowsAFifthMoreRequests();
    void keepsAReserveForABadMoment();
    void noticesASleep_data();
    void noticesASleep();
    void drawsFromZeroToOne();
};

void TestPacing::doublesTheLongestDelay_data()
{
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<int>("retry");
    QTest::addColumn<qint64>("ms");
    const RetryPolicy usual;
    QTest::newRow("the first") << usual << 1 << qint64(200);
    QTest::newRow("the second") << usual << 2 << qint64(400);
    QTest::newRow("the fifth") << usual << 5 << qint64(3200);
    QTest::newRow("the sixth is held at the longest") << usual << 6 << qint64(5000);
    QTest::newRow("the thousandth too") << usual << 1000 << qint64(5000);
    QTest::newRow("without a delay") << RetryPolicy{2, 0ms, 5000ms} << 7 << qint64(0);
    QTest::newRow("a first that is over the longest") << RetryPolicy{2, 9000ms, 5000ms} << 1 << qint64(5000);
    QTest::newRow("a negative one") << RetryPolicy{2, -5ms, -1ms} << 3 << qint64(0);
    QTest::newRow("one that only just fits a number")
        << RetryPolicy{2, 1ms, milliseconds::max()} << 1000 << qint64(milliseconds::max().count());
}

void TestPacing::doublesTheLongestDelay()
{
    QFETCH(RetryPolicy, policy);
    QFETCH(int, retry);
    QFETCH(qint64, ms);
    QCOMPARE(longestRetryDelay(policy, retry).count(), ms);
}

void TestPacing::drawsEveryDelayUpToTheLongest()
{
    const RetryPolicy policy;
    std::mt19937 engine(4);
    std::uniform_real_distribution<double> random;
    for (int retry = 1; retry < 8; ++retry) {
        const milliseconds longest = longestRetryDelay(policy, retry);
        QCOMPARE(retryDelay(policy, retry, 0.0), 0ms);
        QCOMPARE(retryDelay(policy, retry, 0.5), longest / 2);
        bool low = false;
        bool high = false;
        for (int i = 0; i < 1000; ++i) {
            const milliseconds delay = retryDelay(policy, retry, random(engine));
            QVERIFY(delay >= 0ms && delay <= longest);
            low = low || delay < longest / 10;
            high = high || delay > longest * 9 / 10;
        }
        QVERIFY2(low && high, "full jitter");
    }
    QCOMPARE(retryDelay(policy, 1, 7.0), 200ms);
    QCOMPARE(retryDelay(policy, 1, -7.0), 0ms);
}

void TestPacing::allowsAFifthMoreRequests()
{
    RetryBudget budget;
    while (budget.spend()) {
    }
    int retries = 0;
    for (int i = 0; i < 1000; ++i) {
        budget.earn();
        retries += budget.spend() ? 1 : 0;
    }
    QCOMPARE(retries, 1000 / RetryBudget::requestsForARetry);
}

void TestPacing::keepsAReserveForABadMoment()
{
    RetryBudget budget;
    for (int round = 0; round < 2; ++round) {
        int retries = 0;
        while (budget.spend())
            ++retries;
        QCOMPARE(retries, RetryBudget::reserve);
        // More than the reserve is never saved.
        for (int i = 0; i < 1000; ++i)
            budget.earn();
    }
}

void TestPacing::noticesASleep_data()
{
    QTest::addColumn<qint64>("steadyMs");
    QTest::addColumn<qint64>("wallMs");
    QTest::addColumn<bool>("slept");
    QTest::newRow("no time passed") << qint64(0) << qint64(0) << false;
    QTest::newRow("a day awake") << qint64(86'400'000) << qint64(86'400'000) << false;
    QTest::newRow("the clock was set forward a little") << qint64(100) << qint64(5100) << false;
    QTest::newRow("a short sleep") << qint64(100) << qint64(5101) << true;
    QTest::newRow("a night") << qint64(1000) << qint64(30'000'000) << true;
    QTest::newRow("the clock was set back") << qint64(1000) << qint64(-3'600'000) << false;
}

void TestPacing::noticesASleep()
{
    QFETCH(qint64, steadyMs);
    QFETCH(qint64, wallMs);
    QFETCH(bool, slept);
    milliseconds steady = 5000ms;
    milliseconds wall = 1'700'000'000'000ms;
    SleepWatch watch([&] { return steady; }, [&] { return wall; });
    QVERIFY(!watch.hasSlept());
    steady += milliseconds(steadyMs);
    wall += milliseconds(wallMs);
    QCOMPARE(watch.hasSlept(), slept);
    QVERIFY2(!watch.hasSlept(), "told once");
}

void TestPacing::drawsFromZeroToOne()
{
    const RandomSource random = randomSource();
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const double one = random();
        QVERIFY(one >= 0 && one < 1);
        sum += one;
    }
    QVERIFY(sum > 400 && sum < 600);
}

QTEST_GUILESS_MAIN(TestPacing)
#include "tst_pacing.moc"
