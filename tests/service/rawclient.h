// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTcpSocket>
#include <QtTest>

#include <optional>

/// One HTTP answer as it came over the wire.
struct RawResponse
{
    int status = 0;
    QByteArray head; ///< status line and headers, in lower case
    QByteArray body;

    bool has(QByteArrayView lowerCase) const { return head.contains(lowerCase); }
};

/// Takes one complete answer off the front of \a buffer. Answers to HEAD have no body.
inline std::optional<RawResponse> takeResponse(QByteArray &buffer, bool isHead = false)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    RawResponse response;
    response.head = buffer.left(headEnd + 2).toLower();
    response.status = response.head.mid(9, 3).toInt();
    qsizetype length = 0;
    const QByteArray name = "\r\ncontent-length: ";
    if (const qsizetype at = response.head.indexOf(name); at >= 0 && !isHead) {
        const qsizetype from = at + name.size();
        length = response.head.mid(from, response.head.indexOf('\r', from) - from).toLongLong();
    }
    if (buffer.size() < headEnd + 4 + length)
        return std::nullopt;
    response.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    return response;
}

/// A client that sends what it is told, right or wrong.
class RawClient
{
public:
    explicit RawClient(quint16 port, const QString &host = QStringLiteral("127.0.0.1"))
    {
        m_socket.connectToHost(host, port);
        m_isConnected =
            QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }, 5000);
    }

    bool isConnected() const { return m_isConnected; }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    QTcpSocket &socket() { return m_socket; }

    /// Status 0 if the connection ended, or the time, before there was one.
    RawResponse response(bool isHead = false, int timeoutMs = 10'000)
    {
        std::optional<RawResponse> taken;
        const bool ended = QTest::qWaitFor(
            [&] {
                m_buffer += m_socket.readAll();
                taken = takeResponse(m_buffer, isHead);
                return taken.has_value() || m_socket.state() == QAbstractSocket::UnconnectedState;
            },
            timeoutMs);
        return ended && taken ? *taken : RawResponse();
    }

    /// Closed by the other side, with nothing more said.
    bool isClosed(int timeoutMs = 5000)
    {
        const bool closed = QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, timeoutMs);
        return closed && m_buffer.isEmpty() && m_socket.readAll().isEmpty();
    }

private:
    QTcpSocket m_socket;
    QByteArray m_buffer;
    bool m_isConnected = false;
};

inline QByteArray post(const QByteArray &json, const QByteArray &headers = {},
                       const QByteArray &path = "/ipav3", const QByteArray &version = "HTTP/1.1")
{
    return "POST " + path + ' ' + version + "\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
           headers + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json;
}
