// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
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
using std::chrono::milliseconds;

namespace {

HttpEndpointSettings settingsFor(const QUrl &url, int parallel = 6)
{
    return {.url = url,
            .headers = {},
            .authorities = {},
            .parallel = parallel,
            .deadline = 5s,
            .retry = {.retries = 0},
            .breaker = {.failures = 0}};
}

/// What has become of exchanges, in the order in which they ended.
struct Outcomes
{
    QList<HttpResult> all;

    HttpExchange *watch(HttpExchange *exchange)
    {
        QObject::connect(exchange, &HttpExchange::finished, exchange,
                         [this](const HttpResult &result) { all.append(result); });
        return exchange;
    }

    qsizetype good() const
    {
        return std::count_if(all.begin(), all.end(),
                             [](const HttpResult &result) { return result.has_value(); });
    }
};

} // namespace

class TestHttpEndpoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsConnectionsForTheNextPair();
    void countsConnectionsThatTheServiceClosed();
    void letsDeadlinesWaitToo();
    void sendsTheHighFirst();
    void dropsACancelledOneThatWaits();
    void goesOnAfterADeletedOne();
    void cancelsAll_data();
    void cancelsAll();
    void endsAllSilentlyWhenItGoes();
    void failsAllWhenTheManagerGoes();
    void losesPatienceUnsent();
    void sendsHeadersButNotInPlaceOfItsOwn();
    void trustsAnAuthorityOfTheUser();
    void takesSettingsWhileItRuns();
    void opensConnectionsAhead_data();
    void opensConnectionsAhead();
    void opensNoMoreThanThere();
    void warmsUpAfterAPause();
    void leavesConnectionsThatSlept();
    void leavesOutConnectionsOfTheResend();
    void survivesOpeningToNobody();
    void tellsFiguresNowAndThen();
};

void TestHttpEndpoint::keepsConnectionsForTheNextPair()
{
    // Answers neither before it has both.
    FaultServer server(faults::together(2, faults::httpAnswer(200, "{}", "Content-Type: text/x\r\n")));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    for (int pair = 1; pair <= 3; ++pair) {
        Outcomes outcomes;
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        QCOMPARE(endpoint.figures().inFlight, 2);
        QTRY_COMPARE(outcomes.all.size(), 2);
        QCOMPARE(outcomes.good(), 2);
        QCOMPARE(outcomes.all[0]->contentType, "text/x"_ba);
        QCOMPARE(server.connections(), 2);
        QCOMPARE(endpoint.figures(), (HttpEndpointFigures{.requests = 2 * pair, .connections = 2}));
    }
}

void TestHttpEndpoint::countsConnectionsThatTheServiceClosed()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    for (int i = 1; i <= 3; ++i) {
        Outcomes outcomes;
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        QTRY_COMPARE(outcomes.good(), 1);
        // Closed while idle: no error for the next, which opens a new one and is sent once.
        server.closeAll();
        QTRY_COMPARE(server.open(), 0);
        QCOMPARE(server.connections(), i);
        QCOMPARE(server.posts(), i);
        QCOMPARE(endpoint.figures().connections, i);
    }
}

void TestHttpEndpoint::letsDeadlinesWaitToo()
{
    // 20 requests, 2 at once, 100 ms each: the last ones wait 900 ms, longer than their deadline.
    FaultServer server(faults::answer(200, "{}", {}, 100ms));
    QNetworkAccessManager manager;
    HttpEndpointSettings settings = settingsFor(server.url(), 2);
    settings.deadline = 600ms;
    HttpEndpoint endpoint(manager, settings);
    Outcomes outcomes;
    for (int i = 0; i < 20; ++i)
        outcomes.watch(endpoint.post("{}", HttpPriority::Low, this));
    QCOMPARE(endpoint.figures().waiting, 18);
    QTRY_COMPARE_WITH_TIMEOUT(outcomes.all.size(), 20, 10'000);
    QCOMPARE(outcomes.good(), 20);
    QCOMPARE(server.connections(), 2);
}

void TestHttpEndpoint::sendsTheHighFirst()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url(), 1));
    Outcomes outcomes;
    for (const QByteArray body : {"low 1", "low 2", "low 3"})
        outcomes.watch(endpoint.post(body, HttpPriority::Low, this));
    outcomes.watch(endpoint.post("high", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.all.size(), 4);
    QByteArrayList bodies;
    for (const ServerRequest &request : server.requests())
        bodies.append(request.body);
    QCOMPARE(bodies.join(", "), "low 1, high, low 2, low 3"_ba);
}

