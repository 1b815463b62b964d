// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbollayout.h"

#include "core/ipa/featurenames.h"
#include "ui/widgets/roles.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace phonoscope {

namespace {

constexpr qreal gap = 16;       // between the parts of a page
constexpr qreal leastCell = 22; // a box that can still be hit and read
constexpr qreal largestCell = 38;

QString translated(const char *text)
{
    return QCoreApplication::translate("phonoscope::SymbolLayout", text);
}

QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// The name of a column, broken where it may be broken.
QString placeHeading(Place place)
{
    switch (place) {
    case Place::Labiodental:
        return QCoreApplication::translate("phonoscope::SymbolLayout", "Labio-\ndental");
    case Place::Postalveolar:
        return QCoreApplication::translate("phonoscope::SymbolLayout", "Post-\nalveolar");
    case Place::Retroflex:
        return QCoreApplication::translate("phonoscope::SymbolLayout", "Retro-\nflex");
    case Place::Pharyngeal:
        return QCoreApplication::translate("phonoscope::SymbolLayout", "Pharyn-\ngeal");
    default:
        return capitalized(placeName(place));
    }
}

qreal widest(const QStringList &texts, const QFont &font)
{
    const QFontMetricsF metrics(font);
    qreal width = 0;
    for (const QString &text : texts) {
        for (const QString &line : text.split(u'\n'))
            width = std::max(width, metrics.horizontalAdvance(line));
    }
    return std::ceil(width);
}

qreal lineHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).height());
}

/// As many whole pixels as each of \a count boxes in \a room can have.
qreal cellSize(qreal room, qreal count)
{
    return std::clamp(std::floor(room / count), leastCell, largestCell);
}

/// The consonants outside the pulmonic chart.
QList<SymbolSection> otherConsonants(const IpaChart &chart)
{
    return {
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Other consonants")),
         chart.group(ChartGroup::Other)},
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Affricates, double articulations")),
         chart.group(ChartGroup::Affricate)},
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Clicks")), chart.group(ChartGroup::Click)},
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Ejectives")),
         chart.group(ChartGroup::Ejective)},
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Implosives")),
         chart.group(ChartGroup::Implosive)}};
}

/// Puts sections without names side by side into \a area, row after row. Gives the lower edge.
qreal placeShelves(SymbolLayout &layout, const QList<SymbolSection> &sections, QRectF area, QSizeF cell)
{
    const qreal titleHeight = lineHeight(layout.style.title) + 2;
    const int perRow = std::max(1, static_cast<int>(area.width() / cell.width()));
    qreal left = area.left();
    qreal top = area.top();
    qreal bottom = top;
    for (const SymbolSection &section : sections) {
        const int count = static_cast<int>(section.entries.size());
        const int columns = std::min(count, perRow);
        const int rows = (count + columns - 1) / columns;
        const qreal width = std::max(columns * cell.width(), widest({section.title}, layout.style.title));
        if (left > area.left() && left + width > area.right() + 0.5) {
            left = area.left();
            top = bottom + 4;
        }
        layout.labels.push_back({section.title, QRectF(left + 2, top, width, titleHeight),
                                 Qt::AlignLeft | Qt::AlignVCenter, true});
        for (int i = 0; i < count; ++i) {
            const QRectF box(left + (i % columns) * cell.width(),
                             top + titleHeight + (i / columns) * cell.height(), cell.width(), cell.height());
            layout.symbols.push_back({.entry = section.entries.at(i), .box = box, .symbolBox = box});
        }
        bottom = std::max(bottom, top + titleHeight + rows * cell.height());
        left += width + cell.width();
    }
    return bottom;
}

template <typename Values, typename Value>
int positionOf(const Values &values, Value value)
{
    return static_cast<int>(std::ranges::distance(values.begin(), std::ranges::find(values, value)));
}

