// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpjob.h"
#include "core/network/networkmanager.h"
#include "tests/network/httpfaults.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
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
};

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
    QTest::addColumn<ProxyChoice>("choice");
    QTest::newRow("with the system's proxy") << ProxyChoice::System;
    QTest::newRow("with no proxy") << ProxyChoice::None;
}

void TestNetworkManager::makesAManagerThatReachesLoopback()
{
    QFETCH(ProxyChoice, choice);
    FaultServer server(faults::answer(200, "{}"));
    const auto manager = createNetworkManager(choice);
    HttpJob job(manager.get(), {.url = server.url(), .body = {}, .contentType = "application/json"});
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QVERIFY(finished[0][0].value<HttpResult>().has_value());
}

QTEST_GUILESS_MAIN(TestNetworkManager)
#include "tst_networkmanager.moc"
