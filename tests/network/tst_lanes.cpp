// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "core/network/lanes.h"
#include "tests/network/httpfaults.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScopeGuard>
#include <QTcpSocket>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestLanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasAsManyAsItNeeds_data();
    void hasAsManyAsItNeeds();
    void namesDifferInCaseAlone_data();
    void namesDifferInCaseAlone();
    void namesOfAnAddressAreTheSameNumber();
    void takesTheLeastLoaded();
    void renewsItsNames();
    void sendsMoreThanSixAtOnce_data();
    void sendsMoreThanSixAtOnce();
    void opensTheLanesAhead_data();
    void opensTheLanesAhead();
};

void TestLanes::hasAsManyAsItNeeds_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("parallel");
    QTest::addColumn<bool>("multiplexed");
    QTest::addColumn<int>("lanes");
    QTest::addColumn<int>("capacity");
    QTest::newRow("one at once") << u"http://host"_s << 1 << false << 1 << 1;
    QTest::newRow("six") << u"http://host"_s << 6 << false << 1 << 6;
    QTest::newRow("seven") << u"http://host"_s << 7 << false << 2 << 7;
    QTest::newRow("sixty") << u"http://host"_s << 60 << false << 10 << 60;
    QTest::newRow("sixty to an address") << u"http://127.0.0.1"_s << 60 << false << 10 << 60;
    QTest::newRow("sixty over TLS") << u"https://host.example"_s << 60 << false << 10 << 60;
    QTest::newRow("a name of one letter over TLS") << u"https://h"_s << 60 << false << 2 << 12;
    QTest::newRow("an address over TLS") << u"https://127.0.0.1"_s << 60 << false << 10 << 60;
    QTest::newRow("an IPv6 address over TLS") << u"https://[fe80::abcd]"_s << 60 << false << 1 << 6;
    QTest::newRow("over HTTP/2") << u"https://host"_s << 16 << true << 1 << 16;
    QTest::newRow("none at all") << u"http://host"_s << 0 << false << 1 << 1;
}

void TestLanes::hasAsManyAsItNeeds()
{
    QFETCH(QString, url);
    QFETCH(int, parallel);
    QFETCH(bool, multiplexed);
    Lanes lanes;
    lanes.set(QUrl(url), parallel, multiplexed);
    QTEST(lanes.count(), "lanes");
    QTEST(lanes.capacity(), "capacity");
    QVERIFY2(lanes.peerName(0).isEmpty(), "the first is the host as it is");
}

void TestLanes::namesDifferInCaseAlone_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("a short name") << u"ab"_s;
    QTest::newRow("a usual name") << u"phonemes.example.org"_s;
    QTest::newRow("a name that is not ASCII") << u"bücher.example"_s;
    QTest::newRow("a name with digits") << u"10-a.9b"_s;
}

void TestLanes::namesDifferInCaseAlone()
{
    QFETCH(QString, host);
    const QUrl url(u"https://%1/"_s.arg(host));
    QSet<QString> names;
    const QString ascii = url.host(QUrl::FullyEncoded);
    for (int i = 1; i < laneNames(url); ++i) {
        const QString name = laneName(url, i);
        QCOMPARE(name.toLower(), ascii);
        // What Qt checks a certificate against and sends as SNI.
        QCOMPARE(QString::fromLatin1(QUrl::toAce(name)), ascii);
        QVERIFY(name != ascii);
        names.insert(name);
    }
    QCOMPARE(names.size(), laneNames(url) - 1);
    QVERIFY(laneName(url, laneNames(url)).isEmpty());
}

void TestLanes::namesOfAnAddressAreTheSameNumber()
{
    const QUrl url(u"https://192.168.0.17:8443/"_s);
    QSet<QString> names;
    for (int i = 1; i < laneNames(url); ++i) {
        const QString name = laneName(url, i);
        QCOMPARE(QHostAddress(name), QHostAddress(url.host()));
        QVERIFY(name != url.host());
        names.insert(name);
    }
    QCOMPARE(names.size(), laneNames(url) - 1);
    QVERIFY(names.size() > 500); // so that a key has long been dropped when its name comes again
}

void TestLanes::takesTheLeastLoaded()
{
    Lanes lanes;
    lanes.set(QUrl(u"http://host"_s), 18, false);
    QList<int> taken;
    for (int i = 0; i < 6; ++i)
        taken.append(lanes.take());
    QCOMPARE(taken, (QList{0, 1, 2, 0, 1, 2}));
    lanes.give(1);
    QCOMPARE(lanes.take(), 1);
    lanes.give(2);
    lanes.set(QUrl(u"http://host"_s), 6, false); // the second and third are no more
    lanes.give(2);
    lanes.give(-1);
    QCOMPARE(lanes.take(), 0);
}

