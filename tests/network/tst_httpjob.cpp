// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpjob.h"
#include "core/network/networklog.h"
#include "tests/network/httpfaults.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto deadline = 1500ms;
constexpr qint64 cap = 64 * 1024;

const QByteArray okStart = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const QByteArray chunked = okStart + "Transfer-Encoding: chunked\r\n\r\n";

HttpRequest requestTo(const QUrl &url)
{
    return {.url = url,
            .body = "{\"text\":\"hello\"}",
            .contentType = "application/json",
            .deadline = deadline,
            .maxAnswerBytes = cap};
}

/// "status 200 …", or the kind of the error.
QString summary(const HttpResult &result)
{
    static const QHash<HttpErrorKind, QString> names{
        {HttpErrorKind::Cancelled, u"Cancelled"_s},
        {HttpErrorKind::HostNotFound, u"HostNotFound"_s},
        {HttpErrorKind::ConnectionFailed, u"ConnectionFailed"_s},
        {HttpErrorKind::ConnectionLost, u"ConnectionLost"_s},
        {HttpErrorKind::Timeout, u"Timeout"_s},
        {HttpErrorKind::TooLarge, u"TooLarge"_s},
        {HttpErrorKind::NotHttp, u"NotHttp"_s},
        {HttpErrorKind::CertificateRejected, u"CertificateRejected"_s}};
    return result ? u"status %1"_s.arg(result->status) : names.value(result.error().kind);
}

} // namespace

class TestHttpJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reportsWhatTheServiceDoes_data();
    void reportsWhatTheServiceDoes();
    void tellsWhereACutMayBeOverlooked_data();
    void tellsWhereACutMayBeOverlooked();
    void reportsWhatCannotBeReached_data();
    void reportsWhatCannotBeReached();
    void sendsNoMoreHeadersThanNeeded();
    void keepsNoCookies();
    void readsTheBodyOfAnError();
    void readsTheHeadersOfARefusal();
    void undoesGzip();
    void refusesAnUnknownCertificate();
    void finishesAtMostOnce_data();
    void finishesAtMostOnce();
    void mayBeDeletedByItsReceiver();
    void endsWhenTheManagerGoes_data();
    void endsWhenTheManagerGoes();
    void logsNeitherBodyNorSecrets();
};

