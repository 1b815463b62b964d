// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/service/phonemeclient.h"

namespace phonoscope {

class EspeakEngine;

/// A phoneme service whose answers are mapped to words with the help of \a guide, which may be null: then
/// words are told apart by their lengths where the service's blanks do not tell.
std::unique_ptr<PhonemeClient> makeServiceProvider(QNetworkAccessManager &network,
                                                   const PhonemeClientSettings &settings,
                                                   std::shared_ptr<const EspeakEngine> guide);

} // namespace phonoscope
