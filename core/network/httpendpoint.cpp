// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"

#include "core/network/httpexchange.h"
#include "core/network/requestqueue.h"

namespace phonoscope {

namespace {

/// Over HTTP/1.1 more at once would only wait in a queue of Qt's, and their deadlines would run there.
int parallelRequests(const HttpEndpointSettings &settings)
{
    return settings.http2 ? settings.parallel : qMin(settings.parallel, RequestQueue::maxParallelHttp1);
}

} // namespace

struct HttpEndpoint::Private
{
    HttpEndpointSettings settings;
    RequestQueue queue;
    QList<QPointer<HttpExchange>> exchanges;
};

HttpEndpoint::HttpEndpoint(QNetworkAccessManager &manager, HttpEndpointSettings settings, QObject *parent)
    : QObject(parent), d(new Private{settings, RequestQueue(manager, parallelRequests(settings)), {}})
{
}

HttpEndpoint::~HttpEndpoint() = default;

HttpExchange *HttpEndpoint::post(const QByteArray &body, HttpPriority, QObject *parent)
{
    d->exchanges.removeIf([](const QPointer<HttpExchange> &other) { return !other; });
    auto exchange = new HttpExchange(d->queue,
                                     {.url = d->settings.url,
                                      .body = body,
                                      .contentType = "application/json",
                                      .deadline = d->settings.deadline,
                                      .maxAnswerBytes = d->settings.maxAnswerBytes,
                                      .http2 = d->settings.http2},
                                     parent);
    d->exchanges.append(exchange);
    return exchange;
}

void HttpEndpoint::cancelAll()
{
    for (const auto &exchange : QList(d->exchanges)) {
        if (exchange)
            exchange->cancel();
    }
}

void HttpEndpoint::cancelAll(const QObject *parent)
{
    for (const auto &exchange : QList(d->exchanges)) {
        if (exchange && exchange->parent() == parent)
            exchange->cancel();
    }
}

void HttpEndpoint::warmUp()
{
    openConnections(2);
}

void HttpEndpoint::tryNow() {}

void HttpEndpoint::setSettings(HttpEndpointSettings settings)
{
    d->settings = std::move(settings);
}

void HttpEndpoint::openConnections(int count)
{
    d->queue.openConnections(d->settings.url, count, d->settings.http2);
}

const HttpEndpointSettings &HttpEndpoint::settings() const
{
    return d->settings;
}

HttpEndpointFigures HttpEndpoint::figures() const
{
    HttpEndpointFigures figures;
    figures.requests = d->queue.requests();
    figures.connections = d->queue.connections();
    return figures;
}

} // namespace phonoscope