void TestHttpJob::reportsWhatTheServiceDoes_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("posts");
    using namespace faults;

    QTest::newRow("answers") << answer(200, "{}") << u"status 200"_s << 1;
    QTest::newRow("answers in chunks")
        << sayAndHang(chunked + "2\r\n{}\r\n0\r\n\r\n") << u"status 200"_s << 1;
    QTest::newRow("answers without a length and closes")
        << sayAndClose(okStart + "\r\n{}") << u"status 200"_s << 1;
    QTest::newRow("answers after 100 Continue")
        << sayAndHang("HTTP/1.1 100 Continue\r\n\r\n" + httpAnswer(200, "{}")) << u"status 200"_s << 1;
    QTest::newRow("answers with an empty body") << answer(200, "") << u"status 200"_s << 1;
    QTest::newRow("has no content") << sayAndHang("HTTP/1.1 204 No Content\r\n\r\n") << u"status 204"_s << 1;
    for (const int status : {400, 401, 404, 405, 413, 429, 500, 503})
        QTest::addRow("refuses with %d", status) << answer(status, "no") << u"status %1"_s.arg(status) << 1;
    QTest::newRow("refuses and closes half-way in the body")
        << sayAndClose("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nno") << u"status 500"_s << 1;
    QTest::newRow("refuses and hangs in the body")
        << sayAndHang("HTTP/1.1 503 Oops\r\nContent-Length: 100\r\n\r\nno") << u"status 503"_s << 1;
    QTest::newRow("refuses without an end")
        << endless("HTTP/1.1 429 Slow down\r\nContent-Length: 9999999999\r\n\r\n", QByteArray(16384, 'x'))
        << u"status 429"_s << 1;
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("redirects to itself with %d", status)
            << redirectLoop(status) << u"status %1"_s.arg(status) << 1;

    QTest::newRow("says nothing") << sayAndHang({}) << u"Timeout"_s << 1;
    QTest::newRow("answers too late") << answer(200, "{}", {}, deadline + 500ms) << u"Timeout"_s << 1;
    QTest::newRow("drips one byte at a time")
        << drip(httpAnswer(200, QByteArray(200, ' ')), 20ms) << u"Timeout"_s << 1;
    QTest::newRow("hangs in the middle of the headers")
        << sayAndHang("HTTP/1.1 200 OK\r\nContent-Le") << u"Timeout"_s << 1;
    QTest::newRow("hangs in the middle of the body")
        << sayAndHang(okStart + "Content-Length: 10\r\n\r\n{") << u"Timeout"_s << 1;
    QTest::newRow("hangs in the middle of a chunk") << sayAndHang(chunked + "10\r\n{") << u"Timeout"_s << 1;

    // The transport sends the POST a second time by itself before it gives up.
    QTest::newRow("closes before any byte") << closeAtOnce() << u"ConnectionLost"_s << 2;
    QTest::newRow("resets before any byte") << reset() << u"ConnectionLost"_s << 2;
    QTest::newRow("closes in the middle of the headers")
        << sayAndClose("HTTP/1.1 200 OK\r\nContent-Le") << u"ConnectionLost"_s << 4;
    QTest::newRow("closes half-way in the body")
        << sayAndClose(okStart + "Content-Length: 10\r\n\r\n{") << u"ConnectionLost"_s << 1;
    QTest::newRow("closes after the headers")
        << sayAndClose(okStart + "Content-Length: 10\r\n\r\n") << u"ConnectionLost"_s << 1;

    QTest::newRow("sends without an end")
        << endless(okStart + "\r\n", QByteArray(65536, ' ')) << u"TooLarge"_s << 1;
    // Sent any faster, as only loopback is, Qt 6.4's network thread does not come to report before the stream
    // pauses; then the deadline would be the first to end it.
    QTest::newRow("sends chunks without an end")
        << endlessPaced(chunked, "4000\r\n" + QByteArray(0x4000, ' ') + "\r\n") << u"TooLarge"_s << 1;
    QTest::newRow("announces too much and sends nothing of it")
        << sayAndHang(okStart + "Content-Length: 99999999999\r\n\r\n") << u"TooLarge"_s << 1;
    QTest::newRow("sends one byte too many") << answer(200, QByteArray(cap + 1, ' ')) << u"TooLarge"_s << 1;
    QTest::newRow("sends as much as is allowed") << answer(200, QByteArray(cap, ' ')) << u"status 200"_s << 1;
    QTest::newRow("packs a bomb over the cap")
        << answer(200, gzipZeros(5'000'000), "Content-Encoding: gzip\r\n") << u"TooLarge"_s << 1;
    QTest::newRow("packs a bomb that the transport refuses itself")
        << answer(200, gzipZeros(30'000'000), "Content-Encoding: gzip\r\n") << u"NotHttp"_s << 1;

    QTest::newRow("packs nonsense") << answer(200, "this is no gzip at all", "Content-Encoding: gzip\r\n")
                                    << u"NotHttp"_s << 1;
    // The transport tells what is no HTTP from a lost connection only by closing it itself.
    QTest::newRow("says a status line that is none")
        << sayAndClose("KRACH BUMM\r\n\r\n") << u"ConnectionLost"_s << 4;
    QTest::newRow("speaks another protocol")
        << sayAndHang("220 mail.example.org ESMTP ready\r\n") << u"ConnectionLost"_s << 4;
    // The transport has no limit for headers: the deadline is what ends these for the user. The transport's
    // thread goes on reading until the server stops.
    QTest::newRow("floods with headers")
        << endless("HTTP/1.1 200 OK\r\n", "X-Flood: " + QByteArray(1000, 'x') + "\r\n") << u"Timeout"_s << 1;
    QTest::newRow("floods with one header")
        << endless("HTTP/1.1 200 OK\r\nX-Flood: ", QByteArray(65536, 'x')) << u"Timeout"_s << 1;
}