void TestLanes::renewsItsNames()
{
    Lanes lanes;
    lanes.set(QUrl(u"https://host"_s), 12, false);
    QSet<QString> names{lanes.peerName(0), lanes.peerName(1)};
    lanes.renew();
    names += {lanes.peerName(0), lanes.peerName(1)};
    QCOMPARE(names.size(), 4);
    lanes.set(QUrl(u"https://127.0.0.1"_s), 6, false);
    QVERIFY(QHostAddress(lanes.peerName(0)) == QHostAddress::LocalHost);
    Lanes address;
    address.set(QUrl(u"https://[::1]"_s), 12, false);
    address.renew();
    QVERIFY2(address.peerName(0).isEmpty(), "it has no other name");
}

void TestLanes::sendsMoreThanSixAtOnce_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("parallel");
    QTest::addColumn<int>("atOnce");
    QTest::newRow("http, six") << u"127.0.0.1"_s << false << 6 << 6;
    QTest::newRow("http, an address") << u"127.0.0.1"_s << false << 20 << 20;
    QTest::newRow("http, a name, as many as can be") << u"localhost"_s << false << 60 << 60;
    QTest::newRow("https, six") << u"localhost"_s << true << 6 << 6;
    QTest::newRow("https, a name") << u"localhost"_s << true << 20 << 20;
    QTest::newRow("https, an address") << u"127.0.0.1"_s << true << 20 << 20;
}

void TestLanes::sendsMoreThanSixAtOnce()
{
    QFETCH(QString, host);
    QFETCH(bool, tls);
    QFETCH(int, parallel);
    QFETCH(int, atOnce);
    const std::optional serverTls = tls ? std::optional(selfSigned()) : std::nullopt;
    QNetworkAccessManager manager;
    // Answers nobody before so many wait, and then all.
    FaultServer server(faults::together(atOnce, faults::httpAnswer(200, "{}")), serverTls);
    HttpEndpointSettings settings;
    settings.url = server.url();
    settings.url.setHost(host);
    settings.parallel = parallel;
    settings.deadline = 8s;
    settings.retry.retries = 0;
    if (tls)
        settings.authorities = {serverTls->localCertificate()};
    HttpEndpoint endpoint(manager, settings);
    int good = 0;
    for (int round = 1; round <= 2; ++round) {
        for (int i = 0; i < atOnce; ++i) {
            connect(endpoint.post("{}", HttpPriority::High, this), &HttpExchange::finished, this,
                    [&](const HttpResult &result) {
                        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().detail));
                        ++good;
                    });
        }
        QTRY_COMPARE_WITH_TIMEOUT(good, round * atOnce, 10'000);
        QCOMPARE(server.connections(), atOnce);
    }
}

void TestLanes::opensTheLanesAhead_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

void TestLanes::opensTheLanesAhead()
{
    QFETCH(bool, tls);
    const std::optional serverTls = tls ? std::optional(selfSigned()) : std::nullopt;
    QNetworkAccessManager manager;
    FaultServer server(faults::together(12, faults::httpAnswer(200, "{}")), serverTls);
    HttpEndpointSettings settings;
    settings.url = server.url();
    settings.url.setHost(u"localhost"_s);
    settings.parallel = 12;
    const QSslConfiguration defaults = QSslConfiguration::defaultConfiguration();
    if (tls) {
        QSslConfiguration trusting = defaults;
        trusting.addCaCertificate(serverTls->localCertificate());
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(defaults); });
    HttpEndpoint endpoint(manager, settings);
    endpoint.openConnections(12);
    QTRY_VERIFY(manager.findChildren<QNetworkReply *>().isEmpty());
    // One a lane at least: Qt opens no other where one of the same lane is open and idle by then.
    QVERIFY2(endpoint.figures().connections >= 2,
             qPrintable(QString::number(endpoint.figures().connections)));
    int good = 0;
    for (int i = 0; i < 12; ++i) {
        connect(endpoint.post("{}", HttpPriority::High, this), &HttpExchange::finished, this,
                [&](const HttpResult &result) { good += result ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(good, 12, 10'000);
    QCOMPARE(server.connections(), 12);
}

QTEST_GUILESS_MAIN(TestLanes)
#include "tst_lanes.moc"
