// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentlayout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace phonoscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::AlignmentLayout", source);
}

/// Distances in units of AlignmentStyle::unit, 4 px at 100 %.
namespace units {
constexpr qreal margin = 2;
constexpr qreal labelGap = 4;
constexpr qreal columnGap = 1;
constexpr qreal wordGap = 5;
constexpr qreal lineGap = 8;
constexpr qreal headingGap = 2;
constexpr qreal cellPaddingX = 2;
constexpr qreal cellPaddingY = 2;
constexpr qreal minColumn = 12;
constexpr qreal minCell = 12;
constexpr qreal sign = 6;
} // namespace units

/// Measures the ink, not the advance alone: marks stand above, below and beside their letter.
class IpaMetrics
{
public:
    explicit IpaMetrics(const QFont &font) : m_metrics(font)
    {
        // Plain letters set the least height, so that the baseline stays where it is between sentences.
        const QRectF plain = m_metrics.tightBoundingRect(QStringLiteral("ˈlpŋ"));
        m_ascent = -plain.top();
        m_descent = plain.bottom();
    }

    qreal width(const QString &sound)
    {
        if (sound.isEmpty())
            return 0;
        const auto known = m_widths.constFind(sound);
        if (known != m_widths.cend())
            return *known;
        const QRectF ink = m_metrics.tightBoundingRect(sound);
        m_ascent = std::max(m_ascent, -ink.top());
        m_descent = std::max(m_descent, ink.bottom());
        // Drawn centred by its advance, so ink that sticks out on one side needs room on both.
        const qreal advance = m_metrics.horizontalAdvance(sound);
        const qreal out = std::max({qreal(0), -ink.left(), ink.right() - advance});
        return *m_widths.insert(sound, advance + 2 * out);
    }

    qreal ascent() const { return std::ceil(m_ascent) + 1; }
    qreal descent() const { return std::ceil(m_descent) + 1; }

private:
    QFontMetricsF m_metrics;
    QHash<QString, qreal> m_widths;
    qreal m_ascent = 0;
    qreal m_descent = 0;
};

class Layouter
{
public:
    Layouter(const AlignmentContent &content, const AlignmentStyle &style, qreal width)
        : m_content(content), m_word(style.word), m_label(style.label), m_ipa(style.ipa), m_unit(style.unit),
          m_width(width)
    {
        m_layout.style = style;
        m_layout.referenceLabel = text("Reference");
        m_layout.spokenLabel = text("Spoken");
    }

    AlignmentLayout run()
    {
        measure();
        place();
        return std::move(m_layout);
    }

private:
    qreal units(qreal count) const { return count * m_unit; }

    qreal minWidth(const ColumnMarks &marks) const
    {
        const int count = std::max({1, marks.referenceSounds, marks.spokenSounds});
        return count * units(units::minColumn) + (count - 1) * units(units::columnGap);
    }

    void measure()
    {
        m_columnWidths.reserve(m_content.columns.size());
        for (const auto &column : m_content.columns) {
            const qreal ink = std::max(m_ipa.width(column.reference), m_ipa.width(column.spoken));
            const qreal wanted = std::ceil(ink) + 2 * units(units::cellPaddingX);
            m_columnWidths.push_back(std::max(wanted, minWidth(column.marks)));
        }
        const qreal inkHeight = m_ipa.ascent() + m_ipa.descent();
        m_cellHeight = std::max(units(units::minCell), inkHeight + 2 * units(units::cellPaddingY));
        m_layout.baseline = std::round((m_cellHeight - inkHeight) / 2 + m_ipa.ascent());
        m_headingHeight = std::ceil(m_word.height());
        m_labelWidth = std::ceil(std::max(m_label.horizontalAdvance(m_layout.referenceLabel),
                                          m_label.horizontalAdvance(m_layout.spokenLabel)));
        m_left = units(units::margin) + m_labelWidth + units(units::labelGap);
        m_right = std::max(m_width - units(units::margin), m_left + units(units::minColumn));
        m_lineHeight = m_headingHeight + units(units::headingGap) + 2 * m_cellHeight + units(units::sign);
        m_belowHeight = m_headingHeight + units(units::headingGap);
    }

