// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "core/network/networklog.h"
#include "core/network/retryrules.h"
#include "tests/network/httpfaults.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
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

const QByteArray okStart = "HTTP/1.1 200 OK\r\n";

HttpEndpointSettings settingsFor(const QUrl &url)
{
    return {.url = url,
            .headers = {},
            .authorities = {},
            .deadline = 3s,
            .maxAnswerBytes = 64 * 1024,
            .retry = {.retries = 2, .firstDelay = 10ms, .longestDelay = 20ms},
            .breaker = {.failures = 0}};
}

/// One script after the other, the last for all that come then.
FaultServer::Script inTurn(const QList<FaultServer::Script> &scripts)
{
    auto at = std::make_shared<qsizetype>(0);
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        scripts[*at](socket, request);
        *at = qMin(*at + 1, scripts.size() - 1);
    };
}

struct Asked
{
    HttpResult result = tl::unexpected(HttpError{});
    int attempts = 0;
    qint64 ms = 0;
};

Asked ask(HttpEndpoint &endpoint, const QByteArray &body = "{}")
{
    QElapsedTimer clock;
    clock.start();
    const std::unique_ptr<HttpExchange> exchange(endpoint.post(body, HttpPriority::High, nullptr));
    QSignalSpy finished(exchange.get(), &HttpExchange::finished);
    if (!finished.wait(20'000))
        return {};
    return {finished[0][0].value<HttpResult>(), exchange->attempts(), clock.elapsed()};
}

} // namespace

class TestHttpRetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void repeatsWhatMayBeRepeated_data();
    void repeatsWhatMayBeRepeated();
    void knowsWhatMayBeRepeated_data();
    void knowsWhatMayBeRepeated();
    void triesAgainWhereNobodyListened_data();
    void triesAgainWhereNobodyListened();
    void sharesOneDeadline();
    void doesNotRepeatWithoutTime();
    void waitsAsTheServiceAsks();
    void doesNotWaitBeyondItsDeadline();
    void keepsToItsBudget();
    void canBeCancelledBetweenAttempts();
    void endsSilentlyBetweenAttempts();
    void sendsOnceWhereItMust_data();
    void sendsOnceWhereItMust();
    void goesOnWithoutHttp2();
    void sendsNothingTwiceForWantOfHttp2();
    void logsEachStepWithoutSecrets();
};

void TestHttpRetry::repeatsWhatMayBeRepeated_data()
{
    QTest::addColumn<FaultServer::Script>("first");
    QTest::addColumn<int>("attempts"); // until an answer, where all further ones are right
    QTest::addColumn<int>("cautious"); // the same with neverSendTwice
    using namespace faults;
    for (const int status : {408, 429, 503})
        QTest::addRow("status %d", status) << answer(status, "") << 2 << 2;
    for (const int status : {502, 504})
        QTest::addRow("status %d", status) << answer(status, "") << 2 << 1;
    for (const int status : {301, 400, 401, 403, 404, 413, 422, 500, 501})
        QTest::addRow("status %d", status) << answer(status, "") << 1 << 1;
    QTest::newRow("closes half-way in the body")
        << sayAndClose(okStart + "Content-Length: 10\r\n\r\n{") << 2 << 1;
    QTest::newRow("announces too much") << sayAndHang(okStart + "Content-Length: 9999999\r\n\r\n") << 1 << 1;
    QTest::newRow("packs nonsense") << answer(200, "no gzip", "Content-Encoding: gzip\r\n") << 1 << 1;
    QTest::newRow("hangs for all of the deadline") << sayAndHang({}) << 1 << 1;
}

void TestHttpRetry::repeatsWhatMayBeRepeated()
{
    QFETCH(FaultServer::Script, first);
    QFETCH(int, attempts);
    QFETCH(int, cautious);
    for (const bool neverSendTwice : {false, true}) {
        QNetworkAccessManager manager;
        FaultServer server(inTurn({first, faults::answer(200, "right")}));
        HttpEndpointSettings settings = settingsFor(server.url());
        settings.deadline = 1500ms;
        settings.neverSendTwice = neverSendTwice;
        HttpEndpoint endpoint(manager, settings);
        const Asked asked = ask(endpoint);
        const int expected = neverSendTwice ? cautious : attempts;
        QCOMPARE(asked.attempts, expected);
        QCOMPARE(server.posts(), expected);
        QCOMPARE(asked.result.has_value() && asked.result->body == "right", expected == 2);
        QCOMPARE(endpoint.figures().requests, expected);
        QCOMPARE(endpoint.figures().retries, expected - 1);
    }
}

