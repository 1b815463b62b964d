// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/phonemes/cache/answerkit.h"

namespace phonoscope::test {

/// How many keys the numbered answers go round.
inline constexpr int keyCount = 3'000;

/// Answer number \a number: to one of keyCount questions, told apart from every other answer to it.
inline NewAnswer answerNumber(int number)
{
    return answerTo(keyOf(QString::number(number % keyCount)),
                    QStringLiteral("ta %1 ta").arg(number).repeated(1 + number % 7));
}

/// The number of the answer that \a transcription is; -1 if it is none.
inline int numberOf(const Transcription &transcription)
{
    bool isNumber = false;
    const int number = transcription.ipa.section(QLatin1Char(' '), 1, 1).toInt(&isNumber);
    return isNumber && answerNumber(number).transcription == transcription ? number : -1;
}

} // namespace phonoscope::test
