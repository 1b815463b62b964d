// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>

#include <chrono>
#include <memory>

class QNetworkAccessManager;

namespace phonoscope {

class HttpExchange;

enum class HttpPriority { High, Low };

/// How one service is reached, and what asking it may cost.
struct HttpEndpointSettings
{
    QUrl url;                                   ///< http or https, with a host
    QList<HttpHeader> headers;                  ///< sent with every request; may hold secrets
    QList<QSslCertificate> authorities;         ///< trusted beside the system's
    int parallel = 6;                           ///< requests at once; more wait here
    std::chrono::milliseconds deadline{10'000}; ///< of one request, from being sent to the last byte
    qint64 maxAnswerBytes = 4 * 1024 * 1024;
    bool http2 = false; ///< may be agreed on over https
};

struct HttpEndpointFigures
{
    int requests = 0;    ///< handed to the network so far
    int connections = 0; ///< begun to be opened so far
};

/// One service: every request to it goes through here.
class HttpEndpoint : public QObject
{
    Q_OBJECT
public:
    /// \a manager is shared by the whole program; it may go first.
    HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, QObject *parent = nullptr);
    ~HttpEndpoint() override; ///< ends what waits and what is under way, without a signal

    /// Posts \a body as JSON. \a parent owns the exchange.
    HttpExchange *post(const QByteArray &body, HttpPriority priority, QObject *parent);

    /// Opens up to \a count connections ahead of the requests. Failing, it fails silently.
    void openConnections(int count);

    const HttpEndpointSettings &settings() const;
    HttpEndpointFigures figures() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
