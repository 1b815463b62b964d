// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httpendpoint.h"

namespace phonoscope {

/// Whether a service answers several lines of text with as many lines of IPA.
enum class BatchFinding {
    Unknown,
    Works,
    Fails, ///< it did not, once: it is asked for one sentence at a time
};

struct PhonemeClientSettings
{
    HttpEndpointSettings http;                    ///< http.url is the endpoint
    bool batches = true;                          ///< several sentences may go in one request
    BatchFinding finding = BatchFinding::Unknown; ///< what was found out about the endpoint before

    friend bool operator==(const PhonemeClientSettings &, const PhonemeClientSettings &) = default;
};

} // namespace phonoscope
