// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/requestqueue.h"

#include <QTest>

#include <random>

using namespace phonoscope;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using Admission = CircuitBreaker::Admission;
using Verdict = CircuitBreaker::Verdict;

namespace {

/// A queue with a clock that a test moves, and what it did.
struct Desk
{
    milliseconds now = 1000ms;
    CircuitBreaker breaker{{.failures = 2, .rest = 1000ms, .longestRest = 8000ms}};
    RequestQueue queue{breaker, [this] { return now; }};
    QList<int> started;
    QList<int> probes;
    QMap<int, HttpError> refused;

    void enter(int number, HttpPriority priority = HttpPriority::High, milliseconds patience = 60s)
    {
        queue.enter(number, {.priority = priority,
                             .patience = patience,
                             .start =
                                 [this, number](Admission admission) {
                                     started.append(number);
                                     if (admission == Admission::Probe)
                                         probes.append(number);
                                 },
                             .refuse =
                                 [this, number](const HttpError &error) {
                                     QVERIFY(!refused.contains(number));
                                     refused.insert(number, error);
                                 }});
    }

    void pass(milliseconds time)
    {
        now += time;
        queue.look();
    }

    void open()
    {
        for (int i = 0; i < 2; ++i)
            breaker.record(Verdict::Failure, false, now);
        queue.look();
    }
};

} // namespace

class TestRequestQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsInOrderNoMoreThanAllowed();
    void servesTheHighFirst();
    void givesOneThatComesBackItsPlace();
    void changesHowManyAtOnce();
    void refusesWhoWaitedTooLong();
    void endsPatienceByItself();
    void pausesForAll();
    void refusesWhomAPauseOutlasts();
    void resumes();
    void startsNobodyWhileHeld();
    void refusesAllWhileTheBreakerIsOpen();
    void sendsOneWhileItIsHalfOpen();
    void letsARefusedOneAskAgain();
    void losesNobody_data();
    void losesNobody();
};

void TestRequestQueue::startsInOrderNoMoreThanAllowed()
{
    Desk desk;
    desk.queue.setParallel(2);
    for (int i = 1; i <= 4; ++i)
        desk.enter(i);
    QCOMPARE(desk.started, (QList{1, 2}));
    QCOMPARE(desk.queue.waiting(), 2);
    QCOMPARE(desk.queue.running(), 2);
    desk.queue.leave(2);
    QCOMPARE(desk.started, (QList{1, 2, 3}));
    desk.queue.leave(4); // gives up
    desk.queue.leave(1);
    desk.queue.leave(99);
    QCOMPARE(desk.started, (QList{1, 2, 3}));
    QCOMPARE(desk.queue.waiting(), 0);
    QCOMPARE(desk.queue.running(), 1);
}

void TestRequestQueue::servesTheHighFirst()
{
    Desk desk;
    desk.queue.setParallel(1);
    desk.enter(1, HttpPriority::Low);
    desk.enter(2, HttpPriority::Low);
    desk.enter(3, HttpPriority::High);
    desk.enter(4, HttpPriority::Low);
    desk.enter(5, HttpPriority::High);
    for (int i = 0; i < 5; ++i)
        desk.queue.leave(desk.started.last());
    QCOMPARE(desk.started, (QList{1, 3, 5, 2, 4}));
}

void TestRequestQueue::givesOneThatComesBackItsPlace()
{
    Desk desk;
    desk.queue.setParallel(1);
    desk.enter(1);
    desk.enter(2);
    desk.enter(3);
    desk.queue.leave(1);
    desk.enter(1);
    desk.queue.leave(2);
    QCOMPARE(desk.started, (QList{1, 2, 1}));
}

void TestRequestQueue::changesHowManyAtOnce()
{
    Desk desk;
    desk.queue.setParallel(1);
    for (int i = 1; i <= 70; ++i)
        desk.enter(i);
    QCOMPARE(desk.queue.running(), 1);
    desk.queue.setParallel(3);
    QCOMPARE(desk.queue.running(), 3);
    desk.queue.setParallel(1000);
    QCOMPARE(desk.queue.running(), RequestQueue::maxParallel);
    desk.queue.setParallel(0);
    for (int i = 1; i < 60; ++i)
        desk.queue.leave(i);
    QCOMPARE(desk.queue.running(), 1);
    QCOMPARE(desk.queue.waiting(), 10);
    desk.queue.leave(60);
    QCOMPARE(desk.started.last(), 61);
}

