// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/providersfault.h"

namespace phonoscope {

bool isProvidersFault(PhonemeErrorKind kind)
{
    switch (kind) {
    case PhonemeErrorKind::Cancelled:
    case PhonemeErrorKind::EmptyText:
    case PhonemeErrorKind::NoLetters:
    case PhonemeErrorKind::TextTooLong:
    case PhonemeErrorKind::InvalidText:
    case PhonemeErrorKind::InvalidIpa:
        return false;
    case PhonemeErrorKind::UnknownLanguage:
    case PhonemeErrorKind::InvalidEndpoint:
    case PhonemeErrorKind::HostNotFound:
    case PhonemeErrorKind::ConnectionFailed:
    case PhonemeErrorKind::ConnectionLost:
    case PhonemeErrorKind::Timeout:
    case PhonemeErrorKind::TooManyRequests:
    case PhonemeErrorKind::HttpStatus:
    case PhonemeErrorKind::Redirected:
    case PhonemeErrorKind::AnswerTooLarge:
    case PhonemeErrorKind::AnswerInvalid:
    case PhonemeErrorKind::EngineFailed:
    case PhonemeErrorKind::CertificateRejected:
    case PhonemeErrorKind::WaitedTooLong:
    case PhonemeErrorKind::Resting:
        break;
    }
    return true;
}

} // namespace phonoscope
