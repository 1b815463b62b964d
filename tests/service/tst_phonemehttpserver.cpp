// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/listensocket.h"
#include "app/service/phonemehttpserver.h"
#include "core/phonemes/phonemeprotocol.h"
#include "tests/service/rawclient.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <vector>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Deterministic: the IPA of a line is the line between slashes.
TranscriptionResult slashes(const PhonemeQuery &query)
{
    if (query.text.contains(u"throw"_s))
        throw std::runtime_error("asked to");
    Transcription answer;
    answer.text = query.text;
    answer.lang = query.lang;
    answer.ipa = u'/' + query.text + u'/';
    answer.words = {{query.text, answer.ipa}};
    return answer;
}

QByteArray question(const QString &text)
{
    return encodeRequest({text, u"en-US"_s, true});
}

/// A server on a free port of this machine, in this thread.
class Running
{
public:
    explicit Running(std::chrono::milliseconds delay = 0ms, ServerLimits limits = {},
                     PhonemeHandler handler = slashes)
        : server(std::move(handler), delay, limits), finished(&server, &PhonemeHttpServer::requestFinished)
    {
        auto socket = ListenSocket::open({u"127.0.0.1"_s, 0});
        if (!socket)
            qFatal("%s", qPrintable(socket.error()));
        port = quint16(socket->url().port());
        if (const auto started = server.start(std::move(*socket)); !started)
            qFatal("%s", qPrintable(started.error()));
    }

    RequestRecord record(qsizetype index) const { return finished.at(index).first().value<RequestRecord>(); }

    PhonemeHttpServer server;
    QSignalSpy finished;
    quint16 port = 0;
};

} // namespace

class TestPhonemeHttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void refusesAnOversizedBodyWhileItIsStillComing_data();
    void refusesAnOversizedBodyWhileItIsStillComing();
    void showsTheRefusalToAClientThatOnlySends();
    void refusesOversizedHeaders_data();
    void refusesOversizedHeaders();
    void keepsOrClosesTheConnection_data();
    void keepsOrClosesTheConnection();
    void answersPipelinedRequestsInOrder();
    void sendsContinueWhenExpected();
    void takesARequestByteByByte();
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
    void recordsEveryRequest();
};

