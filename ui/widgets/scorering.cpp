// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scorering.h"

#include "ui/widgets/roles.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace phonoscope {

ScoreRing::ScoreRing(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
    setScore(std::nullopt);
}

void ScoreRing::setScore(std::optional<int> tenths)
{
    m_score = tenths;
    setAccessibleName(tenths ? tr("Phonetic score %1 of 100").arg(QLocale().toString(*tenths / 10.0, 'f', 1))
                             : tr("No score yet"));
    update();
}

void ScoreRing::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void ScoreRing::setCompact(bool compact)
{
    m_compact = compact;
    setFixedSize(sizeHint());
}

void ScoreRing::paintEvent(QPaintEvent *)
{
    constexpr qreal stroke = 8;
    constexpr int fullCircle = 360 * 16;
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring =
        QRectF(rect()).adjusted(stroke / 2 + 2, stroke / 2 + 2, -stroke / 2 - 2, -stroke / 2 - 2);
    painter.setPen(QPen(colors.line, stroke));
    painter.drawEllipse(ring);
    if (m_score && *m_score > 0) {
        painter.setPen(QPen(m_quiet ? colors.edge : colors.accent, stroke, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, fullCircle / 4, -fullCircle * std::clamp(*m_score, 0, 1000) / 1000);
    }

    const QString figure = m_score ? QLocale().toString(*m_score / 10.0, 'f', 1) : QStringLiteral("\u2013");
    qreal scale = m_score == 1000 ? 1.6 : 1.8;
    if (m_compact)
        scale -= 0.3;
    painter.setFont(scaledFont(font(), scale, QFont::DemiBold));
    painter.setPen(m_quiet ? colors.secondaryText : colors.text);
    painter.drawText(rect(), Qt::AlignCenter, figure);
}

} // namespace phonoscope
