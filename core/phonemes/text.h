// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace phonoscope {

/// Decodes what came from outside; InvalidText for invalid UTF-8 or NUL. A byte-order mark is dropped.
tl::expected<QString, PhonemeError> decodeText(QByteArrayView utf8);

/// What every provider refuses before it asks anything: EmptyText, NoLetters, TextTooLong, InvalidText.
/// Digits count as letters: they are read aloud.
std::optional<PhonemeError> checkText(QStringView text);

/// The words of a text in the order of reading: runs without white space, stripped of the punctuation
/// around them, runs without a letter or digit left out. Han are parted sign by sign; a run of hiragana or
/// of katakana is one word.
///
/// Apostrophes and hyphens between letters stay inside ("it's", "well-known"), as do the signs of numbers
/// ("3.14", "9:30", "50%") and the dots of abbreviations of single letters ("U.S.", "e.g."). Dashes, slashes,
/// symbols and all other punctuation part words, with blanks or without ("no—never", "and/or").
QStringList splitWords(QStringView text);

} // namespace phonoscope
