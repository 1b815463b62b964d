// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "tests/network/httpfaults.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

/// A service that is well or not, and an endpoint for it whose time can be moved on.
struct Patient
{
    bool well = false;
    bool holds = false; ///< answers nothing for now
    QList<QPointer<QTcpSocket>> held;
    milliseconds passed = 0ms;
    QNetworkAccessManager manager;
    FaultServer server{[this](QTcpSocket *socket, const ServerRequest &) {
        if (holds)
            held.append(socket);
        else
            answer(socket);
    }};
    HttpEndpoint endpoint{manager,
                          {.url = server.url(),
                           .headers = {},
                           .authorities = {},
                           .retry = {.retries = 0},
                           .breaker = {.failures = 3, .rest = 10s, .longestRest = 60s}},
                          {.steady = [this, steady = steadyClock()] { return steady() + passed; }}};
    QList<HttpResult> outcomes;

    void answer(QTcpSocket *socket) const { socket->write(faults::httpAnswer(well ? 200 : 500, "{}")); }

    void release()
    {
        holds = false;
        for (const auto &socket : std::exchange(held, {})) {
            if (socket)
                answer(socket);
        }
    }

    HttpExchange *post()
    {
        HttpExchange *exchange = endpoint.post("{}", HttpPriority::High, &endpoint);
        QObject::connect(exchange, &HttpExchange::finished, &endpoint,
                         [this](const HttpResult &result) { outcomes.append(result); });
        return exchange;
    }

    /// Asks one after the other, so many times.
    void ask(int times)
    {
        for (int i = 0; i < times; ++i) {
            const qsizetype before = outcomes.size();
            post();
            QTRY_COMPARE(outcomes.size(), before + 1);
        }
    }

    int kinds(HttpErrorKind kind) const
    {
        return static_cast<int>(
            std::count_if(outcomes.begin(), outcomes.end(), [kind](const HttpResult &result) {
                return !result && result.error().kind == kind;
            }));
    }
};

} // namespace

/// An endpoint and its circuit breaker, over a real connection.
class TestHttpRest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesAFailingServiceAlone();
    void endsThoseThatWaitWhenItOpens();
    void sendsOneAfterTheRest();
    void restsLongerAfterAFailedTry();
    void goesOnWithAnotherWhenTheProbeIsCancelled();
    void triesAtOnceWhenAPersonAsks();
    void doesNotCountTheCancelled();
    void beginsAnewWithAnotherService();
    void retriesOnlyUntilItOpens();
};