void TestHttpEndpoint::dropsACancelledOneThatWaits()
{
    FaultServer server(faults::answer(200, "{}", {}, 50ms));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url(), 1));
    QSignalSpy first(endpoint.post("1", HttpPriority::High, this), &HttpExchange::finished);
    HttpExchange *waiting = endpoint.post("2", HttpPriority::High, this);
    QSignalSpy second(waiting, &HttpExchange::finished);
    QSignalSpy third(endpoint.post("3", HttpPriority::High, this), &HttpExchange::finished);
    waiting->cancel();
    QVERIFY(second.isEmpty());
    QTRY_COMPARE(second.size(), 1);
    QCOMPARE(second[0][0].value<HttpResult>().error().kind, HttpErrorKind::Cancelled);
    QVERIFY2(first.isEmpty(), "it need not wait for its turn to be cancelled");
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(endpoint.figures().requests, 2);
    QCOMPARE(server.posts(), 2);
    QCOMPARE(server.requests().back().body, "3"_ba);
}

void TestHttpEndpoint::goesOnAfterADeletedOne()
{
    FaultServer server([](QTcpSocket *socket, const ServerRequest &request) {
        if (request.body != "hang")
            socket->write(faults::httpAnswer(200, "{}"));
    });
    QSignalSpy requested(&server, &FaultServer::requested);
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url(), 1));
    HttpExchange *hanging = endpoint.post("hang", HttpPriority::High, this);
    HttpExchange *waiting = endpoint.post("never", HttpPriority::High, this);
    Outcomes outcomes;
    outcomes.watch(endpoint.post("last", HttpPriority::High, this));
    QVERIFY(requested.wait());
    delete waiting;
    QCOMPARE(endpoint.figures().waiting, 1);
    delete hanging;
    QTRY_COMPARE(outcomes.good(), 1);
    QCOMPARE(server.posts(), 2);
}

void TestHttpEndpoint::cancelsAll_data()
{
    QTest::addColumn<bool>("ofOneOwner");
    QTest::newRow("all") << false;
    QTest::newRow("all of one owner") << true;
}

void TestHttpEndpoint::cancelsAll()
{
    QFETCH(bool, ofOneOwner);
    FaultServer server(faults::answer(200, "{}", {}, 50ms));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url(), 2));
    QObject mine;
    QObject other;
    Outcomes outcomes;
    for (int i = 0; i < 5; ++i) {
        outcomes.watch(endpoint.post("{}", HttpPriority::High, &mine));
        outcomes.watch(endpoint.post("{}", HttpPriority::Low, &other));
    }
    if (ofOneOwner)
        endpoint.cancelAll(&mine);
    else
        endpoint.cancelAll();
    QVERIFY(outcomes.all.isEmpty());
    QTRY_COMPARE(outcomes.all.size(), 10);
    for (const HttpResult &result : outcomes.all)
        QVERIFY(result || result.error().kind == HttpErrorKind::Cancelled);
    QCOMPARE(outcomes.good(), ofOneOwner ? 5 : 0);
    // None was sent to be cancelled at once.
    QCOMPARE(endpoint.figures().requests, ofOneOwner ? 2 + 4 : 2);
    QCOMPARE(endpoint.figures().inFlight, 0);
    QCOMPARE(endpoint.figures().waiting, 0);
}

void TestHttpEndpoint::endsAllSilentlyWhenItGoes()
{
    FaultServer server(faults::answer(200, "{}", {}, 50ms));
    QNetworkAccessManager manager;
    auto endpoint = std::make_unique<HttpEndpoint>(manager, settingsFor(server.url(), 1));
    Outcomes outcomes;
    HttpExchange *first = outcomes.watch(endpoint->post("{}", HttpPriority::High, this));
    outcomes.watch(endpoint->post("{}", HttpPriority::High, this));
    QTRY_COMPARE(server.posts(), 1);
    endpoint.reset();
    first->cancel();
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.posts(), 1);
    QVERIFY(outcomes.all.isEmpty());
}

