// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/faultserver.h"

#include <QFile>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace phonoscope::test {

std::optional<ServerRequest> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    const QList<QByteArray> lines = buffer.first(end).split('\n');
    ServerRequest request;
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return {};
    request.body = buffer.sliced(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

FaultServer::FaultServer(Script script, std::optional<QSslConfiguration> tls, quint16 port)
    : m_script(std::move(script)), m_tls(tls.has_value())
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &FaultServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost, port))
        qFatal("no port to listen on");
}

FaultServer::~FaultServer()
{
    // The sockets are the server's children and would report to a half-gone object.
    for (auto it = m_buffers.begin(); it != m_buffers.end(); ++it)
        it.key()->disconnect(this);
}

QUrl FaultServer::url() const
{
    return QUrl(u"%1://127.0.0.1:%2/ipav3"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(m_server->serverPort()));
}

qsizetype FaultServer::open() const
{
    return m_buffers.size();
}

void FaultServer::closeAll()
{
    const auto sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
}

void FaultServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void FaultServer::read(QTcpSocket *socket)
{
    m_buffers[socket] += socket->readAll();
    while (m_buffers.contains(socket)) {
        const auto request = takeRequest(m_buffers[socket]);
        if (!request)
            return;
        m_requests.append(*request);
        if (request->method == "POST")
            ++m_posts;
        m_script(socket, *request);
        Q_EMIT requested();
    }
}

QSslConfiguration selfSigned()
{
    QFile key(QStringLiteral(PHONOSCOPE_TEST_TLS "/key.pem"));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("no key for the test server");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setLocalCertificateChain(
        QSslCertificate::fromPath(QStringLiteral(PHONOSCOPE_TEST_TLS "/certificate.pem")));
    return tls;
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace phonoscope::test
