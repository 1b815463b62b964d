// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpjob.h"
#include "core/network/requestqueue.h"
#include "tests/network/httpfaults.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

HttpRequest requestTo(const QUrl &url, const QByteArray &body = "{}", std::chrono::milliseconds deadline = 5s)
{
    return {.url = url, .body = body, .contentType = "application/json", .deadline = deadline};
}

} // namespace

class TestRequestQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsAPairAtOnce();
    void keepsConnectionsForTheNextPair();
    void countsConnectionsThatTheServiceClosed();
    void letsDeadlinesWaitToo();
    void servesInOrderNoMoreThanAllowed();
    void dropsACancelledOneThatWaits();
    void goesOnAfterADeletedOne();
    void endsAllSilentlyWhenItGoes();
    void failsAllWhenTheManagerGoes();
    void opensConnectionsAhead_data();
    void opensConnectionsAhead();
    void opensNoMoreThanThere();
    void leavesOutConnectionsOfTheResend();
    void survivesOpeningToNobody();
};

void TestRequestQueue::sendsAPairAtOnce()
{
    // Answers neither before it has both.
    FaultServer server(faults::together(2, faults::httpAnswer(200, "{}")));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    QSignalSpy first(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QSignalSpy second(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_VERIFY(first.size() == 1 && second.size() == 1);
    QVERIFY(first[0][0].value<HttpResult>().has_value());
    QVERIFY(second[0][0].value<HttpResult>().has_value());
    QCOMPARE(queue.requests(), 2);
    QCOMPARE(server.posts(), 2);
    QCOMPARE(queue.connections(), server.connections());
    QCOMPARE(server.connections(), 2);
}

void TestRequestQueue::keepsConnectionsForTheNextPair()
{
    FaultServer server(faults::together(2, faults::httpAnswer(200, "{}")));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    for (int pair = 1; pair <= 3; ++pair) {
        QSignalSpy first(queue.post(requestTo(server.url()), this), &HttpJob::finished);
        QSignalSpy second(queue.post(requestTo(server.url()), this), &HttpJob::finished);
        QTRY_VERIFY(first.size() == 1 && second.size() == 1);
        QCOMPARE(server.connections(), 2);
        QCOMPARE(queue.connections(), 2);
    }
    QCOMPARE(queue.requests(), 6);
}

void TestRequestQueue::countsConnectionsThatTheServiceClosed()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    for (int i = 1; i <= 3; ++i) {
        QSignalSpy finished(queue.post(requestTo(server.url()), this), &HttpJob::finished);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished[0][0].value<HttpResult>().has_value());
        // Closed while idle: no error for the next, which opens a new one and is sent once.
        server.closeAll();
        QTRY_COMPARE(server.open(), 0);
        QCOMPARE(server.connections(), i);
        QCOMPARE(server.posts(), i);
        QCOMPARE(queue.connections(), i);
    }
}

