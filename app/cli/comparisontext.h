// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/advising.h"

namespace phonoscope::cli {

/// A comparison for a terminal: for each attempt the sentences, the score, and the alignment in columns
/// with a line of signs (× substitution, – omission, + insertion, ~ variant). Lines stay under about 100
/// places and break between words.
QString comparisonToText(const Comparison &comparison, const Counsel &counsel);

/// A row a column: attempt, reference, spoken, type, points, referenceWord, spokenWord, under a header; a
/// gap is "-", a missing word is empty, numbers count from 1.
QString comparisonToTsv(const Comparison &comparison);

/// The warnings of every transcription, each once.
QStringList comparisonWarnings(const Comparison &comparison);

} // namespace phonoscope::cli
