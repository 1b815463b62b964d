// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace phonoscope {

/// The gap in an AlignedPair.
inline constexpr int gap = -1;

/// One column: positions in the two aligned sequences, counted from 0; gap where one has no counterpart.
/// Never gap on both sides.
struct AlignedPair
{
    int reference = gap;
    int spoken = gap;

    friend bool operator==(const AlignedPair &, const AlignedPair &) = default;
};

/// Columns in order. Each position of each sequence appears exactly once, ascending.
using Alignment = std::vector<AlignedPair>;

} // namespace phonoscope
