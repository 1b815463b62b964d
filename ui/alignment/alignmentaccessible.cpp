// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentaccessible.h"

#include "ui/alignment/alignmentview.h"
#include "ui/widgets/paintedlist.h"

namespace phonoscope {

namespace {

int columnCount(const AlignmentView &view)
{
    return static_cast<int>(view.content().columns.size());
}

class ColumnAccessible : public PaintedItem
{
public:
    ColumnAccessible(AlignmentView *view, int column)
        : PaintedItem(view, QAccessible::ListItem), m_view(view), m_column(column)
    {
    }

protected:
    bool exists() const override { return m_column < columnCount(*m_view); }
    QString said(QAccessible::Text what) const override
    {
        return what == QAccessible::Name ? m_view->sentence(m_column) : QString();
    }
    QRect inViewport() const override { return m_view->columnRect(m_column); }
    bool isCurrent() const override { return m_view->selectedColumn() == m_column; }
    bool isSelectable() const override { return true; }

private:
    AlignmentView *m_view;
    int m_column;
};

class AlignmentAccessible : public PaintedList
{
public:
    explicit AlignmentAccessible(AlignmentView *view) : PaintedList(view), m_view(view) {}

protected:
    int itemCount() const override { return columnCount(*m_view); }
    PaintedItem *makeItem(int column) const override { return new ColumnAccessible(m_view, column); }
    int itemAt(QPoint position) const override { return m_view->columnAt(position); }
    int currentItem() const override { return m_view->selectedColumn(); }

private:
    AlignmentView *m_view;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<AlignmentView *>(object);
    return view ? new AlignmentAccessible(view) : nullptr;
}

} // namespace

void installAlignmentAccessibility()
{
    QAccessible::removeFactory(makeAccessible);
    QAccessible::installFactory(makeAccessible);
}

} // namespace phonoscope
