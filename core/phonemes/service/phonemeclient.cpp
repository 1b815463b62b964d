// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/phonemeclient.h"

#include "core/network/networklog.h"
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

} // namespace

struct PhonemeClient::Private
{
    Private(QNetworkAccessManager &network, PhonemeClientSettings settings, IsolatedForms isolatedForms)
        : endpoint(network, settings.http)
    {
        const QString service = plainUrl(settings.http.url);
        const bool valid = canBeAsked(settings.http.url);
        context = std::make_shared<const PhonemeServiceContext>(
            PhonemeServiceContext{std::move(settings), std::move(isolatedForms), service, valid});
    }

    std::shared_ptr<const PhonemeServiceContext> context;
    HttpEndpoint endpoint;
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
           d->context->settings.http.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment).toString();
}

PhonemeJob *PhonemeClient::start(const PhonemeQuery &query, Urgency urgency, QObject *parent)
{
    auto job = new PhonemeClientJob(d->context, query, urgency, d->endpoint, parent);
    d->jobs.removeIf([](const QPointer<PhonemeClientJob> &other) { return !other || other->hasEnded(); });
    d->jobs.append(job);
    return job;
}

void PhonemeClient::warmUp()
{
    // Two, for a comparison asks for two sentences at once.
    if (d->context->valid)
        d->endpoint.openConnections(2);
}

NetworkFigures PhonemeClient::figures() const
{
    return {.requests = d->endpoint.figures().requests, .connections = d->endpoint.figures().connections};
}

} // namespace phonoscope
