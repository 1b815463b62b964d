// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/circuitbreaker.h"

#include <QTest>

#include <random>

using namespace phonoscope;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using State = CircuitBreaker::State;
using Admission = CircuitBreaker::Admission;
using Verdict = CircuitBreaker::Verdict;

namespace {

constexpr BreakerPolicy policy{.failures = 3, .rest = 1000ms, .longestRest = 3000ms};

CircuitBreaker openedAt(milliseconds now)
{
    CircuitBreaker breaker(policy);
    for (int i = 0; i < policy.failures; ++i)
        breaker.record(Verdict::Failure, false, now);
    return breaker;
}

} // namespace

class TestCircuitBreaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAfterSoManyInARow_data();
    void opensAfterSoManyInARow();
    void letsOneThroughAfterTheRest();
    void doublesTheRestUpToTheLongest();
    void forgetsTheRestOnceItIsWell();
    void givesTheProbeToAnotherWhenTheAskerGoes();
    void takesAPersonsWord();
    void isClosedByWhatWasSentBefore();
    void isNotKeptOpenByWhatWasSentBefore();
    void takesANewPolicy();
    void keepsItsPromisesWhateverHappens_data();
    void keepsItsPromisesWhateverHappens();
};

/// Each letter is an outcome: f failure, s success, n nothing.
void TestCircuitBreaker::opensAfterSoManyInARow_data()
{
    QTest::addColumn<QByteArray>("outcomes");
    QTest::addColumn<bool>("open");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("one too few") << QByteArray("ff") << false;
    QTest::newRow("as many as it takes") << QByteArray("fff") << true;
    QTest::newRow("as many, but not in a row") << QByteArray("ffsff") << false;
    QTest::newRow("a success between, then as many") << QByteArray("fsfff") << true;
    QTest::newRow("one that was cancelled counts as nothing") << QByteArray("ffn") << false;
    QTest::newRow("and does not break the row") << QByteArray("fnfnf") << true;
}

void TestCircuitBreaker::opensAfterSoManyInARow()
{
    QFETCH(QByteArray, outcomes);
    QFETCH(bool, open);
    CircuitBreaker breaker(policy);
    for (const char outcome : outcomes) {
        QCOMPARE(breaker.admit(0ms), Admission::Pass);
        breaker.record(outcome == 'f'   ? Verdict::Failure
                       : outcome == 's' ? Verdict::Success
                                        : Verdict::Nothing,
                       false, 0ms);
    }
    QCOMPARE(breaker.state(0ms), open ? State::Open : State::Closed);
    QCOMPARE(breaker.admit(0ms), open ? Admission::Refuse : Admission::Pass);
    QCOMPARE(breaker.restLeft(0ms), open ? policy.rest : 0ms);
}

void TestCircuitBreaker::letsOneThroughAfterTheRest()
{
    CircuitBreaker breaker = openedAt(100ms);
    QCOMPARE(breaker.admit(1099ms), Admission::Refuse);
    QCOMPARE(breaker.restLeft(1099ms), 1ms);
    QCOMPARE(breaker.state(1100ms), State::HalfOpen);
    QCOMPARE(breaker.admit(1100ms), Admission::Probe);
    QCOMPARE(breaker.admit(1100ms), Admission::Wait);
    breaker.record(Verdict::Success, true, 1200ms);
    QCOMPARE(breaker.state(1200ms), State::Closed);
    QCOMPARE(breaker.admit(1200ms), Admission::Pass);
}

void TestCircuitBreaker::doublesTheRestUpToTheLongest()
{
    CircuitBreaker breaker = openedAt(0ms);
    milliseconds now = 0ms;
    for (const milliseconds rest : {1000ms, 2000ms, 3000ms, 3000ms}) {
        QCOMPARE(breaker.restLeft(now), rest);
        now += rest;
        QCOMPARE(breaker.admit(now), Admission::Probe);
        breaker.record(Verdict::Failure, true, now);
    }
}

void TestCircuitBreaker::forgetsTheRestOnceItIsWell()
{
    CircuitBreaker breaker = openedAt(0ms);
    QCOMPARE(breaker.admit(1000ms), Admission::Probe);
    breaker.record(Verdict::Failure, true, 1000ms);
    QCOMPARE(breaker.admit(3000ms), Admission::Probe);
    breaker.record(Verdict::Success, true, 3000ms);
    for (int i = 0; i < policy.failures; ++i)
        breaker.record(Verdict::Failure, false, 3000ms);
    QCOMPARE(breaker.restLeft(3000ms), policy.rest);
}

