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
    case PhonemeErrorKind::WaitedTooLong:
    case PhonemeErrorKind::Resting:
        return true;
    case PhonemeErrorKind::HttpStatus:
        return error.httpStatus >= 500;
    case PhonemeErrorKind::Cancelled:
    case PhonemeErrorKind::EmptyText:
    case PhonemeErrorKind::NoLetters:
    case PhonemeErrorKind::TextTooLong:
    case PhonemeErrorKind::InvalidText:
    case PhonemeErrorKind::UnknownLanguage:
    case PhonemeErrorKind::InvalidIpa:
    case PhonemeErrorKind::InvalidEndpoint:
    case PhonemeErrorKind::Redirected:
    case PhonemeErrorKind::AnswerTooLarge:
    case PhonemeErrorKind::AnswerInvalid:
    case PhonemeErrorKind::EngineFailed:
    case PhonemeErrorKind::CertificateRejected:
        break;
    }
    return false;
}

} // namespace phonoscope