void TestRequestQueue::refusesWhoWaitedTooLong()
{
    Desk desk;
    desk.queue.setParallel(1);
    desk.enter(1, HttpPriority::High, 100ms);
    desk.enter(2, HttpPriority::High, 300ms);
    desk.enter(3, HttpPriority::Low, 200ms);
    desk.pass(199ms);
    QVERIFY(desk.refused.isEmpty());
    desk.pass(1ms);
    QCOMPARE(desk.refused.keys(), QList{3});
    QCOMPARE(desk.refused[3].kind, HttpErrorKind::WaitedTooLong);
    QVERIFY(desk.refused[3].unsent);
    // Patience is for waiting: the first one has run all the time.
    desk.queue.leave(1);
    QCOMPARE(desk.started, (QList{1, 2}));
    desk.pass(10s);
    QCOMPARE(desk.refused.size(), 1);
}

void TestRequestQueue::endsPatienceByItself()
{
    CircuitBreaker breaker;
    RequestQueue queue(breaker, steadyClock());
    queue.setHeld(true);
    bool refused = false;
    queue.enter(1, {.priority = HttpPriority::Low,
                    .patience = 20ms,
                    .start = [](Admission) { QFAIL("started"); },
                    .refuse = [&](const HttpError &) { refused = true; }});
    QVERIFY(!refused);
    QTRY_VERIFY(refused);
}

void TestRequestQueue::pausesForAll()
{
    Desk desk;
    desk.enter(1);
    desk.queue.pauseUntil(desk.now + 500ms);
    desk.queue.pauseUntil(desk.now + 100ms); // shortens nothing
    desk.enter(2);
    desk.queue.leave(1);
    QCOMPARE(desk.started, QList{1});
    desk.pass(499ms);
    QCOMPARE(desk.queue.pauseLeft(), 1ms);
    QCOMPARE(desk.started, QList{1});
    desk.pass(1ms);
    QCOMPARE(desk.queue.pauseLeft(), 0ms);
    QCOMPARE(desk.started, (QList{1, 2}));
}

