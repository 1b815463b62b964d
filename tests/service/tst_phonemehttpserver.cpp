// SPDX-License-Identifier: GPL-3.0-or-later
// What the server answers to whatever is sent.
#include "tests/service/rawclient.h"
#include "tests/service/runningserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>


using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
