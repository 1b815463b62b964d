// SPDX-License-Identifier: GPL-3.0-or-later
// Delays, time limits, stopping and being destroyed.
#include "tests/service/rawclient.h"
#include "tests/service/runningserver.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>

#include <atomic>
#include <memory>
#include <vector>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPhonemeHttpServerTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsManyAnswersBackTogether();
    void holdsRefusalsBackToo();
    void doesNotBlockOnTheHandler();
    void answersAShortTextBesideALongOne();
    void closesAnIdleConnection();
    void cutsOffARequestThatNeverEnds_data();
    void cutsOffARequestThatNeverEnds();
    void cutsOffAClientThatDoesNotTakeItsAnswer();
    void keepsConnectionsBeyondTheLimitWaiting();
    void survivesAClientThatLeavesWhileItsAnswerIsHeldBack();
    void answersWhatIsInFlightWhenStopped();
    void stopsAtOnceWhenIdle();
    void stopsWithoutAnAnswerThatNeverCame();
    void endsAtOnceWhenStoppedTwice();
    void isDestroyedWithAnswersUnderWay();
    void isDestroyedInTheMiddleOfALongText();
};

void TestPhonemeHttpServerTime::holdsManyAnswersBackTogether()
{
    Running running(700ms);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<RawClient>(running.port));
    QElapsedTimer clock;
    clock.start();
    for (std::size_t i = 0; i < clients.size(); ++i)
        clients[i]->send(post(question(QString::number(i))));
    QTRY_COMPARE_WITH_TIMEOUT(running.finished.size(), 200, 10'000);
    const qint64 elapsed = clock.elapsed();
    for (std::size_t i = 0; i < clients.size(); ++i)
        QVERIFY(clients[i]->response().body.contains('/' + QByteArray::number(i) + '/'));
    for (qsizetype i = 0; i < 200; ++i)
        QVERIFY(running.record(i).elapsedMs >= 699);
    QVERIFY2(elapsed < 1400, qPrintable(QString::number(elapsed))); // one after the other would take 140 s
}