void placePulmonic(SymbolLayout &layout, const IpaChart &chart, qreal labelWidth, qreal headHeight,
                   QSizeF cell)
{
    const auto boxOf = [&](Manner manner, Place place, ChartSide side) {
        const qreal x = labelWidth + 2 * positionOf(pulmonicPlaces(), place) * cell.width();
        const qreal y = headHeight + positionOf(pulmonicManners(), manner) * cell.height();
        return QRectF(x + (side == ChartSide::Right ? cell.width() : 0), y,
                      side == ChartSide::Both ? 2 * cell.width() : cell.width(), cell.height());
    };
    const qreal right = labelWidth + 2 * cell.width() * static_cast<qreal>(pulmonicPlaces().size());
    const qreal bottom = headHeight + cell.height() * static_cast<qreal>(pulmonicManners().size());
    const bool oneLine =
        headHeight < 2 * lineHeight(layout.style.label); // then every name fits its column whole
    for (const Place place : pulmonicPlaces()) {
        const QRectF top = boxOf(pulmonicManners().front(), place, ChartSide::Both);
        layout.labels.push_back({oneLine ? capitalized(placeName(place)) : placeHeading(place),
                                 QRectF(top.left(), 0, top.width(), headHeight - 2),
                                 Qt::AlignHCenter | Qt::AlignBottom});
        layout.lines.emplace_back(top.left(), headHeight, top.left(), bottom);
    }
    layout.lines.emplace_back(right, headHeight, right, bottom);
    for (const Manner manner : pulmonicManners()) {
        const qreal y = boxOf(manner, pulmonicPlaces().front(), ChartSide::Both).top();
        layout.labels.push_back({capitalized(mannerName(manner)), QRectF(0, y, labelWidth - 6, cell.height()),
                                 Qt::AlignLeft | Qt::AlignVCenter});
        layout.lines.emplace_back(0, y, right, y);
    }
    layout.lines.emplace_back(0, bottom, right, bottom);
    for (const ImpossibleSound &sound : chart.impossibleSounds())
        layout.shaded.push_back(boxOf(sound.manner, sound.place, sound.side));
    for (const int index : chart.group(ChartGroup::Pulmonic)) {
        const ChartEntry &entry = chart.entries().at(index);
        const QRectF box = boxOf(entry.manner, entry.place, entry.side);
        layout.symbols.push_back({.entry = index, .box = box, .symbolBox = box});
    }
}

/// Where the columns of vowels stand, as a part of the way from the front edge to the back one.
qreal acrossTrapezium(int backness)
{
    static constexpr std::array<qreal, 5> parts{0, 0.22, 0.5, 0.84, 1};
    return parts[static_cast<std::size_t>(std::clamp(backness, 0, 4))];
}

struct Trapezium
{
    QRectF area; ///< of its corners
    /// \a height 0 open … 6 close, \a across 0 front … 1 back
    QPointF at(qreal height, qreal across) const
    {
        constexpr qreal slant = 0.44;
        const qreal down = (6 - height) / 6;
        const qreal front = area.left() + slant * area.width() * down;
        return {std::round(front + across * (area.right() - front)),
                std::round(area.top() + down * area.height())};
    }
};