void TestHttpEndpoint::failsAllWhenTheManagerGoes()
{
    FaultServer server(faults::sayAndHang({}));
    auto manager = std::make_unique<QNetworkAccessManager>();
    HttpEndpointSettings settings = settingsFor(server.url(), 1);
    settings.retry = {};
    HttpEndpoint endpoint(*manager, settings);
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(server.posts(), 1);
    manager.reset();
    QTRY_COMPARE(outcomes.all.size(), 2);
    for (const HttpResult &result : outcomes.all)
        QCOMPARE(result.error().kind, HttpErrorKind::ConnectionFailed);
    QCOMPARE(endpoint.figures().requests, 1);
    endpoint.openConnections(2);
    endpoint.warmUp();
}

void TestHttpEndpoint::losesPatienceUnsent()
{
    FaultServer server([](QTcpSocket *socket, const ServerRequest &) {
        QTimer::singleShot(200, socket, [socket] { socket->write(faults::httpAnswer(200, "{}")); });
    });
    QNetworkAccessManager manager;
    HttpEndpointSettings settings = settingsFor(server.url(), 1);
    settings.patience = 50ms;
    HttpEndpoint endpoint(manager, settings);
    Outcomes outcomes;
    outcomes.watch(endpoint.post("1", HttpPriority::High, this));
    outcomes.watch(endpoint.post("2", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.all.size(), 2);
    QCOMPARE(outcomes.all[0].error().kind, HttpErrorKind::WaitedTooLong);
    QVERIFY2(outcomes.all[1].has_value(), "once sent, patience does not count");
    QCOMPARE(server.posts(), 1);
}

void TestHttpEndpoint::sendsHeadersButNotInPlaceOfItsOwn()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.headers = {{"Authorization", "Bearer abc"}, {"X-Class", "7b"}, {"Accept", "text/plain"}};
    HttpEndpoint endpoint(manager, settings);
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 1);
    const auto headers = server.requests().front().headers;
    QCOMPARE(headers.value("authorization"), "Bearer abc"_ba);
    QCOMPARE(headers.value("x-class"), "7b"_ba);
    QCOMPARE(headers.value("accept"), "application/json"_ba);
}

void TestHttpEndpoint::trustsAnAuthorityOfTheUser()
{
    const QSslConfiguration tls = selfSigned();
    FaultServer server(faults::answer(200, "{}"), tls);
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.all.size(), 1);
    QCOMPARE(outcomes.all[0].error().kind, HttpErrorKind::CertificateRejected);
    QCOMPARE(outcomes.all[0].error().certificate, CertificateFault::SelfSigned);

    HttpEndpointSettings settings = endpoint.settings();
    settings.authorities = {tls.localCertificate()};
    endpoint.setSettings(settings);
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    // The system's authorities are read in the meantime, and not by this thread.
    QCOMPARE(endpoint.figures().inFlight, 0);
    QTRY_COMPARE(outcomes.all.size(), 2);
    QCOMPARE(outcomes.good(), 1);
    QCOMPARE(server.posts(), 1);
}

void TestHttpEndpoint::takesSettingsWhileItRuns()
{
    FaultServer old(faults::answer(200, "old", {}, 50ms));
    FaultServer other(faults::answer(200, "new"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(old.url(), 1));
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    endpoint.setSettings(settingsFor(other.url(), 3));
    QCOMPARE(endpoint.settings().url, other.url());
    QCOMPARE(endpoint.figures().inFlight, 2);
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 3);
    QCOMPARE(old.posts(), 2);
    QCOMPARE(other.posts(), 1);
}

void TestHttpEndpoint::opensConnectionsAhead_data()
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

