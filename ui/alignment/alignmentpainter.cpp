// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentpainter.h"

#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace phonoscope {

namespace {

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto channel = [part](float x, float y) { return static_cast<float>(x * part + y * (1 - part)); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

class AlignmentPainting
{
public:
    AlignmentPainting(QPainter &painter, const AlignmentLayout &layout, const AlignmentPalette &palette,
                      const AlignmentPaintOptions &options)
        : m_painter(painter), m_layout(layout), m_palette(palette), m_options(options),
          m_ipa(layout.style.ipa), m_word(layout.style.word), m_label(layout.style.label)
    {
    }

    void line(const AlignmentLayout::Line &line)
    {
        rowLabel(m_layout.referenceLabel, line.referenceLabel);
        rowLabel(m_layout.spokenLabel, line.spokenLabel);
        for (int i = line.firstBlock; i < line.firstBlock + line.blockCount; ++i)
            headings(m_layout.blocks[static_cast<std::size_t>(i)]);
        for (int i = line.firstColumn; i < line.firstColumn + line.columnCount; ++i)
            cell(m_layout.cells[static_cast<std::size_t>(i)]);
        if (m_options.selected >= line.firstColumn &&
            m_options.selected < line.firstColumn + line.columnCount)
            selection(m_layout.cells[static_cast<std::size_t>(m_options.selected)]);
    }

private:
    void drawText(QPointF baseline, const QString &text, const QFont &font, const QColor &color)
    {
        if (m_options.outlineText) {
            QPainterPath path;
            path.addText(baseline, font, text);
            m_painter.fillPath(path, color);
            return;
        }
        m_painter.setFont(font);
        m_painter.setPen(color);
        m_painter.drawText(baseline, text);
    }

    void rowLabel(const QString &text, const QRectF &rect)
    {
        const qreal baseline = rect.top() + m_layout.baseline;
        drawText({rect.left(), baseline}, text, m_layout.style.label, m_palette.secondaryText);
    }

    void heading(const QRectF &rect, const QString &text, bool quiet, const QColor &color,
                 bool sounding = false)
    {
        if (text.isEmpty())
            return;
        QFont font = m_layout.style.word;
        if (quiet) {
            font.setWeight(QFont::Normal);
            font.setItalic(true);
        }
        const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width() + 1);
        if (sounding)
            soundingMark(rect, QFontMetricsF(font).horizontalAdvance(shown));
        drawText({rect.left(), rect.top() + m_word.ascent()}, shown, font, sounding ? m_palette.text : color);
    }

    /// A ground and a thick line: seen without its colour too.
    void soundingMark(const QRectF &heading, qreal width)
    {
        const qreal unit = m_layout.style.unit;
        const QRectF mark(heading.left() - unit, heading.top(), width + 2 * unit, heading.height());
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_palette.sounding);
        m_painter.drawRoundedRect(mark, unit, unit);
        const qreal line = std::max(qreal(2), unit * 0.6);
        m_painter.setBrush(m_palette.selection);
        m_painter.drawRect(QRectF(mark.left(), mark.bottom() - line, mark.width(), line));
    }

    void headings(const AlignmentLayout::Block &block)
    {
        const bool quietReference = block.added || block.continued;
        const QString reference =
            block.continued ? QChar(u'\u2026') + block.referenceText : block.referenceText;
        const bool spokenSounds = block.word == m_options.soundingSpoken;
        const bool referenceSounds =
            block.word == m_options.soundingReference || (spokenSounds && block.spokenText.isEmpty());
        heading(block.referenceHeading, reference, quietReference,
                quietReference ? m_palette.secondaryText : m_palette.text, referenceSounds);
        if (!block.continued)
            heading(block.spokenHeading, block.spokenText, block.omitted, m_palette.secondaryText,
                    spokenSounds);
    }

    /// \a wrongStress: the text's stress mark stands out.
    void sound(const QRectF &rect, const QString &text, const QColor &color, bool wrongStress)
    {
        if (text.isEmpty()) {
            gapMark(rect);
            return;
        }
        const qreal left = rect.center().x() - m_ipa.horizontalAdvance(text) / 2;
        const qreal baseline = rect.top() + m_layout.baseline;
        const QFont &font = m_layout.style.ipa;
        const qsizetype mark = wrongStress ? stressMarkAt(text) : -1;
        if (mark < 0) {
            drawText({left, baseline}, text, font, color);
            return;
        }
        const qreal markLeft = left + m_ipa.horizontalAdvance(text.left(mark));
        const qreal markRight = left + m_ipa.horizontalAdvance(text.left(mark + 1));
        drawText({left, baseline}, text.left(mark), font, color);
        drawText({markLeft, baseline}, text.mid(mark, 1), font, m_palette.stress);
        drawText({markRight, baseline}, text.mid(mark + 1), font, color);
        const qreal unit = m_layout.style.unit;
        paintStressCaret(m_painter, {(markLeft + markRight) / 2, baseline + unit * 0.5}, m_palette, unit);
    }

