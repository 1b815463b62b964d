// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alignment/alignmentcontent.h"

#include <QFont>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace phonoscope {

inline constexpr qreal minAlignmentZoom = 0.5;
inline constexpr qreal maxAlignmentZoom = 4.0;

/// The fonts of an alignment and the unit all its distances are multiples of.
struct AlignmentStyle
{
    QFont word;
    QFont ipa;
    QFont label;
    qreal unit = 4; ///< device-independent pixels

    friend bool operator==(const AlignmentStyle &, const AlignmentStyle &) = default;
};

/// \a base is the interface's font. IPA is always set in Charis SIL, the font known to stack diacritics and
/// join tone letters; \a zoom is bounded to its limits.
AlignmentStyle alignmentStyle(const QFont &base, qreal zoom);

/// Where everything of an alignment is drawn, in device-independent pixels from the top left corner.
/// A value: complete in itself, made by layoutAlignment, read by paintAlignment and by views.
struct AlignmentLayout
{
    struct Cell
    {
        QRectF rect; ///< the whole column: both sounds and the sign
        QRectF reference;
        QRectF spoken;
        QRectF sign;
        QString referenceText; ///< empty: a gap
        QString spokenText;
        ColumnType type = ColumnType::Match;
        ColumnMarks marks{};
    };

    /// What stands over and under a run of columns. A word that wraps has one for each line.
    struct Block
    {
        QRectF referenceHeading;
        QRectF spokenHeading; ///< text only where it differs
        QString referenceText;
        QString spokenText;
        bool added = false;   ///< no reference word
        bool omitted = false; ///< no spoken word
        bool continued = false;
        int word = 0; ///< index into AlignmentContent::words
        int firstColumn = 0;
        int columnCount = 0;
    };

    struct Line
    {
        qreal top = 0;
        qreal height = 0;
        int firstColumn = 0;
        int columnCount = 0;
        int firstBlock = 0;
        int blockCount = 0;
        QRectF referenceLabel;
        QRectF spokenLabel;
    };

    AlignmentStyle style;
    std::vector<Cell> cells; ///< one for each column of the content, in order
    std::vector<Block> blocks;
    std::vector<Line> lines; ///< from top to bottom, without overlap
    QString referenceLabel;
    QString spokenLabel;
    qreal baseline = 0; ///< of IPA, from a sound's top
    QSizeF size;

    /// The column at \a point; -1 if none. Logarithmic in the lines.
    int columnAt(QPointF point) const;
    /// The line that \a column stands in. \pre it exists
    int lineOf(int column) const;
    /// Lines that touch \a top … \a bottom, as [first, last).
    std::pair<int, int> linesBetween(qreal top, qreal bottom) const;
};

/// Lays \a content out in \a width. Lines wrap between words; a word longer than a line wraps inside. A
/// merged column is as wide at least as the narrowest columns it was made of.
/// Pure but for the fonts it measures: needs a QGuiApplication, GUI thread. Linear in columns; every
/// distinct sound is measured once.
AlignmentLayout layoutAlignment(const AlignmentContent &content, const AlignmentStyle &style, qreal width);

} // namespace phonoscope
