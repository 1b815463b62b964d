// SPDX-License-Identifier: GPL-3.0-or-later
// What anybody may send to the service: decoded without a fault, and what is accepted survives being written
// again.
#include "core/phonemes/phonemeprotocol.h"

#include <cstddef>
#include <cstdint>

using namespace phonoscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto query = decodeRequest(body)) {
        const auto again = decodeRequest(encodeRequest(*query));
        if (!again || *again != *query)
            __builtin_trap();
    } else if (query.error().isEmpty() || encodeError(query.error()).isEmpty()) {
        __builtin_trap();
    }
    return 0;
}
