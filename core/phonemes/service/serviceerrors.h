// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/phonemes/transcription.h"

#include <chrono>

namespace phonoscope {

/// What can go wrong between a phoneme service and the user, in the user's words: one sentence, what happened
/// and what to do. \a service is the service's address as it may be shown.

PhonemeError invalidEndpointError();
PhonemeError cancelledError();

/// The transport gave no answer. \a deadline is the one that was set.
PhonemeError transportError(const HttpError &error, const QString &service,
                            std::chrono::milliseconds deadline);

/// The service answered with a status that is not 200.
PhonemeError statusError(const HttpAnswer &answer, const QString &service);

/// The service answered 200 with something that is not of the protocol; \a detail says what.
PhonemeError invalidAnswerError(const QString &detail, const QString &service);

/// The service answered 200 with a web page: it is none, or the network keeps us from it until we sign in.
PhonemeError webPageError(const QString &service);

} // namespace phonoscope
