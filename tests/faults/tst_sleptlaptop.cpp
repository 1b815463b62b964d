// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "core/network/networkmanager.h"
#include "core/phonemes/phonemeprotocol.h"
#include "tests/network/answerfaults.h"
#include "tests/network/tlsfaults.h"

#include <QNetworkAccessManager>
#include <QSet>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The laptop slept: the service, or something on the way, has forgotten every connection without a word, and
/// what is sent on one goes nowhere.
class TestSleptLaptop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAnsweredAfterSleep_data();
    void isAnsweredAfterSleep();
};

void TestSleptLaptop::isAnsweredAfterSleep_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QString>("host");
    QTest::newRow("http, by number") << false << u"127.0.0.1"_s;
    QTest::newRow("http, by name") << false << u"localhost"_s;
    QTest::newRow("https, by number") << true << u"127.0.0.1"_s;
    QTest::newRow("https, by name") << true << u"localhost"_s;
}

void TestSleptLaptop::isAnsweredAfterSleep()
{
    QFETCH(bool, isTls);
    QFETCH(QString, host);
    QSet<QTcpSocket *> forgotten;
    QSet<QTcpSocket *> used;
    const auto script = [&](QTcpSocket *socket, const ServerRequest &request) {
        used.insert(socket);
        if (!forgotten.contains(socket))
            faults::right()(socket, request);
    };
    const auto manager = createNetworkManager();
    FaultServer server(script, isTls ? std::optional(tlsWith(Certificate::Right)) : std::nullopt);
    HttpEndpointSettings settings;
    settings.url = server.url();
    settings.url.setHost(host);
    settings.authorities = testAuthorities();
    settings.deadline = 1500ms;
    settings.retry.retries = 0;
    auto slept = std::make_shared<std::chrono::milliseconds>(0);
    HttpTools tools;
    tools.wall = [slept, wall = tools.wall] { return wall() + *slept; };
    HttpEndpoint endpoint(*manager, settings, tools);

    const auto ask = [&](int questions) {
        int ended = 0;
        QStringList wrong;
        for (int i = 0; i < questions; ++i) {
            const auto *exchange =
                endpoint.post(encodeRequest({.text = u"tala"_s, .lang = u"en-US"_s, .mode = true}),
                              HttpPriority::High, this);
            connect(exchange, &HttpExchange::finished, this, [&](const HttpResult &result) {
                ++ended;
                if (!result)
                    wrong.append(result.error().detail);
                else if (result->body != faults::ipaJson(u"alat"_s))
                    wrong.append(u"status %1"_s.arg(result->status));
            });
        }
        if (!QTest::qWaitFor([&] { return ended == questions; }, 10'000))
            wrong.append(u"%1 of %2 ended"_s.arg(ended).arg(questions));
        return wrong.join(u"; "_s);
    };
    QCOMPARE(ask(6), QString());
    const int before = server.connections();
    QCOMPARE(ask(6), QString());
    QCOMPARE(server.connections(), before); // what is kept open is used

    forgotten = used;
    *slept += 1h;
    QCOMPARE(ask(6), QString());
    QVERIFY(server.connections() > before);
}

QTEST_GUILESS_MAIN(TestSleptLaptop)
#include "tst_sleptlaptop.moc"
