// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"
#include "core/phonemes/textwords.h"

namespace phonoscope {

/// A word in the form in which espeak-ng reads it right.
struct SpokenWord
{
    QString text;       ///< as written
    QString reading;    ///< what the engine is asked
    QChar pause;        ///< as in TextWord
    bool glued = false; ///< as in TextWord
};

/// A text made ready for the engine, and what had to be left out of it. Every word in a list stands there
/// once.
struct SpokenText
{
    QList<SpokenWord> words;
    QStringList symbols;      ///< not read aloud
    QStringList overlong;     ///< words beyond what the engine takes without cutting them silently
    QStringList otherScripts; ///< words that the voice would spell: "Chinese letter"
};

/// The most letters and digits that one word may have, and its bytes of UTF-8.
inline constexpr qsizetype maxWordLetters = 60;
inline constexpr qsizetype maxWordDigits = 40;
inline constexpr qsizetype maxWordBytes = 160;

/// Composed letters, plain width, no format characters, capitals only where they mean something.
/// Capitals: a text without small letters is read as if it had only those; in any other text, words of four
/// capitals and more are, while shorter ones and Roman numerals are left alone ("US", "IT", "VIII").
/// \a allCapitals: isAllCapitals() of the whole text, of which \a text may be a part.
SpokenText prepareText(QStringView text, const Language &language, bool allCapitals);

/// Whether \a text has capital letters and no small ones.
bool isAllCapitals(QStringView text);

} // namespace phonoscope
