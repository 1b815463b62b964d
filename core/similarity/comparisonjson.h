// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QJsonObject>

namespace phonoscope {

/// A comparison as the command line and exports write it; scores and points with one decimal, similarity
/// with two, a gap as null, and every figure null where nothing is scored. An attempt that failed has "text"
/// and "error" and nothing else. \a spokenTexts: what was given for each attempt, to name the failed ones.
QJsonObject comparisonToJson(const Comparison &comparison, const QStringList &spokenTexts);

/// {"text", "ipa", "words", "warnings"}
QJsonObject transcriptionToJson(const Transcription &transcription);

} // namespace phonoscope
