// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/advising.h"

#include <QJsonObject>

namespace phonoscope {

/// A comparison as the command line and exports write it; scores and points with one decimal, similarity
/// with two, a gap as null, and every figure null where nothing is scored. An attempt that failed has "text"
/// and "error" and nothing else. \a spokenTexts: what was given for each attempt, to name the failed ones.
/// A piece of advice stands once in an attempt: with the first of the columns it is about.
QJsonObject comparisonToJson(const Comparison &comparison, const QStringList &spokenTexts,
                             const Counsel &counsel);

/// {"text", "ipa", "words", "warnings"}
QJsonObject transcriptionToJson(const Transcription &transcription);

} // namespace phonoscope