    void strikeOut(const QRectF &rect)
    {
        const qreal unit = m_layout.style.unit;
        m_painter.setPen(QPen(m_palette.secondaryText, unit * 0.4, Qt::SolidLine, Qt::RoundCap));
        const qreal y = rect.center().y();
        m_painter.drawLine(QLineF(rect.left() + 1.5 * unit, y, rect.right() - 1.5 * unit, y));
    }

    /// A dashed box with a bar: nothing stands here, on purpose.
    void gapMark(const QRectF &rect)
    {
        const qreal unit = m_layout.style.unit;
        const QRectF box = rect.adjusted(unit, unit, -unit, -unit);
        m_painter.setBrush(m_palette.surface);
        QPen pen(m_palette.gap, unit * 0.3);
        pen.setDashPattern({3, 3});
        m_painter.setPen(pen);
        m_painter.drawRoundedRect(box, unit * 0.75, unit * 0.75);
        m_painter.setPen(QPen(m_palette.gap, unit * 0.5, Qt::SolidLine, Qt::RoundCap));
        const qreal half = std::min(box.width() * 0.18, 2 * unit);
        m_painter.drawLine(
            QLineF(box.center().x() - half, box.center().y(), box.center().x() + half, box.center().y()));
    }

    void cell(const AlignmentLayout::Cell &cell)
    {
        const qreal unit = m_layout.style.unit;
        const ColumnMarks &marks = cell.marks;
        const bool ignored = marks.ruling == Ruling::Ignored;
        const QColor outline = ignored ? m_palette.gap : m_palette.of(cell.type).outline;
        const QColor ink = ignored ? m_palette.secondaryText : m_palette.text;
        paintTypeGround(m_painter, cell.rect, cell.type, m_palette, unit, marks);
        m_painter.setPen(QPen(outline, unit * 0.25));
        m_painter.drawLine(QLineF(cell.spoken.topLeft(), cell.spoken.topRight()));
        sound(cell.reference, cell.referenceText, ink, marks.stress == StressErrorKind::Missing);
        sound(cell.spoken, cell.spokenText, ink, marks.stress == StressErrorKind::Added);
        if (marks.referenceSounds > 1)
            paintSlur(m_painter, cell.reference, false, outline, unit);
        if (marks.spokenSounds > 1)
            paintSlur(m_painter, cell.spoken, true, outline, unit);
        paintTypeSign(m_painter, cell.sign, cell.type, m_palette, unit, marks);
        if (ignored) {
            if (!cell.referenceText.isEmpty())
                strikeOut(cell.reference);
            if (!cell.spokenText.isEmpty())
                strikeOut(cell.spoken);
        }
        paintTypeOutline(m_painter, cell.rect, cell.type, m_palette, unit, marks);
    }

    void selection(const AlignmentLayout::Cell &cell)
    {
        const qreal unit = m_layout.style.unit;
        const qreal width = std::max(qreal(2), unit * (m_options.focused ? 0.75 : 0.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_palette.selection, width));
        const qreal out = unit * 0.5;
        const qreal radius = cellRadius(cell.marks, unit) + out;
        m_painter.drawRoundedRect(cell.rect.adjusted(-out, -out, out, out), radius, radius);
    }

    QPainter &m_painter;
    const AlignmentLayout &m_layout;
    const AlignmentPalette &m_palette;
    AlignmentPaintOptions m_options;
    QFontMetricsF m_ipa;
    QFontMetricsF m_word;
    QFontMetricsF m_label;
};

/// The part of the line x + sign·y = c that lies in \a rect, if any.
void addDiagonal(QList<QLineF> &lines, const QRectF &rect, qreal c, int sign)
{
    // x runs over the rectangle; y = sign · (c − x)
    qreal from = rect.left();
    qreal to = rect.right();
    const qreal atTop = c - sign * rect.top();
    const qreal atBottom = c - sign * rect.bottom();
    from = std::max(from, std::min(atTop, atBottom));
    to = std::min(to, std::max(atTop, atBottom));
    if (from < to)
        lines.append(QLineF(from, sign * (c - from), to, sign * (c - to)));
}

