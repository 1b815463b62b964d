// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/network/pacing/circuitbreaker.h"

namespace phonoscope {

/// Whether the same request may go better in a moment: the connection failed or was lost, an attempt took too
/// long, or the status is 408, 429, 502, 503 or 504. With \a neverSendTwice only where the service surely did
/// nothing about it: never reached, 408, 429, 503.
bool mayRetry(const HttpResult &result, bool neverSendTwice);

/// What \a result says about the service. One that says what is wrong with a request is well; a status from
/// 500 on and any fault of the transport tell against it.
CircuitBreaker::Verdict verdictOn(const HttpResult &result);

/// How long the service asks to be left alone altogether (429 and 503 with Retry-After); zero: it does not.
std::chrono::milliseconds pauseAskedFor(const HttpResult &result);

/// \a result in a few words for the log: the status, or the fault with its detail.
QString summaryOf(const HttpResult &result);

} // namespace phonoscope
