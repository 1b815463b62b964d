// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"

namespace phonoscope {

/// The warning that comes with the built-in engine's transcriptions of \a language where it only guesses
/// (grade C): one translated sentence; else empty.
QString roughTranscriptionWarning(const Language &language);

} // namespace phonoscope
