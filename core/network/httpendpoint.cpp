// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"

#include "core/network/endpointcore.h"
#include "core/network/httpexchange.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace phonoscope {

namespace {

constexpr std::chrono::milliseconds betweenNews{100};

/// Waiting ones are not started for a moment when what runs before them is taken out.
void cancel(EndpointCore &core, QList<HttpExchange *> exchanges)
{
    core.queue().setHeld(true);
    for (HttpExchange *exchange : std::as_const(exchanges))
        exchange->cancel();
    core.queue().setHeld(!core.connections().isReady());
}

} // namespace

struct HttpEndpoint::Private
{
    Private(QNetworkAccessManager &manager, HttpEndpointSettings settings, HttpTools tools)
        : core(manager, std::move(settings), std::move(tools))
    {
    }

    EndpointCore core;
    QTimer news; ///< until the next figuresChanged()
    QTimer rest; ///< until the service rests no more
};

HttpEndpoint::HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, QObject *parent)
    : HttpEndpoint(manager, std::move(settings), HttpTools(), parent)
{
}

HttpEndpoint::HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, HttpTools tools,
                           QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(manager, std::move(settings), std::move(tools)))
{
    d->news.setSingleShot(true);
    d->rest.setSingleShot(true);
    connect(&d->core, &EndpointCore::figuresChanged, this, [this] {
        if (!d->news.isActive())
            d->news.start(betweenNews);
    });
    connect(&d->news, &QTimer::timeout, this, [this] {
        if (const HttpEndpointFigures now = figures(); now.resting)
            d->rest.start(now.restsForMs + 1);
        Q_EMIT figuresChanged();
    });
    connect(&d->rest, &QTimer::timeout, this, &HttpEndpoint::figuresChanged);
}

HttpEndpoint::~HttpEndpoint()
{
    // The exchanges that end now are no news any more.
    d->core.disconnect(this);
}

HttpExchange *HttpEndpoint::post(const QByteArray &body, HttpPriority priority, QObject *parent)
{
    return new HttpExchange(d->core, body, priority, parent);
}

void HttpEndpoint::cancelAll()
{
    cancel(d->core, d->core.exchanges());
}

void HttpEndpoint::cancelAll(const QObject *parent)
{
    QList<HttpExchange *> exchanges = d->core.exchanges();
    exchanges.removeIf([parent](const HttpExchange *exchange) { return exchange->parent() != parent; });
    cancel(d->core, exchanges);
}

void HttpEndpoint::openConnections(int count)
{
    d->core.connections().open(count);
}

void HttpEndpoint::warmUp()
{
    if (!d->core.isResting())
        d->core.connections().warmUp();
}

void HttpEndpoint::tryNow()
{
    d->core.tryNow();
}

std::optional<HttpResult> HttpEndpoint::faultBehindRest() const
{
    return d->core.faultBehindRest();
}

int HttpEndpoint::parallel() const
{
    return d->core.connections().capacity();
}

const HttpEndpointSettings &HttpEndpoint::settings() const
{
    return *d->core.settings();
}

void HttpEndpoint::setSettings(HttpEndpointSettings settings)
{
    d->core.setSettings(std::move(settings));
}

HttpEndpointFigures HttpEndpoint::figures() const
{
    return d->core.figures();
}

} // namespace phonoscope
