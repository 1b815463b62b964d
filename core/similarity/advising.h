// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/adviseall.h"
#include "core/similarity/comparison.h"

namespace phonoscope {

/// Where advice comes from, and the language it is given in.
struct Counsel
{
    AdviceTables tables;
    AdviceLanguage language = AdviceLanguage::English;
};

/// All that was said otherwise than expected in \a attempt, in the order of the columns. Refers to its
/// utterances, which must outlive it.
std::vector<LocatedChange> changesOf(const Attempt &attempt, const AdviceTables &tables);

/// What to say about \a changes, those of \a attempt, what cost most first; at most \a atMost pieces.
std::vector<RankedAdvice> adviceOn(const Attempt &attempt, std::span<const LocatedChange> changes,
                                   const Counsel &counsel, std::size_t atMost = 1000);

} // namespace phonoscope
