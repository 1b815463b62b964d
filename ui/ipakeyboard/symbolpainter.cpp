// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbolpainter.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace phonoscope {

namespace {

void paintSymbol(QPainter &painter, const ChartEntry &entry, const PlacedSymbol &placed,
                 const SymbolStyle &style, const ThemeColors &colors)
{
    const QFont font = symbolFont(style, placed.symbolBox.height());
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(symbolOrigin(entry.symbol, font, placed.symbolBox), entry.symbol);
    if (placed.caption.isEmpty())
        return;
    const QRectF room(placed.symbolBox.right() + 4, placed.box.top(),
                      placed.box.right() - placed.symbolBox.right() - 8, placed.box.height());
    painter.setFont(style.caption);
    painter.setPen(colors.secondaryText);
    painter.drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetricsF(style.caption).elidedText(placed.caption, Qt::ElideRight, room.width()));
}

void paintBox(QPainter &painter, const PlacedSymbol &placed, int index, const SymbolStates &states,
              const ThemeColors &colors)
{
    const QRectF box = placed.box.adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (placed.covers) {
        // Only behind the letter: the lines should run on between the boxes.
        painter.setBrush(colors.window);
        painter.drawRect(placed.symbolBox.adjusted(3, 2, -3, -2));
    }
    if (index == states.pressed || index == states.hovered) {
        painter.setBrush(index == states.pressed ? colors.accentTint : colors.hover);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (index == states.current) {
        painter.setBrush(colors.accentTint);
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRoundedRect(box, 4, 4);
    }
}

void paintGround(QPainter &painter, const SymbolLayout &layout, const ThemeColors &colors)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const QRectF &shade : layout.shaded)
        painter.fillRect(shade, colors.line);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(colors.line, 1));
    for (const QLineF &line : layout.lines) {
        // On whole pixels where it is upright or level.
        const bool straight = line.x1() == line.x2() || line.y1() == line.y2();
        painter.drawLine(straight ? line.translated(0.5, 0.5) : line);
    }
    for (const PlacedLabel &label : layout.labels) {
        painter.setFont(label.isTitle ? layout.style.title : layout.style.label);
        painter.setPen(colors.secondaryText);
        painter.drawText(label.box, static_cast<int>(label.alignment) | Qt::TextDontClip, label.text);
    }
}

} // namespace

QPointF symbolOrigin(const QString &symbol, const QFont &font, const QRectF &box)
{
    const QFontMetricsF metrics(font);
    // Between letters with a stem above and letters with one below.
    const qreal baseline = box.center().y() + metrics.capHeight() * 0.42;
    return {box.center().x() - metrics.horizontalAdvance(symbol) / 2, std::round(baseline)};
}

void paintSymbols(QPainter &painter, const IpaChart &chart, const SymbolLayout &layout,
                  const SymbolStates &states, const QPalette &palette, const QRectF &clip)
{
    const ThemeColors &colors = themeColors(palette);
    painter.save();
    paintGround(painter, layout, colors);
    for (std::size_t i = 0; i < layout.symbols.size(); ++i) {
        const PlacedSymbol &placed = layout.symbols[i];
        if (!placed.box.intersects(clip))
            continue;
        paintBox(painter, placed, static_cast<int>(i), states, colors);
        paintSymbol(painter, chart.entries().at(placed.entry), placed, layout.style, colors);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.edge);
    for (const QPointF dot : layout.dots)
        painter.drawEllipse(dot, 2, 2);
    painter.restore();
}

} // namespace phonoscope