void TestHttpEndpoint::opensConnectionsAhead()
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
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    endpoint.openConnections(2);
    if (!atOnce)
        QTRY_VERIFY(server.connections() > 0 && manager.findChildren<QNetworkReply *>().isEmpty());
    for (int pair = 1; pair <= 2; ++pair) {
        Outcomes outcomes;
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        QTRY_COMPARE(outcomes.good(), 2);
        QVERIFY2(server.connections() <= most, qPrintable(QString::number(server.connections())));
        QCOMPARE(endpoint.figures().connections, server.connections());
    }
    QCOMPARE(endpoint.figures().requests, 4);
}

void TestHttpEndpoint::opensNoMoreThanThere()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    for (int i = 0; i < 3; ++i) {
        endpoint.openConnections(2);
        QTRY_VERIFY(server.connections() > 0 && manager.findChildren<QNetworkReply *>().isEmpty());
    }
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 1);
    // One may do where the first is open before the second is asked for.
    QVERIFY2(server.connections() <= 2, qPrintable(QString::number(server.connections())));
    QCOMPARE(endpoint.figures().connections, server.connections());
}

void TestHttpEndpoint::warmsUpAfterAPause()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    milliseconds now = 0ms;
    HttpTools tools;
    tools.steady = [&] { return now; };
    tools.wall = tools.steady;
    HttpEndpoint endpoint(manager, settingsFor(server.url()), tools);
    const auto opens = [&] {
        endpoint.warmUp();
        return !manager.findChildren<QNetworkReply *>().isEmpty();
    };
    QVERIFY2(opens(), "never used");
    QTRY_VERIFY(server.connections() > 0 && manager.findChildren<QNetworkReply *>().isEmpty());
    QVERIFY2(!opens(), "just opened");
    now += 29'999ms;
    QVERIFY(!opens());
    now += 1ms;
    QVERIFY2(opens(), "idle for half a minute");
    QTRY_VERIFY(manager.findChildren<QNetworkReply *>().isEmpty());
    now += 29s;
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 1);
    now += 29s;
    QVERIFY2(!opens(), "used since");
}

void TestHttpEndpoint::leavesConnectionsThatSlept()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    milliseconds slept = 0ms;
    HttpTools tools;
    tools.wall = [&, wall = wallClock()] { return wall() + slept; };
    HttpEndpoint endpoint(manager, settingsFor(server.url()), tools);
    Outcomes outcomes;
    for (int i = 1; i <= 2; ++i) {
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
        QTRY_COMPARE(outcomes.good(), i);
        QCOMPARE(server.connections(), 1);
    }
    slept = 1h;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 3);
    QCOMPARE(server.connections(), 2);
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 4);
    QCOMPARE(server.connections(), 2);
}

void TestHttpEndpoint::leavesOutConnectionsOfTheResend()
{
    FaultServer server(faults::closeAtOnce());
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.all.size(), 1);
    // The transport sent the POST twice and told of neither.
    QCOMPARE(server.posts(), 2);
    QCOMPARE(server.connections(), 2);
    QCOMPARE(endpoint.figures(), (HttpEndpointFigures{.requests = 1, .connections = 1}));
}

void TestHttpEndpoint::survivesOpeningToNobody()
{
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(QUrl(u"http://127.0.0.1:%1/"_s.arg(closedPort()))));
    endpoint.openConnections(2);
    FaultServer server(faults::answer(200, "{}"));
    endpoint.setSettings(settingsFor(server.url()));
    Outcomes outcomes;
    outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 1);
    QTRY_VERIFY(manager.findChildren<QNetworkReply *>().isEmpty());
}

void TestHttpEndpoint::tellsFiguresNowAndThen()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    QSignalSpy told(&endpoint, &HttpEndpoint::figuresChanged);
    Outcomes outcomes;
    for (int i = 0; i < 50; ++i)
        outcomes.watch(endpoint.post("{}", HttpPriority::High, this));
    QTRY_COMPARE(outcomes.good(), 50);
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.size() < 50, qPrintable(QString::number(told.size())));
    // The last word is the last state.
    QCOMPARE(endpoint.figures().requests, 50);
    QCOMPARE(endpoint.figures().inFlight, 0);
}

QTEST_GUILESS_MAIN(TestHttpEndpoint)
#include "tst_httpendpoint.moc"
