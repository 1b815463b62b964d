// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "tests/faults/rowkinds.h"
#include "tests/network/answerfaults.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace phonoscope::test {

using namespace faults;
using enum PhonemeErrorKind;

namespace {

QList<FaultRow> refusals()
{
    QList<FaultRow> rows;
    for (const int status : {204, 206, 299})
        rows.append(row("status " + QByteArray::number(status), answer(status, {}), HttpStatus));
    for (const int status : {400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 411, 413, 414, 415, 417,
                             418, 421, 422, 425, 431, 451, 500, 501, 502, 503, 504, 505, 507, 511, 599})
        rows.append(
            row("status " + QByteArray::number(status), answer(status, encodeError(u"no"_s)), HttpStatus));
    rows.append(row("status 401 that asks for a password",
                    answer(401, {}, "WWW-Authenticate: Basic realm=\"here\"\r\n"), HttpStatus));
    rows.append(row("status 401 that asks for a digest",
                    answer(401, {}, "WWW-Authenticate: Digest realm=\"here\", nonce=\"1\", qop=\"auth\"\r\n"),
                    HttpStatus));
    rows.append(row("status 407 that asks for a password",
                    answer(407, {}, "Proxy-Authenticate: Basic realm=\"here\"\r\n"), HttpStatus));
    rows.append(row("status 503 and closes", sayAndClose("HTTP/1.1 503 Busy\r\n\r\nbusy"), HttpStatus));
    rows.append(row("status 500 with right JSON", answer(500, ipaJson(u"kaputt"_s)), HttpStatus));
    rows.append(row("status 500 without an end",
                    endlessPaced("HTTP/1.1 500 No\r\n\r\n", QByteArray(8192, 'a')), HttpStatus));
    rows.append(row("status 500 and stops in the body",
                    sayAndHang("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nno"), HttpStatus));
    for (const int status : {502, 503, 504})
        rows.append(onceRow("status " + QByteArray::number(status), answer(status, {})));
    return rows;
}

QList<FaultRow> redirects()
{
    QList<FaultRow> rows;
    for (const int status : {301, 302, 303, 307, 308}) {
        const QByteArray name = "status " + QByteArray::number(status);
        rows.append(row(name + " to itself", redirectLoop(status), Redirected));
        rows.append(row(name + " elsewhere",
                        answer(status, {}, "Location: http://portal.invalid/login?from=hunter2\r\n"),
                        Redirected));
    }
    rows.append(row("status 300", answer(300, {}), Redirected));
    rows.append(row("status 302 to nowhere", answer(302, {}), Redirected));
    rows.append(row("status 302 to a file", answer(302, {}, "Location: file:///etc/passwd\r\n"), Redirected));
    rows.append(row("status 304", sayAndHang("HTTP/1.1 304 Not Modified\r\n\r\n"), Redirected));
    return rows;
}

QList<FaultRow> tooMany()
{
    return {
        row("status 429", answer(429, {}), TooManyRequests),
        row("status 429, after 30 s", answer(429, {}, "Retry-After: 30\r\n"), TooManyRequests),
        row("status 429, after a date", answer(429, {}, "Retry-After: Fri, 31 Dec 2999 23:59:59 GMT\r\n"),
            TooManyRequests),
        row("status 429, after a date gone by",
            answer(429, {}, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"), TooManyRequests),
        row("status 429, after words", answer(429, {}, "Retry-After: soon\r\n"), TooManyRequests),
        row("status 429, after less than nothing", answer(429, {}, "Retry-After: -5\r\n"), TooManyRequests),
        row("status 429, after ages", answer(429, {}, "Retry-After: 99999999999999999999999999\r\n"),
            TooManyRequests),
        row("status 503, after 30 s", answer(503, {}, "Retry-After: 30\r\n"), HttpStatus),
        onceRow("status 429", answer(429, {})),
        onceRow("status 429, after 0 s", answer(429, {}, "Retry-After: 0\r\n")),
        onceRow("status 503, after 0 s", answer(503, {}, "Retry-After: 0\r\n")),
    };
}

QList<FaultRow> interim()
{
    return {
        row("status 100 before the answer", rightAfter("HTTP/1.1 100 Continue\r\n\r\n"), answered),
        // Qt 6.4 takes them for the whole answer: an error, but never the answer to another question.
        row("status 102 before the answer", rightAfter("HTTP/1.1 102 Processing\r\n\r\n"), HttpStatus),
        row("status 103 before the answer",
            rightAfter("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"), HttpStatus),
        row("status 100 alone", sayAndHang("HTTP/1.1 100 Continue\r\n\r\n"), Timeout),
        row("status 101",
            sayAndHang("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
            HttpStatus),
        row("status 0", answer(0, "{}"), AnswerInvalid),
        row("status 999", answer(999, "{}"), HttpStatus),
        row("status in words", sayAndClose("HTTP/1.1 fine OK\r\nContent-Length: 0\r\n\r\n"), ConnectionLost),
    };
}

} // namespace

QList<FaultRow> statusRows()
{
    return refusals() + redirects() + tooMany() + interim();
}

} // namespace phonoscope::test