    void place()
    {
        m_x = m_left;
        m_y = units(units::margin);
        for (std::size_t i = 0; i < m_content.words.size(); ++i)
            placeWord(static_cast<int>(i));
        endLine();
        const qreal bottom =
            m_layout.lines.empty() ? m_y : m_layout.lines.back().top + m_layout.lines.back().height;
        m_layout.size =
            QSizeF(std::max(m_width, m_widest + units(units::margin)), bottom + units(units::margin));
    }

    void placeWord(int index)
    {
        const auto &word = m_content.words[static_cast<std::size_t>(index)];
        AlignmentLayout::Block heading;
        heading.word = index;
        heading.added = word.reference.isEmpty();
        heading.omitted = word.spoken.isEmpty();
        heading.referenceText = heading.added ? text("added") : word.reference;
        if (heading.omitted)
            heading.spokenText = text("not said");
        else if (word.differs)
            heading.spokenText = word.spoken;
        const qreal headingWidth = std::min(headingsWidth(heading), m_right - m_left);

        const int end = word.firstColumn + word.columnCount;
        const qreal whole = std::max(columnsWidth(word.firstColumn, end), headingWidth);
        if (m_x > m_left && m_x + whole > m_right)
            endLine();

        int first = word.firstColumn;
        while (first < end) {
            const int last = fittingEnd(first, end);
            heading.firstColumn = first;
            heading.columnCount = last - first;
            placeBlock(heading, headingWidth);
            heading.continued = true;
            first = last;
            if (first < end)
                endLine();
        }
    }

    qreal headingsWidth(const AlignmentLayout::Block &heading) const
    {
        return std::ceil(std::max(m_word.horizontalAdvance(heading.referenceText),
                                  m_word.horizontalAdvance(heading.spokenText)));
    }

    qreal columnsWidth(int first, int end) const
    {
        qreal sum = 0;
        for (int i = first; i < end; ++i)
            sum += m_columnWidths[static_cast<std::size_t>(i)] + units(units::columnGap);
        return sum - units(units::columnGap);
    }

    /// How far the columns from \a first go before the line is full; at least one.
    int fittingEnd(int first, int end) const
    {
        qreal x = m_x;
        for (int i = first; i < end; ++i) {
            x += m_columnWidths[static_cast<std::size_t>(i)];
            if (i > first && x > m_right)
                return i;
            x += units(units::columnGap);
        }
        return end;
    }

    void placeBlock(AlignmentLayout::Block block, qreal headingWidth)
    {
        const qreal left = m_x;
        const qreal cellsTop = m_y + m_headingHeight + units(units::headingGap);
        qreal x = left;
        for (int i = block.firstColumn; i < block.firstColumn + block.columnCount; ++i) {
            const auto &column = m_content.columns[static_cast<std::size_t>(i)];
            const qreal width = m_columnWidths[static_cast<std::size_t>(i)];
            AlignmentLayout::Cell cell;
            cell.reference = QRectF(x, cellsTop, width, m_cellHeight);
            cell.spoken = cell.reference.translated(0, m_cellHeight);
            cell.sign = QRectF(x, cell.spoken.bottom(), width, units(units::sign));
            cell.rect = cell.reference.united(cell.sign);
            cell.referenceText = column.reference;
            cell.spokenText = column.spoken;
            cell.type = column.type;
            cell.marks = column.marks;
            m_layout.cells.push_back(std::move(cell));
            x += width + units(units::columnGap);
        }
        const qreal width = std::max(x - units(units::columnGap) - left, headingWidth);
        block.referenceHeading = QRectF(left, m_y, width, m_headingHeight);
        const qreal below = cellsTop + 2 * m_cellHeight + units(units::sign) + units(units::headingGap);
        block.spokenHeading = QRectF(left, below, width, m_headingHeight);
        m_widest = std::max(m_widest, left + width);
        m_x = left + width + units(units::wordGap);

        m_lineHasBelow = m_lineHasBelow || (!block.continued && !block.spokenText.isEmpty());
        ++m_line.blockCount;
        m_line.columnCount += block.columnCount;
        m_layout.blocks.push_back(std::move(block));
    }

