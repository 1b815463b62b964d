// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"

#include <vector>

namespace phonoscope {

/// The textbook's alignment, with nothing to make it fast: the cost by its recursive definition over a full
/// matrix of costs, then the walk back in the order that Aligner documents. The yardstick for Aligner.
Aligner::Result naiveAlign(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
                           const AligningCosts &costs);

/// What \a columns cost, one by one.
int naiveCost(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
              const Alignment &columns, const AligningCosts &costs);

} // namespace phonoscope
