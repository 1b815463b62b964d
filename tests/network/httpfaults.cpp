// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/httpfaults.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <array>

using namespace Qt::StringLiterals;

namespace phonoscope::test::faults {

namespace {

void dripOn(QTcpSocket *socket, const QByteArray &bytes, qsizetype at, milliseconds pause)
{
    if (at >= bytes.size())
        return;
    socket->write(bytes.sliced(at, 1));
    QTimer::singleShot(pause, socket, [=] { dripOn(socket, bytes, at + 1, pause); });
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes.append(static_cast<char>((value >> shift) & 0xFFU));
    return bytes;
}

} // namespace

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Reason\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray ipaJson(const QString &ipa)
{
    return QJsonDocument(QJsonObject{{u"ipa"_s, ipa}}).toJson(QJsonDocument::Compact);
}

Script answer(int status, const QByteArray &body, const QByteArray &headers, milliseconds delay)
{
    const QByteArray bytes = httpAnswer(status, body, headers);
    return [=](QTcpSocket *socket, const ServerRequest &) {
        if (delay == milliseconds(0))
            socket->write(bytes);
        else
            QTimer::singleShot(delay, Qt::PreciseTimer, socket, [=] { socket->write(bytes); });
    };
}

Script sayAndClose(const QByteArray &bytes)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
}

Script sayThenClose(const QByteArray &bytes, milliseconds pause)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        socket->write(bytes);
        QTimer::singleShot(pause, socket, [socket] { socket->disconnectFromHost(); });
    };
}

Script sayAndHang(const QByteArray &bytes)
{
    return [=](QTcpSocket *socket, const ServerRequest &) { socket->write(bytes); };
}

Script closeAtOnce()
{
    return sayAndClose({});
}

Script reset()
{
    return [](QTcpSocket *socket, const ServerRequest &) { socket->abort(); };
}

Script drip(const QByteArray &bytes, milliseconds pause)
{
    return [=](QTcpSocket *socket, const ServerRequest &) { dripOn(socket, bytes, 0, pause); };
}

Script endless(const QByteArray &start, const QByteArray &block)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [=] {
            if (socket->bytesToWrite() < block.size())
                socket->write(block);
        });
        socket->write(start + block);
    };
}

Script endlessPaced(const QByteArray &start, const QByteArray &block)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        auto timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [=] {
            if (socket->bytesToWrite() < block.size())
                socket->write(block);
        });
        timer->start(1);
        socket->write(start);
    };
}

Script together(int count, const QByteArray &bytes)
{
    auto waiting = std::make_shared<QList<QPointer<QTcpSocket>>>();
    return [=](QTcpSocket *socket, const ServerRequest &) {
        waiting->append(socket);
        if (waiting->size() < count)
            return;
        for (const auto &each : std::exchange(*waiting, {})) {
            if (each)
                each->write(bytes);
        }
    };
}

Script redirectLoop(int status)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(httpAnswer(status, "moved", "Location: " + request.path + "\r\n"));
    };
}

QByteArray gzip(const QByteArray &bytes)
{
    // qCompress gives four bytes of length and a zlib stream: two bytes of header, four of checksum.
    const QByteArray packed = qCompress(bytes, 9);
    static constexpr std::array<char, 10> header{'\x1f', '\x8b', 8, 0, 0, 0, 0, 0, 0, 3};
    return QByteArray(header.data(), header.size()) + packed.sliced(6, packed.size() - 10) +
           littleEndian(crc32(bytes)) + littleEndian(static_cast<quint32>(bytes.size()));
}

QByteArray gzipZeros(qsizetype size)
{
    return gzip(QByteArray(size, '\0'));
}

} // namespace phonoscope::test::faults
