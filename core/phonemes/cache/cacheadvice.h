// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/cachesettings.h"
#include "core/phonemes/cache/usepattern.h"

#include <QString>

namespace phonoscope {

enum class CacheAdviceKind {
    TooEarly,  ///< too few questions to tell
    OneToMany, ///< a few sentences make most of the repeats
    AllNew,    ///< hardly any question is a repeat
    Repeated,  ///< many sentences are asked again
};

/// What the pattern of use speaks for.
struct CacheAdvice
{
    CacheAdviceKind kind = CacheAdviceKind::TooEarly;
    CacheSettings recommended; ///< the present ones where nothing is better
    QString reason;            ///< one translated sentence with the figures it rests on
};

/// How many questions advise() wants before it says anything.
inline constexpr std::size_t fewestLookups = 20;

/// For each lookup how many other keys were looked up since the same key was before: so many entries beside
/// it a cache must hold to have it still. -1 for the first lookup of a key. O(n log n).
std::vector<int> reuseDistances(const std::vector<UsePattern::Lookup> &lookups);

/// O(n log n) in the lookups, some 0.1 ms for a full pattern.
CacheAdvice advise(const UsePattern &pattern, const CacheSettings &present);

} // namespace phonoscope
