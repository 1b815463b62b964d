// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"

namespace phonoscope {

/// Whether it is an error that another provider would not have, or this one another time.
bool isProvidersFault(PhonemeErrorKind kind);

} // namespace phonoscope
