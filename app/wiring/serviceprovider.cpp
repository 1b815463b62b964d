// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/serviceprovider.h"

#include "core/phonemes/espeak/espeakengine.h"

namespace phonoscope {

std::unique_ptr<PhonemeClient> makeServiceProvider(QNetworkAccessManager &network,
                                                   const PhonemeClientSettings &settings,
                                                   std::shared_ptr<const EspeakEngine> guide)
{
    PhonemeClient::IsolatedForms isolatedForms;
    if (guide) {
        isolatedForms = [guide = std::move(guide)](const QStringList &words, const QString &lang) {
            return guide->isolatedForms(words, lang);
        };
    }
    return std::make_unique<PhonemeClient>(network, settings, std::move(isolatedForms));
}

} // namespace phonoscope
