// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace phonoscope {

/// Identifies a segment by how it compares, not by how it is written: notation twins (g and ɡ, kːʰ and
/// kʰː) share one id. Ids are small, dense and valid within the SegmentInventory that gave them.
using SegmentId = std::uint32_t;

enum class Stress : std::uint8_t { None, Secondary, Primary };

/// One speech sound with its marks, as it stands in a transcription.
struct Segment
{
    /// As written, marks included, stress excluded; all that was given where it was taken as cut. What is
    /// shown.
    QString text;
    SegmentId id = 0;
    Features features;
    /// The stress of the syllable, on its vowel or syllabic consonant, whether the mark stood before that
    /// (espeak-ng) or before the syllable (textbooks). In a word without such a sound, where the mark stood.
    Stress stress = Stress::None;
    /// Index of the word it belongs to, counted from 0. What holds no sound, such as a bracket alone, is no
    /// word.
    int word = 0;
    bool known = true; ///< false: an unknown symbol was in it; features are a guess
};

/// What a tokenizer makes of one line of IPA.
struct Segmentation
{
    QList<Segment> segments;
    int wordCount = 0;          ///< words with at least one sound
    QStringList unknownSymbols; ///< each distinct unknown symbol once, in order of appearance
};

} // namespace phonoscope
