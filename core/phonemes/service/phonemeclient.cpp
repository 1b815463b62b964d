// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/phonemeclient.h"

#include "core/network/networklog.h"
#include "core/network/requestqueue.h"
#include "core/phonemes/service/phonemeclientjob.h"

#include <QNetworkAccessManager>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

bool canBeAsked(const QUrl &endpoint)
{
    const QString scheme = endpoint.scheme();
    return endpoint.isValid() && (scheme == "http"_L1 || scheme == "https"_L1) &&
           !endpoint.host().isEmpty() && endpoint.port() != 0;
}

/// Over HTTP/1.1 more at once would only wait in a queue of Qt's, and their deadlines would run there.
int parallelRequests(const PhonemeClientSettings &settings)
{
    return settings.http2 ? settings.parallelRequests
                          : qMin(settings.parallelRequests, RequestQueue::maxParallelHttp1);
}

} // namespace

struct PhonemeClient::Private
{
    Private(QNetworkAccessManager &network, PhonemeClientSettings settings, IsolatedForms isolatedForms)
        : queue(network, parallelRequests(settings))
    {
        const QString service = plainUrl(settings.endpoint);
        const bool valid = canBeAsked(settings.endpoint);
        context = std::make_shared<const PhonemeServiceContext>(
            PhonemeServiceContext{std::move(settings), std::move(isolatedForms), service, valid});
    }

    std::shared_ptr<const PhonemeServiceContext> context;
    RequestQueue queue;
    QList<QPointer<PhonemeClientJob>> jobs;
};

PhonemeClient::PhonemeClient(QNetworkAccessManager &network, PhonemeClientSettings settings,
                             IsolatedForms isolatedForms, QObject *parent)
    : PhonemeProvider(parent),
      d(std::make_unique<Private>(network, std::move(settings), std::move(isolatedForms)))
{
}

PhonemeClient::~PhonemeClient()
{
    const auto jobs = d->jobs;
    for (const QPointer<PhonemeClientJob> &job : jobs) {
        if (job)
            job->abandon();
    }
}

QString PhonemeClient::id() const
{
    return u"service"_s;
}

QString PhonemeClient::cacheId() const
{
    return "service/"_L1 +
           d->context->settings.endpoint.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment).toString();
}

PhonemeJob *PhonemeClient::transcribe(const PhonemeQuery &query, QObject *parent)
{
    auto job = new PhonemeClientJob(d->context, query, d->queue, parent);
    d->jobs.removeIf([](const QPointer<PhonemeClientJob> &other) { return !other || other->hasEnded(); });
    d->jobs.append(job);
    return job;
}

void PhonemeClient::warmUp()
{
    // Two, for a comparison asks for two sentences at once.
    if (d->context->valid)
        d->queue.openConnections(d->context->settings.endpoint, 2, d->context->settings.http2);
}

NetworkFigures PhonemeClient::figures() const
{
    return {.requests = d->queue.requests(), .connections = d->queue.connections()};
}

} // namespace phonoscope
