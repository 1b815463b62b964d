// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costmatrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace phonoscope {

/// On which sides a segment has a seam between words.
inline constexpr std::uint8_t seamBefore = 1;
inline constexpr std::uint8_t seamAfter = 2;
inline constexpr std::size_t seamStates = 4;

bool hasSeveralWords(std::span<const Segment> segments);

/// What each of \a segments costs without a counterpart, splits aside. Depends on nothing but its own word.
void findGaps(std::span<const Segment> segments, CostMatrix &matrix, std::vector<int> &gaps);

/// On which sides each of \a segments has a seam; the ends are seams too. None without \a severalWords.
void findSeams(std::span<const Segment> segments, bool severalWords, std::vector<std::uint8_t> &seams);

/// What a gap costs more after so many segments with \a seams; one more than there are segments.
void findSplits(std::span<const std::uint8_t> seams, bool severalWords, int split, std::vector<int> &splits);

} // namespace phonoscope