void TestPhonemeHttpServer::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("expected"); // within the body
    QTest::addColumn<QByteArray>("header");   // within the head, lower case

    const QByteArray json = "application/json; charset=utf-8";
    const QByteArray get = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const QByteArray big(100'001, 'a');
    QTest::newRow("a question is answered")
        << post(question(u"one"_s)) << 200 << QByteArray("\"/one/\"") << json;
    QTest::newRow("lines stay lines")
        << post(question(u"one\n\ntwo"_s)) << 200 << QByteArray("\"/one/\\n\\n/two/\"") << json;
    QTest::newRow("a query after the path does no harm")
        << post(question(u"one"_s), {}, "/ipav3?x=1") << 200 << QByteArray("/one/") << json;
    QTest::newRow("the absolute form of the path works")
        << post(question(u"one"_s), {}, "http://localhost:1/ipav3") << 200 << QByteArray("/one/") << json;
    QTest::newRow("a body that is not JSON") << post("nonsense") << 400 << QByteArray("\"error\"") << json;
    QTest::newRow("no body") << post("") << 400 << QByteArray("\"error\"") << json;
    QTest::newRow("no text") << post(R"({"lang":"en-US"})") << 400 << QByteArray("\"error\"") << json;
    QTest::newRow("blank text") << post(question(u" \n "_s)) << 400 << QByteArray("\"error\"") << json;
    QTest::newRow("too much text") << post("{\"lang\":\"en-US\",\"text\":\"" + big + "\"}") << 413
                                   << QByteArray("\"error\"") << json;
    QTest::newRow("the handler throws")
        << post(question(u"throw"_s)) << 500 << QByteArray("\"error\"") << json;
    QTest::newRow("another path") << post(question(u"one"_s), {}, "/") << 404 << QByteArray("\"error\"")
                                  << json;
    QTest::newRow("a longer path") << post(question(u"one"_s), {}, "/ipav3/") << 404
                                   << QByteArray("\"error\"") << json;
    QTest::newRow("a disguised path")
        << post(question(u"one"_s), {}, "/x/..%2fipav3") << 404 << QByteArray("\"error\"") << json;
    QTest::newRow("a path with dots")
        << post(question(u"one"_s), {}, "/x/../ipav3") << 404 << QByteArray("\"error\"") << json;
    QTest::newRow("an encoded NUL") << post(question(u"one"_s), {}, "/ipav3%00/x") << 404
                                    << QByteArray("\"error\"") << json;
    QTest::newRow("GET") << "GET /ipav3" + get << 405 << QByteArray("\"error\"")
                         << QByteArray("allow: post\r\n");
    QTest::newRow("DELETE") << "DELETE /ipav3" + get << 405 << QByteArray("\"error\"")
                            << QByteArray("allow: post\r\n");
    QTest::newRow("a method nobody knows")
        << "FROB /ipav3" + get << 405 << QByteArray("\"error\"") << QByteArray("allow: post\r\n");
    QTest::newRow("PUT with a body") << post(question(u"one"_s)).replace(0, 4, "PUT") << 405
                                     << QByteArray("\"error\"") << QByteArray("allow: post\r\n");
    QTest::newRow("health") << "GET /healthz" + get << 200 << QByteArray(R"({"status":"ok"})") << json;
    QTest::newRow("POST to health") << post("{}", {}, "/healthz") << 405 << QByteArray("\"error\"")
                                    << QByteArray("allow: get, head\r\n");
    QTest::newRow("a negative length")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n") << 400 << QByteArray()
        << QByteArray();
    QTest::newRow("a length beyond all numbers")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n")
        << 413 << QByteArray() << QByteArray();
    QTest::newRow("two lengths")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
        << 400 << QByteArray("\"error\"") << QByteArray("connection: close");
    QTest::newRow("a length and chunks")
        << QByteArray(
               "POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}")
        << 400 << QByteArray("\"error\"") << QByteArray("connection: close");
    QTest::newRow("another transfer encoding")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n") << 501
        << QByteArray("\"error\"") << QByteArray("connection: close");
    QTest::newRow("broken chunks")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") << 400
        << QByteArray() << QByteArray();
    QTest::newRow("no Host") << QByteArray("POST /ipav3 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}") << 400
                             << QByteArray() << QByteArray();
    const QByteArray body = question(u"one"_s);
    QTest::newRow("chunks") << "POST /ipav3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n" +
                                   body.left(1) + "\r\n" + QByteArray::number(body.size() - 1, 16) + "\r\n" +
                                   body.mid(1) + "\r\n0\r\n\r\n"
                            << 200 << QByteArray("/one/") << json;
}

void TestPhonemeHttpServer::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, header);

    Running running;
    RawClient client(running.port);
    client.send(request);
    const RawResponse response = client.response();
    QCOMPARE(response.status, status);
    QVERIFY2(response.body.contains(expected), response.body.constData());
    QVERIFY2(response.has(header), response.head.constData());

    RawClient next(running.port); // the server has taken no harm
    next.send(post(question(u"two"_s)));
    QCOMPARE(next.response().status, 200);
}

void TestPhonemeHttpServer::refusesAnOversizedBodyWhileItIsStillComing_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");

    const QByteArray start = "POST /ipav3 HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("announced, with nothing sent") << start + "Content-Length: 262145\r\n\r\n" << QByteArray();
    QTest::newRow("announced as endless") << start + "Content-Length: 99999999999\r\n\r\n"
                                          << QByteArray(100, 'a');
    QTest::newRow("announced and to be continued")
        << start + "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n"
        << QByteArray();
    QTest::newRow("announced for another path")
        << QByteArray("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 262145\r\n\r\n") << QByteArray();
    QTest::newRow("in chunks without an end") << start + "Transfer-Encoding: chunked\r\n\r\n"
                                              << "80000\r\n" + QByteArray(300'000, 'a');
    QTest::newRow("in many chunks") << start + "Transfer-Encoding: chunked\r\n\r\n"
                                    << ("100\r\n" + QByteArray(256, 'a') + "\r\n").repeated(1100);
    QTest::newRow("announced and sent in full") << start + "Content-Length: 4000000\r\n\r\n"
                                                << QByteArray(4'000'000, 'a');
}

