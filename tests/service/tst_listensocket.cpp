// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/listensocket.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <unistd.h>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestListenSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void listens_data();
    void listens();
    void saysThatThePortIsTaken();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
};

void TestListenSocket::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host"); // empty: refused
    QTest::addColumn<int>("port");

    QTest::newRow("IPv4") << u"127.0.0.1:8765"_s << u"127.0.0.1"_s << 8765;
    QTest::newRow("IPv6") << u"[::1]:80"_s << u"::1"_s << 80;
    QTest::newRow("a name") << u"localhost:0"_s << u"localhost"_s << 0;
    QTest::newRow("the highest port") << u"0.0.0.0:65535"_s << u"0.0.0.0"_s << 65535;
    QTest::newRow("nothing") << QString() << QString() << 0;
    QTest::newRow("no port") << u"127.0.0.1"_s << QString() << 0;
    QTest::newRow("an empty port") << u"127.0.0.1:"_s << QString() << 0;
    QTest::newRow("no host") << u":8765"_s << QString() << 0;
    QTest::newRow("empty brackets") << u"[]:8765"_s << QString() << 0;
    QTest::newRow("a port too high") << u"127.0.0.1:65536"_s << QString() << 0;
    QTest::newRow("a negative port") << u"127.0.0.1:-1"_s << QString() << 0;
    QTest::newRow("a port with a sign") << u"127.0.0.1:+1"_s << QString() << 0;
    QTest::newRow("a port in words") << u"127.0.0.1:http"_s << QString() << 0;
    QTest::newRow("IPv6 without brackets") << u"::1:8765"_s << QString() << 0;
    QTest::newRow("a URL") << u"http://127.0.0.1:8765"_s << QString() << 0;
}

void TestListenSocket::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);

    const auto address = parseListenAddress(text);
    QCOMPARE(address.has_value(), !host.isEmpty());
    if (address) {
        QCOMPARE(address->host, host);
        QCOMPARE(int(address->port), port);
    } else {
        QVERIFY(address.error().contains(u"HOST:PORT"_s));
    }
}

void TestListenSocket::listens_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isLoopback");

    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"http://127.0.0.1:"_s << true;
    QTest::newRow("IPv6") << u"::1"_s << u"http://[::1]:"_s << true;
    QTest::newRow("a name") << u"localhost"_s << u"http://"_s << true;
    QTest::newRow("everywhere") << u"0.0.0.0"_s << u"http://0.0.0.0:"_s << false;
}

void TestListenSocket::listens()
{
    QFETCH(QString, host);
    QFETCH(QString, url);
    QFETCH(bool, isLoopback);

    auto socket = ListenSocket::open({host, 0});
    if (!socket && host.contains(u':'))
        QSKIP("This machine has no IPv6.");
    QVERIFY2(socket, qPrintable(socket ? QString() : socket.error()));
    QVERIFY(socket->url().port() > 0);
    QVERIFY(socket->url().toString().startsWith(url));
    QCOMPARE(socket->isLoopback(), isLoopback);

    QTcpServer server;
    QVERIFY(server.setSocketDescriptor(socket->take()));
    QTcpSocket client;
    client.connectToHost(socket->url().host(), quint16(socket->url().port()));
    QVERIFY(client.waitForConnected(5000));
}

void TestListenSocket::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const auto socket = ListenSocket::open({u"127.0.0.1"_s, other.serverPort()});
    QVERIFY(!socket);
    QVERIFY(socket.error().contains(u"taken"_s));
    QVERIFY(socket.error().contains(QString::number(other.serverPort())));
    QVERIFY(socket.error().contains(u"--listen"_s));
}

void TestListenSocket::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("host");

    QTest::newRow("an address of another machine") << u"192.0.2.1"_s;
    QTest::newRow("a name that is not there") << u"no-such-host.invalid"_s;
}

void TestListenSocket::saysWhatIsWrong()
{
    QFETCH(QString, host);

    const auto socket = ListenSocket::open({host, 0});
    QVERIFY(!socket);
    QVERIFY2(socket.error().contains(host), qPrintable(socket.error()));
    QVERIFY(socket.error().contains(u"--listen"_s));
}

QTEST_GUILESS_MAIN(TestListenSocket)
#include "tst_listensocket.moc"
