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

/// When an attempt that failed is made again. Every wait is a random part of its limit, which doubles from
/// \a firstDelay up to \a longestDelay; a Retry-After of the service goes before it.
struct RetryPolicy
{
    int retries = 2; ///< beside the first attempt; 0: none
    std::chrono::milliseconds firstDelay{200};
    std::chrono::milliseconds longestDelay{5000};

    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

/// When a service that keeps failing is left alone.
struct BreakerPolicy
{
    int failures = 5; ///< in a row; 0: it is never left alone
    std::chrono::milliseconds rest{5000};
    std::chrono::milliseconds longestRest{60'000}; ///< the rest doubles with each try that fails, up to this

    friend bool operator==(const BreakerPolicy &, const BreakerPolicy &) = default;
};

/// How one service is reached, and what asking it may cost.
struct HttpEndpointSettings
{
    QUrl url;                                    ///< http or https, with a host
    QList<HttpHeader> headers;                   ///< sent with every request; may hold secrets
    QList<QSslCertificate> authorities;          ///< trusted beside the system's
    int parallel = 6;                            ///< requests at once, 1 to 60; more wait here
    std::chrono::milliseconds deadline{10'000};  ///< of one request, from being first sent to the last byte
    std::chrono::milliseconds patience{120'000}; ///< how long a request may wait to be first sent
    qint64 maxAnswerBytes = 4 * 1024 * 1024;
    bool http2 = false;          ///< may be agreed on over https
    bool neverSendTwice = false; ///< send again only what the service surely did nothing about
    RetryPolicy retry;
    BreakerPolicy breaker;

    friend bool operator==(const HttpEndpointSettings &, const HttpEndpointSettings &) = default;
};

struct HttpEndpointFigures
{
    int requests = 0;    ///< handed to the network so far, each attempt counted
    int connections = 0; ///< begun to be opened so far
    int retries = 0;     ///< attempts beside the first ones
    int inFlight = 0;
    int waiting = 0;      ///< for their turn or for another attempt
    bool resting = false; ///< the service failed too often, or asked to be left alone
    int restsForMs = -1;  ///< until the next try; -1: it does not rest

    friend bool operator==(const HttpEndpointFigures &, const HttpEndpointFigures &) = default;
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

    /// Ends every exchange, or those that \a parent owns, with Cancelled.
    void cancelAll();
    void cancelAll(const QObject *parent);

    /// Opens up to \a count connections ahead of the requests. Failing, it fails silently.
    void openConnections(int count);

    /// Opens two connections if the service was never asked, or not for half a minute; else does nothing.
    void warmUp();

    /// A person wants to try again: the next request is sent, however long the service should rest.
    void tryNow();

    const HttpEndpointSettings &settings() const;
    /// For the requests to come; those that were posted before go on under the settings they had.
    void setSettings(HttpEndpointSettings settings);

    HttpEndpointFigures figures() const;

Q_SIGNALS:
    /// Not for every change: at most some ten times a second.
    void figuresChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