void placeTrapezium(SymbolLayout &layout, const IpaChart &chart, const Trapezium &shape, qreal cell,
                    qreal headHeight)
{
    for (const auto &[height, name] :
         {std::pair{6, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Close")},
          std::pair{4, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Close-mid")},
          std::pair{2, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Open-mid")},
          std::pair{0, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Open")}}) {
        const QPointF left = shape.at(height, 0);
        layout.lines.emplace_back(left, shape.at(height, 1));
        layout.labels.push_back({translated(name),
                                 QRectF(0, left.y() - cell / 2, shape.area.left() - cell - 8, cell),
                                 Qt::AlignLeft | Qt::AlignVCenter});
    }
    for (const auto &[across, name] :
         {std::pair{0.0, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Front")},
          std::pair{0.5, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Central")},
          std::pair{1.0, QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Back")}}) {
        layout.lines.emplace_back(shape.at(6, across), shape.at(0, across));
        layout.labels.push_back({translated(name), QRectF(shape.at(6, across).x() - 50, 0, 100, headHeight),
                                 Qt::AlignHCenter | Qt::AlignVCenter});
    }
    for (const int index : chart.group(ChartGroup::Vowel)) {
        const ChartEntry &entry = chart.entries().at(index);
        const QPointF point = shape.at(entry.height, acrossTrapezium(entry.backness));
        constexpr qreal dotRoom = 3;
        qreal left = point.x() - cell / 2;
        if (entry.side == ChartSide::Left)
            left = point.x() - dotRoom - cell;
        else if (entry.side == ChartSide::Right)
            left = point.x() + dotRoom;
        const QRectF box(left, point.y() - cell / 2, cell, cell);
        layout.symbols.push_back({.entry = index, .box = box, .symbolBox = box, .covers = true});
        if (entry.side == ChartSide::Right)
            layout.dots.push_back(point);
    }
}

struct Cursor
{
    int column = 0;
    int row = 0;
};

/// Gives \a place every title and symbol with its column and row, where a column has \a rows of them; a title
/// is never the last of its column.
template <typename Place>
void flow(const QList<SymbolSection> &sections, int rows, Place place)
{
    Cursor at;
    const auto next = [&at, rows] {
        if (++at.row >= rows)
            at = {at.column + 1, 0};
    };
    for (const SymbolSection &section : sections) {
        if (!section.title.isEmpty()) {
            if (at.row == rows - 1)
                at = {at.column + 1, 0};
            place(section, -1, at);
            next();
        }
        for (int i = 0; i < static_cast<int>(section.entries.size()); ++i) {
            place(section, i, at);
            next();
        }
    }
}

/// How sections flow into columns that are as wide as what is in them.
struct Columns
{
    int rows = 0;
    std::vector<qreal> widths;

    qreal width() const { return std::accumulate(widths.begin(), widths.end(), qreal(0)); }
};

/// The fewest rows, but \a leastRows, whose columns fit \a room; one column if nothing does.
template <typename Width>
Columns fitColumns(const QList<SymbolSection> &sections, int leastRows, qreal room, Width widthOf)
{
    qsizetype most = 0;
    for (const SymbolSection &section : sections)
        most += section.entries.size() + 1;
    Columns columns{.rows = leastRows, .widths = {}};
    for (;; ++columns.rows) {
        columns.widths.clear();
        flow(sections, columns.rows, [&](const SymbolSection &section, int i, Cursor at) {
            columns.widths.resize(static_cast<std::size_t>(at.column) + 1);
            columns.widths.back() = std::max(columns.widths.back(), widthOf(section, i));
        });
        if (columns.width() <= room || columns.rows >= most)
            return columns;
    }
}

/// Sections in columns of \a leastRows at least within \a area, which is as high as it has to be.
void placeNamed(SymbolLayout &layout, const IpaChart &chart, const QList<SymbolSection> &sections,
                bool fullNames, int leastRows, QRectF area)
{
    const qreal leastRow = std::max(leastCell, lineHeight(layout.style.caption) + 4);
    const qreal largestRow = std::max<qreal>(34, leastRow);
    const qreal symbolWidth = std::ceil(leastRow * 1.4);
    constexpr qreal between = 16;
    const auto captionOf = [&chart, fullNames](int index) {
        const ChartEntry &entry = chart.entries().at(index);
        return fullNames ? entry.fullName() : entry.name;
    };
    // Measured once: the columns are tried in many ways.
    QHash<const SymbolSection *, std::vector<qreal>> widths; // of the title, then of the symbols
    for (const SymbolSection &section : sections) {
        constexpr qreal widestCaption = 300;
        std::vector<qreal> &here = widths[&section];
        here.push_back(widest({section.title}, layout.style.title) + between);
        for (const int index : section.entries) {
            const qreal caption = widest({captionOf(index)}, layout.style.caption);
            here.push_back(symbolWidth + 8 + std::min(widestCaption, caption) + between);
        }
    }
    const Columns columns =
        fitColumns(sections, leastRows, area.width(), [&widths](const SymbolSection &section, int i) {
            return widths.constFind(&section)->at(static_cast<std::size_t>(i + 1));
        });
    if (columns.widths.empty())
        return;
    // What is left is spread between the columns, but not so that they fall apart.
    const qreal spare = std::clamp(
        std::floor((area.width() - columns.width()) / static_cast<qreal>(columns.widths.size())), 0.0, 40.0);
    const qreal height = std::clamp(std::floor(area.height() / columns.rows), leastRow, largestRow);
    std::vector<qreal> lefts{area.left()};
    for (const qreal width : columns.widths)
        lefts.push_back(lefts.back() + width + spare);
    flow(sections, columns.rows, [&](const SymbolSection &section, int i, Cursor at) {
        const auto column = static_cast<std::size_t>(at.column);
        const QRectF box(lefts[column], area.top() + at.row * height,
                         std::min(columns.widths[column] + spare, area.width()) - between + 8, height);
        if (i < 0) {
            layout.labels.push_back(
                {section.title, box.adjusted(6, 0, 0, -2), Qt::AlignLeft | Qt::AlignBottom, true});
            return;
        }
        const int index = section.entries.at(i);
        layout.symbols.push_back({.entry = index,
                                  .box = box,
                                  .symbolBox = QRectF(box.left(), box.top(), symbolWidth, height),
                                  .caption = captionOf(index)});
    });
    // A caption too wide for the only column is cut short; it needs no scrolling.
    layout.size = layout.size.expandedTo(
        QSizeF(std::min(lefts.back(), area.right()), area.top() + columns.rows * height));
}

} // namespace

SymbolStyle symbolStyle(const QFont &base)
{
    SymbolStyle style;
    style.ipa = QFont(QStringLiteral("Charis SIL"));
    style.label = scaledFont(base, 0.82);
    style.title = scaledFont(base, 0.82, QFont::DemiBold);
    style.caption = scaledFont(base, 0.9);
    return style;
}

QFont symbolFont(const SymbolStyle &style, const QString &symbol, QSizeF size)
{
    constexpr int leastPixels = 8;
    QFont font = style.ipa;
    const qreal pixels = 0.7 * std::min(size.height(), 1.15 * size.width());
    font.setPixelSize(std::max(leastPixels, static_cast<int>(std::lround(pixels))));
    // Tails and ties reach beyond the advance that a symbol is centred by.
    const QFontMetricsF metrics(font);
    const qreal middle = metrics.horizontalAdvance(symbol) / 2;
    const QRectF ink = metrics.tightBoundingRect(symbol);
    const qreal half = std::max({middle, ink.right() - middle, middle - ink.left()});
    const qreal excess = 2 * half / (size.width() - 1);
    if (excess > 1)
        font.setPixelSize(std::max(leastPixels, static_cast<int>(font.pixelSize() / excess)));
    return font;
}

int SymbolLayout::symbolAt(QPointF point) const
{
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (symbols[i].box.contains(point))
            return static_cast<int>(i);
    }
    return -1;
}

int SymbolLayout::neighbour(int from, Qt::Key arrow) const
{
    if (from < 0 || from >= static_cast<int>(symbols.size()))
        return from;
    const QRectF start = symbols[static_cast<std::size_t>(from)].box;
    const bool across = arrow == Qt::Key_Left || arrow == Qt::Key_Right;
    const qreal sign = arrow == Qt::Key_Left || arrow == Qt::Key_Up ? -1 : 1;
    int nearest = from;
    qreal least = std::numeric_limits<qreal>::max();
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const QPointF way = symbols[i].box.center() - start.center();
        const qreal along = sign * (across ? way.x() : way.y());
        const qreal aside = std::abs(across ? way.y() : way.x());
        // Up and Down reach the next row even where it has nothing right there; Left and Right keep to their
        // row as long as it goes on.
        if (along < (across ? 1 : start.height() / 2))
            continue;
        if (!across && aside > 4 * (along + start.width()))
            continue;
        const bool leavesRow = across && aside > start.height() / 2;
        const qreal cost = along + (across ? 4 : 1.5) * aside + (leavesRow ? 10000 : 0);
        if (cost < least) {
            least = cost;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

SymbolLayout layoutConsonants(const IpaChart &chart, const SymbolStyle &style, QSizeF room)
{
    SymbolLayout layout;
    layout.style = style;
    const auto rows = static_cast<qreal>(pulmonicManners().size());
    const auto columns = 2 * static_cast<qreal>(pulmonicPlaces().size());
    constexpr qreal besides = 11; // boxes in a row to the right: the longest section
    QStringList manners;
    for (const Manner manner : pulmonicManners())
        manners.append(capitalized(mannerName(manner)));
    QStringList places;
    for (const Place place : pulmonicPlaces())
        places.append(capitalized(placeName(place)));
    const qreal labelWidth = widest(manners, style.label) + 10;
    const bool beside = room.width() >= labelWidth + gap + (columns + besides) * leastCell;
    const qreal cellWidth = beside ? cellSize(room.width() - labelWidth - gap, columns + besides)
                                   : cellSize(room.width() - labelWidth, columns);
    const bool oneLine = widest(places, style.label) + 4 <= 2 * cellWidth;
    const qreal headHeight = lineHeight(style.label) * (oneLine ? 1 : 2) + 3;
    const qreal cellHeight = std::min(cellSize(room.height() - headHeight, rows), std::ceil(cellWidth * 1.2));
    const QSizeF cell(cellWidth, std::max(cellHeight, leastCell));
    placePulmonic(layout, chart, labelWidth, headHeight, cell);
    const qreal right = labelWidth + columns * cellWidth;
    const qreal bottom = headHeight + rows * cell.height();
    const QRectF rest = beside ? QRectF(right + gap, 0, room.width() - right - gap, 0)
                               : QRectF(0, bottom + 8, std::max(room.width(), right), 0);
    const qreal end = placeShelves(layout, otherConsonants(chart), rest, cell);
    layout.size = QSizeF(beside ? room.width() : right, std::max(bottom, end) + 1);
    return layout;
}

SymbolLayout layoutVowels(const IpaChart &chart, const SymbolStyle &style, QSizeF room)
{
    SymbolLayout layout;
    layout.style = style;
    const qreal headHeight = lineHeight(style.label) + 2;
    const qreal step = std::clamp(std::floor((room.height() - headHeight) / 7), 26.0, largestCell);
    const qreal cell = std::min(step, 34.0);
    const qreal labelWidth =
        widest({translated("Close"), translated("Close-mid"), translated("Open-mid"), translated("Open")},
               style.label) +
        8;
    const qreal width = std::clamp(room.width() * 0.45, 260.0, 14 * step);
    Trapezium shape{QRectF(labelWidth + cell, headHeight + cell / 2, width, 6 * step)};
    placeTrapezium(layout, chart, shape, cell, headHeight);
    const qreal right = shape.area.right() + cell + 4;
    layout.size = QSizeF(right, shape.area.bottom() + cell / 2 + 1);
    const QList<SymbolSection> further{
        {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "R-coloured and reduced")),
         chart.group(ChartGroup::FurtherVowel)}};
    const bool beside = room.width() - right - gap >= 200;
    placeNamed(layout, chart, further, false, static_cast<int>(further.front().entries.size()) + 1,
               beside ? QRectF(right + gap, 0, room.width() - right - gap, room.height())
                      : QRectF(0, layout.size.height() + 8, room.width(), 0));
    return layout;
}

SymbolLayout layoutNamed(const IpaChart &chart, const QList<SymbolSection> &sections, bool fullNames,
                         const SymbolStyle &style, QSizeF room)
{
    SymbolLayout layout;
    layout.style = style;
    placeNamed(layout, chart, sections, fullNames, 2, QRectF(QPointF(), room));
    return layout;
}

SymbolLayout layoutRow(const QList<int> &entries, const SymbolStyle &style, QSizeF room)
{
    SymbolLayout layout;
    layout.style = style;
    const qreal side = room.height();
    const auto most = static_cast<qsizetype>(room.width() / side);
    for (qsizetype i = 0; i < std::min(most, entries.size()); ++i) {
        const QRectF box(static_cast<qreal>(i) * side, 0, side, side);
        layout.symbols.push_back({.entry = entries.at(i), .box = box, .symbolBox = box});
    }
    return layout;
}

QList<SymbolSection> diacriticSections(const IpaChart &chart)
{
    return {{translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Voice and breath")),
             chart.group(ChartGroup::Phonation)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Tongue and lips")),
             chart.group(ChartGroup::Position)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Place and colouring")),
             chart.group(ChartGroup::Articulation)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Syllable, nose, release, ties")),
             chart.group(ChartGroup::Release)}};
}

QList<SymbolSection> toneSections(const IpaChart &chart)
{
    return {{translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Stress")),
             chart.group(ChartGroup::Stress)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Length")),
             chart.group(ChartGroup::Length)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Boundaries")),
             chart.group(ChartGroup::Boundary)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Tone levels")),
             chart.group(ChartGroup::ToneLevel)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Contours")),
             chart.group(ChartGroup::ToneContour)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Tone marks")),
             chart.group(ChartGroup::ToneMark)},
            {translated(QT_TRANSLATE_NOOP("phonoscope::SymbolLayout", "Steps and intonation")),
             chart.group(ChartGroup::Intonation)}};
}

} // namespace phonoscope
