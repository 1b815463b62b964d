// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace phonoscope {

/// \a phone without the stress marks before it.
QStringView withoutStress(QStringView phone);

/// Whether \a phone, with or without stress, begins with a vowel letter of the IPA.
bool isVowelPhone(QStringView phone);

/// Whether \a text begins with a sign that belongs to the sound before it: a combining mark, length, a
/// superscript.
bool beginsWithModifier(QStringView text);

/// Whether \a c is one of the five letters of Chao's tones.
bool isToneLetter(QChar c);

} // namespace phonoscope
