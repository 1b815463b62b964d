// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/typeswatch.h"

#include "ui/alignment/alignmentpainter.h"

#include <QPainter>

namespace phonoscope {

TypeSwatch::TypeSwatch(ColumnType type, QWidget *parent) : QWidget(parent), m_type(type)
{
    setFixedSize(28, 32);
    setAccessibleName(columnTypeName(type));
}

void TypeSwatch::paintEvent(QPaintEvent *)
{
    constexpr qreal unit = 3;
    constexpr qreal signHeight = 16;
    const AlignmentPalette colors = alignmentPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    paintTypeGround(painter, box, m_type, colors, unit);
    paintTypeSign(painter, box.adjusted(0, box.height() - signHeight, 0, 0), m_type, colors, unit);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.of(m_type).outline, 1));
    painter.drawRoundedRect(box, unit * 1.5, unit * 1.5);
}

} // namespace phonoscope
