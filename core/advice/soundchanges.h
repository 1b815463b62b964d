// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetables.h"
#include "core/alignment/score.h"
#include "core/alignment/stress.h"

#include <vector>

namespace phonoscope {

/// An attempt, aligned and scored. Refers to what others hold.
struct AlignedAttempt
{
    std::span<const Segment> reference;
    std::span<const Segment> spoken;
    const Columns &columns;              ///< of reference and spoken
    const Score &score;                  ///< of columns
    std::span<const StressError> stress; ///< those to tell
    QStringList referenceWords{};        ///< as they are spelt; a word that is not in it has no spelling
    QStringList spokenWords{};
};

/// A change, where it is and what it cost.
struct LocatedChange
{
    SoundChange change;
    /// Tenths of a point that its columns lost; what a wrong stress weighs, see soundChanges().
    int points = 0;
    std::size_t firstColumn = 0;
    std::size_t columnCount = 1; ///< 0 for a wrong stress: its columns may be right otherwise
};

/// All that was said otherwise than expected, in the order of the columns. Each column that is neither Match
/// nor Variant, and that no teacher has ignored, is in exactly one change, whose segments are those of
/// \a attempt.
///
/// A word that was left out or added as a whole is one change, and so are two columns side by side within a
/// word if together they are a confusion that \a tables know in \a targetLanguage (ɔ̃ said as ɔn).
///
/// A word that was stressed on another syllable than expected is a change before those of the sounds of that
/// syllable. The score takes nothing for it; it weighs as half a sound here.
std::vector<LocatedChange> soundChanges(const AlignedAttempt &attempt, const AdviceTables &tables,
                                        QStringView targetLanguage);

} // namespace phonoscope