void TestPhonemeHttpServerTime::holdsRefusalsBackToo()
{
    Running running(150ms);
    RawClient client(running.port);
    for (const QByteArray &request : {post("nonsense"), QByteArray("GET /ipav3 HTTP/1.1\r\nHost: a\r\n\r\n"),
                                      QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")}) {
        client.send(request);
        QVERIFY(client.response().status != 0);
    }
    QTRY_COMPARE(running.finished.size(), 3);
    QVERIFY(running.record(0).elapsedMs >= 149);
    QVERIFY(running.record(1).elapsedMs >= 149);
    QVERIFY(running.record(2).elapsedMs < 149); // health is not phonemes
}

void TestPhonemeHttpServerTime::doesNotBlockOnTheHandler()
{
    QSemaphore gate;
    Running running(0ms, {}, [&gate](const PhonemeQuery &query) {
        gate.acquire();
        return slashes(query);
    });
    RawClient waiting(running.port);
    waiting.send(post(question(u"one"_s)));
    RawClient healthy(running.port);
    healthy.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(healthy.response().status, 200);
    gate.release();
    QCOMPARE(waiting.response().status, 200);
}

void TestPhonemeHttpServerTime::answersAShortTextBesideALongOne()
{
    QSemaphore gate;
    Running running(0ms, {}, [&gate](const PhonemeQuery &query) {
        if (query.text == u"long"_s)
            gate.acquire();
        return slashes(query);
    });
    RawClient first(running.port);
    first.send(post(question(u"long"_s)));
    RawClient second(running.port);
    second.send(post(question(u"short"_s)));
    QCOMPARE(second.response().status, 200);
    gate.release();
    QCOMPARE(first.response().status, 200);
}

void TestPhonemeHttpServerTime::closesAnIdleConnection()
{
    ServerLimits limits;
    limits.idle = 1s;
    Running running(0ms, limits);
    RawClient fresh(running.port);
    RawClient used(running.port);
    used.send(post(question(u"one"_s)));
    QCOMPARE(used.response().status, 200);
    QVERIFY(fresh.isClosed());
    QVERIFY(used.isClosed());
}

void TestPhonemeHttpServerTime::cutsOffARequestThatNeverEnds_data()
{
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("headers drop by drop") << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nX: ");
    QTest::newRow("a body drop by drop")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
    QTest::newRow("a second request drop by drop")
        << QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nPOST /ipav3 HTTP/1.1\r\nHost: a\r\nX: ");
}

void TestPhonemeHttpServerTime::cutsOffARequestThatNeverEnds()
{
    QFETCH(QByteArray, start);

    ServerLimits limits;
    limits.transfer = 600ms;
    Running running(0ms, limits);
    RawClient client(running.port);
    client.send(start);
    if (start.startsWith("GET"))
        QCOMPARE(client.response().status, 200);
    QTimer drops;
    if (!start.isEmpty()) {
        QObject::connect(&drops, &QTimer::timeout, &client.socket(), [&client] { client.send("a"); });
        drops.start(50);
    }
    QElapsedTimer clock;
    clock.start();
    QVERIFY(client.isClosed());
    QVERIFY(clock.elapsed() < 3000);
}

void TestPhonemeHttpServerTime::cutsOffAClientThatDoesNotTakeItsAnswer()
{
    ServerLimits limits;
    limits.transfer = 600ms;
    Running running(0ms, limits, [](const PhonemeQuery &query) -> TranscriptionResult {
        auto answer = slashes(query);
        answer->ipa = QString(16'000'000, u'a'); // more than the socket buffers hold
        return answer;
    });
    RawClient client(running.port);
    client.socket().setReadBufferSize(1000);
    client.send(post(question(u"one"_s)));
    QTRY_COMPARE(running.finished.size(), 1);
    QVERIFY(running.record(0).elapsedMs >= 565); // 600 ms by a coarse timer, which may be 5 % early
}

void TestPhonemeHttpServerTime::keepsConnectionsBeyondTheLimitWaiting()
{
    ServerLimits limits;
    limits.connections = 2;
    Running running(0ms, limits);
    auto first = std::make_unique<RawClient>(running.port);
    RawClient second(running.port);
    for (RawClient *client : {first.get(), &second}) {
        client->send(post(question(u"one"_s)));
        QCOMPARE(client->response().status, 200);
    }
    RawClient third(running.port);
    third.send(post(question(u"three"_s)));
    QCOMPARE(third.response(false, 200).status, 0);
    first.reset(); // makes room
    QCOMPARE(third.response().status, 200);
}

void TestPhonemeHttpServerTime::survivesAClientThatLeavesWhileItsAnswerIsHeldBack()
{
    Running running(200ms);
    for (int i = 0; i < 20; ++i) {
        RawClient client(running.port);
        client.send(post(question(u"one"_s)));
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
        client.socket().abort();
    }
    QTRY_VERIFY(running.finished.size() > 0);
    RawClient next(running.port);
    next.send(post(question(u"one"_s)));
    QCOMPARE(next.response().status, 200);
}

void TestPhonemeHttpServerTime::answersWhatIsInFlightWhenStopped()
{
    Running running(400ms);
    RawClient idle(running.port);
    idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(idle.response().status, 200);
    RawClient busy(running.port);
    busy.send(post(question(u"one"_s)));
    RawClient uploading(running.port);
    const QByteArray whole = post(question(u"two"_s));
    uploading.send(whole.chopped(3));
    QTRY_COMPARE(uploading.socket().bytesToWrite(), 0);

    QSignalSpy stopped(&running.server, &PhonemeHttpServer::stopped);
    running.server.stop();
    QVERIFY(idle.isClosed(300));
    QTcpSocket late;
    late.connectToHost(u"127.0.0.1"_s, running.port);
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    uploading.send(whole.last(3));
    for (RawClient *client : {&busy, &uploading}) {
        const RawResponse response = client->response();
        QCOMPARE(response.status, 200);
        QVERIFY(response.has("connection: close"));
        QVERIFY(client->isClosed());
    }
    QTRY_COMPARE(stopped.size(), 1);
}

void TestPhonemeHttpServerTime::stopsAtOnceWhenIdle()
{
    Running running;
    RawClient idle(running.port);
    QSignalSpy stopped(&running.server, &PhonemeHttpServer::stopped);
    running.server.stop();
    QVERIFY(stopped.wait(500));
    QVERIFY(idle.isClosed(500));
}

void TestPhonemeHttpServerTime::stopsWithoutAnAnswerThatNeverCame()
{
    QSemaphore gate;
    ServerLimits limits;
    limits.stopGrace = 200ms;
    std::atomic_int asked = 0;
    Running running(100ms, limits, [&](const PhonemeQuery &query) {
        ++asked;
        gate.acquire();
        return slashes(query);
    });
    const auto openTheGate = qScopeGuard([&gate] { gate.release(); }); // or the server waits for ever
    RawClient client(running.port);
    client.send(post(question(u"one"_s)));
    RawClient half(running.port);
    half.send(post(question(u"two"_s)).chopped(1));
    QTRY_COMPARE(half.socket().bytesToWrite(), 0);
    QTRY_COMPARE(asked, 1); // else the server has not seen it and need not wait
    QSignalSpy stopped(&running.server, &PhonemeHttpServer::stopped);
    QElapsedTimer clock;
    clock.start();
    running.server.stop();
    QVERIFY(stopped.wait(2000));
    QVERIFY(clock.elapsed() >= 280); // 300 ms by a coarse timer, which may be 5 % early
    QVERIFY(client.isClosed());
    QVERIFY(half.isClosed());
}

void TestPhonemeHttpServerTime::endsAtOnceWhenStoppedTwice()
{
    Running running(60s);
    RawClient client(running.port);
    client.send(post(question(u"one"_s)));
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    QSignalSpy stopped(&running.server, &PhonemeHttpServer::stopped);
    running.server.stop();
    running.server.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(client.isClosed());
}

void TestPhonemeHttpServerTime::isDestroyedWithAnswersUnderWay()
{
    auto running = std::make_unique<Running>(60s);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<RawClient>(running->port));
        clients.back()->send(post(question(u"one"_s)));
        QTRY_COMPARE(clients.back()->socket().bytesToWrite(), 0);
    }
    running.reset();
    for (const auto &client : clients)
        QVERIFY(client->isClosed());
}

void TestPhonemeHttpServerTime::isDestroyedInTheMiddleOfALongText()
{
    std::atomic_int lines = 0;
    auto running = std::make_unique<Running>(0ms, ServerLimits(), [&lines](const PhonemeQuery &query) {
        ++lines;
        QThread::msleep(20);
        return slashes(query);
    });
    RawClient client(running->port);
    client.send(post(question(u"a\n"_s.repeated(1000)))); // 20 s in all
    QTRY_VERIFY(lines > 1);
    QElapsedTimer clock;
    clock.start();
    running.reset();
    QVERIFY(clock.elapsed() < 1000);
}

QTEST_GUILESS_MAIN(TestPhonemeHttpServerTime)
#include "tst_phonemehttpservertime.moc"
