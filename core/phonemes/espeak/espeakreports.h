// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"
#include "core/phonemes/transcription.h"

namespace phonoscope {

/// What a transcription could not do as asked: lists of words or signs, by mention().
struct EspeakFindings
{
    QStringList symbols;      ///< not read aloud
    QStringList overlong;     ///< words left out for their length
    QStringList unreadable;   ///< words left out for their script
    QStringList foreignWords; ///< words read with another language's sounds
};

/// The findings as sentences for the user, the language's grade with them.
QStringList warningsOf(const EspeakFindings &findings, const Language &language);

/// The error where the findings have left nothing to read.
PhonemeError nothingToRead(const EspeakFindings &findings, const Language &language);

PhonemeError unknownLanguage(const QString &tag);
PhonemeError missingVoice(const Language &language);

} // namespace phonoscope
