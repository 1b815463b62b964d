// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentaccessible.h"

#include "ui/alignment/alignmentview.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace phonoscope {

namespace {

/// One column. Looks everything up when asked, so that it is right after any change.
class ColumnAccessible : public QAccessibleInterface
{
public:
    ColumnAccessible(AlignmentView *view, int column) : m_view(view), m_column(column) {}

    bool isValid() const override
    {
        return m_view && m_column < static_cast<int>(m_view->content().columns.size());
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text what) const override
    {
        return isValid() && what == QAccessible::Name ? m_view->sentence(m_column) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inViewport = m_view->columnRect(m_column);
        return {m_view->viewport()->mapToGlobal(inViewport.topLeft()), inViewport.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.selected = m_view->selectedColumn() == m_column;
        state.focused = state.selected && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->columnRect(m_column));
        return state;
    }

private:
    QPointer<AlignmentView> m_view;
    int m_column;
};

class AlignmentAccessible : public QAccessibleWidget
{
public:
    explicit AlignmentAccessible(AlignmentView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~AlignmentAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override
    {
        return view() ? static_cast<int>(view()->content().columns.size()) : 0;
    }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (m_children.size() <= static_cast<std::size_t>(index)) {
            const int next = static_cast<int>(m_children.size());
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new ColumnAccessible(view(), next)));
        }
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (std::size_t i = 0; i < m_children.size(); ++i) {
            if (QAccessible::accessibleInterface(m_children[i]) == wanted)
                return static_cast<int>(i);
        }
        return -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return view() ? child(view()->columnAt(view()->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        return view() && view()->hasFocus() ? child(view()->selectedColumn()) : nullptr;
    }

private:
    AlignmentView *view() const { return qobject_cast<AlignmentView *>(object()); }

    mutable std::vector<QAccessible::Id> m_children;
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
