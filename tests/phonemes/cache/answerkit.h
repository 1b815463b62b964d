// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/phonemestore.h"

namespace phonoscope::test {

/// A time for tests, ms since the epoch.
inline constexpr qint64 someTime = 1'700'000'000'000;
inline constexpr qint64 hourMs = 60 * 60 * 1'000;
inline constexpr qint64 dayMs = 24 * hourMs;

inline StoreKey keyOf(const QString &text, const QString &cacheId = QStringLiteral("held"))
{
    return {cacheId, {text, QStringLiteral("en-US"), true}};
}

/// An answer of one word for each blank-separated part of \a ipa.
inline NewAnswer answerTo(const StoreKey &key, const QString &ipa, qint64 answeredMs = someTime)
{
    Transcription transcription{key.query.text,         key.query.lang,           ipa, {},
                                QStringLiteral("held"), QStringLiteral("held 1"), {}};
    for (const QString &word : ipa.split(QLatin1Char(' ')))
        transcription.words.append({word, word});
    return {key, transcription, answeredMs};
}

} // namespace phonoscope::test
