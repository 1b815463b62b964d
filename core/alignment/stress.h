// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/column.h"

namespace phonoscope {

enum class StressErrorKind : std::uint8_t {
    Missing, ///< the main stress of the word belongs here and was put elsewhere
    Added,   ///< the main stress was put here and belongs elsewhere
};

/// Main stress on the wrong syllable. A kind of error beside the columns' types: it costs no points.
struct StressError
{
    StressErrorKind kind = StressErrorKind::Missing;
    int column = 0;
    int referenceWord = 0;

    friend bool operator==(const StressError &, const StressError &) = default;
};

/// The stress errors in the order of the columns.
///
/// A word can have one if it has several syllables and one main stress, and if a main stress is written
/// among the sounds that face it: somebody who types IPA without any claims nothing about it. A column that
/// a teacher has ruled on is not held against anybody.
std::vector<StressError> stressErrors(std::span<const Segment> reference, std::span<const Segment> spoken,
                                      const Columns &columns);

} // namespace phonoscope
