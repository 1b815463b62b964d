// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/endpointcheck.h"
#include "tests/phonemes/clientkit.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Answers one line with \a one and several with \a many.
FaultServer::Script by(const FaultServer::Script &one, const FaultServer::Script &many)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        (linesOf(request).size() > 1 ? many : one)(socket, request);
    };
}

EndpointCheckResult resultOfCheck(const QSignalSpy &finished)
{
    return finished[0][0].value<EndpointCheckResult>();
}

} // namespace

class TestEndpointCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAServiceDoes_data();
    void saysWhatAServiceDoes();
    void asksAWordOfTheLanguage_data();
    void asksAWordOfTheLanguage();
    void asksOnceWhateverTheSettings();
    void refusesAnInvalidEndpoint();
    void showsNoSecret();
    void endsOnce_data();
    void endsOnce();
};

void TestEndpointCheck::saysWhatAServiceDoes_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::addColumn<bool>("works");
    QTest::addColumn<bool>("batches");
    QTest::addColumn<QString>("says"); // a pattern
    QTest::addColumn<int>("posts");
    using namespace faults;
    const auto hello = answer(200, ipaJson(u"həˈləʊ"_s));
    const auto oneOnly =
        u"^The service answers: “hello” is həˈləʊ \\(\\d+ ms\\)\\. It takes one sentence in a "
        "request, so many sentences take longer\\.$"_s;
    QTest::newRow("all") << by(hello, answer(200, ipaJson(u"a\nb\nc"_s))) << true << true
                         << u"^The service answers: “hello” is həˈləʊ \\(\\d+ ms\\)\\. It takes several "
                            "sentences in one request\\.$"_s
                         << 2;
    QTest::newRow("one line for all") << hello << true << false << oneOnly << 2;
    QTest::newRow("a line is blank") << by(hello, answer(200, ipaJson(u"a\n\nc"_s))) << true << false
                                     << oneOnly << 2;
    QTest::newRow("several are refused") << by(hello, answer(400, "")) << true << false << oneOnly << 2;
    QTest::newRow("several break it")
        << by(hello, answer(500, "")) << true << false
        << u"\\. It gave no answer to several sentences in one request: test it"_s << 2;
    QTest::newRow("no access") << answer(401, "") << false << false << u"check the token in the settings"_s
                               << 1;
    QTest::newRow("in trouble") << answer(503, "", "Retry-After: 1\r\n") << false << false << u"in trouble"_s
                                << 1;
    QTest::newRow("a page to sign in")
        << answer(200, "<html>") << false << false << u"^A web page answers"_s << 1;
    QTest::newRow("no letter") << answer(200, ipaJson(u"..."_s)) << false << false
                               << u"does not speak as a phoneme service"_s << 1;
    QTest::newRow("never") << sayAndHang({}) << false << false << u"did not answer within 1\\.5 s"_s << 1;
}

void TestEndpointCheck::saysWhatAServiceDoes()
{
    QFETCH(FaultServer::Script, script);
    QFETCH(bool, works);
    QFETCH(bool, batches);
    QFETCH(QString, says);
    QFETCH(int, posts);
    FaultServer server(script);
    QNetworkAccessManager manager;
    EndpointCheck check(manager, settingsFor(server.url()), u"en-US"_s);
    QSignalSpy finished(&check, &EndpointCheck::finished);
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    const EndpointCheckResult result = resultOfCheck(finished);
    QCOMPARE(result.works, works);
    QCOMPARE(result.batches, batches);
    QVERIFY2(QRegularExpression(says).match(result.message).hasMatch(), qPrintable(result.message));
    QVERIFY(result.elapsedMs >= 0 && result.elapsedMs < (deadline + 1s).count());
    QCOMPARE(server.posts(), posts);
}

void TestEndpointCheck::asksAWordOfTheLanguage_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("word");
    QTest::newRow("English") << u"en-GB"_s << u"hello"_s;
    QTest::newRow("German") << u"de-DE"_s << u"Deutsch"_s;
    QTest::newRow("Japanese") << u"ja"_s << u"日本語"_s;
    QTest::newRow("unknown") << u"xx-none"_s << u"hello"_s;
}