void TestHttpRetry::knowsWhatMayBeRepeated_data()
{
    QTest::addColumn<HttpError>("error");
    QTest::addColumn<bool>("repeats");
    QTest::addColumn<bool>("cautious");
    QTest::addColumn<bool>("failure"); // of the service
    using enum HttpErrorKind;
    QTest::newRow("refused") << HttpError{.kind = ConnectionFailed, .passing = true, .unsent = true} << true
                             << true << true;
    QTest::newRow("lost") << HttpError{.kind = ConnectionLost, .passing = true} << true << false << true;
    QTest::newRow("late") << HttpError{.kind = Timeout, .passing = true} << true << false << true;
    QTest::newRow("a bad certificate")
        << HttpError{.kind = CertificateRejected, .unsent = true} << false << false << true;
    QTest::newRow("too large") << HttpError{.kind = TooLarge} << false << false << false;
    QTest::newRow("no HTTP") << HttpError{.kind = NotHttp} << false << false << true;
    QTest::newRow("cancelled") << HttpError{.kind = Cancelled} << false << false << false;
}

void TestHttpRetry::knowsWhatMayBeRepeated()
{
    QFETCH(HttpError, error);
    QFETCH(bool, repeats);
    QFETCH(bool, cautious);
    QFETCH(bool, failure);
    const HttpResult result = tl::unexpected(error);
    QCOMPARE(mayRetry(result, false), repeats);
    QCOMPARE(mayRetry(result, true), cautious);
    QCOMPARE(verdictOn(result) == CircuitBreaker::Verdict::Failure, failure);
}

void TestHttpRetry::triesAgainWhereNobodyListened_data()
{
    QTest::addColumn<bool>("neverSendTwice");
    QTest::newRow("sending as often as it takes") << false;
    QTest::newRow("never sending twice") << true;
}

void TestHttpRetry::triesAgainWhereNobodyListened()
{
    QFETCH(bool, neverSendTwice);
    QNetworkAccessManager manager;
    HttpEndpointSettings settings = settingsFor(QUrl(u"http://127.0.0.1:%1/"_s.arg(closedPort())));
    settings.neverSendTwice = neverSendTwice;
    HttpEndpoint endpoint(manager, settings);
    const Asked asked = ask(endpoint);
    QCOMPARE(asked.result.error().kind, HttpErrorKind::ConnectionFailed);
    QVERIFY(asked.result.error().unsent);
    QCOMPARE(asked.attempts, 3);
}

void TestHttpRetry::sharesOneDeadline()
{
    // Each attempt takes 400 ms to fail: two fit into the deadline, the third is cut short by it.
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, "", {}, 400ms));
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.deadline = 1000ms;
    settings.retry.retries = 10;
    HttpEndpoint endpoint(manager, settings);
    const Asked asked = ask(endpoint);
    QCOMPARE(asked.attempts, 3);
    QCOMPARE(asked.result.error().kind, HttpErrorKind::Timeout);
    QVERIFY2(asked.ms >= 990 && asked.ms < 1400, qPrintable(QString::number(asked.ms)));
}

void TestHttpRetry::doesNotRepeatWithoutTime()
{
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, ""));
    HttpTools tools;
    tools.random = [] { return 0.999; };
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.deadline = 1000ms;
    settings.retry.firstDelay = 2000ms;
    settings.retry.longestDelay = 2000ms;
    HttpEndpoint endpoint(manager, settings, tools);
    const Asked asked = ask(endpoint);
    QCOMPARE(asked.attempts, 1);
    QCOMPARE(asked.result->status, 503);
    QVERIFY(asked.ms < 900);
}