void TestCircuitBreaker::givesTheProbeToAnotherWhenTheAskerGoes()
{
    CircuitBreaker breaker = openedAt(0ms);
    QCOMPARE(breaker.admit(1000ms), Admission::Probe);
    breaker.record(Verdict::Nothing, true, 1000ms);
    QCOMPARE(breaker.admit(1000ms), Admission::Probe);
}

void TestCircuitBreaker::takesAPersonsWord()
{
    CircuitBreaker breaker = openedAt(0ms);
    breaker.tryNow(10ms);
    QCOMPARE(breaker.restLeft(10ms), 0ms);
    QCOMPARE(breaker.admit(10ms), Admission::Probe);
    breaker.record(Verdict::Failure, true, 20ms);
    QCOMPARE(breaker.restLeft(20ms), 2 * policy.rest);

    CircuitBreaker closed(policy);
    closed.tryNow(10ms);
    QCOMPARE(closed.admit(10ms), Admission::Pass);
}

void TestCircuitBreaker::isClosedByWhatWasSentBefore()
{
    CircuitBreaker breaker = openedAt(0ms);
    breaker.record(Verdict::Success, false, 10ms);
    QCOMPARE(breaker.state(10ms), State::Closed);
}

void TestCircuitBreaker::isNotKeptOpenByWhatWasSentBefore()
{
    CircuitBreaker breaker = openedAt(0ms);
    breaker.record(Verdict::Failure, false, 900ms);
    QCOMPARE(breaker.restLeft(900ms), 100ms);
    QCOMPARE(breaker.admit(1000ms), Admission::Probe);
    breaker.record(Verdict::Failure, false, 1000ms);
    QCOMPARE(breaker.admit(1000ms), Admission::Wait);
}

void TestCircuitBreaker::takesANewPolicy()
{
    CircuitBreaker breaker = openedAt(0ms);
    breaker.setPolicy({.failures = 0, .rest = 10ms, .longestRest = 10ms});
    QCOMPARE(breaker.admit(0ms), Admission::Pass);
    for (int i = 0; i < 100; ++i)
        breaker.record(Verdict::Failure, false, 0ms);
    QCOMPARE(breaker.admit(0ms), Admission::Pass);
}

void TestCircuitBreaker::keepsItsPromisesWhateverHappens_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestCircuitBreaker::keepsItsPromisesWhateverHappens()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    CircuitBreaker breaker(policy);
    milliseconds now = 0ms;
    QList<bool> underWay; // whether each is the probe
    int failuresInARow = 0;
    for (int step = 0; step < 5000; ++step) {
        now += milliseconds(upTo(200));
        const State before = breaker.state(now);
        const milliseconds left = breaker.restLeft(now);
        QCOMPARE(left > 0ms, before == State::Open);
        QVERIFY(left <= policy.longestRest);
        switch (upTo(9)) {
        case 0:
            breaker.tryNow(now);
            QVERIFY(breaker.state(now) != State::Open);
            break;
        case 1:
        case 2:
        case 3:
        case 4: {
            const Admission admission = breaker.admit(now);
            QCOMPARE(admission == Admission::Refuse, before == State::Open);
            QCOMPARE(admission == Admission::Pass, before == State::Closed);
            if (admission == Admission::Probe)
                QVERIFY2(!underWay.contains(true), "one probe at a time");
            if (admission == Admission::Pass || admission == Admission::Probe)
                underWay.append(admission == Admission::Probe);
            break;
        }
        default: {
            if (underWay.isEmpty())
                break;
            const bool probe = underWay.takeAt(upTo(static_cast<int>(underWay.size()) - 1));
            const auto verdict = static_cast<Verdict>(upTo(2));
            breaker.record(verdict, probe, now);
            if (verdict == Verdict::Success) {
                failuresInARow = 0;
                QCOMPARE(breaker.state(now), State::Closed);
            } else if (verdict == Verdict::Failure) {
                ++failuresInARow;
                if (before == State::Closed && breaker.state(now) == State::Open)
                    QVERIFY(failuresInARow >= policy.failures);
                if (before == State::Open)
                    QVERIFY2(breaker.restLeft(now) >= left, "no failure shortens a rest");
            } else {
                QCOMPARE(breaker.state(now), before);
            }
        }
        }
    }
    QVERIFY(breaker.state(now + policy.longestRest) != State::Open);
}

QTEST_GUILESS_MAIN(TestCircuitBreaker)
#include "tst_circuitbreaker.moc"
