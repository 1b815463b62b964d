// SPDX-License-Identifier: GPL-3.0-or-later
// What a service may answer: decoded without a fault, and what is accepted survives being written again.
#include "core/phonemes/phonemeprotocol.h"

#include <cstddef>
#include <cstdint>

using namespace phonoscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto answer = decodeAnswer(body)) {
        if (answer->ipa.trimmed().isEmpty() || isCutShort(body))
            __builtin_trap();
        const auto again = decodeAnswer(encodeAnswer(*answer));
        if (!again || *again != *answer)
            __builtin_trap();
    } else if (answer.error().isEmpty()) {
        __builtin_trap();
    }
    const QString message = decodeError(body);
    if (message.size() > 200 || message.contains(u'\n') || message.contains(u'<'))
        __builtin_trap();
    return 0;
}