void TestRequestQueue::refusesWhomAPauseOutlasts()
{
    Desk desk;
    desk.queue.setParallel(1);
    desk.enter(1);
    desk.enter(2, HttpPriority::High, 5s);
    desk.enter(3, HttpPriority::High, 20s);
    desk.queue.pauseUntil(desk.now + 10s);
    QCOMPARE(desk.refused.keys(), QList{2});
    QCOMPARE(desk.refused[2].kind, HttpErrorKind::Resting);
    QCOMPARE(desk.refused[2].retryAfterMs, 10'000);
    QVERIFY(desk.refused[2].unsent);
    desk.pass(4s);
    desk.enter(4, HttpPriority::High, 5s);
    QCOMPARE(desk.refused[4].retryAfterMs, 6000);
    desk.pass(6s);
    desk.queue.leave(1);
    QCOMPARE(desk.started, (QList{1, 3}));
}

void TestRequestQueue::resumes()
{
    Desk desk;
    desk.queue.pauseUntil(desk.now + 10s);
    desk.enter(1);
    QVERIFY(desk.started.isEmpty());
    desk.queue.resume();
    QCOMPARE(desk.started, QList{1});
}

void TestRequestQueue::startsNobodyWhileHeld()
{
    Desk desk;
    desk.queue.setHeld(true);
    desk.enter(1);
    desk.enter(2, HttpPriority::High, 10ms);
    desk.pass(10ms);
    QVERIFY(desk.started.isEmpty());
    QCOMPARE(desk.refused.keys(), QList{2});
    desk.queue.setHeld(false);
    QCOMPARE(desk.started, QList{1});
}

void TestRequestQueue::refusesAllWhileTheBreakerIsOpen()
{
    Desk desk;
    desk.queue.setParallel(1);
    desk.enter(1);
    desk.enter(2);
    desk.enter(3, HttpPriority::Low);
    desk.open();
    // Though there is no place for them to run yet.
    QCOMPARE(desk.refused.keys(), (QList{2, 3}));
    QCOMPARE(desk.refused[2].kind, HttpErrorKind::Resting);
    QCOMPARE(desk.refused[2].retryAfterMs, 1000);
    desk.now += 400ms;
    desk.enter(4);
    QCOMPARE(desk.refused[4].retryAfterMs, 600);
    QCOMPARE(desk.started, QList{1});
}

void TestRequestQueue::sendsOneWhileItIsHalfOpen()
{
    Desk desk;
    desk.open();
    desk.now += 1000ms;
    for (int i = 1; i <= 3; ++i)
        desk.enter(i);
    QCOMPARE(desk.started, QList{1});
    QCOMPARE(desk.probes, QList{1});
    QCOMPARE(desk.queue.waiting(), 2);
    // Given up: the next one is the probe.
    desk.breaker.record(Verdict::Nothing, true, desk.now);
    desk.queue.leave(1);
    QCOMPARE(desk.probes, (QList{1, 2}));
    desk.breaker.record(Verdict::Success, true, desk.now);
    desk.queue.leave(2);
    QCOMPARE(desk.started, (QList{1, 2, 3}));
    QCOMPARE(desk.probes, (QList{1, 2}));

    desk.open();
    desk.now += 1000ms;
    desk.enter(4);
    desk.enter(5);
    desk.breaker.record(Verdict::Failure, true, desk.now);
    desk.queue.leave(4);
    QCOMPARE(desk.refused.keys(), QList{5});
    QCOMPARE(desk.refused[5].retryAfterMs, 2000);
}

void TestRequestQueue::letsARefusedOneAskAgain()
{
    Desk desk;
    desk.open();
    bool again = false;
    desk.queue.enter(1, {.priority = HttpPriority::High,
                         .patience = 60s,
                         .start = [](Admission) { QFAIL("started"); },
                         .refuse =
                             [&](const HttpError &) {
                                 again = true;
                                 desk.breaker.tryNow(desk.now);
                                 desk.enter(2);
                             }});
    QVERIFY(again);
    QCOMPARE(desk.probes, QList{2});
}

void TestRequestQueue::losesNobody_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRequestQueue::losesNobody()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    Desk desk;
    int parallel = 6;
    int entered = 0;
    int gaveUp = 0;
    QList<int> running; // as they were started and have not left
    for (int step = 0; step < 3000; ++step) {
        const qsizetype startedBefore = desk.started.size();
        switch (upTo(7)) {
        case 0:
        case 1:
        case 2:
            desk.enter(++entered, upTo(1) == 0 ? HttpPriority::High : HttpPriority::Low,
                       milliseconds(upTo(5000)));
            break;
        case 3:
        case 4:
            if (!running.isEmpty()) {
                const int number = running.takeAt(upTo(static_cast<int>(running.size()) - 1));
                desk.breaker.record(upTo(3) == 0 ? Verdict::Failure : Verdict::Success,
                                    desk.probes.contains(number), desk.now);
                desk.queue.leave(number);
            }
            break;
        case 5:
            desk.pass(milliseconds(upTo(1000)));
            break;
        case 6:
            if (upTo(9) == 0)
                desk.queue.pauseUntil(desk.now + milliseconds(upTo(3000)));
            else
                desk.queue.setParallel(parallel = 1 + upTo(9));
            break;
        default:
            if (entered > 0) {
                const int number = 1 + upTo(entered - 1);
                if (!desk.started.contains(number) && !desk.refused.contains(number)) {
                    const int waiting = desk.queue.waiting();
                    desk.queue.leave(number);
                    gaveUp += waiting - desk.queue.waiting();
                }
            }
        }
        running += desk.started.sliced(startedBefore);
        QCOMPARE(desk.queue.running(), running.size());
        if (desk.started.size() > startedBefore)
            QVERIFY(running.size() <= parallel);
        QCOMPARE(desk.started.size() + desk.refused.size() + desk.queue.waiting() + gaveUp, entered);
        for (const int number : desk.started.sliced(startedBefore))
            QVERIFY(!desk.refused.contains(number));
    }
    QCOMPARE(QSet<int>(desk.started.begin(), desk.started.end()).size(), desk.started.size());
    QVERIFY(!desk.started.isEmpty() && !desk.refused.isEmpty() && gaveUp > 0);
}

QTEST_GUILESS_MAIN(TestRequestQueue)
#include "tst_requestqueue.moc"