void TestEndpointCheck::asksAWordOfTheLanguage()
{
    QFETCH(QString, lang);
    QFETCH(QString, word);
    FaultServer server(faults::answer(200, faults::ipaJson(u"a"_s)));
    QNetworkAccessManager manager;
    EndpointCheck check(manager, settingsFor(server.url()), lang);
    QSignalSpy finished(&check, &EndpointCheck::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(linesOf(server.requests().front()), QStringList{word});
    QCOMPARE(decodeRequest(server.requests().front().body)->lang, lang);
    QCOMPARE(linesOf(server.requests().back()).size(), 3);
}

void TestEndpointCheck::asksOnceWhateverTheSettings()
{
    FaultServer server(faults::answer(503, ""));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.retry.retries = 5;
    EndpointCheck check(manager, settings, u"en"_s);
    QSignalSpy finished(&check, &EndpointCheck::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(server.posts(), 1);
}

void TestEndpointCheck::refusesAnInvalidEndpoint()
{
    QNetworkAccessManager manager;
    EndpointCheck check(manager, settingsFor(QUrl(u"ftp://example.org"_s)), u"en"_s);
    QSignalSpy finished(&check, &EndpointCheck::finished);
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!resultOfCheck(finished).works);
    QVERIFY(resultOfCheck(finished).message.contains(u"not valid"_s));
}

void TestEndpointCheck::showsNoSecret()
{
    for (const int status : {200, 401, 500}) {
        FaultServer server(faults::answer(status, faults::ipaJson(u"a"_s)));
        QNetworkAccessManager manager;
        QUrl url = server.url();
        url.setUserInfo(u"me:hunter2"_s);
        url.setQuery(u"key=hunter2"_s);
        PhonemeClientSettings settings = settingsFor(url);
        settings.http.headers = {{"Authorization", "Bearer hunter2"}};
        EndpointCheck check(manager, settings, u"en"_s);
        QSignalSpy finished(&check, &EndpointCheck::finished);
        QTRY_COMPARE(finished.size(), 1);
        const QString message = resultOfCheck(finished).message;
        QVERIFY(!message.isEmpty());
        QVERIFY2(!message.contains(u"hunter2"_s), qPrintable(message));
    }
}

/// Each letter is a step: c cancel, 1 wait for the first request, 2 for the second, f for the end, d delete
/// the check, m the manager.
void TestEndpointCheck::endsOnce_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<int>("ends");
    QTest::addColumn<bool>("works");
    QTest::newRow("let be") << "f"_ba << 1 << true;
    QTest::newRow("cancelled at once") << "cf"_ba << 1 << false;
    QTest::newRow("cancelled twice") << "ccf"_ba << 1 << false;
    QTest::newRow("cancelled while it asks") << "1cf"_ba << 1 << false;
    QTest::newRow("cancelled while it asks again") << "12cf"_ba << 1 << false;
    QTest::newRow("cancelled after the end") << "fc"_ba << 1 << true;
    QTest::newRow("deleted at once") << "d"_ba << 0 << false;
    QTest::newRow("deleted while it asks") << "1d"_ba << 0 << false;
    QTest::newRow("deleted while it asks again") << "12d"_ba << 0 << false;
    QTest::newRow("deleted once cancelled") << "1cd"_ba << 0 << false;
    QTest::newRow("the manager goes") << "1mf"_ba << 1 << false;
}

void TestEndpointCheck::endsOnce()
{
    QFETCH(QByteArray, steps);
    QFETCH(int, ends);
    QFETCH(bool, works);
    FaultServer server(echo(30ms));
    auto manager = std::make_unique<QNetworkAccessManager>();
    auto check = std::make_unique<EndpointCheck>(*manager, settingsFor(server.url()), u"en"_s);
    QList<EndpointCheckResult> results;
    connect(check.get(), &EndpointCheck::finished, this,
            [&](const EndpointCheckResult &result) { results.append(result); });
    for (const char step : steps) {
        const qsizetype before = results.size();
        switch (step) {
        case 'c':
            check->cancel();
            break;
        case 'd':
            check.reset();
            break;
        case 'm':
            manager.reset();
            break;
        case 'f':
            QTRY_COMPARE(results.size(), 1);
            continue;
        default:
            QTRY_COMPARE(server.posts(), step - '0');
            break;
        }
        QCOMPARE(results.size(), before);
    }
    // Long enough for an end that must not come.
    QNetworkAccessManager otherManager;
    EndpointCheck other(otherManager, settingsFor(server.url()), u"en"_s);
    QSignalSpy otherEnd(&other, &EndpointCheck::finished);
    QTRY_COMPARE(otherEnd.size(), 1);
    QCOMPARE(results.size(), ends);
    if (ends > 0)
        QCOMPARE(results[0].works, works);
}

QTEST_GUILESS_MAIN(TestEndpointCheck)
#include "tst_endpointcheck.moc"