void addDiagonals(QList<QLineF> &lines, const QRectF &rect, qreal step, int sign)
{
    const qreal a = rect.left() + sign * rect.top();
    const qreal b = rect.left() + sign * rect.bottom();
    const qreal low = std::min(a, b);
    const qreal high = std::max(a, b) + rect.width();
    for (qreal c = low + step / 2; c < high; c += step)
        addDiagonal(lines, rect, c, sign);
}

} // namespace

AlignmentPalette alignmentPalette(bool dark)
{
    // Okabe and Ito 2008, in the order of ColumnType; black text stands on each of them at 5.4 : 1 or more.
    static constexpr std::array<QRgb, columnTypeCount> okabeIto{0xff009e73, 0xfff0e442, 0xffd55e00,
                                                                0xff56b4e9, 0xffcc79a7};
    const ThemeColors &theme = themeColors(dark);
    AlignmentPalette palette;
    palette.surface = theme.surface;
    palette.text = theme.text;
    palette.secondaryText = theme.secondaryText;
    palette.gap = theme.edge;
    palette.selection = theme.accent;
    palette.sounding = theme.accentTint;
    // Okabe and Ito's orange, which no type has; on white it needs to be darker.
    palette.stress = dark ? QColor(0xff, 0xb8, 0x4d) : QColor(0x9a, 0x5b, 0x00);
    palette.ignoredGround = theme.sunken;
    palette.ignoredPattern = mixed(theme.edge, theme.surface, 0.45);
    for (const ColumnType type : allColumnTypes) {
        const auto index = static_cast<std::size_t>(type);
        const QColor color(okabeIto[index]);
        const bool quiet = type == ColumnType::Match;
        AlignmentPalette::Type &colors = palette.types[index];
        const qreal ground = quiet ? (dark ? 0.12 : 0.07) : (dark ? 0.20 : 0.18);
        colors.ground = mixed(color, theme.surface, ground);
        colors.pattern = mixed(color, theme.surface, dark ? 0.5 : 0.48);
        colors.strong = quiet ? mixed(color, theme.surface, dark ? 0.30 : 0.22) : color;
        colors.onStrong = quiet ? theme.text : QColor(Qt::black);
        // On white the light colours alone would not show an edge.
        colors.outline = dark ? mixed(color, theme.surface, quiet ? 0.55 : 0.9)
                              : mixed(color.darker(quiet ? 110 : 140), theme.surface, quiet ? 0.55 : 1.0);
        if (!dark && type == ColumnType::Variant) {
            // Yellow on white needs help: 1.3 : 1 by itself.
            colors.outline = QColor(0x8a, 0x80, 0x0c);
            colors.pattern = QColor(0xc9, 0xbb, 0x2a);
        }
    }
    return palette;
}

AlignmentPalette alignmentPalette(const QPalette &palette)
{
    return alignmentPalette(themeColors(palette).dark);
}

QList<QLineF> patternLines(const QRectF &rect, ColumnType type, qreal step)
{
    QList<QLineF> lines;
    switch (type) {
    case ColumnType::Match:
        break;
    case ColumnType::Variant: {
        bool shifted = false;
        for (qreal y = rect.top() + step / 2; y < rect.bottom(); y += step) {
            for (qreal x = rect.left() + (shifted ? step : step / 2); x < rect.right(); x += step)
                lines.append(QLineF(x, y, x, y));
            shifted = !shifted;
        }
        break;
    }
    case ColumnType::Substitution:
        addDiagonals(lines, rect, step * 1.4, 1);
        break;
    case ColumnType::Omission:
        for (qreal y = rect.top() + step / 2; y < rect.bottom(); y += step)
            lines.append(QLineF(rect.left(), y, rect.right(), y));
        break;
    case ColumnType::Insertion:
        addDiagonals(lines, rect, step * 1.6, 1);
        addDiagonals(lines, rect, step * 1.6, -1);
        break;
    }
    return lines;
}

qreal cellRadius(const ColumnMarks &marks, qreal unit)
{
    return unit * (marks.tier == Tier::Tones ? 4 : 1.5);
}