void TestPhonemeHttpServer::refusesAnOversizedBodyWhileItIsStillComing()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);

    Running running(500ms);
    RawClient client(running.port);
    client.send(head + body);
    const RawResponse response = client.response();
    QCOMPARE(response.status, 413);
    QVERIFY(response.body.contains("\"error\""));
    QVERIFY(response.has("connection: close"));
    QVERIFY(response.has("application/json"));
    QVERIFY(client.isClosed());
    QTRY_COMPARE(running.finished.size(), 1);
    QCOMPARE(running.record(0).status, 413);
}

void TestPhonemeHttpServer::showsTheRefusalToAClientThatOnlySends()
{
    Running running;
    RawClient client(running.port);
    client.send("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\n\r\n");
    const QByteArray part(100'000, 'a');
    for (int sent = 0; sent < 80; ++sent) { // goes on long after the refusal, without reading it
        client.send(part);
        QTRY_VERIFY(client.socket().bytesToWrite() == 0 ||
                    client.socket().state() != QAbstractSocket::ConnectedState);
    }
    QCOMPARE(client.response().status, 413);
}

void TestPhonemeHttpServer::refusesOversizedHeaders_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QList<int>>("statuses");

    QTest::newRow("one huge header") << "GET /healthz HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(100'000, 'a') +
                                            "\r\n\r\n"
                                     << QList<int>{431};
    QTest::newRow("very many headers")
        << "GET /healthz HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: y\r\n").repeated(20'000) + "\r\n"
        << QList<int>{431};
    QTest::newRow("a huge path") << "GET /" + QByteArray(100'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"
                                 << QList<int>{414};
}

void TestPhonemeHttpServer::refusesOversizedHeaders()
{
    QFETCH(QByteArray, request);
    QFETCH(QList<int>, statuses);

    Running running;
    RawClient client(running.port);
    client.send(request);
    const int status = client.response().status;
    QVERIFY2(statuses.contains(status), qPrintable(QString::number(status)));
    RawClient next(running.port);
    next.send(post(question(u"one"_s)));
    QCOMPARE(next.response().status, 200);
}

void TestPhonemeHttpServer::keepsOrClosesTheConnection_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isKept");

    const QByteArray body = question(u"one"_s);
    QTest::newRow("HTTP/1.1 is kept") << post(body) << true;
    QTest::newRow("HTTP/1.1 is kept after a refusal") << post("nonsense") << true;
    QTest::newRow("HTTP/1.1 is kept after a path that is not there") << post(body, {}, "/x") << true;
    QTest::newRow("HTTP/1.1 is kept after a method that is not allowed")
        << post(body).replace(0, 4, "PUT") << true;
    QTest::newRow("Connection: close is obeyed") << post(body, "Connection: close\r\n") << false;
    QTest::newRow("HTTP/1.0 is closed") << post(body, {}, "/ipav3", "HTTP/1.0") << false;
}

void TestPhonemeHttpServer::keepsOrClosesTheConnection()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, isKept);

    Running running;
    RawClient client(running.port);
    client.send(request);
    QVERIFY(client.response().status >= 200);
    if (isKept) {
        client.send(post(question(u"two"_s)));
        QCOMPARE(client.response().status, 200);
    } else {
        QVERIFY(client.isClosed());
    }
}

void TestPhonemeHttpServer::answersPipelinedRequestsInOrder()
{
    Running running(20ms);
    RawClient client(running.port);
    QByteArray all;
    for (int i = 0; i < 10; ++i)
        all += post(question(u"number %1"_s.arg(i))) + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all);
    for (int i = 0; i < 10; ++i) {
        const RawResponse response = client.response();
        QVERIFY2(response.body.contains("/number " + QByteArray::number(i) + '/'), response.body.constData());
        QCOMPARE(client.response().body, QByteArray(R"({"status":"ok"})"));
    }
}

