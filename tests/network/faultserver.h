// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace phonoscope::test {

struct ServerRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// Takes one whole request off the front of \a buffer; nothing if it is not all there yet.
std::optional<ServerRequest> takeRequest(QByteArray &buffer);

/// A real socket on 127.0.0.1 that reads whole HTTP requests and lets a script answer them, rightly or
/// wrongly. Works in the loop of its thread, that of the test.
class FaultServer : public QObject
{
    Q_OBJECT
public:
    /// Answers one request, at once or later. The connection stays open unless the script ends it;
    /// timers of a script have the socket as their context, so they end with it.
    using Script = std::function<void(QTcpSocket *socket, const ServerRequest &request)>;

    /// \a port 0: any that is free.
    explicit FaultServer(Script script, std::optional<QSslConfiguration> tls = {}, quint16 port = 0);
    ~FaultServer() override;

    /// http (or https) ://127.0.0.1:PORT/ipav3
    QUrl url() const;

    int connections() const { return m_connections; } ///< accepted so far
    int posts() const { return m_posts; }
    qsizetype open() const; ///< connections that are open now
    const QList<ServerRequest> &requests() const { return m_requests; }

    /// Ends every connection as an idle timeout of a server would. It is open until the client has closed its
    /// side.
    void closeAll();

Q_SIGNALS:
    void requested();

private:
    void accept();
    void read(QTcpSocket *socket);

    Script m_script;
    bool m_tls;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<ServerRequest> m_requests;
    int m_connections = 0;
    int m_posts = 0;
};

/// For a server on 127.0.0.1 whose certificate nobody has signed but itself. The key is public: for tests
/// alone.
QSslConfiguration selfSigned();

/// A port of this machine that nothing listens on.
quint16 closedPort();

} // namespace phonoscope::test
