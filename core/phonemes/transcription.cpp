// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/transcription.h"

namespace phonoscope {

QString joinedIpa(const QList<TranscribedWord> &words)
{
    QStringList ipa;
    ipa.reserve(words.size());
    for (const TranscribedWord &word : words)
        ipa.append(word.ipa);
    return ipa.join(u' ');
}

bool isOutOfReach(const PhonemeError &error)
{
    switch (error.kind) {
    case PhonemeErrorKind::HostNotFound:
    case PhonemeErrorKind::ConnectionFailed:
    case PhonemeErrorKind::ConnectionLost:
    case PhonemeErrorKind::Timeout:
    case PhonemeErrorKind::TooManyRequests:
        return true;
    case PhonemeErrorKind::HttpStatus:
        return error.httpStatus >= 500;
    default:
        break;
    }
    return false;
}

} // namespace phonoscope
