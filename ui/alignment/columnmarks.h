// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/score.h"
#include "core/alignment/stress.h"

#include <QPainterPath>
#include <QString>

#include <optional>

namespace phonoscope {

/// What is to be seen of a column besides its type.
struct ColumnMarks
{
    Ruling ruling = Ruling::None;
    Tier tier = Tier::Sounds;
    std::optional<StressErrorKind> stress{};
    int referenceSounds = 1; ///< more than one: merged
    int spokenSounds = 1;

    bool isMerged() const { return referenceSounds > 1 || spokenSounds > 1; }

    friend bool operator==(const ColumnMarks &, const ColumnMarks &) = default;
};

/// What a teacher has said of the column, as a clause: "accepted by the teacher"; empty for Ruling::None.
QString rulingText(Ruling ruling);
/// What is wrong with the stress, as a clause.
QString stressErrorText(StressErrorKind kind);

/// The sign of a ruling, drawn with strokes: a struck out ring in the unit square; ✓ beside a T, which is
/// wider than the unit square by a third on either side. Empty for Ruling::None.
QPainterPath rulingSignPath(Ruling ruling);
/// ✓ ∅, for text that leaves the program; null for Ruling::None.
QChar rulingSign(Ruling ruling);

/// The place of the main stress mark in a sound's text; -1 if it has none.
qsizetype stressMarkAt(const QString &sound);

} // namespace phonoscope
