// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/paintedlist.h"

namespace phonoscope {

QRect PaintedItem::rect() const
{
    if (!isValid())
        return {};
    const QRect box = inViewport();
    return {m_view->viewport()->mapToGlobal(box.topLeft()), box.size()};
}

QAccessible::State PaintedItem::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    state.focusable = true;
    state.focused = isCurrent() && m_view->hasFocus();
    state.selectable = isSelectable();
    state.selected = isSelectable() && isCurrent();
    state.offscreen = !m_view->viewport()->rect().intersects(inViewport());
    return state;
}

PaintedList::~PaintedList()
{
    for (const QAccessible::Id id : m_items)
        QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface *PaintedList::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_items.size() <= static_cast<std::size_t>(index))
        m_items.push_back(
            QAccessible::registerAccessibleInterface(makeItem(static_cast<int>(m_items.size()))));
    return QAccessible::accessibleInterface(m_items[static_cast<std::size_t>(index)]);
}

int PaintedList::indexOfChild(const QAccessibleInterface *wanted) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (QAccessible::accessibleInterface(m_items[i]) == wanted)
            return static_cast<int>(i);
    }
    return -1;
}

QAccessibleInterface *PaintedList::childAt(int x, int y) const
{
    return area() ? child(itemAt(area()->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
}

QAccessibleInterface *PaintedList::focusChild() const
{
    return area() && area()->hasFocus() ? child(currentItem()) : nullptr;
}

} // namespace phonoscope
