// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httpendpoint.h"
#include "core/phonemes/phonemeprovider.h"

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace phonoscope {

struct PhonemeClientSettings
{
    HttpEndpointSettings http; ///< http.url is the endpoint
};

/// A phoneme service over HTTP as a provider: the lowest layer, one POST for each question, no cache.
/// The network manager is shared by the whole program and outlives the client.
class PhonemeClient : public PhonemeProvider
{
    Q_OBJECT
public:
    /// Gives each word's IPA as said alone, same count, or an empty list where it cannot: how a service's
    /// answer is mapped to words when its spaces do not match the text's.
    using IsolatedForms = std::function<QStringList(const QStringList &words, const QString &lang)>;

    PhonemeClient(QNetworkAccessManager &network, PhonemeClientSettings settings,
                  IsolatedForms isolatedForms = {}, QObject *parent = nullptr);
    ~PhonemeClient() override; ///< ends what is under way without a signal

    QString id() const override; ///< "service"
    QString cacheId() const override;
    bool isLocal() const override { return false; }

    /// Opens two connections ahead of the first pair. Does nothing for an endpoint that is not valid.
    void warmUp();

    NetworkFigures figures() const override;

protected:
    PhonemeJob *start(const PhonemeQuery &query, Urgency urgency, QObject *parent) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