void TestHttpRetry::waitsAsTheServiceAsks()
{
    QNetworkAccessManager manager;
    FaultServer server(inTurn({faults::answer(429, "", "Retry-After: 1\r\n"), faults::answer(200, "right")}));
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    QSignalSpy first(endpoint.post("1", HttpPriority::Low, this), &HttpExchange::finished);
    QTRY_COMPARE(server.posts(), 1);
    QTRY_VERIFY(endpoint.figures().resting);
    QElapsedTimer clock;
    clock.start();
    const int rest = endpoint.figures().restsForMs;
    QVERIFY2(rest > 500 && rest <= 1000, qPrintable(QString::number(rest)));
    // All hold back, and the one that somebody waits for goes first then.
    QSignalSpy second(endpoint.post("2", HttpPriority::High, this), &HttpExchange::finished);
    QCOMPARE(endpoint.figures().waiting, 2);
    QTRY_VERIFY(first.size() == 1 && second.size() == 1);
    QVERIFY2(clock.elapsed() >= rest - 20, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(first[0][0].value<HttpResult>()->body, "right"_ba);
    QCOMPARE(server.posts(), 3);
    QVERIFY(!endpoint.figures().resting);
}

void TestHttpRetry::doesNotWaitBeyondItsDeadline()
{
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, "", "Retry-After: 7\r\n"));
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.patience = 5s;
    HttpEndpoint endpoint(manager, settings);
    const Asked asked = ask(endpoint);
    QCOMPARE(asked.attempts, 1);
    QCOMPARE(asked.result->retryAfterMs, 7000);
    QVERIFY(asked.ms < 1000);
    // Nor does the next one, whose patience would end before.
    const Asked next = ask(endpoint);
    QCOMPARE(next.attempts, 0);
    QCOMPARE(next.result.error().kind, HttpErrorKind::Resting);
    QVERIFY(next.result.error().retryAfterMs > 5000 && next.result.error().retryAfterMs <= 7000);
    // Unless a person wants it now.
    endpoint.tryNow();
    QCOMPARE(ask(endpoint).result->status, 503);
    QCOMPARE(server.posts(), 2);
}

void TestHttpRetry::keepsToItsBudget()
{
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, ""));
    HttpTools tools;
    tools.random = [] { return 0.0; };
    HttpEndpoint endpoint(manager, settingsFor(server.url()), tools);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(ask(endpoint).result->status, 503);
    // A reserve of 10, and one for each five; not the 100 that two for each would be.
    QVERIFY2(endpoint.figures().retries >= 18 && endpoint.figures().retries <= 20,
             qPrintable(QString::number(endpoint.figures().retries)));
    QCOMPARE(server.posts(), 50 + endpoint.figures().retries);
}

void TestHttpRetry::canBeCancelledBetweenAttempts()
{
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, "", "Retry-After: 2\r\n"));
    HttpEndpoint endpoint(manager, settingsFor(server.url()));
    HttpExchange *exchange = endpoint.post("{}", HttpPriority::High, this);
    QSignalSpy finished(exchange, &HttpExchange::finished);
    QTRY_VERIFY(endpoint.figures().waiting == 1 && endpoint.figures().inFlight == 0);
    exchange->cancel();
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].value<HttpResult>().error().kind, HttpErrorKind::Cancelled);
    QCOMPARE(endpoint.figures().waiting, 0);
    exchange->cancel();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
}

void TestHttpRetry::endsSilentlyBetweenAttempts()
{
    QNetworkAccessManager manager;
    FaultServer server(faults::answer(503, "", "Retry-After: 2\r\n"));
    auto endpoint = std::make_unique<HttpEndpoint>(manager, settingsFor(server.url()));
    const std::unique_ptr<HttpExchange> exchange(endpoint->post("{}", HttpPriority::High, nullptr));
    QSignalSpy finished(exchange.get(), &HttpExchange::finished);
    QTRY_VERIFY(endpoint->figures().waiting == 1 && endpoint->figures().inFlight == 0);
    endpoint.reset();
    exchange->cancel();
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty());
}

void TestHttpRetry::sendsOnceWhereItMust_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::addColumn<bool>("tls");
    for (const bool tls : {false, true}) {
        const char *over = tls ? "https" : "http";
        QTest::addRow("closes before any byte, %s", over) << faults::closeAtOnce() << tls;
        QTest::addRow("resets before any byte, %s", over) << faults::reset() << tls;
        QTest::addRow("closes in the headers, %s", over)
            << faults::sayAndClose("HTTP/1.1 200 OK\r\nContent-Le") << tls;
    }
}

void TestHttpRetry::sendsOnceWhereItMust()
{
    QFETCH(FaultServer::Script, script);
    QFETCH(bool, tls);
    const std::optional serverTls = tls ? std::optional(selfSigned()) : std::nullopt;
    QNetworkAccessManager manager;
    FaultServer server(script, serverTls);
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.neverSendTwice = true;
    if (tls)
        settings.authorities = {serverTls->localCertificate()};
    HttpEndpoint endpoint(manager, settings);
    const QByteArray body = "{\"text\":\"once\"}";
    const Asked asked = ask(endpoint, body);
    QCOMPARE(asked.result.error().kind, HttpErrorKind::ConnectionLost);
    QCOMPARE(asked.attempts, 1);
    QCOMPARE(server.posts(), 1);
    QCOMPARE(server.requests().front().body, body);
}

