// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <span>

namespace phonoscope {

/// Edit distance with unit costs over segment ids (Levenshtein 1966).
int levenshteinDistance(std::span<const Segment> a, std::span<const Segment> b);

/// 1 − distance / longer length, 0–1; 1 for two empty sequences.
double levenshteinSimilarity(std::span<const Segment> a, std::span<const Segment> b);

} // namespace phonoscope
