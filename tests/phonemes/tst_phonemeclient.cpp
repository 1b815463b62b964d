// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/network/httpfaults.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto deadline = 1500ms;
constexpr qint64 cap = 64 * 1024;
const QByteArray okStart = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

PhonemeQuery ask(const QString &text)
{
    return {.text = text, .lang = u"en-US"_s, .mode = true};
}

PhonemeClientSettings settingsFor(const QUrl &endpoint)
{
    PhonemeClientSettings settings;
    settings.http.url = endpoint;
    settings.http.deadline = deadline;
    settings.http.maxAnswerBytes = cap;
    settings.http.retry.retries = 0; // what happens to one attempt
    return settings;
}

/// Answers every request with its text for IPA.
FaultServer::Script echo(std::chrono::milliseconds delay = 0ms)
{
    return [delay](QTcpSocket *socket, const ServerRequest &request) {
        const auto query = decodeRequest(request.body);
        const QByteArray answer = faults::httpAnswer(200, faults::ipaJson(query ? query->text : QString()));
        QTimer::singleShot(delay, Qt::PreciseTimer, socket, [socket, answer] { socket->write(answer); });
    };
}

TranscriptionResult resultOf(const QSignalSpy &finished)
{
    return finished[0][0].value<TranscriptionResult>();
}

} // namespace

class TestPhonemeClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheProtocolSays();
    void asksOneLine();
    void answersWithWords();
    void mapsWordsByTheGuide();
    void warnsWhereWordsAreEstimated();
    void tellsWhatWentWrong_data();
    void tellsWhatWentWrong();
    void namesTheServiceAndWhatToDo_data();
    void namesTheServiceAndWhatToDo();
    void tellsWhenToTryAgain_data();
    void tellsWhenToTryAgain();
    void refusesAnInvalidEndpoint_data();
    void refusesAnInvalidEndpoint();
    void namesItselfWithoutSecrets();
    void asksAPairInParallelOnKeptConnections();
    void letsDeadlinesWaitInItsQueue();
    void asksNoMoreAtOnceThanTheNetworkTakes();
    void finishesAtMostOnce_data();
    void finishesAtMostOnce();
    void mayBeDeletedByItsReceiver();
};

void TestPhonemeClient::asksAsTheProtocolSays()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const PhonemeQuery query{.text = u"Grüße “an” 😀"_s, .lang = u"de-DE"_s, .mode = false};
    QSignalSpy finished(client.transcribe(query, this), &PhonemeJob::finished);
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait());
    QCOMPARE(server.posts(), 1);
    const ServerRequest request = server.requests().front();
    QCOMPARE(request.path, "/ipav3"_ba);
    QCOMPARE(request.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(decodeRequest(request.body).value(), query);
    QCOMPARE(client.figures(), (NetworkFigures{.requests = 1, .connections = 1}));
}