void TestRequestQueue::letsDeadlinesWaitToo()
{
    // 20 requests, 2 at once, 100 ms each: the last ones wait 900 ms, longer than their deadline.
    FaultServer server(faults::answer(200, "{}", {}, 100ms));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 2);
    int succeeded = 0;
    int failed = 0;
    for (int i = 0; i < 20; ++i) {
        connect(queue.post(requestTo(server.url(), "{}", 600ms), this), &HttpJob::finished, this,
                [&](const HttpResult &result) { ++(result ? succeeded : failed); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 20, 10'000);
    QCOMPARE(failed, 0);
    QCOMPARE(server.connections(), 2);
}

void TestRequestQueue::servesInOrderNoMoreThanAllowed()
{
    qsizetype most = 0;
    qsizetype now = 0;
    FaultServer server([&](QTcpSocket *socket, const ServerRequest &request) {
        most = qMax(most, ++now);
        QTimer::singleShot(10, socket, [&now, socket, request] {
            --now;
            socket->write(faults::httpAnswer(200, request.body));
        });
    });
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 3);
    QList<QByteArray> answers;
    for (int i = 0; i < 9; ++i) {
        connect(queue.post(requestTo(server.url(), QByteArray::number(i)), this), &HttpJob::finished, this,
                [&](const HttpResult &result) { answers.append(result->body); });
    }
    QCOMPARE(queue.waiting(), 6);
    QCOMPARE(queue.requests(), 3);
    QTRY_COMPARE(answers.size(), 9);
    QCOMPARE(most, 3);
    // Within one wave of three the network may turn them round; waves keep their order.
    QList<QByteArray> bodies;
    for (const ServerRequest &request : server.requests())
        bodies.append(request.body);
    for (int wave = 0; wave < 3; ++wave) {
        QList<QByteArray> part = bodies.sliced(3 * wave, 3);
        std::sort(part.begin(), part.end());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(part[i], QByteArray::number(3 * wave + i));
    }
}

void TestRequestQueue::dropsACancelledOneThatWaits()
{
    FaultServer server(faults::answer(200, "{}", {}, 50ms));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 1);
    QSignalSpy first(queue.post(requestTo(server.url(), "1"), this), &HttpJob::finished);
    HttpJob *waiting = queue.post(requestTo(server.url(), "2"), this);
    QSignalSpy second(waiting, &HttpJob::finished);
    QSignalSpy third(queue.post(requestTo(server.url(), "3"), this), &HttpJob::finished);
    waiting->cancel();
    QVERIFY(second.isEmpty());
    QTRY_COMPARE(second.size(), 1);
    QCOMPARE(second[0][0].value<HttpResult>().error().kind, HttpErrorKind::Cancelled);
    QVERIFY2(first.isEmpty(), "it need not wait for its turn to be cancelled");
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(queue.requests(), 2);
    QCOMPARE(server.posts(), 2);
    QCOMPARE(server.requests().back().body, "3"_ba);
}

void TestRequestQueue::goesOnAfterADeletedOne()
{
    FaultServer server([](QTcpSocket *socket, const ServerRequest &request) {
        if (request.body != "hang")
            socket->write(faults::httpAnswer(200, "{}"));
    });
    QSignalSpy requested(&server, &FaultServer::requested);
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 1);
    HttpJob *hanging = queue.post(requestTo(server.url(), "hang"), this);
    HttpJob *waiting = queue.post(requestTo(server.url(), "never"), this);
    QSignalSpy last(queue.post(requestTo(server.url(), "last"), this), &HttpJob::finished);
    QVERIFY(requested.wait());
    delete waiting;
    QCOMPARE(queue.waiting(), 1);
    delete hanging;
    QTRY_COMPARE(last.size(), 1);
    QVERIFY(last[0][0].value<HttpResult>().has_value());
    QCOMPARE(server.posts(), 2);
}

