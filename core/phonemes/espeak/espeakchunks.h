// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/espeak/espeakcleaning.h"

#include <span>
#include <vector>

namespace phonoscope {

/// What the engine takes at once without cutting anything off silently.
inline constexpr qsizetype maxChunkBytes = 300;
inline constexpr qsizetype maxChunkWords = 60;
inline constexpr qsizetype maxChunkDigits = 40;

/// Parts \a words into runs within those limits, in order, at the end of a sentence or clause where one is
/// near. No word is cut; a word beyond a limit would stand alone.
std::vector<std::span<const SpokenWord>> chunksOf(std::span<const SpokenWord> words);

/// What the engine is asked for \a words: one blank between words, none within a run of signs that was
/// written without, each clause ended.
QString chunkText(std::span<const SpokenWord> words);

} // namespace phonoscope
