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
    QString text; ///< as written, marks included, stress excluded (all of it where it was taken as cut); what
                  ///< is shown
    SegmentId id = 0;
    Features features;
    /// The stress of the syllable, on its vowel or syllabic consonant, whether the mark stood before that
    /// (espeak-ng) or before the syllable (textbooks). In a word without such a sound, where the mark stood.
    Stress stress = Stress::None;
    int word =
        0; ///< index of the word it belongs to, counted from 0; blanks without a sound between count once
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
