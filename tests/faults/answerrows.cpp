// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "tests/faults/rowkinds.h"
#include "tests/network/answerfaults.h"

#include <QTcpSocket>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace phonoscope::test {

using namespace faults;
using enum PhonemeErrorKind;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";

/// \a body as JSON of the right length.
FaultRow bodyRow(const QByteArray &name, const QByteArray &body)
{
    return row(name, answer(200, body, json), AnswerInvalid);
}

QList<FaultRow> bodies()
{
    const QString utf16 = QString::fromUtf8(ipaJson(u"ta"_s));
    return {
        bodyRow("an empty body", {}),
        bodyRow("a body of blanks", "  \r\n \t "),
        bodyRow("JSON that it cut itself", "{\"ipa\":\"h"),
        bodyRow("JSON with a comma too many", "{\"ipa\":\"ta\",}"),
        bodyRow("JSON twice", "{\"ipa\":\"ta\"}{\"ipa\":\"ta\"}"),
        bodyRow("a list", "[\"ta\"]"),
        bodyRow("a string", "\"ta\""),
        bodyRow("null", "null"),
        bodyRow("no IPA", "{\"detected\":\"English\"}"),
        bodyRow("IPA that is a number", "{\"ipa\":7}"),
        bodyRow("IPA that is null", "{\"ipa\":null}"),
        bodyRow("IPA that is a list", "{\"ipa\":[\"ta\"]}"),
        bodyRow("blank IPA", ipaJson(u" \n "_s)),
        bodyRow("IPA without a letter", ipaJson(u"ˈ . ,"_s)),
        bodyRow("IPA of a book", ipaJson(u"a"_s.repeated(20'000))),
        bodyRow("an error with status 200", encodeError(u"no"_s)),
        bodyRow("lists in lists", QByteArray(20'000, '[')),
        bodyRow("bad UTF-8", "{\"ipa\":\"h\xC9\"}"),
        bodyRow("UTF-16", {reinterpret_cast<const char *>(utf16.utf16()), utf16.size() * 2}),
        bodyRow("NULs", QByteArray(100, '\0')),
        row("a portal's page",
            answer(200, "<html>Log in to the network</html>", "Content-Type: text/html\r\n"), AnswerInvalid),
        row("a page that calls itself JSON", answer(200, "<html>Log in to the network</html>", json),
            AnswerInvalid),
        row("right JSON under text/html", rightWith("Content-Type: text/html\r\n"), answered),
        row("right JSON under text/plain", rightWith("Content-Type: text/plain; charset=utf-8\r\n"),
            answered),
        row("right JSON without a type", rightWith({}), answered),
        row("right JSON under a type that is none", rightWith("Content-Type: ;;;\r\n"), answered),
        row("a byte-order mark", rightBehind("\xEF\xBB\xBF"), answered),
        row("right JSON behind blank lines", rightBehind("\r\n\r\n  "), answered),
        row("gzip", packed(false), answered),
        row("broken gzip", packed(true), AnswerInvalid),
        row("gzip that is none", answer(200, ipaJson(u"ta"_s), json + "Content-Encoding: gzip\r\n"),
            AnswerInvalid),
        row("gzip that is cut short",
            answer(200, gzip(ipaJson(u"tata"_s)).chopped(12), json + "Content-Encoding: gzip\r\n"),
            ConnectionLost),
        row("an encoding that nobody knows",
            answer(200, ipaJson(u"\u0001"_s), json + "Content-Encoding: x-rot13\r\n"), AnswerInvalid),
    };
}

QList<FaultRow> framing()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\n" + json;
    const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
    return {
        row("chunks", chunked(), answered),
        row(
            "no length, closed at the end",
            [ok](QTcpSocket *socket, const ServerRequest &request) {
                socket->write(ok + "\r\n" + rightJson(request));
                socket->disconnectFromHost();
            },
            answered),
        row(
            "HTTP/1.0",
            [](QTcpSocket *socket, const ServerRequest &request) {
                socket->write("HTTP/1.0 200 OK\r\n" + json + "\r\n" + rightJson(request));
                socket->disconnectFromHost();
            },
            answered),
        row(
            "lines that end in LF alone",
            [](QTcpSocket *socket, const ServerRequest &request) {
                socket->write(rightAnswer(request).replace("\r\n", "\n"));
            },
            answered),
        row("a length that is too small", sayAndHang(ok + "Content-Length: 5\r\n\r\n" + ipaJson(u"ta"_s)),
            AnswerInvalid),
        row("a length that is too large", sayAndHang(ok + "Content-Length: 500\r\n\r\n" + ipaJson(u"ta"_s)),
            Timeout),
        row("a length that is too large, closed",
            sayAndClose(ok + "Content-Length: 500\r\n\r\n" + ipaJson(u"ta"_s)), ConnectionLost),
        row("a chunk's size that is none",
            sayAndClose(chunks + "zz\r\n" + ipaJson(u"ta"_s) + "\r\n0\r\n\r\n"), AnswerInvalid),
        row(
            "the answer, and one nobody asked for",
            [](QTcpSocket *socket, const ServerRequest &request) {
                socket->write(rightAnswer(request) + httpAnswer(200, ipaJson(u"stale"_s), json));
            },
            answered),
        row("another protocol, closed", sayAndClose("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), ConnectionLost),
        row("bytes at random, closed", sayAndClose(QByteArray::fromHex("00ff8013a5c3e75501020304")),
            ConnectionLost),
        answeredRow("a line too few in a batch", wrongLines(Lines::OneFewer)),
        answeredRow("a line too many in a batch", wrongLines(Lines::OneMore)),
        answeredRow("a batch in one line", wrongLines(Lines::AllInOne)),
    };
}

} // namespace

QList<FaultRow> answerRows()
{
    return bodies() + framing();
}

} // namespace phonoscope::test