void TestPhonemeClient::asksOneLine()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QString text = u" one\ntwo\r\n\n three\u2028four "_s;
    QSignalSpy finished(client.transcribe(ask(text), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    QCOMPARE(decodeRequest(server.requests().front().body)->text, u"one two three four"_s);
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(result->text, text);
    QCOMPARE(result->ipa, u"one two three four"_s);
}

void TestPhonemeClient::answersWithWords()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"həlˈoʊ  wˈɜːld\n"_s)));
    QNetworkAccessManager manager;
    QUrl endpoint = server.url();
    endpoint.setUserInfo(u"me:hunter2"_s);
    endpoint.setQuery(u"key=abcdef"_s);
    PhonemeClient client(manager, settingsFor(endpoint));
    QSignalSpy finished(client.transcribe(ask(u"Hello, world!"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    const Transcription expected{.text = u"Hello, world!"_s,
                                 .lang = u"en-US"_s,
                                 .ipa = u"həlˈoʊ wˈɜːld"_s,
                                 .words = {{u"Hello"_s, u"həlˈoʊ"_s}, {u"world"_s, u"wˈɜːld"_s}},
                                 .provider = u"service"_s,
                                 .engine = server.url().toString(),
                                 .warnings = {}};
    QCOMPARE(*result, expected);
    QCOMPARE(server.requests().front().path, "/ipav3?key=abcdef"_ba);
}

void TestPhonemeClient::mapsWordsByTheGuide()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"təbi ɔːɹ"_s)));
    QNetworkAccessManager manager;
    QString askedLang;
    const auto guide = [&](const QStringList &words, const QString &lang) {
        askedLang = lang;
        return words.size() == 3 ? QStringList{u"tuː"_s, u"biː"_s, u"ɔːɹ"_s} : QStringList();
    };
    PhonemeClient client(manager, settingsFor(server.url()), guide);
    QSignalSpy finished(client.transcribe(ask(u"to be or"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(askedLang, u"en-US"_s);
    QCOMPARE(result->words,
             (QList<TranscribedWord>{{u"to"_s, u"tə"_s}, {u"be"_s, u"bi"_s}, {u"or"_s, u"ɔːɹ"_s}}));
    QCOMPARE(result->ipa, u"tə bi ɔːɹ"_s);
    QVERIFY(result->warnings.isEmpty());
}

void TestPhonemeClient::warnsWhereWordsAreEstimated()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"təbi ɔːɹ"_s)));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QSignalSpy finished(client.transcribe(ask(u"to be or"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(result->words.size(), 3);
    QCOMPARE(result->warnings.size(), 1);
}

void TestPhonemeClient::tellsWhatWentWrong_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::addColumn<PhonemeErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("posts");
    using namespace faults;
    using enum PhonemeErrorKind;

    QTest::newRow("never answers") << sayAndHang({}) << Timeout << 0 << 1;
    QTest::newRow("answers too late") << echo(deadline + 500ms) << Timeout << 0 << 1;
    QTest::newRow("drips one byte at a time")
        << drip(httpAnswer(200, ipaJson(u"a"_s.repeated(500))), 20ms) << Timeout << 0 << 1;
    QTest::newRow("closes before any byte") << closeAtOnce() << ConnectionLost << 0 << 2;
    QTest::newRow("closes half-way in the body")
        << sayAndClose(okStart + "Content-Length: 100\r\n\r\n{\"ipa\":") << ConnectionLost << 0 << 1;
    QTest::newRow("cuts a chunk") << sayAndClose(okStart +
                                                 "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"ipa\":")
                                  << ConnectionLost << 0 << 1;
    QTest::newRow("cuts between two chunks, later")
        << sayThenClose(okStart + "Transfer-Encoding: chunked\r\n\r\n7\r\n{\"ipa\":\r\n", 50ms)
        << ConnectionLost << 0 << 1;
    QTest::newRow("closes half-way in a body of unknown length")
        << sayAndClose(okStart + "\r\n{\"ipa\":\"h") << ConnectionLost << 0 << 1;
    QTest::newRow("sends without an end")
        << endless(okStart + "\r\n{\"ipa\":\"", QByteArray(65536, 'a')) << AnswerTooLarge << 0 << 1;
    QTest::newRow("announces too much")
        << sayAndHang(okStart + "Content-Length: 99999999999\r\n\r\n") << AnswerTooLarge << 0 << 1;
    QTest::newRow("packs a bomb over the cap")
        << answer(200, gzipZeros(5'000'000), "Content-Encoding: gzip\r\n") << AnswerTooLarge << 0 << 1;
    QTest::newRow("packs a bomb that the transport refuses")
        << answer(200, gzipZeros(30'000'000), "Content-Encoding: gzip\r\n") << AnswerInvalid << 0 << 1;
    QTest::newRow("floods with headers")
        << endless("HTTP/1.1 200 OK\r\n", "X-Flood: " + QByteArray(1000, 'x') + "\r\n") << Timeout << 0 << 1;
    QTest::newRow("speaks another protocol")
        << sayAndHang("220 mail.example.org ESMTP ready\r\n") << ConnectionLost << 0 << 4;

    QTest::newRow("answers HTML") << answer(200, "<html>Log in to the network</html>",
                                            "Content-Type: text/html\r\n")
                                  << AnswerInvalid << 200 << 1;
    QTest::newRow("answers broken JSON") << answer(200, "{\"ipa\": }") << AnswerInvalid << 200 << 1;
    QTest::newRow("answers JSON that it cut itself")
        << answer(200, "{\"ipa\":\"h") << AnswerInvalid << 200 << 1;
    QTest::newRow("answers JSON without IPA")
        << answer(200, "{\"detected\":\"English\"}") << AnswerInvalid << 200 << 1;
    QTest::newRow("answers blank IPA") << answer(200, ipaJson(u" \n "_s)) << AnswerInvalid << 200 << 1;
    QTest::newRow("answers IPA without a letter")
        << answer(200, ipaJson(u"ˈ . ,"_s)) << AnswerInvalid << 200 << 1;
    QTest::newRow("answers a book") << answer(200, ipaJson(u"a"_s.repeated(20'000))) << AnswerInvalid << 200
                                    << 1;
    QTest::newRow("answers bad UTF-8") << answer(200, "{\"ipa\":\"h\xC9\"}") << AnswerInvalid << 200 << 1;
    QTest::newRow("answers nothing") << answer(200, "") << AnswerInvalid << 200 << 1;

    QTest::newRow("has no content") << sayAndHang("HTTP/1.1 204 No Content\r\n\r\n") << HttpStatus << 204
                                    << 1;
    for (const int status : {400, 401, 404, 405, 413, 500, 503})
        QTest::addRow("refuses with %d", status)
            << answer(status, encodeError(u"no"_s)) << HttpStatus << status << 1;
    QTest::newRow("refuses with 429") << answer(429, "") << TooManyRequests << 429 << 1;
    for (const int status : {301, 302, 307, 308})
        QTest::addRow("redirects to itself with %d", status)
            << redirectLoop(status) << Redirected << status << 1;
}

void TestPhonemeClient::tellsWhatWentWrong()
{
    QFETCH(FaultServer::Script, script);
    QFETCH(PhonemeErrorKind, kind);
    QFETCH(int, status);
    QFETCH(int, posts);
    // Made first, so it goes last: its thread may be held up by what the server sends.
    QNetworkAccessManager manager;
    FaultServer server(script);
    PhonemeClient client(manager, settingsFor(server.url()));
    QElapsedTimer clock;
    clock.start();
    QSignalSpy finished(client.transcribe(ask(u"Zanzibar"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait(10'000));
    QVERIFY2(clock.elapsed() < (deadline + 1s).count(), qPrintable(QString::number(clock.elapsed())));
    const auto result = resultOf(finished);
    QVERIFY(!result);
    const PhonemeError error = result.error();
    QVERIFY2(error.kind == kind, qPrintable(u"%1 %2"_s.arg(static_cast<int>(error.kind)).arg(error.detail)));
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.retryAfterMs, -1);
    // How often the transport sends it again by itself is a matter of moments.
    QVERIFY2(server.posts() >= 1 && server.posts() <= posts, qPrintable(QString::number(server.posts())));
    // One sentence, what and what to do; the log learns why, but not what was said.
    const QString address = server.url().toString();
    QVERIFY2(error.message.contains(address), qPrintable(error.message));
    QVERIFY2(error.message.contains(u": "), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u"use the built-in engine."_s), qPrintable(error.message));
    QVERIFY(!error.detail.isEmpty());
    QVERIFY2(!error.detail.contains(u"Zanzibar"_s), qPrintable(error.detail));
    QCOMPARE(client.figures().requests, 1);
}

void TestPhonemeClient::namesTheServiceAndWhatToDo_data()
{
    QTest::addColumn<FaultServer::Script>("script");
    QTest::addColumn<QString>("says");
    using namespace faults;
    QTest::newRow("late") << sayAndHang({})
                          << u"did not answer within 1.5 s: try again, or use the built-in engine."_s;
    QTest::newRow("what the service says itself")
        << answer(400, encodeError(u"no such <lang>"_s)) << u"says “no such lang”"_s;
    QTest::newRow("not found") << answer(404, "<html>") << u"(status 404): check the address"_s;
    QTest::newRow("too long") << answer(413, "") << u"too long"_s;
    QTest::newRow("in trouble") << answer(503, "") << u"in trouble (status 503): try again later"_s;
    QTest::newRow("access refused") << answer(401, "") << u"refused access (status 401)"_s;
    QTest::newRow("redirected, without secrets")
        << answer(301, "", "Location: http://me:hunter2@example.org/ipav3?key=abc\r\n")
        << u"points to http://example.org/ipav3: enter that address"_s;
    QTest::newRow("redirected to nowhere") << answer(302, "") << u"without naming it"_s;
    QTest::newRow("try again in so many seconds")
        << answer(429, "", "Retry-After: 7\r\n") << u"try again in 7 s"_s;
}

void TestPhonemeClient::namesTheServiceAndWhatToDo()
{
    QFETCH(FaultServer::Script, script);
    QFETCH(QString, says);
    FaultServer server(script);
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QSignalSpy finished(client.transcribe(ask(u"hello"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    QVERIFY(!resultOf(finished));
    const QString message = resultOf(finished).error().message;
    QVERIFY2(message.contains(says), qPrintable(message));
}

void TestPhonemeClient::tellsWhenToTryAgain_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("ms");
    QTest::newRow("in seconds") << "Retry-After: 7\r\n"_ba << 7000;
    QTest::newRow("by a date")
        << "Date: Sun, 06 Nov 1994 08:49:00 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"_ba
        << 37'000;
    QTest::newRow("in words") << "Retry-After: later\r\n"_ba << -1;
}

void TestPhonemeClient::tellsWhenToTryAgain()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, ms);
    FaultServer server(faults::answer(429, "", headers));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QSignalSpy finished(client.transcribe(ask(u"hello"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    QCOMPARE(resultOf(finished).error().kind, PhonemeErrorKind::TooManyRequests);
    QCOMPARE(resultOf(finished).error().retryAfterMs, ms);
}

void TestPhonemeClient::refusesAnInvalidEndpoint_data()
{
    QTest::addColumn<QUrl>("endpoint");
    QTest::addColumn<PhonemeErrorKind>("kind");
    using enum PhonemeErrorKind;
    QTest::newRow("none") << QUrl() << InvalidEndpoint;
    QTest::newRow("no scheme") << QUrl(u"example.org/ipav3"_s) << InvalidEndpoint;
    QTest::newRow("no host") << QUrl(u"http:///ipav3"_s) << InvalidEndpoint;
    QTest::newRow("a file") << QUrl(u"file:///etc/passwd"_s) << InvalidEndpoint;
    QTest::newRow("another protocol") << QUrl(u"ftp://example.org/ipav3"_s) << InvalidEndpoint;
    QTest::newRow("port 0") << QUrl(u"http://127.0.0.1:0/ipav3"_s) << InvalidEndpoint;
    QTest::newRow("a port beyond all") << QUrl(u"http://127.0.0.1:99999/ipav3"_s) << InvalidEndpoint;
    QTest::newRow("nobody listens there")
        << QUrl(u"http://127.0.0.1:%1/ipav3"_s.arg(closedPort())) << ConnectionFailed;
    QTest::newRow("no such host") << QUrl(u"http://phonemes.invalid/ipav3"_s) << HostNotFound;
}

void TestPhonemeClient::refusesAnInvalidEndpoint()
{
    QFETCH(QUrl, endpoint);
    QFETCH(PhonemeErrorKind, kind);
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(endpoint);
    settings.http.deadline = 20s; // a resolver may take its time
    PhonemeClient client(manager, settings);
    if (kind == PhonemeErrorKind::InvalidEndpoint) {
        client.warmUp();
        QVERIFY(manager.findChildren<QNetworkReply *>().isEmpty());
    }
    QSignalSpy finished(client.transcribe(ask(u"hello"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait(25'000));
    QCOMPARE(resultOf(finished).error().kind, kind);
    QVERIFY(resultOf(finished).error().message.endsWith(u"or use the built-in engine."_s));
    QCOMPARE(client.figures().requests, kind == PhonemeErrorKind::InvalidEndpoint ? 0 : 1);
}

void TestPhonemeClient::namesItselfWithoutSecrets()
{
    QNetworkAccessManager manager;
    const PhonemeClient client(manager, settingsFor(QUrl(u"https://me:hunter2@example.org:8443/ipav3#x"_s)));
    QCOMPARE(client.id(), u"service"_s);
    QCOMPARE(client.cacheId(), u"service/https://example.org:8443/ipav3"_s);
    QVERIFY(!client.isLocal());
}

void TestPhonemeClient::asksAPairInParallelOnKeptConnections()
{
    FaultServer server(faults::together(2, faults::httpAnswer(200, faults::ipaJson(u"a"_s))));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    client.warmUp();
    for (int pair = 1; pair <= 3; ++pair) {
        QSignalSpy first(client.transcribe(ask(u"one"_s), this), &PhonemeJob::finished);
        QSignalSpy second(client.transcribe(ask(u"two"_s), this), &PhonemeJob::finished);
        QTRY_VERIFY(first.size() == 1 && second.size() == 1);
        QVERIFY(resultOf(first));
        QVERIFY(resultOf(second));
        QCOMPARE(server.connections(), 2);
        QCOMPARE(client.figures(), (NetworkFigures{.requests = 2 * pair, .connections = 2}));
    }
}

void TestPhonemeClient::letsDeadlinesWaitInItsQueue()
{
    // 20 questions, 2 at once, 100 ms each: the last wait 900 ms.
    FaultServer server(echo(100ms));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.deadline = 600ms;
    settings.http.parallel = 2;
    PhonemeClient client(manager, settings);
    int succeeded = 0;
    int failed = 0;
    for (int i = 0; i < 20; ++i) {
        connect(client.transcribe(ask(u"word"_s), this), &PhonemeJob::finished, this,
                [&](const TranscriptionResult &result) { ++(result ? succeeded : failed); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 20, 10'000);
    QCOMPARE(failed, 0);
    QCOMPARE(client.figures(), (NetworkFigures{.requests = 20, .connections = 2}));
}

void TestPhonemeClient::asksNoMoreAtOnceThanTheNetworkTakes()
{
    // Over the 60 that are allowed at most.
    FaultServer server(echo(100ms));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 100;
    PhonemeClient client(manager, settings);
    int succeeded = 0;
    for (int i = 0; i < 63; ++i) {
        connect(client.transcribe(ask(u"word"_s), this), &PhonemeJob::finished, this,
                [&](const TranscriptionResult &result) { succeeded += result ? 1 : 0; });
    }
    QCOMPARE(client.figures().requests, 60);
    QTRY_COMPARE(succeeded, 63);
    QVERIFY2(server.connections() > 6 && server.connections() <= 60,
             qPrintable(QString::number(server.connections())));
}

/// Each letter is a step: s ask, c cancel, e one turn of the event loop, w wait for another answer, d delete
/// the job, p delete its parent, x delete the client, m delete the manager.
void TestPhonemeClient::finishesAtMostOnce_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QList<PhonemeErrorKind>>("errors"); // of the jobs that end
    QTest::addColumn<int>("answers");
    using enum PhonemeErrorKind;
    using Kinds = QList<PhonemeErrorKind>;
    QTest::newRow("ask and wait") << "saw"_ba << Kinds{} << 1;
    QTest::newRow("cancel at once") << "scw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel after a turn") << "secw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel twice") << "sccwcw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel after the answer") << "sacw"_ba << Kinds{} << 1;
    QTest::newRow("delete the job") << "sdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the job after a turn") << "sedw"_ba << Kinds{} << 0;
    QTest::newRow("delete the cancelled job") << "scdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the parent") << "sepw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client") << "sxw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after a turn") << "sexw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after cancel") << "scxw"_ba << Kinds{} << 0;
    QTest::newRow("cancel after the client is gone") << "sxcw"_ba << Kinds{} << 0;
    QTest::newRow("delete the job after the client") << "sxdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after the answer") << "saxcw"_ba << Kinds{} << 1;
    QTest::newRow("delete the manager") << "semw"_ba << Kinds{ConnectionFailed} << 0;
    QTest::newRow("ask after the manager is gone") << "msw"_ba << Kinds{ConnectionFailed} << 0;
    QTest::newRow("cancel after the manager is gone") << "semcw"_ba << Kinds{ConnectionFailed} << 0;
    QTest::newRow("delete the manager, then the client") << "semxw"_ba << Kinds{} << 0;
}

void TestPhonemeClient::finishesAtMostOnce()
{
    QFETCH(QByteArray, steps);
    QFETCH(QList<PhonemeErrorKind>, errors);
    QFETCH(int, answers);
    FaultServer server(echo(30ms));
    auto manager = std::make_unique<QNetworkAccessManager>();
    QNetworkAccessManager otherManager;
    PhonemeClient other(otherManager, settingsFor(server.url()));
    auto client = std::make_unique<PhonemeClient>(*manager, settingsFor(server.url()));
    auto parent = std::make_unique<QObject>();
    QPointer<PhonemeJob> job;
    QList<TranscriptionResult> results;
    for (const char step : steps) {
        const qsizetype before = results.size();
        switch (step) {
        case 's':
            job = client->transcribe(ask(u"hello"_s), parent.get());
            connect(job, &PhonemeJob::finished, this,
                    [&](const TranscriptionResult &result) { results.append(result); });
            break;
        case 'c':
            job->cancel();
            break;
        case 'd':
            delete job;
            break;
        case 'p':
            parent.reset();
            break;
        case 'x':
            client.reset();
            break;
        case 'm':
            manager.reset();
            break;
        case 'e':
            QCoreApplication::processEvents();
            continue;
        case 'a': // until the answer is there
            QTRY_COMPARE(results.size(), 1);
            continue;
        default: { // long enough for an answer that must not come
            QSignalSpy finished(other.transcribe(ask(u"other"_s), this), &PhonemeJob::finished);
            QVERIFY(finished.wait());
            QCoreApplication::sendPostedEvents();
            continue;
        }
        }
        QCOMPARE(results.size(), before);
    }
    QList<PhonemeErrorKind> kinds;
    int good = 0;
    for (const TranscriptionResult &result : results) {
        if (result)
            ++good;
        else
            kinds.append(result.error().kind);
    }
    QCOMPARE(kinds, errors);
    QCOMPARE(good, answers);
}

void TestPhonemeClient::mayBeDeletedByItsReceiver()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    auto client = std::make_unique<PhonemeClient>(manager, settingsFor(server.url()));
    PhonemeJob *job = client->transcribe(ask(u"hello"_s), this);
    bool finished = false;
    connect(job, &PhonemeJob::finished, this, [&] {
        finished = true;
        delete job;
        client.reset();
    });
    QTRY_VERIFY(finished);

    // The same for one that was never asked.
    PhonemeClient invalid(manager, settingsFor(QUrl()));
    PhonemeJob *refused = invalid.transcribe(ask(u"hello"_s), this);
    refused->cancel();
    QSignalSpy ended(refused, &PhonemeJob::finished);
    QVERIFY(ended.isEmpty());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(resultOf(ended).error().kind, PhonemeErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestPhonemeClient)
#include "tst_phonemeclient.moc"
