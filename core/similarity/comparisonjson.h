// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetables.h"
#include "core/similarity/comparison.h"

#include <QJsonObject>

namespace phonoscope {

/// "Match", "Variant", "Substitution", "Omission", "Insertion": the names in JSON, never translated.
QString columnTypeKey(ColumnType type);
/// "None", "Mispronunciation", "Omission", "Insertion"
QString wordErrorTypeName(WordErrorType type);
/// "strict", "standard", "lenient"
QString strictnessName(Strictness strictness);
std::optional<Strictness> strictnessFromName(QStringView name);

/// A comparison as the command line and exports write it; scores and points with one decimal, similarity
/// with two, a gap as null. An attempt that failed has "text" and "error" and nothing else.
/// \a spokenTexts: what was given for each attempt, to name the failed ones.
/// Each column has its "advice" from \a tables, in English; columns that are one change have the same.
QJsonObject comparisonToJson(const Comparison &comparison, const QStringList &spokenTexts,
                             const AdviceTables &tables);

/// {"text", "ipa", "words", "warnings"}
QJsonObject transcriptionToJson(const Transcription &transcription);

} // namespace phonoscope