void paintTypeGround(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                     qreal unit, const ColumnMarks &marks)
{
    const AlignmentPalette::Type &colors = palette.of(type);
    const bool ignored = marks.ruling == Ruling::Ignored;
    const bool tone = marks.tier == Tier::Tones;
    const qreal radius = cellRadius(marks, unit);
    const QColor ground = ignored ? palette.ignoredGround : colors.ground;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone ? mixed(ground, palette.surface, 0.4) : ground);
    painter.drawRoundedRect(rect, radius, radius);
    // The pattern stays clear of round corners.
    const qreal inset = std::max(unit * 0.5, radius * 0.4);
    const QRectF inner = rect.adjusted(inset, inset, -inset, -inset);
    if (ignored) {
        QList<QLineF> hatching;
        addDiagonals(hatching, inner, unit * 1.6, -1);
        painter.setPen(QPen(palette.ignoredPattern, unit * 0.25, Qt::SolidLine, Qt::RoundCap));
        painter.drawLines(hatching);
        return;
    }
    const QColor pattern = tone ? mixed(colors.pattern, palette.surface, 0.7) : colors.pattern;
    const QList<QLineF> lines = patternLines(inner, type, unit * 2);
    if (type == ColumnType::Variant) {
        // Qt draws lines without length with no cap at all.
        const qreal dotRadius = unit * 0.3;
        painter.setBrush(pattern);
        for (const QLineF &dot : lines)
            painter.drawEllipse(dot.p1(), dotRadius, dotRadius);
        return;
    }
    painter.setPen(QPen(pattern, unit * 0.25, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(lines);
}

void paintTypeSign(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                   qreal unit, const ColumnMarks &marks)
{
    const AlignmentPalette::Type &colors = palette.of(type);
    const bool ignored = marks.ruling == Ruling::Ignored;
    // Square above, where the sounds are, round below.
    QPainterPath strip;
    const qreal radius = std::min({cellRadius(marks, unit), rect.height(), rect.width() / 2});
    strip.moveTo(rect.topLeft());
    strip.lineTo(rect.topRight());
    strip.lineTo(rect.right(), rect.bottom() - radius);
    strip.quadTo(rect.bottomRight(), QPointF(rect.right() - radius, rect.bottom()));
    strip.lineTo(rect.left() + radius, rect.bottom());
    strip.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - radius));
    strip.closeSubpath();
    painter.fillPath(strip, ignored ? palette.ignoredPattern : colors.strong);

    const qreal side = std::min(rect.height() * 0.5, rect.width() * 0.5);
    QTransform place;
    place.translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    place.scale(side, side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ignored ? palette.text : colors.onStrong, std::max(qreal(1.5), side * 0.16),
                        Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(
        place.map(marks.ruling == Ruling::None ? columnTypeSignPath(type) : rulingSignPath(marks.ruling)));
}

void paintTypeOutline(QPainter &painter, const QRectF &rect, ColumnType type, const AlignmentPalette &palette,
                      qreal unit, const ColumnMarks &marks)
{
    const qreal radius = cellRadius(marks, unit);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(marks.ruling == Ruling::Ignored ? palette.gap : palette.of(type).outline, unit * 0.25));
    painter.drawRoundedRect(rect, radius, radius);
}

void paintStressCaret(QPainter &painter, QPointF tip, const AlignmentPalette &palette, qreal unit)
{
    QPainterPath roof;
    roof.moveTo(tip);
    roof.lineTo(tip + QPointF(unit, 1.75 * unit));
    roof.lineTo(tip + QPointF(-unit, 1.75 * unit));
    roof.closeSubpath();
    painter.fillPath(roof, palette.stress);
}

void paintSlur(QPainter &painter, const QRectF &rect, bool below, const QColor &color, qreal unit)
{
    const qreal half = rect.width() * 0.32;
    const qreal ends = below ? rect.bottom() - 1.75 * unit : rect.top() + 1.75 * unit;
    const qreal bend = below ? 2 * unit : -2 * unit;
    QPainterPath slur;
    slur.moveTo(rect.center().x() - half, ends);
    slur.quadTo(QPointF(rect.center().x(), ends + bend), QPointF(rect.center().x() + half, ends));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, unit * 0.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(slur);
}

void paintAlignment(QPainter &painter, const AlignmentLayout &layout, const AlignmentPalette &palette,
                    const AlignmentPaintOptions &options, const QRectF &clip)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    AlignmentPainting painting(painter, layout, palette, options);
    const auto [first, last] = layout.linesBetween(clip.top(), clip.bottom());
    for (int i = first; i < last; ++i)
        painting.line(layout.lines[static_cast<std::size_t>(i)]);
    painter.restore();
}

} // namespace phonoscope
