// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/http2server.h"

#include "tests/network/http2connection.h"

#include <QSslServer>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace phonoscope::test {

struct Http2Server::Private
{
    void accept(Http2Server *q);
    void read(QTcpSocket *socket);

    Http2Script script;
    FaultServer::Script http1;
    int maxStreams;
    QSslServer server{};
    QHash<QTcpSocket *, QByteArray> buffers{}; ///< of every open connection; those of HTTP/1.1 use theirs
    int http2Requests = 0;
    int http1Requests = 0;
    int http2Connections = 0;
    int http1Connections = 0;
};

void Http2Server::Private::accept(Http2Server *q)
{
    while (auto *socket = qobject_cast<QSslSocket *>(server.nextPendingConnection())) {
        buffers.insert(socket, {});
        QObject::connect(socket, &QTcpSocket::disconnected, q, [this, socket] {
            buffers.remove(socket);
            socket->deleteLater();
        });
        if (socket->sslConfiguration().nextNegotiatedProtocol() == QSslConfiguration::ALPNProtocolHTTP2) {
            ++http2Connections;
            new Http2Connection(socket, script, maxStreams, [this] { ++http2Requests; });
        } else {
            ++http1Connections;
            QObject::connect(socket, &QTcpSocket::readyRead, q, [this, socket] { read(socket); });
            read(socket);
        }
    }
}

void Http2Server::Private::read(QTcpSocket *socket)
{
    buffers[socket] += socket->readAll();
    while (buffers.contains(socket)) {
        const auto request = takeRequest(buffers[socket]);
        if (!request)
            return;
        ++http1Requests;
        http1(socket, *request);
    }
}

Http2Server::Http2Server(Http2Script script, FaultServer::Script http1, QSslConfiguration tls, int maxStreams,
                         quint16 port)
    : d(new Private{.script = std::move(script), .http1 = std::move(http1), .maxStreams = maxStreams})
{
    tls.setAllowedNextProtocols(
        {QSslConfiguration::ALPNProtocolHTTP2, QSslConfiguration::NextProtocolHttp1_1});
    d->server.setSslConfiguration(tls);
    connect(&d->server, &QTcpServer::pendingConnectionAvailable, this, [this] { d->accept(this); });
    if (!d->server.listen(QHostAddress::LocalHost, port))
        qFatal("no port to listen on");
}

Http2Server::~Http2Server()
{
    for (auto it = d->buffers.begin(); it != d->buffers.end(); ++it)
        it.key()->disconnect(this);
}

QUrl Http2Server::url() const
{
    return QUrl(u"https://127.0.0.1:%1/ipav3"_s.arg(d->server.serverPort()));
}

int Http2Server::http2Requests() const
{
    return d->http2Requests;
}

int Http2Server::http1Requests() const
{
    return d->http1Requests;
}

int Http2Server::http2Connections() const
{
    return d->http2Connections;
}

int Http2Server::http1Connections() const
{
    return d->http1Connections;
}

qsizetype Http2Server::open() const
{
    return d->buffers.size();
}

} // namespace phonoscope::test