void TestRequestQueue::endsAllSilentlyWhenItGoes()
{
    FaultServer server(faults::answer(200, "{}", {}, 50ms));
    QNetworkAccessManager manager;
    auto queue = std::make_unique<RequestQueue>(manager, 1);
    QSignalSpy first(queue->post(requestTo(server.url()), this), &HttpJob::finished);
    QSignalSpy second(queue->post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_COMPARE(server.posts(), 1);
    queue.reset();
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(first.isEmpty());
    QVERIFY(second.isEmpty());
}

void TestRequestQueue::failsAllWhenTheManagerGoes()
{
    FaultServer server(faults::sayAndHang({}));
    auto manager = std::make_unique<QNetworkAccessManager>();
    RequestQueue queue(*manager, 1);
    QSignalSpy first(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QSignalSpy second(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_COMPARE(server.posts(), 1);
    manager.reset();
    QTRY_VERIFY(first.size() == 1 && second.size() == 1);
    QCOMPARE(first[0][0].value<HttpResult>().error().kind, HttpErrorKind::ConnectionFailed);
    QCOMPARE(second[0][0].value<HttpResult>().error().kind, HttpErrorKind::ConnectionFailed);
    QCOMPARE(queue.requests(), 1);
    queue.openConnections(server.url(), 2, false);
}

void TestRequestQueue::opensConnectionsAhead_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("atOnce");
    QTest::addColumn<int>("most");
    QTest::newRow("http, the pair comes later") << false << false << 2;
    QTest::newRow("http, the pair comes at once") << false << true << 2;
    QTest::newRow("https, the pair comes later") << true << false << 2;
    // Qt 6.4 may open one more for requests that come during the handshakes.
    QTest::newRow("https, the pair comes at once") << true << true << 3;
}

void TestRequestQueue::opensConnectionsAhead()
{
    QFETCH(bool, tls);
    QFETCH(bool, atOnce);
    QFETCH(int, most);
    const QSslConfiguration defaults = QSslConfiguration::defaultConfiguration();
    std::optional<QSslConfiguration> serverTls;
    if (tls) {
        serverTls = selfSigned();
        QSslConfiguration trusting = defaults;
        trusting.addCaCertificate(serverTls->localCertificate());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(defaults); });

    FaultServer server(faults::together(2, faults::httpAnswer(200, "{}")), serverTls);
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    queue.openConnections(server.url(), 2, false);
    if (!atOnce)
        QTRY_VERIFY(server.connections() > 0 && manager.findChildren<QNetworkReply *>().isEmpty());
    for (int pair = 1; pair <= 2; ++pair) {
        QSignalSpy first(queue.post(requestTo(server.url()), this), &HttpJob::finished);
        QSignalSpy second(queue.post(requestTo(server.url()), this), &HttpJob::finished);
        QTRY_VERIFY(first.size() == 1 && second.size() == 1);
        QVERIFY(first[0][0].value<HttpResult>().has_value());
        QVERIFY(second[0][0].value<HttpResult>().has_value());
        QVERIFY2(server.connections() <= most, qPrintable(QString::number(server.connections())));
        QCOMPARE(queue.connections(), server.connections());
    }
    QCOMPARE(queue.requests(), 4);
}

void TestRequestQueue::opensNoMoreThanThere()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    for (int i = 0; i < 3; ++i) {
        queue.openConnections(server.url(), 2, false);
        QTRY_VERIFY(server.connections() > 0 && manager.findChildren<QNetworkReply *>().isEmpty());
    }
    QSignalSpy finished(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_COMPARE(finished.size(), 1);
    // One may do where the first is open before the second is asked for.
    QVERIFY2(server.connections() <= 2, qPrintable(QString::number(server.connections())));
    QCOMPARE(queue.connections(), server.connections());
}

void TestRequestQueue::leavesOutConnectionsOfTheResend()
{
    FaultServer server(faults::closeAtOnce());
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    QSignalSpy finished(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_COMPARE(finished.size(), 1);
    // The transport sent the POST twice and told of neither.
    QCOMPARE(server.posts(), 2);
    QCOMPARE(server.connections(), 2);
    QCOMPARE(queue.requests(), 1);
    QCOMPARE(queue.connections(), 1);
}

void TestRequestQueue::survivesOpeningToNobody()
{
    QNetworkAccessManager manager;
    RequestQueue queue(manager, 6);
    queue.openConnections(QUrl(u"http://127.0.0.1:%1/"_s.arg(closedPort())), 2, false);
    FaultServer server(faults::answer(200, "{}"));
    QSignalSpy finished(queue.post(requestTo(server.url()), this), &HttpJob::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished[0][0].value<HttpResult>().has_value());
    QTRY_VERIFY(manager.findChildren<QNetworkReply *>().isEmpty());
}

QTEST_GUILESS_MAIN(TestRequestQueue)
#include "tst_requestqueue.moc"
