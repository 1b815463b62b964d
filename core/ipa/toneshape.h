// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

namespace phonoscope {

/// Which way a tone goes: once up or down, up and down again, down and up again, or more often.
enum class ToneShape : std::uint8_t { Level, Rising, Falling, Peaking, Dipping, Turning };

ToneShape toneShape(const Features &tone);

} // namespace phonoscope
