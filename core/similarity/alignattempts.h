// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"
#include "core/similarity/comparison.h"

namespace phonoscope {

/// Aligns and scores \a spoken against \a reference. TextTooLong if either is longer than the aligner takes.
tl::expected<Attempt, PhonemeError> alignAttempt(const Utterance &reference, UtterancePtr spoken,
                                                 Aligner &aligner, const ScoringDistances &distances,
                                                 Strictness strictness);

/// Scores the alignment \a attempt holds anew.
void scoreAttempt(const Utterance &reference, Attempt &attempt, const ScoringDistances &distances,
                  Strictness strictness);

} // namespace phonoscope
