// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QStringList>

namespace phonoscope {

// Names of the rows of the table of features: what to do, one name for each thing to change.

/// What to change about \a heard so that it becomes \a expected, what differs most first, at most three;
/// never empty.
QStringList featureChanges(const Features &expected, const Features &heard);

/// How \a sound is made, from nothing; at most three, empty for a boundary.
QStringList featuresToMake(const Features &sound);

/// The more special name of a change of place, by where the tongue or the lips were before: "place-dental"
/// said with the lips is "place-dental<lips".
QString placeChangeName(Place expected, Place heard);

/// All names that the functions above give, but for placeChangeName().
QStringList featureNames();
/// All names that placeChangeName() gives.
QStringList placeChangeNames();

} // namespace phonoscope
