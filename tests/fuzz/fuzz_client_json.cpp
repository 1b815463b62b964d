// SPDX-License-Identifier: GPL-3.0-or-later
// What a service may answer: decoded without a fault, and what is accepted survives being written again. The
// same taken for the answer to several lines gives a line for each, or none at all.
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/answerreading.h"

#include <cstddef>
#include <cstdint>

using namespace phonoscope;

namespace {

void checkBatch(const QByteArray &body, qsizetype lines)
{
    static const PhonemeServiceContext context = makeContext({}, {});
    const HttpAnswer said{
        .status = 200, .body = body, .contentType = {}, .lengthKnown = true, .location = {}};
    const BatchAnswer answer = readBatch(said, lines, context);
    if (answer.outcome != BatchAnswer::Outcome::Answered) {
        if (!answer.ipa.isEmpty())
            __builtin_trap();
        return;
    }
    if (answer.ipa.size() != lines || answer.ipa.back().trimmed().isEmpty())
        __builtin_trap();
    for (const QString &line : answer.ipa) {
        if (line.contains(u'\n'))
            __builtin_trap();
    }
}

} // namespace

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
    for (qsizetype lines = 2; lines < 5; ++lines)
        checkBatch(body, lines);
    const QString message = decodeError(body);
    if (message.size() > 200 || message.contains(u'\n') || message.contains(u'<'))
        __builtin_trap();
    return 0;
}