void TestPhonemeHttpServer::sendsContinueWhenExpected()
{
    Running running;
    RawClient client(running.port);
    const QByteArray whole = post(question(u"one"_s), "Expect: 100-continue\r\n");
    const qsizetype bodyAt = whole.indexOf("\r\n\r\n") + 4;
    client.send(whole.left(bodyAt));
    QCOMPARE(client.response().status, 100);
    client.send(whole.mid(bodyAt));
    QCOMPARE(client.response().status, 200);
}

void TestPhonemeHttpServer::takesARequestByteByByte()
{
    Running running;
    RawClient client(running.port);
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : post(question(u"one"_s))) {
        client.send(QByteArray(1, byte));
        QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    }
    QCOMPARE(client.response().status, 200);
}

void TestPhonemeHttpServer::holdsManyAnswersBackTogether()
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

void TestPhonemeHttpServer::holdsRefusalsBackToo()
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

void TestPhonemeHttpServer::doesNotBlockOnTheHandler()
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

void TestPhonemeHttpServer::answersAShortTextBesideALongOne()
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

void TestPhonemeHttpServer::closesAnIdleConnection()
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

void TestPhonemeHttpServer::cutsOffARequestThatNeverEnds_data()
{
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("nothing at all") << QByteArray();
    QTest::newRow("headers drop by drop") << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nX: ");
    QTest::newRow("a body drop by drop")
        << QByteArray("POST /ipav3 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
    QTest::newRow("a second request drop by drop")
        << QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nPOST /ipav3 HTTP/1.1\r\nHost: a\r\nX: ");
}

void TestPhonemeHttpServer::cutsOffARequestThatNeverEnds()
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

void TestPhonemeHttpServer::cutsOffAClientThatDoesNotTakeItsAnswer()
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
    QVERIFY(running.record(0).elapsedMs >= 590);
}

void TestPhonemeHttpServer::keepsConnectionsBeyondTheLimitWaiting()
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

void TestPhonemeHttpServer::survivesAClientThatLeavesWhileItsAnswerIsHeldBack()
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

void TestPhonemeHttpServer::answersWhatIsInFlightWhenStopped()
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

void TestPhonemeHttpServer::stopsAtOnceWhenIdle()
{
    Running running;
    RawClient idle(running.port);
    QSignalSpy stopped(&running.server, &PhonemeHttpServer::stopped);
    running.server.stop();
    QVERIFY(stopped.wait(500));
    QVERIFY(idle.isClosed(500));
}

void TestPhonemeHttpServer::stopsWithoutAnAnswerThatNeverCame()
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
    QVERIFY(clock.elapsed() >= 290);
    QVERIFY(client.isClosed());
    QVERIFY(half.isClosed());
}

void TestPhonemeHttpServer::endsAtOnceWhenStoppedTwice()
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

void TestPhonemeHttpServer::isDestroyedWithAnswersUnderWay()
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

void TestPhonemeHttpServer::isDestroyedInTheMiddleOfALongText()
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

void TestPhonemeHttpServer::recordsEveryRequest()
{
    Running running;
    RawClient client(running.port);
    client.send(post(question(u"a secret"_s), {}, "/ipav3?q=secret"));
    const RawResponse response = client.response();
    QTRY_COMPARE(running.finished.size(), 1);
    const RequestRecord record = running.record(0);
    QCOMPARE(record.method, QByteArray("POST"));
    QCOMPARE(record.path, QByteArray("/ipav3"));
    QCOMPARE(record.status, 200);
    QCOMPARE(record.bytes, response.body.size());
    QVERIFY(!logLine(record).contains(u"secret"_s));

    RequestRecord hostile = record;
    hostile.path = "/\x1b[31m\nfake line" + QByteArray(500, 'x');
    QVERIFY(!logLine(hostile).contains(u'\n'));
    QVERIFY(!logLine(hostile).contains(u'\x1b'));
    QVERIFY(logLine(hostile).size() < 250);
}

QTEST_GUILESS_MAIN(TestPhonemeHttpServer)
#include "tst_phonemehttpserver.moc"
