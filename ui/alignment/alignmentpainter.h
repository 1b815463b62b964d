// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alignment/alignmentlayout.h"
#include "ui/alignment/columnmarks.h"
#include "ui/alignment/columntypes.h"

#include <QColor>
#include <QLineF>
#include <QList>
#include <QPalette>

class QPainter;

namespace phonoscope {

/// Colours of an alignment. The five types have Okabe and Ito's colour-blind safe colours.
struct AlignmentPalette
{
    struct Type
    {
        QColor strong; ///< the sign's ground
        QColor onStrong;
        QColor ground; ///< the sounds' ground
        QColor pattern;
        QColor outline;
    };

    QColor surface;
    QColor text;
    QColor secondaryText;
    QColor gap;
    QColor selection;
    QColor sounding;      ///< the ground of the word that is heard
    QColor stress;        ///< what is wrong with the stress
    QColor ignoredGround; ///< a column that the teacher has taken out of the score
    QColor ignoredPattern;
    std::array<Type, columnTypeCount> types{};

    const Type &of(ColumnType type) const { return types[static_cast<std::size_t>(type)]; }
};

AlignmentPalette alignmentPalette(bool dark);
/// Light or dark by the lightness of the palette's window.
AlignmentPalette alignmentPalette(const QPalette &palette);

struct AlignmentPaintOptions
{
    int selected = -1;        ///< column, or none
    bool focused = false;     ///< the selection has the keyboard
    bool outlineText = false; ///< text as outlines, for files that travel to machines without the fonts
    /// The word that is heard, as an index into AlignmentContent::words, or none: its label is underlined. A
    /// spoken word that stands under no label of its own has that of the reference.
    int soundingReference = -1;
    int soundingSpoken = -1;
};

/// Draws what of \a layout touches \a clip; the painter's origin is the layout's. Leaves the painter's
/// state as it was. Nothing is drawn behind the alignment.
void paintAlignment(QPainter &painter, const AlignmentLayout &layout, const AlignmentPalette &palette,
                    const AlignmentPaintOptions &options, const QRectF &clip);

/// The radius of a column's corners: tones stand in cells that are rounder than those of sounds.
qreal cellRadius(const ColumnMarks &marks, qreal unit);

/// The ground and pattern of a sound's box, and the sign's box: for legends and counts too. A tone's ground
/// is lighter; what the teacher has ignored is grey and hatched, whatever its type; what the teacher has
/// accepted has a T beside its sign.
void paintTypeGround(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                     qreal unit, const ColumnMarks &marks = {});
void paintTypeSign(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                   qreal unit, const ColumnMarks &marks = {});
/// The edge of a column.
void paintTypeOutline(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                      qreal unit, const ColumnMarks &marks = {});

/// A small roof that points at a stress mark from below, its tip at \a tip.
void paintStressCaret(QPainter &painter, QPointF tip, const AlignmentPalette &palette, qreal unit);
/// A slur over (or under, with \a below) sounds that are judged as one.
void paintSlur(QPainter &painter, const QRectF &rect, bool below, const QColor &color, qreal unit);

/// The strokes of a type's pattern inside \a rect, \a step apart: none for Match; dots are strokes of no
/// length. Cut off by geometry, not by clipping, which SVG files made by Qt do not have.
QList<QLineF> patternLines(const QRectF &rect, ColumnType type, qreal step);

} // namespace phonoscope
