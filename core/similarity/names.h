// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QString>

#include <optional>

namespace phonoscope {

/// The names of values in JSON, in files and on the command line; never translated.

/// "Match", "Variant", "Substitution", "Omission", "Insertion"
QString jsonName(ColumnType type);
/// "None", "Mispronunciation", "Omission", "Insertion"
QString jsonName(WordErrorType type);
/// "strict", "standard", "lenient"
QString jsonName(Strictness strictness);
/// "sounds", "tones"
QString jsonName(Tier tier);
/// "same", "notation", "equal", "acceptedForm", "nearMiss", …
QString jsonName(ScoreRule rule);
/// "none", "accepted", "ignored"
QString jsonName(Ruling ruling);
/// "Missing", "Added"
QString jsonName(StressErrorKind kind);
/// "spellingDiffers", "sameText"
QString jsonName(NoteKind kind);
/// "context", "isolated", "weak", "strong", …
QString jsonName(FormSource source);
/// "merge", "split", "accept", "ignore", "judge"
QString jsonName(ColumnEdit::Kind kind);
/// "memory", "store", "shared", "provider", "kept", "typed"
QString jsonName(AnswerSource source);
/// "cancelled", …
QString jsonName(PhonemeErrorKind kind);

std::optional<Strictness> strictnessFromName(QStringView name);
std::optional<NoteKind> noteKindFromName(QStringView name);
std::optional<FormSource> formSourceFromName(QStringView name);
std::optional<ColumnEdit::Kind> editKindFromName(QStringView name);
std::optional<AnswerSource> answerSourceFromName(QStringView name);
std::optional<PhonemeErrorKind> errorKindFromName(QStringView name);

} // namespace phonoscope
