// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/connectionfaults.h"

#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace phonoscope::test {

MuteServer::MuteServer(bool isTls) : m_isTls(isTls)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

QUrl MuteServer::url() const
{
    return QUrl(
        u"%1://127.0.0.1:%2/ipav3"_s.arg(m_isTls ? u"https"_s : u"http"_s).arg(m_server.serverPort()));
}

namespace faults {

namespace {

int descriptorOf(const QTcpSocket *socket)
{
    return static_cast<int>(socket->socketDescriptor());
}

/// Writes \a bytes to the network before it returns: what follows goes past the socket's buffers.
void sayNow(QTcpSocket *socket, const QByteArray &bytes)
{
    socket->write(bytes);
    while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(100)) {
    }
}

} // namespace

Script sayAndCloseBare(const QByteArray &bytes)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        sayNow(socket, bytes);
        ::shutdown(descriptorOf(socket), SHUT_RDWR);
    };
}

Script sayAndReset(const QByteArray &bytes)
{
    return [=](QTcpSocket *socket, const ServerRequest &) {
        sayNow(socket, bytes);
        // What is on its way must arrive before the reset, which makes the receiver forget it.
        QTimer::singleShot(bytes.isEmpty() ? milliseconds(0) : milliseconds(20), socket, [socket] {
            sockaddr nobody{};
            nobody.sa_family = AF_UNSPEC;
            ::connect(descriptorOf(socket), &nobody,
                      sizeof nobody); // dissolves the connection: Linux sends RST
            socket->abort();
        });
    };
}

Script closingWhenIdle(const Script &script, milliseconds idle, const QByteArray &farewell)
{
    return [=](QTcpSocket *socket, const ServerRequest &request) {
        auto *timer = socket->findChild<QTimer *>(u"idle"_s, Qt::FindDirectChildrenOnly);
        if (!timer) {
            timer = new QTimer(socket);
            timer->setObjectName(u"idle"_s);
            timer->setSingleShot(true);
            QObject::connect(timer, &QTimer::timeout, socket, [=] {
                socket->write(farewell);
                socket->disconnectFromHost();
            });
        }
        script(socket, request);
        timer->start(idle);
    };
}

} // namespace faults

} // namespace phonoscope::test
