// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QString>

namespace phonoscope {

/// One translated sentence for a screen reader: "Column 3 of 15, word think: expected voiceless dental
/// fricative θ, heard voiceless alveolar fricative s, substitution, 2.1 points lost". A tone, what is wrong
/// with the stress and what a teacher has said are told too. \a isScored: whether points count.
/// \pre 0 <= column < attempt.columns.size()
QString columnSentence(const Attempt &attempt, int column, bool isScored = true);

/// The alignment for other programs: two lines of cells padded to columns, then a blank line, then a table
/// with a header, one row a column, fields parted by tabs. \a isScored: whether points count.
QString alignmentAsText(const Attempt &attempt, bool isScored = true);

} // namespace phonoscope
