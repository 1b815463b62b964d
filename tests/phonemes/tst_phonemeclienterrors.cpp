// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/phonemeclient.h"
#include "core/phonemes/service/serviceerrors.h"
#include "tests/phonemes/clientkit.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray okStart = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

} // namespace

class TestPhonemeClientErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatWentWrong_data();
    void tellsWhatWentWrong();
    void namesTheServiceAndWhatToDo_data();
    void namesTheServiceAndWhatToDo();
    void namesWhatTheTransportMet_data();
    void namesWhatTheTransportMet();
    void tellsWhenToTryAgain_data();
    void tellsWhenToTryAgain();
    void refusesAnInvalidEndpoint_data();
    void refusesAnInvalidEndpoint();
};

void TestPhonemeClientErrors::tellsWhatWentWrong_data()
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

void TestPhonemeClientErrors::tellsWhatWentWrong()
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

void TestPhonemeClientErrors::namesTheServiceAndWhatToDo_data()
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
    QTest::newRow("access refused") << answer(401, "")
                                    << u"refused access (status 401): check the token in the settings"_s;
    QTest::newRow("access refused with a reason")
        << answer(403, encodeError(u"token expired"_s))
        << u"(status 403) and says “token expired”: check the token in the settings"_s;
    QTest::newRow("the proxy refused") << answer(407, "") << u"The proxy on the way"_s;
    QTest::newRow("a page to sign in, by its type")
        << answer(200, "Log in", "Content-Type: Text/HTML; charset=utf-8\r\n")
        << u"A web page answers at http://"_s;
    QTest::newRow("a page to sign in, by its looks")
        << answer(200, " <!DOCTYPE html><html>") << u"sign in if this network asks you to"_s;
    QTest::newRow("text that is no page")
        << answer(200, "Log in", "Content-Type: text/plain\r\n") << u"does not speak as a phoneme service"_s;
    QTest::newRow("redirected, without secrets")
        << answer(301, "", "Location: http://me:hunter2@example.org/ipav3?key=abc\r\n")
        << u"points to http://example.org/ipav3: enter that address"_s;
    QTest::newRow("redirected to nowhere") << answer(302, "") << u"without naming it"_s;
    QTest::newRow("try again in so many seconds")
        << answer(429, "", "Retry-After: 7\r\n") << u"try again in 7 s"_s;
}

void TestPhonemeClientErrors::namesTheServiceAndWhatToDo()
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

void TestPhonemeClientErrors::namesWhatTheTransportMet_data()
{
    QTest::addColumn<HttpErrorKind>("met");
    QTest::addColumn<int>("retryAfterMs");
    QTest::addColumn<PhonemeErrorKind>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("certificate") << HttpErrorKind::CertificateRejected << -1
                                 << PhonemeErrorKind::CertificateRejected
                                 << u"the service's own certificate authority in the settings"_s;
    QTest::newRow("patience") << HttpErrorKind::WaitedTooLong << -1 << PhonemeErrorKind::WaitedTooLong
                              << u"never sent: try again"_s;
    QTest::newRow("resting") << HttpErrorKind::Resting << -1 << PhonemeErrorKind::Resting
                             << u"left alone for a while: try again later"_s;
    QTest::newRow("resting for a time") << HttpErrorKind::Resting << 4001 << PhonemeErrorKind::Resting
                                        << u"left alone for another 5 s: try again then"_s;
}

void TestPhonemeClientErrors::namesWhatTheTransportMet()
{
    QFETCH(HttpErrorKind, met);
    QFETCH(int, retryAfterMs);
    QFETCH(PhonemeErrorKind, kind);
    QFETCH(QString, says);
    const PhonemeError error = transportError({.kind = met, .detail = u"why"_s, .retryAfterMs = retryAfterMs},
                                              u"http://example.org/ipav3"_s, deadline);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.retryAfterMs, retryAfterMs);
    QCOMPARE(error.detail, u"why"_s);
    QVERIFY2(error.message.contains(says), qPrintable(error.message));
    QVERIFY2(error.message.contains(u"at http://example.org/ipav3 "_s), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u"or use the built-in engine."_s), qPrintable(error.message));
}

void TestPhonemeClientErrors::tellsWhenToTryAgain_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("ms");
    QTest::newRow("in seconds") << "Retry-After: 7\r\n"_ba << 7000;
    QTest::newRow("by a date")
        << "Date: Sun, 06 Nov 1994 08:49:00 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"_ba
        << 37'000;
    QTest::newRow("in words") << "Retry-After: later\r\n"_ba << -1;
}

void TestPhonemeClientErrors::tellsWhenToTryAgain()
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

void TestPhonemeClientErrors::refusesAnInvalidEndpoint_data()
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

void TestPhonemeClientErrors::refusesAnInvalidEndpoint()
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

QTEST_GUILESS_MAIN(TestPhonemeClientErrors)
#include "tst_phonemeclienterrors.moc"
