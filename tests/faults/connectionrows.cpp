// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "tests/faults/rowkinds.h"
#include "tests/network/answerfaults.h"
#include "tests/network/connectionfaults.h"
#include "tests/network/tlsfaults.h"

#include <QTcpSocket>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace phonoscope::test {

using namespace faults;
using enum PhonemeErrorKind;

namespace {

const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";

QUrl urlOf(bool isTls, const QString &rest)
{
    return QUrl((isTls ? u"https://"_s : u"http://"_s) + rest);
}

FaultRow certificateRow(const QByteArray &name, Certificate certificate, Outcome outcome)
{
    return {.name = name,
            .service = [certificate](bool) { return serve(right(), tlsWith(certificate)); },
            .plain = outcome,
            .tls = outcome,
            .sparesOthers = outcome == answered,
            .scheme = FaultRow::Scheme::Tls};
}

/// Every way to reach nobody who answers.
QList<FaultRow> unreachable()
{
    return {
        {.name = "nobody listens",
         .service =
             [](bool isTls) {
                 return FaultyService{urlOf(isTls, u"127.0.0.1:%1/ipav3"_s.arg(closedPort())), {}};
             },
         .plain = ConnectionFailed,
         .tls = ConnectionFailed,
         .sparesOthers = false},
        {.name = "no such host",
         .service =
             [](bool isTls) {
                 return FaultyService{urlOf(isTls, u"phonemes.invalid/ipav3"_s), {}};
             },
         .plain = HostNotFound,
         .tls = HostNotFound,
         .sparesOthers = false},
        {.name = "takes the connection and never speaks",
         .service =
             [](bool isTls) {
                 auto server = std::make_shared<MuteServer>(isTls);
                 const QUrl url = server->url();
                 return FaultyService{url, std::move(server)};
             },
         .plain = Timeout,
         .tls = Timeout,
         .sparesOthers = false},
        {.name = "speaks no TLS where it should",
         .service =
             [](bool) {
                 // It waits for a request's end that a handshake does not have: so it says something first.
                 auto server = std::make_shared<QTcpServer>();
                 QObject::connect(
                     server.get(), &QTcpServer::newConnection, server.get(), [on = server.get()] {
                         while (QTcpSocket *socket = on->nextPendingConnection())
                             socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                     });
                 server->listen(QHostAddress::LocalHost);
                 const QUrl url = urlOf(true, u"127.0.0.1:%1/ipav3"_s.arg(server->serverPort()));
                 return FaultyService{url, std::move(server)};
             },
         .plain = {},
         .tls = ConnectionFailed,
         .sparesOthers = false,
         .scheme = FaultRow::Scheme::Tls},
        {.name = "speaks TLS where it should not",
         .service =
             [](bool) {
                 FaultyService service = serve(right(), tlsWith(Certificate::Right));
                 service.url.setScheme(u"http"_s);
                 return service;
             },
         .plain = ConnectionLost,
         .tls = {},
         .sparesOthers = false,
         .scheme = FaultRow::Scheme::Plain},
        certificateRow("certificate by an authority that is trusted", Certificate::Right, answered),
        certificateRow("certificate expired", Certificate::Expired, CertificateRejected),
        certificateRow("certificate not valid yet", Certificate::NotYetValid, CertificateRejected),
        certificateRow("certificate for another host", Certificate::WrongHost, CertificateRejected),
        certificateRow("certificate by itself", Certificate::SelfSigned, CertificateRejected),
        certificateRow("certificate by an unknown authority", Certificate::UnknownAuthority,
                       CertificateRejected),
    };
}

/// The connection ends where it should not.
QList<FaultRow> dropped()
{
    const QByteArray half = ok + "Content-Length: 100\r\n\r\n{\"ipa\":";
    const QByteArray halfChunk = chunks + "10\r\n{\"ipa\":";
    const QByteArray wholeChunk = chunks + "7\r\n{\"ipa\":\r\n";
    return {
        row("closes before any byte", closeAtOnce(), ConnectionLost),
        row("closes before any byte, bare", sayAndCloseBare({}), ConnectionLost),
        row("resets before any byte", sayAndReset({}), ConnectionLost),
        row("closes one direction of TLS", closeHalf(), Timeout),
        row("closes in the status line", sayAndClose("HTTP/1."), ConnectionLost),
        row("closes in the headers", sayAndClose(ok + "Content-Le"), ConnectionLost),
        row("closes in the headers, bare", sayAndCloseBare(ok + "Content-Le"), ConnectionLost),
        row("resets in the headers", sayAndReset(ok + "Content-Le"), ConnectionLost),
        row("closes in the body", sayAndClose(half), ConnectionLost),
        row("closes in the body, bare", sayAndCloseBare(half), ConnectionLost),
        row("resets in the body", sayAndReset(half), ConnectionLost),
        row("closes in a chunk", sayAndClose(halfChunk), ConnectionLost),
        row("closes in a chunk, bare", sayAndCloseBare(halfChunk), ConnectionLost),
        row("resets in a chunk", sayAndReset(halfChunk), ConnectionLost),
        row("closes between chunks, later", sayThenClose(wholeChunk, 50ms), ConnectionLost),
        row("closes in a body of unknown length", sayAndClose(ok + "\r\n{\"ipa\":\"h"), ConnectionLost),
        row("closes in a body of unknown length, bare", sayAndCloseBare(ok + "\r\n{\"ipa\":\"h"),
            ConnectionLost),
        onceRow("closes before any byte", closeAtOnce()),
        onceRow("closes before any byte, bare", sayAndCloseBare({})),
        onceRow("resets before any byte", sayAndReset({})),
        onceRow("closes in the headers", sayAndClose(ok + "Content-Le")),
        onceRow("closes in the body", sayAndClose(half)),
        onceRow("resets in the body", sayAndReset(half)),
        onceRow("closes in a chunk", sayAndClose(halfChunk)),
        row("closes after a whole answer", rightAndClose(), answered),
        row("closes after a whole answer and says so", rightWith("Connection: close\r\n"), answered),
        row("closes idle connections", closingWhenIdle(right(), 1ms), answered),
        answeredRow(
            "closes idle connections with a word",
            closingWhenIdle(right(), 1ms, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n")),
    };
}

/// Too slow or too much.
QList<FaultRow> endlessOnes()
{
    const QByteArray longAnswer = httpAnswer(200, ipaJson(u"a"_s.repeated(500)));
    return {
        row("never answers", sayAndHang({}), Timeout),
        row("answers too late", right(900ms), Timeout),
        row("stops in the headers", sayAndHang(ok), Timeout),
        row("stops in the body", sayAndHang(ok + "Content-Length: 100\r\n\r\n{\"ipa\":"), Timeout),
        row("stops between chunks", sayAndHang(chunks + "7\r\n{\"ipa\":\r\n"), Timeout),
        row("one byte a second", drip(longAnswer, 1s), Timeout),
        row("one byte every 20 ms", drip(longAnswer, 20ms), Timeout),
        row("a body without an end, fast", endlessPaced(ok + "\r\n{\"ipa\":\"", QByteArray(65536, 'a')),
            AnswerTooLarge),
        row("a body without an end, paced", endlessPaced(ok + "\r\n{\"ipa\":\"", QByteArray(8192, 'a')),
            AnswerTooLarge),
        row("chunks without an end, paced", endlessPaced(chunks, "2000\r\n" + QByteArray(8192, 'a') + "\r\n"),
            AnswerTooLarge),
        row("announces too much", sayAndHang(ok + "Content-Length: 99999999999\r\n\r\n"), AnswerTooLarge),
        row("headers without an end",
            endlessPaced("HTTP/1.1 200 OK\r\n", "X-Flood: " + QByteArray(1000, 'x') + "\r\n"), Timeout),
        row("interim answers without an end",
            endlessPaced("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"), Timeout),
        row("a bomb over the cap", answer(200, gzipZeros(5'000'000), "Content-Encoding: gzip\r\n"),
            AnswerTooLarge),
        row("a bomb that the transport refuses",
            answer(200, gzipZeros(30'000'000), "Content-Encoding: gzip\r\n"), AnswerInvalid),
    };
}

} // namespace

QList<FaultRow> connectionRows()
{
    return unreachable() + dropped() + endlessOnes();
}

} // namespace phonoscope::test
