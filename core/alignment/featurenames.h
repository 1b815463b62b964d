// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QLatin1StringView>

#include <array>

namespace phonoscope {

inline constexpr std::size_t placeCount = static_cast<std::size_t>(Place::LabialVelar) + 1;
inline constexpr std::size_t mannerCount = static_cast<std::size_t>(Manner::LateralApproximant) + 1;
inline constexpr std::size_t markCount = 30;

constexpr std::size_t indexOf(Place place)
{
    return static_cast<std::size_t>(place);
}
constexpr std::size_t indexOf(Manner manner)
{
    return static_cast<std::size_t>(manner);
}

/// How the tables of costs name the features; in the order of the enumerations.
extern const std::array<QLatin1StringView, placeCount> placeNames;
extern const std::array<QLatin1StringView, mannerCount> mannerNames;
/// By bit number.
extern const std::array<QLatin1StringView, markCount> markNames;

} // namespace phonoscope