void TestHttpJob::reportsWhatTheServiceDoes()
{
    QFETCH(FaultServer::Script, script);
    QFETCH(QString, expected);
    QFETCH(int, posts);

    // Made first, so it goes last: its thread may be held up by what the server sends.
    QNetworkAccessManager manager;
    FaultServer server(script);
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    QElapsedTimer clock;
    clock.start();
    job.start();
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait(10'000));
    QVERIFY2(clock.elapsed() < (deadline + 1s).count(), qPrintable(QString::number(clock.elapsed())));
    const auto result = finished[0][0].value<HttpResult>();
    const QString detail = result ? QString() : result.error().detail;
    QVERIFY2(summary(result) == expected, qPrintable(summary(result) + u": "_s + detail));
    if (!result)
        QVERIFY(!detail.isEmpty());
    // How often the transport sends it again by itself is a matter of moments.
    QVERIFY2(server.posts() >= 1 && server.posts() <= posts, qPrintable(QString::number(server.posts())));
    // What goes on after its time is cut off.
    if (QByteArray(QTest::currentDataTag()).contains("without an end"))
        QTRY_COMPARE(server.open(), 0);
    QCOMPARE(finished.size(), 1);
}

void TestHttpJob::reportsWhatCannotBeReached_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing listens there")
        << QUrl(u"http://127.0.0.1:%1/ipav3"_s.arg(closedPort())) << u"ConnectionFailed"_s;
    QTest::newRow("nothing listens there with TLS")
        << QUrl(u"https://127.0.0.1:%1/ipav3"_s.arg(closedPort())) << u"ConnectionFailed"_s;
    QTest::newRow("there is no such host") << QUrl(u"http://phonemes.invalid/ipav3"_s) << u"HostNotFound"_s;
    QTest::newRow("there is no such protocol")
        << QUrl(u"gopher://127.0.0.1/ipav3"_s) << u"ConnectionFailed"_s;
    QTest::newRow("there is no host in the URL") << QUrl(u"http:///ipav3"_s) << u"HostNotFound"_s;
}

void TestHttpJob::reportsWhatCannotBeReached()
{
    QFETCH(QUrl, url);
    QFETCH(QString, expected);
    QNetworkAccessManager manager;
    HttpRequest request = requestTo(url);
    request.deadline = 20s; // a resolver may take its time
    HttpJob job(&manager, request);
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait(25'000));
    QCOMPARE(summary(finished[0][0].value<HttpResult>()), expected);
}

void TestHttpJob::tellsWhereACutMayBeOverlooked_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::newRow("cut in a chunk, closed at once") << faults::sayAndClose(chunked + "10\r\n{");
    QTest::newRow("cut in a chunk, closed later") << faults::sayThenClose(chunked + "10\r\n{", 50ms);
    QTest::newRow("no last chunk, closed at once") << faults::sayAndClose(chunked + "2\r\n{}\r\n");
    QTest::newRow("no last chunk, closed later") << faults::sayThenClose(chunked + "2\r\n{}\r\n", 50ms);
}

/// The transport reports the one or the other, by chance.
void TestHttpJob::tellsWhereACutMayBeOverlooked()
{
    QFETCH(FaultServer::Script, script);
    FaultServer server(script);
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto result = finished[0][0].value<HttpResult>();
    if (result)
        QVERIFY(!result->lengthKnown);
    else
        QCOMPARE(result.error().kind, HttpErrorKind::ConnectionLost);
}

void TestHttpJob::sendsNoMoreHeadersThanNeeded()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    QCOMPARE(server.requests().size(), 1);
    const ServerRequest request = server.requests().front();
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.path, "/ipav3"_ba);
    QCOMPARE(request.body, "{\"text\":\"hello\"}"_ba);
    QCOMPARE(request.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(request.headers.value("user-agent"), "Phonoscope/" PHONOSCOPE_VERSION ""_ba);
    QCOMPARE(request.headers.value("accept-language"), "*"_ba);
    QVERIFY(!request.headers.contains("cookie"));
    QVERIFY(!request.headers.contains("upgrade"));
}

