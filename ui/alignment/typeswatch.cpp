// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/typeswatch.h"

#include "ui/alignment/alignmentpainter.h"

#include <QPainter>

namespace phonoscope {

TypeSwatch::TypeSwatch(ColumnType type, QWidget *parent) : TypeSwatch(type, ColumnMarks(), parent) {}

TypeSwatch::TypeSwatch(ColumnType type, const ColumnMarks &marks, QWidget *parent)
    : QWidget(parent), m_type(type), m_marks(marks)
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
    paintTypeGround(painter, box, m_type, colors, unit, m_marks);
    paintTypeSign(painter, box.adjusted(0, box.height() - signHeight, 0, 0), m_type, colors, unit, m_marks);
    const QRectF upper = box.adjusted(0, 0, 0, -signHeight);
    if (m_marks.isMerged()) {
        paintSlur(painter, upper.adjusted(0, 2, 0, 0), false, colors.text, unit);
    } else if (m_marks.ruling == Ruling::Ignored) {
        painter.setPen(QPen(colors.secondaryText, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QLineF(upper.left() + 5, upper.center().y(), upper.right() - 5, upper.center().y()));
    }
    if (m_marks.stress) {
        painter.setPen(QPen(colors.stress, 2, Qt::SolidLine, Qt::RoundCap));
        const QPointF middle = upper.center();
        painter.drawLine(middle + QPointF(0, -5), middle + QPointF(0, -1));
        paintStressCaret(painter, middle + QPointF(0, 1.5), colors, unit);
    }
    paintTypeOutline(painter, box, m_type, colors, unit, m_marks);
}

} // namespace phonoscope