    void endLine()
    {
        if (m_line.blockCount == 0)
            return;
        m_line.top = m_y;
        // Where every word was said as it stands there is nothing to write below.
        m_line.height = m_lineHeight + (m_lineHasBelow ? m_belowHeight : 0);
        m_lineHasBelow = false;
        const qreal cellsTop = m_y + m_headingHeight + units(units::headingGap);
        m_line.referenceLabel = QRectF(units(units::margin), cellsTop, m_labelWidth, m_cellHeight);
        m_line.spokenLabel = m_line.referenceLabel.translated(0, m_cellHeight);
        m_layout.lines.push_back(m_line);

        AlignmentLayout::Line next;
        next.firstColumn = m_line.firstColumn + m_line.columnCount;
        next.firstBlock = m_line.firstBlock + m_line.blockCount;
        m_line = next;
        m_x = m_left;
        m_y += m_layout.lines.back().height + units(units::lineGap);
    }

    const AlignmentContent &m_content;
    QFontMetricsF m_word;
    QFontMetricsF m_label;
    IpaMetrics m_ipa;
    qreal m_unit;
    qreal m_width;

    std::vector<qreal> m_columnWidths;
    qreal m_cellHeight = 0;
    qreal m_headingHeight = 0;
    qreal m_labelWidth = 0;
    qreal m_lineHeight = 0;  ///< without words below
    qreal m_belowHeight = 0; ///< what words below add
    bool m_lineHasBelow = false;
    qreal m_left = 0;
    qreal m_right = 0;

    qreal m_x = 0;
    qreal m_y = 0;
    qreal m_widest = 0;
    AlignmentLayout::Line m_line;
    AlignmentLayout m_layout;
};

} // namespace

AlignmentStyle alignmentStyle(const QFont &base, qreal zoom)
{
    const qreal bounded = std::clamp(zoom, minAlignmentZoom, maxAlignmentZoom);
    const qreal size = base.pointSizeF() > 0 ? base.pointSizeF() : 10;
    AlignmentStyle style;
    style.word = base;
    style.word.setPointSizeF(size * 1.2 * bounded);
    style.word.setWeight(QFont::DemiBold);
    style.label = base;
    style.label.setPointSizeF(size * 0.9 * std::min(bounded, qreal(1.5)));
    style.ipa = QFont(QStringLiteral("Charis SIL"));
    style.ipa.setPointSizeF(size * 2.2 * bounded);
    style.unit = 4 * bounded;
    return style;
}

int AlignmentLayout::columnAt(QPointF point) const
{
    const auto [first, last] = linesBetween(point.y(), point.y());
    for (int i = first; i < last; ++i) {
        const Line &line = lines[static_cast<std::size_t>(i)];
        for (int column = line.firstColumn; column < line.firstColumn + line.columnCount; ++column) {
            if (cells[static_cast<std::size_t>(column)].rect.contains(point))
                return column;
        }
    }
    return -1;
}

int AlignmentLayout::lineOf(int column) const
{
    const auto after = std::upper_bound(lines.begin(), lines.end(), column,
                                        [](int value, const Line &line) { return value < line.firstColumn; });
    return static_cast<int>(after - lines.begin()) - 1;
}

std::pair<int, int> AlignmentLayout::linesBetween(qreal top, qreal bottom) const
{
    const auto first = std::lower_bound(lines.begin(), lines.end(), top, [](const Line &line, qreal value) {
        return line.top + line.height < value;
    });
    const auto last = std::upper_bound(first, lines.end(), bottom,
                                       [](qreal value, const Line &line) { return value < line.top; });
    return {static_cast<int>(first - lines.begin()), static_cast<int>(last - lines.begin())};
}

AlignmentLayout layoutAlignment(const AlignmentContent &content, const AlignmentStyle &style, qreal width)
{
    return Layouter(content, style, width).run();
}

} // namespace phonoscope
