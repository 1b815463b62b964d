// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/entriesview.h"

#include "ui/cache/entriesmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/rowsview.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace phonoscope {

namespace {

class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void updateIcon(const QPalette &palette) { m_pin = themedIcon(QStringLiteral("pin"), palette); }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus; // the row is marked, not the cell
        const ThemeColors &colors = themeColors(option->palette);
        const bool isText = index.column() == static_cast<int>(EntriesModel::Column::Text);
        option->palette.setColor(QPalette::Text, isText && index.data(EntriesModel::LoadedRole).toBool()
                                                     ? colors.text
                                                     : colors.secondaryText);
        option->palette.setColor(QPalette::HighlightedText, colors.text);
        if (isText && index.data(EntriesModel::PinnedRole).toBool()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = m_pin;
            option->decorationSize = QSize(16, 16);
        }
    }

private:
    QIcon m_pin;
};

} // namespace

EntriesView::EntriesView(EntriesModel &model, QWidget *parent) : QTableView(parent), m_entries(model)
{
    auto *delegate = new EntryDelegate(this);
    delegate->updateIcon(palette());
    setItemDelegate(delegate);
    setModel(&model);
    showAsRows(*this, 30, 12);
    fitColumns();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &EntriesView::loadInSight);
    connect(&model, &EntriesModel::loaded, this, &EntriesView::loadInSight);
}

void EntriesView::fitColumns()
{
    constexpr int padding = 28;
    const auto set = [this](EntriesModel::Column column, const QString &widest) {
        setColumnWidth(static_cast<int>(column), fontMetrics().horizontalAdvance(widest) + padding);
    };
    horizontalHeader()->setSectionResizeMode(static_cast<int>(EntriesModel::Column::Text),
                                             QHeaderView::Stretch);
    set(EntriesModel::Column::Language, QStringLiteral("Language"));
    set(EntriesModel::Column::Provider, QStringLiteral("espeak-ng 1.51 and more"));
    set(EntriesModel::Column::Age, QStringLiteral("1,000 days"));
    set(EntriesModel::Column::Size, QStringLiteral("1,000 bytes"));
}

void EntriesView::loadInSight()
{
    const int first = rowAt(0);
    if (first < 0)
        return;
    const int last = rowAt(viewport()->height() - 1);
    m_entries.load(first, last < 0 ? m_entries.rowCount() - 1 : last);
}

QList<int> EntriesView::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void EntriesView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionWasChanged();
}

void EntriesView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    loadInSight();
}

void EntriesView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete))
        Q_EMIT removeRequested();
    else
        QTableView::keyPressEvent(event);
}

void EntriesView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        static_cast<EntryDelegate *>(itemDelegate())->updateIcon(palette());
}

} // namespace phonoscope
