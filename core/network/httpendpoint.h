// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/network/pacing/circuitbreaker.h"
#include "core/network/pacing/clocks.h"
#include "core/network/pacing/retrydelay.h"

#include <QList>
#include <QObject>
#include <QSslCertificate>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace phonoscope {

class HttpExchange;

/// How one service is reached, and what asking it may cost.
struct HttpEndpointSettings
{
    QUrl url;                           ///< http or https, with a host
    QList<HttpHeader> headers;          ///< sent with every request; may hold secrets
    QList<QSslCertificate> authorities; ///< trusted beside the system's
    /// Requests at once, 1 to 60; more wait here. Over https to an IPv6 address no more than six over
    /// HTTP/1.1, and 16 over HTTP/2.
    int parallel = 6;
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

/// Where an endpoint asks for the time and for chance.
struct HttpTools
{
    Clock steady = steadyClock();
    Clock wall = wallClock();
    RandomSource random = randomSource();
};

/// One service: every request to it goes through here. It has a queue of its own, repeats what may be
/// repeated, leaves a service alone that keeps failing, and keeps connections open. Everything happens in the
/// loop of its thread, which is the manager's.
class HttpEndpoint : public QObject
{
    Q_OBJECT
public:
    /// \a manager is shared by the whole program; it may go first.
    HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, QObject *parent = nullptr);
    HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, HttpTools tools,
                 QObject *parent = nullptr);
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

    /// What the service did when it was last found to fail too often: a fault, or an answer with a status
    /// from 500 on; nothing while it is thought to be well.
    std::optional<HttpResult> faultBehindRest() const;

    /// How many requests can be under way at once: HttpEndpointSettings::parallel, or fewer where the host or
    /// HTTP/2 does not allow them.
    int parallel() const;

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
