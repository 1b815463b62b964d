// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QList>
#include <QString>

namespace phonoscope {

/// The sound in the words of the IPA chart, translated: "voiceless dental fricative",
/// "close front unrounded vowel, long", "rising tone (35)".
QString describe(const Features &features);

/// One feature in which two sounds differ.
struct FeatureDifference
{
    QString feature;   ///< "place", "voicing", "height", … translated
    QString reference; ///< its value in the reference sound, translated: "dental"
    QString spoken;    ///< its value in the spoken sound: "alveolar"
};

/// What sets \a spoken apart from \a reference, most audible first; empty if nothing does.
/// A vowel against a consonant differs in one thing only: the kind.
QList<FeatureDifference> featureDifferences(const Features &reference, const Features &spoken);

} // namespace phonoscope
