// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logview.h"

#include "ui/log/logtable.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/rowsview.h"
#include "ui/widgets/theme.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace phonoscope {

namespace {

/// Warnings and worse stand out by weight and colour; their word says what they are.
class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus; // the row is marked, not the cell
        const auto level = static_cast<LogLevel>(index.data(LogTable::LevelRole).toInt());
        const auto column = static_cast<LogTable::Column>(index.column());
        const ThemeColors &colors = themeColors(option->palette);
        if (level >= LogLevel::Warning && column == LogTable::Column::Level)
            option->font.setWeight(QFont::DemiBold);
        const bool isQuiet = column != LogTable::Column::Text && level < LogLevel::Warning;
        const bool isLoud = column == LogTable::Column::Level && level == LogLevel::Error;
        option->palette.setColor(QPalette::Text, isLoud    ? colors.errorEdge
                                                 : isQuiet ? colors.secondaryText
                                                           : colors.text);
        option->palette.setColor(QPalette::HighlightedText, colors.text);
    }
};

} // namespace

LogView::LogView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new LineDelegate(this));
    showAsRows(*this, 28, 10); // the whole line stands below the table
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setStretchLastSection(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_isAtEnd = value == verticalScrollBar()->maximum(); });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_isAtEnd)
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    });
}

void LogView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    fitColumns();
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        const int top = rowAt(0);
        if (!m_isAtEnd && first == 0 && top >= 0) {
            QScrollBar *bar = verticalScrollBar();
            bar->setValue(bar->value() - (last - first + 1) * verticalHeader()->defaultSectionSize());
        }
    });
}

void LogView::fitColumns()
{
    constexpr int padding = 28;
    const QFontMetrics digits(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QFontMetrics bold(scaledFont(font(), 1, QFont::DemiBold));
    const auto set = [this](LogTable::Column column, int width) {
        setColumnWidth(static_cast<int>(column), width + padding);
    };
    set(LogTable::Column::Time, digits.horizontalAdvance(QStringLiteral("00:00:00.000")));
    int widest = 0;
    for (const auto level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error})
        widest = std::max(widest, bold.horizontalAdvance(logLevelTitle(level)));
    set(LogTable::Column::Level, widest);
    set(LogTable::Column::Category, fontMetrics().horizontalAdvance(QStringLiteral("similarity.records")));
}

QStringList LogView::plainLines() const
{
    QStringList lines;
    if (!hasSelection()) {
        for (int row = 0; row < model()->rowCount(); ++row)
            lines.append(model()->index(row, 0).data(LogTable::PlainRole).toString());
        return lines;
    }
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : rows)
        lines.append(row.data(LogTable::PlainRole).toString());
    return lines;
}

void LogView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionWasChanged();
}

} // namespace phonoscope