void TestHttpRest::leavesAFailingServiceAlone()
{
    Patient patient;
    patient.ask(3);
    QCOMPARE(patient.server.posts(), 3);
    const auto figures = patient.endpoint.figures();
    QVERIFY(figures.resting);
    QVERIFY2(figures.restsForMs > 9000 && figures.restsForMs <= 10'000,
             qPrintable(QString::number(figures.restsForMs)));
    QCOMPARE(patient.endpoint.faultBehindRest().value()->status, 500);

    patient.ask(2);
    QCOMPARE(patient.server.posts(), 3);
    QCOMPARE(patient.kinds(HttpErrorKind::Resting), 2);
    const HttpError error = patient.outcomes.back().error();
    QVERIFY(error.retryAfterMs > 9000 && error.retryAfterMs <= 10'000);
}

void TestHttpRest::endsThoseThatWaitWhenItOpens()
{
    Patient patient;
    for (int i = 0; i < 30; ++i)
        patient.post();
    QTRY_COMPARE(patient.outcomes.size(), 30);
    // Six were under way at once, and a few followed before the third failure was known.
    QVERIFY2(patient.server.posts() <= 9, qPrintable(QString::number(patient.server.posts())));
    QCOMPARE(patient.kinds(HttpErrorKind::Resting), 30 - patient.server.posts());
}

void TestHttpRest::sendsOneAfterTheRest()
{
    Patient patient;
    patient.ask(3);
    patient.passed += 10s;
    patient.well = true;
    patient.holds = true;
    for (int i = 0; i < 4; ++i)
        patient.post();
    QTRY_COMPARE(patient.held.size(), 1);
    QCOMPARE(patient.endpoint.figures().inFlight, 1);
    QCOMPARE(patient.endpoint.figures().waiting, 3);
    patient.release();
    QTRY_COMPARE(patient.outcomes.size(), 7);
    QCOMPARE(patient.kinds(HttpErrorKind::Resting), 0);
    QCOMPARE(patient.server.posts(), 7);
    QVERIFY(!patient.endpoint.faultBehindRest());
}

void TestHttpRest::restsLongerAfterAFailedTry()
{
    Patient patient;
    patient.ask(3);
    patient.passed += 10s;
    patient.holds = true;
    patient.post();
    patient.post();
    QTRY_COMPARE(patient.held.size(), 1);
    patient.release();
    QTRY_COMPARE(patient.outcomes.size(), 5);
    QCOMPARE(patient.kinds(HttpErrorKind::Resting), 1);
    QCOMPARE(patient.server.posts(), 4);
    const int rest = patient.endpoint.figures().restsForMs;
    QVERIFY2(rest > 19'000 && rest <= 20'000, qPrintable(QString::number(rest)));
}

void TestHttpRest::goesOnWithAnotherWhenTheProbeIsCancelled()
{
    Patient patient;
    patient.ask(3);
    patient.passed += 10s;
    patient.well = true;
    patient.holds = true;
    HttpExchange *probe = patient.post();
    patient.post();
    QTRY_COMPARE(patient.held.size(), 1);
    patient.holds = false;
    probe->cancel();
    QTRY_COMPARE(patient.outcomes.size(), 5);
    QVERIFY(patient.outcomes.back().has_value());

    // The same with one that is deleted.
    patient.well = false;
    patient.ask(3);
    patient.passed += 10s;
    patient.well = true;
    patient.holds = true;
    probe = patient.post();
    patient.post();
    QTRY_COMPARE(patient.held.size(), 2);
    patient.holds = false;
    delete probe;
    QTRY_COMPARE(patient.outcomes.size(), 9);
    QVERIFY(patient.outcomes.back().has_value());
}

void TestHttpRest::triesAtOnceWhenAPersonAsks()
{
    Patient patient;
    patient.ask(3);
    patient.well = true;
    patient.endpoint.tryNow();
    QVERIFY(!patient.endpoint.figures().resting);
    patient.ask(2);
    QCOMPARE(patient.kinds(HttpErrorKind::Resting), 0);
    QCOMPARE(patient.server.posts(), 5);
}

void TestHttpRest::doesNotCountTheCancelled()
{
    Patient patient;
    patient.holds = true;
    for (int i = 1; i <= 6; ++i) {
        HttpExchange *exchange = patient.post();
        QTRY_COMPARE(patient.held.size(), i);
        exchange->cancel();
        QTRY_COMPARE(patient.outcomes.size(), i);
    }
    QVERIFY(!patient.endpoint.figures().resting);
}

void TestHttpRest::beginsAnewWithAnotherService()
{
    Patient patient;
    patient.ask(3);
    FaultServer other(faults::answer(200, "{}"));
    HttpEndpointSettings settings = patient.endpoint.settings();
    settings.url = other.url();
    patient.endpoint.setSettings(settings);
    QVERIFY(!patient.endpoint.figures().resting);
    patient.ask(1);
    QCOMPARE(other.posts(), 1);
}

void TestHttpRest::retriesOnlyUntilItOpens()
{
    FaultServer server(faults::answer(503, "{}"));
    QNetworkAccessManager manager;
    HttpEndpoint endpoint(manager, {.url = server.url(),
                                    .headers = {},
                                    .authorities = {},
                                    .retry = {.retries = 9, .firstDelay = 1ms, .longestDelay = 1ms},
                                    .breaker = {.failures = 3}});
    QSignalSpy finished(endpoint.post("{}", HttpPriority::High, this), &HttpExchange::finished);
    QVERIFY(finished.wait());
    // It tells what the service said, not that the service is left alone.
    QCOMPARE(finished[0][0].value<HttpResult>()->status, 503);
    QCOMPARE(server.posts(), 3);
}

QTEST_GUILESS_MAIN(TestHttpRest)
#include "tst_httprest.moc"
