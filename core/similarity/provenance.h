// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QStringList>

namespace phonoscope {

/// "3 days", "2 hours", "less than a minute": translated, rounded down.
QString ageText(qint64 ms);

/// When the oldest of the answers that nobody was asked for just now was given, ms since the epoch; 0 if all
/// are new, or it is not known.
qint64 oldestKeptMs(const Comparison &comparison);

/// What a user must know about where the answers of \a comparison come from, translated sentences: that
/// another engine stood in, that kept answers were used since nobody could be asked, and how old they are.
/// Empty where every answer is as it should be. \a nowMs: since the epoch.
QStringList provenanceSentences(const Comparison &comparison, qint64 nowMs);

} // namespace phonoscope
