// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

namespace phonoscope {

/// The features of two sounds that are spoken as one segment, \a first then \a second: two vowels make a
/// diphthong (three a triphthong; further ones add nothing), a stop with a fricative an affricate, a nasal
/// with a stop a prenasalized stop, two stops with [p b m] a labial-velar one. A vowel beside a consonant
/// stays the vowel that it is; any other pair is the first sound with OtherMark.
Features joinFeatures(const Features &first, const Features &second);

/// A plosive, an affricate or a fricative without voice: what can be an ejective.
bool isVoicelessObstruent(const Features &features);

} // namespace phonoscope
