// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/soundchanges.h"

namespace phonoscope {

/// One piece of advice and all that it is about.
struct RankedAdvice
{
    Advice advice;
    int points = 0;                   ///< of all its changes together, tenths
    std::vector<std::size_t> changes; ///< indexes of the changes it is about, ascending
};

/// What to say about a whole attempt, what cost most first, of equal what came first; at most \a atMost.
/// No rule and no text stands in it twice: the text is that for the change which cost most.
std::vector<RankedAdvice> adviseAll(std::span<const LocatedChange> changes, const AdviceTables &tables,
                                    QStringView targetLanguage, AdviceLanguage language, std::size_t atMost);

} // namespace phonoscope