void TestHttpJob::keepsNoCookies()
{
    FaultServer server(faults::answer(200, "{}", "Set-Cookie: who=you; Path=/\r\n"));
    QNetworkAccessManager manager;
    for (int i = 0; i < 2; ++i) {
        HttpJob job(&manager, requestTo(server.url()));
        QSignalSpy finished(&job, &HttpJob::finished);
        job.start();
        QVERIFY(finished.wait());
    }
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!server.requests().back().headers.contains("cookie"));
}

void TestHttpJob::readsTheBodyOfAnError()
{
    const QByteArray said = "{\"error\":\"lang\"}" + QByteArray(40'000, ' ');
    FaultServer server(faults::answer(400, said));
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto result = finished[0][0].value<HttpResult>();
    QVERIFY(result);
    QCOMPARE(result->body, said.first(maxErrorBodyBytes));
}

void TestHttpJob::readsTheHeadersOfARefusal()
{
    FaultServer server(faults::answer(429, "",
                                      "Date: Sun, 06 Nov 1994 08:49:00 GMT\r\n"
                                      "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                      "Location: ../other\r\n"));
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto result = finished[0][0].value<HttpResult>();
    QVERIFY(result);
    // By the service's clock, not by ours.
    QCOMPARE(result->retryAfterMs, 37'000);
    QCOMPARE(result->location, server.url().resolved(QUrl(u"/other"_s)));
}

void TestHttpJob::undoesGzip()
{
    FaultServer server(faults::answer(200, faults::gzipZeros(5000), "Content-Encoding: gzip\r\n"));
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto result = finished[0][0].value<HttpResult>();
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray(5000, '\0'));
}

void TestHttpJob::refusesAnUnknownCertificate()
{
    FaultServer server(faults::answer(200, "{}"), selfSigned());
    QNetworkAccessManager manager;
    HttpJob job(&manager, requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    job.start();
    QVERIFY(finished.wait());
    const auto result = finished[0][0].value<HttpResult>();
    QCOMPARE(summary(result), u"CertificateRejected"_s);
    QCOMPARE(result.error().certificate, CertificateFault::SelfSigned);
    QVERIFY2(result.error().detail.contains("self-signed"_L1), qPrintable(result.error().detail));
    QCOMPARE(server.posts(), 0);
}

/// Each letter is a step: s start, c cancel, a abandon, e one turn of the event loop, u wait for the end,
/// w wait as long as an answer takes, d delete.
void TestHttpJob::finishesAtMostOnce_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<int>("signals_");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("start and wait") << "suw"_ba << 1 << u"status 200"_s;
    QTest::newRow("start twice") << "ssuw"_ba << 1 << u"status 200"_s;
    QTest::newRow("start again after the end") << "susw"_ba << 1 << u"status 200"_s;
    QTest::newRow("cancel after start") << "scw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("cancel after a turn") << "secw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("cancel twice") << "sccw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("cancel before start") << "csw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("cancel without a start") << "cw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("cancel after the end") << "sucw"_ba << 1 << u"status 200"_s;
    QTest::newRow("cancel, end, cancel") << "scwcw"_ba << 1 << u"Cancelled"_s;
    QTest::newRow("delete before start") << "dw"_ba << 0 << QString();
    QTest::newRow("delete after start") << "sdw"_ba << 0 << QString();
    QTest::newRow("delete after a turn") << "sedw"_ba << 0 << QString();
    QTest::newRow("delete after cancel") << "scdw"_ba << 0 << QString();
    QTest::newRow("abandon") << "saw"_ba << 0 << QString();
    QTest::newRow("abandon after cancel") << "scaw"_ba << 0 << QString();
    QTest::newRow("cancel after abandon") << "sacw"_ba << 0 << QString();
    QTest::newRow("start after abandon") << "asw"_ba << 0 << QString();
}

void TestHttpJob::finishesAtMostOnce()
{
    QFETCH(QByteArray, steps);
    QFETCH(int, signals_);
    QFETCH(QString, outcome);
    FaultServer server(faults::answer(200, "{}", {}, 30ms));
    QNetworkAccessManager manager;
    auto job = std::make_unique<HttpJob>(&manager, requestTo(server.url()));
    QList<HttpResult> results;
    connect(job.get(), &HttpJob::finished, this, [&](const HttpResult &result) { results.append(result); });
    for (const char step : steps) {
        const qsizetype before = results.size();
        switch (step) {
        case 's':
            job->start();
            break;
        case 'c':
            job->cancel();
            break;
        case 'a':
            job->abandon();
            break;
        case 'd':
            job.reset();
            break;
        case 'e':
            QCoreApplication::processEvents();
            break;
        case 'u': // until it ends
            QTRY_COMPARE(results.size(), 1);
            continue;
        default: {
            // Another answer of the same service: long enough for one that must not come.
            HttpJob other(&manager, requestTo(server.url()));
            QSignalSpy otherFinished(&other, &HttpJob::finished);
            other.start();
            QVERIFY(otherFinished.wait());
            QCoreApplication::sendPostedEvents();
            continue;
        }
        }
        if (step != 'e')
            QCOMPARE(results.size(), before);
    }
    QCOMPARE(results.size(), signals_);
    if (signals_ > 0)
        QCOMPARE(summary(results.front()), outcome);
}

void TestHttpJob::mayBeDeletedByItsReceiver()
{
    FaultServer server(faults::answer(200, "{}"));
    QNetworkAccessManager manager;
    auto job = new HttpJob(&manager, requestTo(server.url()), this);
    bool finished = false;
    connect(job, &HttpJob::finished, this, [&] {
        finished = true;
        delete job;
    });
    job->start();
    QTRY_VERIFY(finished);
}

void TestHttpJob::endsWhenTheManagerGoes_data()
{
    QTest::addColumn<bool>("inFlight");
    QTest::newRow("before the job starts") << false;
    QTest::newRow("while the answer is awaited") << true;
}

void TestHttpJob::endsWhenTheManagerGoes()
{
    QFETCH(bool, inFlight);
    FaultServer server(faults::sayAndHang({}));
    QSignalSpy requested(&server, &FaultServer::requested);
    auto manager = std::make_unique<QNetworkAccessManager>();
    HttpJob job(manager.get(), requestTo(server.url()));
    QSignalSpy finished(&job, &HttpJob::finished);
    if (inFlight) {
        job.start();
        QVERIFY(requested.wait());
    }
    manager.reset();
    job.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(summary(finished[0][0].value<HttpResult>()), u"ConnectionFailed"_s);
}

namespace {
QStringList logged;
void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logged.append(line);
}
} // namespace

void TestHttpJob::logsNeitherBodyNorSecrets()
{
    QVERIFY2(!networkLog().isDebugEnabled(), "quiet by default");
    FaultServer server(faults::answer(200, "{\"ipa\":\"sikrɪt\"}"));
    QNetworkAccessManager manager;
    QUrl url = server.url();
    url.setUserInfo(u"me:hunter2"_s);
    url.setQuery(u"key=abcdef"_s);
    HttpJob job(&manager, requestTo(url));
    QSignalSpy finished(&job, &HttpJob::finished);
    QLoggingCategory::setFilterRules(u"phonoscope.network.debug=true"_s);
    const auto previous = qInstallMessageHandler(keepLine);
    job.start({.number = 7, .attempt = 2, .priority = HttpPriority::Low});
    const bool done = finished.wait();
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules({});
    QVERIFY(done);
    const QString lines = logged.join(u'\n');
    QCOMPARE(logged.size(), 2);
    QVERIFY2(lines.contains("request 7 POST http://127.0.0.1"_L1), qPrintable(lines));
    QVERIFY2(lines.contains("low attempt 2"_L1), qPrintable(lines));
    QVERIFY2(lines.contains("response 7 status 200"_L1), qPrintable(lines));
    for (const auto secret : {"hello"_L1, "hunter2"_L1, "abcdef"_L1, "sik"_L1})
        QVERIFY2(!lines.contains(secret), qPrintable(lines));
}

QTEST_GUILESS_MAIN(TestHttpJob)
#include "tst_httpjob.moc"
