// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetables.h"
#include "core/similarity/comparison.h"
#include "ui/compare/advicelist.h"

namespace phonoscope {

/// What to work on in an attempt of \a comparison, what cost most first; at most \a atMost, no advice twice.
/// Nothing where nothing is scored: sounds that are guessed badly are no ground for advice.
/// \pre the attempt exists and is not an error
QList<AdvicePiece> attemptAdvice(const Comparison &comparison, std::size_t attempt,
                                 const AdviceTables &tables, AdviceLanguage language, std::size_t atMost);

/// What to do about \a column; empty where nothing is to be done.
QString columnAdvice(const Comparison &comparison, std::size_t attempt, int column,
                     const AdviceTables &tables, AdviceLanguage language);

} // namespace phonoscope
