// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpjob.h"
#include "core/network/networkmanager.h"
#include "tests/network/httpfaults.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

class TestNetworkManager : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsLoopback_data();
    void knowsLoopback();
    void reachesLoopbackDirectlyDespiteAProxy();
    void asksTheProxyForOthers();
    void makesAManagerThatReachesLoopback_data();
    void makesAManagerThatReachesLoopback();
    void takesTheUsersOwnProxyAtRunTime();
    void logsInToTheUsersOwnProxy();
    void speaksSocksToASocksProxy();
};

namespace {

/// What comes of asking a host that nobody but a proxy can find.
HttpResult askFarAway(QNetworkAccessManager &manager, const QString &scheme = u"http"_s)
{
    HttpJob job(&manager, {.url = QUrl(scheme + u"://phonemes.invalid/ipav3"_s),
                           .body = {},
                           .contentType = "application/json"});
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    if (!finished.wait(15'000))
        return tl::unexpected(HttpError{.kind = HttpErrorKind::Timeout, .detail = u"no end"_s});
    return finished[0][0].value<HttpResult>();
}

ProxySettings own(const QUrl &url, ProxyType type = ProxyType::Http)
{
    return {.choice = ProxyChoice::Own,
            .type = type,
            .host = url.host(),
            .port = static_cast<quint16>(url.port())};
}

} // namespace

void TestNetworkManager::knowsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("by name") << u"localhost"_s << true;
    QTest::newRow("by name in capitals with a dot") << u"LocalHost."_s << true;
    QTest::newRow("a name below localhost") << u"phonemes.localhost"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("anywhere in 127.0.0.0/8") << u"127.9.8.7"_s << true;
    QTest::newRow("IPv6") << u"::1"_s << true;
    QTest::newRow("IPv6 in brackets") << u"[::1]"_s << true;
    QTest::newRow("a name that only starts so") << u"localhost.example.org"_s << false;
    QTest::newRow("a private address") << u"192.168.0.1"_s << false;
    QTest::newRow("a name that only looks like an address") << u"127.0.0.1.example.org"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestNetworkManager::knowsLoopback()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopback(host), loopback);
}

void TestNetworkManager::reachesLoopbackDirectlyDespiteAProxy()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    manager.setProxyFactory(
        new ProxyFactory(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, closedPort())));
    HttpJob job(&manager, {.url = server.url(), .body = {}, .contentType = "application/json"});
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QVERIFY(finished[0][0].value<HttpResult>().has_value());
}

void TestNetworkManager::asksTheProxyForOthers()
{
    FaultServer proxy(faults::answer(200, "{}"));
    const auto port = static_cast<quint16>(proxy.url().port());
    QNetworkAccessManager manager;
    manager.setProxyFactory(
        new ProxyFactory(QNetworkProxy(QNetworkProxy::HttpCachingProxy, u"127.0.0.1"_s, port)));
    HttpJob job(
        &manager,
        {.url = QUrl(u"http://phonemes.invalid/ipav3"_s), .body = {}, .contentType = "application/json"});
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QVERIFY(finished[0][0].value<HttpResult>().has_value());
    QCOMPARE(proxy.requests().size(), 1);
    QCOMPARE(proxy.requests().front().path, "http://phonemes.invalid/ipav3"_ba);
}

void TestNetworkManager::makesAManagerThatReachesLoopback_data()
{
    QTest::addColumn<ProxySettings>("proxy");
    const quint16 nobody = closedPort();
    QTest::newRow("with the system's proxy") << ProxySettings{};
    QTest::newRow("with no proxy") << ProxySettings{.choice = ProxyChoice::None};
    QTest::newRow("with a proxy of the user's own that is not there")
        << ProxySettings{.choice = ProxyChoice::Own, .host = u"127.0.0.1"_s, .port = nobody};
    QTest::newRow("with a SOCKS proxy that is not there") << ProxySettings{
        .choice = ProxyChoice::Own, .type = ProxyType::Socks5, .host = u"127.0.0.1"_s, .port = nobody};
}

void TestNetworkManager::makesAManagerThatReachesLoopback()
{
    QFETCH(ProxySettings, proxy);
    FaultServer server(faults::answer(200, "{}"));
    const auto manager = createNetworkManager(proxy);
    HttpJob job(manager.get(), {.url = server.url(), .body = {}, .contentType = "application/json"});
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QVERIFY(finished[0][0].value<HttpResult>().has_value());
}

void TestNetworkManager::takesTheUsersOwnProxyAtRunTime()
{
    FaultServer proxy(faults::answer(200, "{}"));
    const auto manager = createNetworkManager({.choice = ProxyChoice::None});
    const auto kindWithoutProxy = [&] {
        const HttpResult result = askFarAway(*manager);
        return result ? std::nullopt : std::optional(result.error().kind);
    };
    QCOMPARE(kindWithoutProxy(), HttpErrorKind::HostNotFound);
    applyProxy(*manager, own(proxy.url()));
    QVERIFY(askFarAway(*manager).has_value());
    QCOMPARE(proxy.requests().size(), 1);
    QCOMPARE(proxy.requests().front().path, "http://phonemes.invalid/ipav3"_ba);
    applyProxy(*manager, {.choice = ProxyChoice::Own}); // names none
    QCOMPARE(kindWithoutProxy(), HttpErrorKind::HostNotFound);
    applyProxy(*manager, {.choice = ProxyChoice::None});
    QCOMPARE(kindWithoutProxy(), HttpErrorKind::HostNotFound);
    QCOMPARE(proxy.requests().size(), 1);
}

void TestNetworkManager::logsInToTheUsersOwnProxy()
{
    FaultServer proxy([](QTcpSocket *socket, const ServerRequest &request) {
        if (request.headers.value("proxy-authorization") == "Basic " + "me:hunter2"_ba.toBase64())
            socket->write(faults::httpAnswer(200, "{}"));
        else
            socket->write(faults::httpAnswer(407, "", "Proxy-Authenticate: Basic realm=\"phonemes\"\r\n"));
    });
    ProxySettings settings = own(proxy.url());
    settings.user = u"me"_s;
    settings.password = u"hunter2"_s;
    const auto manager = createNetworkManager(settings);
    const HttpResult result = askFarAway(*manager);
    QVERIFY(result.has_value());
    QCOMPARE(result->status, 200);
}

void TestNetworkManager::speaksSocksToASocksProxy()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray greeting;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&greeting, socket] {
            greeting += socket->readAll();
            socket->disconnectFromHost();
        });
    });
    const auto manager =
        createNetworkManager(own(QUrl(u"socks://127.0.0.1:%1"_s.arg(proxy.serverPort())), ProxyType::Socks5));
    const HttpResult result = askFarAway(*manager, u"https"_s);
    QVERIFY(!result);
    QVERIFY2(greeting.startsWith('\x05'), greeting.toHex().constData());
}

QTEST_GUILESS_MAIN(TestNetworkManager)
#include "tst_networkmanager.moc"
