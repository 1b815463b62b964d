// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QByteArray>

#include <functional>

namespace phonoscope {

/// Turns one line of text into IPA, blocking. May throw: the caller of the service then gets a 500.
using PhonemeHandler = std::function<TranscriptionResult(const PhonemeQuery &)>;

/// A status and a JSON body.
struct HttpReply
{
    int status = 200;
    QByteArray body;
    QByteArray allow = {}; ///< the Allow header of a 405
};

/// The whole answer to the body of a POST to phonemePath, without a socket. Never throws.
///
/// Every line of the text is transcribed on its own and the answer has as many; a line with nothing to
/// pronounce gives an empty one, unless none has anything: that is a 400. Text over maxTextBytes: 413.
HttpReply answerPhonemeRequest(const QByteArray &body, const PhonemeHandler &handler);

} // namespace phonoscope
