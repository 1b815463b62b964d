// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/serviceprovider.h"

#include "app/wiring/coretables.h"

namespace phonoscope {

std::unique_ptr<PhonemeClient> makeServiceProvider(QNetworkAccessManager &network,
                                                   const PhonemeClientSettings &settings,
                                                   std::shared_ptr<const EspeakEngine> guide)
{
    return std::make_unique<PhonemeClient>(network, settings, isolatedForms(std::move(guide)));
}

} // namespace phonoscope
