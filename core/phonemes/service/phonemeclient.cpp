// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/phonemeclient.h"

#include "core/phonemes/service/answerreading.h"
#include "core/phonemes/service/linebatcher.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// Enough that two keys will not meet, too little to be turned back into one.
QString digest(const QString &secret)
{
    const QByteArray hash = QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(8).toHex());
}

QString cacheIdOf(const QUrl &url)
{
    const QString address =
        url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
    const QString query = url.query(QUrl::FullyEncoded);
    return "service/"_L1 + address + (query.isEmpty() ? QString() : u"?sha256="_s + digest(query));
}

} // namespace

struct PhonemeClient::Private
{
    Private(QNetworkAccessManager &network, PhonemeClientSettings settings, IsolatedForms forms)
        : isolatedForms(std::move(forms)), cacheId(cacheIdOf(settings.http.url)),
          batcher(network, contextOf(std::move(settings)))
    {
    }

    LineBatcher::ContextPtr contextOf(PhonemeClientSettings settings) const
    {
        return std::make_shared<const PhonemeServiceContext>(makeContext(std::move(settings), isolatedForms));
    }

    const IsolatedForms isolatedForms;
    QString cacheId; ///< kept, for it is asked for with every look into the cache
    LineBatcher batcher;
};

PhonemeClient::PhonemeClient(QNetworkAccessManager &network, PhonemeClientSettings settings,
                             IsolatedForms isolatedForms, QObject *parent)
    : PhonemeProvider(parent),
      d(std::make_unique<Private>(network, std::move(settings), std::move(isolatedForms)))
{
    connect(&d->batcher, &LineBatcher::findingChanged, this, &PhonemeClient::findingChanged);
}

PhonemeClient::~PhonemeClient() = default;

QString PhonemeClient::id() const
{
    return u"service"_s;
}

QString PhonemeClient::cacheId() const
{
    return d->cacheId;
}

PhonemeJob *PhonemeClient::start(const PhonemeQuery &query, Urgency urgency, QObject *parent)
{
    return d->batcher.ask(query, urgency, parent);
}

void PhonemeClient::warmUp()
{
    if (d->batcher.context().valid)
        d->batcher.endpoint().warmUp();
}

void PhonemeClient::tryNow()
{
    d->batcher.endpoint().tryNow();
}

void PhonemeClient::cancelAll()
{
    d->batcher.cancelAll();
}

const PhonemeClientSettings &PhonemeClient::settings() const
{
    return d->batcher.context().settings;
}

void PhonemeClient::setSettings(PhonemeClientSettings settings)
{
    d->cacheId = cacheIdOf(settings.http.url);
    d->batcher.setContext(d->contextOf(std::move(settings)));
}

BatchFinding PhonemeClient::finding() const
{
    return d->batcher.finding();
}

NetworkFigures PhonemeClient::figures() const
{
    const HttpEndpointFigures network = d->batcher.endpoint().figures();
    return {.requests = network.requests,
            .connections = network.connections,
            .retries = network.retries,
            .batches = d->batcher.batches()};
}

} // namespace phonoscope
