// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/answerfaults.h"

#include "core/phonemes/phonemeprotocol.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope::test {

QString ipaFor(const QString &text)
{
    QStringList words = text.simplified().split(u' ');
    for (QString &word : words)
        std::reverse(word.begin(), word.end());
    return words.join(u' ');
}

namespace faults {

namespace {

QString textOf(const ServerRequest &request)
{
    const auto query = decodeRequest(request.body);
    return query ? query->text : QString();
}

QStringList rightLines(const ServerRequest &request)
{
    QStringList lines = textOf(request).split(u'\n');
    for (QString &line : lines)
        line = ipaFor(line);
    return lines;
}

} // namespace

QByteArray rightJson(const ServerRequest &request)
{
    return ipaJson(rightLines(request).join(u'\n'));
}

QByteArray rightAnswer(const ServerRequest &request, const QByteArray &headers)
{
    return httpAnswer(200, rightJson(request), "Content-Type: application/json\r\n" + headers);
}

Script right(milliseconds delay)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        const QByteArray bytes = rightAnswer(request);
        if (delay == milliseconds(0))
            socket->write(bytes);
        else
            QTimer::singleShot(delay, Qt::PreciseTimer, socket, [=] { socket->write(bytes); });
    };
}

Script wrongLines(Lines lines)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        QStringList ipa = rightLines(request);
        QString said = ipa.join(u'\n');
        if (ipa.size() > 1) {
            switch (lines) {
            case Lines::OneFewer:
                said = ipa.first(ipa.size() - 1).join(u'\n');
                break;
            case Lines::OneMore:
                said += u"\nextra"_s;
                break;
            case Lines::AllInOne:
                said = ipa.join(u' ');
                break;
            }
        }
        socket->write(httpAnswer(200, ipaJson(said), "Content-Type: application/json\r\n"));
    };
}

Script whereTextHas(const QString &word, const Script &fault, const Script &otherwise)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        const bool has = textOf(request).split(QRegularExpression(u"\\s"_s)).contains(word);
        (has ? fault : otherwise)(socket, request);
    };
}

Script atFirst(int times, const Script &fault, const Script &otherwise)
{
    auto left = std::make_shared<int>(times);
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        const bool isAtFirst = *left > 0;
        if (isAtFirst)
            --*left;
        (isAtFirst ? fault : otherwise)(socket, request);
    };
}

Script rightWith(const QByteArray &headers)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(httpAnswer(200, rightJson(request), headers));
    };
}

Script rightBehind(const QByteArray &before)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(httpAnswer(200, before + rightJson(request), "Content-Type: application/json\r\n"));
    };
}

Script rightAfter(const QByteArray &bytes)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(bytes + rightAnswer(request));
    };
}

Script packed(bool broken)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        QByteArray bytes = gzip(rightJson(request));
        if (broken)
            bytes[bytes.size() - 8] = static_cast<char>(~bytes[bytes.size() - 8]);
        socket->write(httpAnswer(200, bytes, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"));
    };
}

Script chunked()
{
    return [](QTcpSocket *socket, const ServerRequest &request) {
        const QByteArray json = rightJson(request);
        QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                           "Transfer-Encoding: chunked\r\n\r\n";
        for (qsizetype at = 0; at < json.size(); at += 5) {
            const QByteArray part = json.mid(at, 5);
            bytes += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
        }
        socket->write(bytes + "0\r\n\r\n");
    };
}

Script rightAndClose()
{
    return [](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(rightAnswer(request));
        socket->disconnectFromHost();
    };
}

} // namespace faults

} // namespace phonoscope::test
