// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbolpainter.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace phonoscope {

namespace {

void paintSymbol(QPainter &painter, const ChartEntry &entry, const PlacedSymbol &placed, bool raised,
                 const SymbolStyle &style, const ThemeColors &colors)
{
    const QFont font = symbolFont(style, entry.symbol, placed.symbolBox.size());
    const QPointF origin = symbolOrigin(entry.symbol, font, placed.symbolBox);
    if (placed.covers && !raised) {
        const QRectF ink = QFontMetricsF(font).tightBoundingRect(entry.symbol).translated(origin);
        painter.fillRect(ink.adjusted(-2, -2, 2, 2), colors.window);
    }
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(origin, entry.symbol);
    if (placed.caption.isEmpty())
        return;
    const QRectF room(placed.symbolBox.right() + 4, placed.box.top(),
                      placed.box.right() - placed.symbolBox.right() - 8, placed.box.height());
    painter.setFont(style.caption);
    painter.setPen(colors.secondaryText);
    painter.drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                     QFontMetricsF(style.caption).elidedText(placed.caption, Qt::ElideRight, room.width()));
}

/// Gives whether the box has a ground of its own.
bool paintBox(QPainter &painter, const PlacedSymbol &placed, int index, const SymbolStates &states,
              const ThemeColors &colors)
{
    const QRectF box = placed.box.adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (index == states.pressed || index == states.hovered) {
        painter.setBrush(index == states.pressed ? colors.accentTint : colors.hover);
        painter.drawRoundedRect(box, 4, 4);
    }
    if (index == states.current) {
        painter.setBrush(colors.accentTint);
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRoundedRect(box, 4, 4);
    }
    return index == states.pressed || index == states.hovered || index == states.current;
}

void paintGround(QPainter &painter, const SymbolLayout &layout, const ThemeColors &colors)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const QRectF &shade : layout.shaded)
        painter.fillRect(shade, colors.line);
    painter.setRenderHint(QPainter::Antialiasing, true);
    // Of the same strength on either ground.
    QColor lines = colors.edge;
    lines.setAlphaF(0.35F);
    painter.setPen(QPen(lines, 1));
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
    qreal baseline = std::round(box.center().y() + metrics.capHeight() * 0.42);
    const QRectF ink = metrics.tightBoundingRect(symbol).translated(0, baseline);
    if (ink.top() < box.top())
        baseline += std::ceil(box.top() - ink.top());
    else if (ink.bottom() > box.bottom())
        baseline -= std::ceil(ink.bottom() - box.bottom());
    return {box.center().x() - metrics.horizontalAdvance(symbol) / 2, baseline};
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
        const bool raised = paintBox(painter, placed, static_cast<int>(i), states, colors);
        paintSymbol(painter, chart.entries().at(placed.entry), placed, raised, layout.style, colors);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.edge);
    for (const QPointF dot : layout.dots)
        painter.drawEllipse(dot, 2, 2);
    painter.restore();
}

} // namespace phonoscope
