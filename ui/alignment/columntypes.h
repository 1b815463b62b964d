// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/score.h"

#include <QPainterPath>
#include <QString>

namespace phonoscope {

/// All five, in the order of legends and counts.
inline constexpr std::array<ColumnType, columnTypeCount> allColumnTypes{
    ColumnType::Match, ColumnType::Variant, ColumnType::Substitution, ColumnType::Omission,
    ColumnType::Insertion};

/// Whether a column of this type is one a learner should look at.
constexpr bool isError(ColumnType type)
{
    return type != ColumnType::Match && type != ColumnType::Variant;
}

/// "Match", "Variant", … translated, for legends and sentences.
QString columnTypeName(ColumnType type);
/// What the type means, in one short translated clause.
QString columnTypeMeaning(ColumnType type);
/// ✓ ~ × – +, for text that leaves the program.
QChar columnTypeSign(ColumnType type);

/// The same sign drawn with strokes in the unit square, so that it does not hang on the fonts installed.
QPainterPath columnTypeSignPath(ColumnType type);

/// Tenths of a point as text in the locale's digits: "2.1".
QString pointsText(int tenths);

} // namespace phonoscope