void TestHttpRetry::goesOnWithoutHttp2()
{
    // Speaks HTTP/1.1 alone, but who waits for the first answer cannot know that.
    const QSslConfiguration tls = selfSigned();
    QNetworkAccessManager manager;
    FaultServer server(inTurn({faults::sayAndHang({}), faults::answer(200, "right", {}, 100ms)}), tls);
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.http2 = true;
    settings.deadline = 1000ms;
    settings.retry.retries = 0;
    const QSslConfiguration defaults = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = defaults;
    trusting.addCaCertificate(tls.localCertificate());
    QSslConfiguration::setDefaultConfiguration(trusting);
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(defaults); });
    HttpEndpoint endpoint(manager, settings);
    const Asked asked = ask(endpoint);
    QVERIFY2(asked.result.has_value(), asked.result ? "" : qPrintable(asked.result.error().detail));
    QCOMPARE(asked.result->body, "right"_ba);
    QCOMPARE(asked.attempts, 2);
    QVERIFY2(asked.ms > 550 && asked.ms < 1500, qPrintable(QString::number(asked.ms)));
    QCOMPARE(ask(endpoint).attempts, 1);
}

void TestHttpRetry::sendsNothingTwiceForWantOfHttp2()
{
    const QSslConfiguration tls = selfSigned();
    QNetworkAccessManager manager;
    FaultServer server(faults::sayAndHang({}), tls);
    HttpEndpointSettings settings = settingsFor(server.url());
    settings.http2 = true;
    settings.deadline = 600ms;
    settings.neverSendTwice = true;
    settings.authorities = {tls.localCertificate()};
    HttpEndpoint endpoint(manager, settings);
    const Asked asked = ask(endpoint);
    QCOMPARE(asked.result.error().kind, HttpErrorKind::Timeout);
    QCOMPARE(server.posts(), 1);
}

namespace {
QStringList logged;
void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logged.append(line);
}
} // namespace

void TestHttpRetry::logsEachStepWithoutSecrets()
{
    QNetworkAccessManager manager;
    FaultServer server(
        inTurn({faults::answer(503, "{\"error\":\"sikrit\"}"), faults::answer(200, "{\"ipa\":\"sikrɪt\"}"),
                faults::answer(429, "", "Retry-After: 1\r\n")}));
    QUrl url = server.url();
    url.setUserInfo(u"me:hunter2"_s);
    url.setQuery(u"key=abcdef"_s);
    HttpEndpointSettings settings = settingsFor(url);
    settings.headers = {{"X-Api-Key", "topaz"}, {"Authorization", "Bearer opal"}};
    settings.breaker.failures = 1;
    settings.retry.retries = 1;
    HttpEndpoint endpoint(manager, settings);
    QLoggingCategory::setFilterRules(u"phonoscope.network.debug=true"_s);
    const auto previous = qInstallMessageHandler(keepLine);
    const auto restore = qScopeGuard([&] {
        qInstallMessageHandler(previous);
        QLoggingCategory::setFilterRules({});
    });
    ask(endpoint, "{\"text\":\"secret words\"}");
    endpoint.tryNow();
    ask(endpoint, "{\"text\":\"secret words\"}");
    settings.breaker.failures = 0;
    endpoint.setSettings(settings);
    ask(endpoint, "{\"text\":\"secret words\"}");
    qInstallMessageHandler(previous);
    const QString lines = logged.join(u'\n');
    const QString shown = u"http://127.0.0.1:%1/ipav3"_s.arg(url.port());
    for (const QString &part :
         {u"request 1 POST %1 23 bytes high attempt 1"_s.arg(shown), u"response 1 status 503 18 bytes in "_s,
          u"end 1 status 503 attempts 1 in "_s, u"breaker open for 5000 ms after status 503"_s,
          u"breaker half open on request"_s, u"breaker closed"_s, u"retry 3 in "_s,
          u"request 3 POST %1 23 bytes high attempt 2"_s.arg(shown), u"pause of 1000 ms"_s})
        QVERIFY2(lines.contains(part), qPrintable(part + u"\nin\n"_s + lines));
    for (const auto secret : {"secret"_L1, "sik"_L1, "hunter2"_L1, "abcdef"_L1, "topaz"_L1, "opal"_L1})
        QVERIFY2(!lines.contains(secret), qPrintable(lines));
}

QTEST_GUILESS_MAIN(TestHttpRetry)
#include "tst_httpretry.moc"
