// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/ipachart.h"

#include <QFont>
#include <QLineF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace phonoscope {

/// The fonts of the keyboard.
struct SymbolStyle
{
    QFont ipa;     ///< its pixel size is set by the box that a symbol is drawn in
    QFont label;   ///< names of rows and columns
    QFont title;   ///< names of sections
    QFont caption; ///< names beside symbols
};

/// \a base is the interface's font. Symbols are always set in Charis SIL, the font known to place marks
/// right.
SymbolStyle symbolStyle(const QFont &base);
/// The font in which \a symbol is drawn in a box of \a size: as large as boxes of that size allow, smaller
/// only where the symbol is too wide.
QFont symbolFont(const SymbolStyle &style, const QString &symbol, QSizeF size);

struct PlacedSymbol
{
    int entry = 0;        ///< index into the chart's entries
    QRectF box;           ///< all that can be clicked
    QRectF symbolBox;     ///< where the symbol is drawn, within the box
    QString caption = {}; ///< drawn to the right of the symbol
    bool covers = false;  ///< hides the lines behind it
};

struct PlacedLabel
{
    QString text;
    QRectF box;
    Qt::Alignment alignment;
    bool isTitle = false;
};

/// A page of the keyboard: where everything stands, in pixels from its upper left corner.
struct SymbolLayout
{
    SymbolStyle style;
    std::vector<PlacedSymbol> symbols; ///< in reading order
    std::vector<PlacedLabel> labels;
    std::vector<QRectF> shaded; ///< articulations that nobody can make
    std::vector<QLineF> lines;
    std::vector<QPointF> dots;
    QSizeF size;

    /// Index of the symbol at \a point; -1 if there is none.
    int symbolAt(QPointF point) const;
    /// The neighbour of symbol \a from in the direction of an arrow key; \a from where there is none.
    int neighbour(int from, Qt::Key arrow) const;
};

/// Symbols under one title, which may be empty.
struct SymbolSection
{
    QString title;
    QList<int> entries;
};

/// The chart of the pulmonic consonants, with the other consonants to its right or, where there is too little
/// room, below. All layouts fill \a room where they can and are larger where they must.
SymbolLayout layoutConsonants(const IpaChart &chart, const SymbolStyle &style, QSizeF room);
/// The trapezium of the vowels, with those that have no place in it to its right.
SymbolLayout layoutVowels(const IpaChart &chart, const SymbolStyle &style, QSizeF room);
/// Sections of symbols with their names, in columns; full names tell the letter's name too.
SymbolLayout layoutNamed(const IpaChart &chart, const QList<SymbolSection> &sections, bool fullNames,
                         const SymbolStyle &style, QSizeF room);
/// Symbols in one row of the room's height, as many as there is room for.
SymbolLayout layoutRow(const QList<int> &entries, const SymbolStyle &style, QSizeF room);

/// The sections of the pages for marks and for tones, stress and length.
QList<SymbolSection> diacriticSections(const IpaChart &chart);
QList<SymbolSection> toneSections(const IpaChart &chart);

} // namespace phonoscope
