// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <optional>

namespace phonoscope {

/// The names that saved comparisons have for values; never translated, never changed.
QString fileName(FormSource source);
QString fileName(NoteKind kind);
QString fileName(ColumnEdit::Kind kind);
QString fileName(PhonemeErrorKind kind);

std::optional<FormSource> formSourceFromFile(QStringView name);
std::optional<NoteKind> noteKindFromFile(QStringView name);
std::optional<ColumnEdit::Kind> editKindFromFile(QStringView name);
std::optional<PhonemeErrorKind> errorKindFromFile(QStringView name);

} // namespace phonoscope
