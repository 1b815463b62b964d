// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbolaccessible.h"

#include "ui/ipakeyboard/symbolview.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace phonoscope {

namespace {

/// One symbol. Looks everything up when asked, so that it is right after any change.
class SymbolAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    SymbolAccessible(SymbolView *view, int position) : m_view(view), m_position(position) {}

    bool isValid() const override { return m_view && m_position < m_view->count(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Button; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text what) const override
    {
        if (!isValid())
            return {};
        const ChartEntry &entry = m_view->entry(m_position);
        if (what == QAccessible::Name)
            return entry.fullName();
        if (what == QAccessible::Description)
            return entry.codePoints();
        return what == QAccessible::Value ? entry.inserted : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inViewport = m_view->boxOf(m_position);
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
        state.focused = m_view->current() == m_position && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->boxOf(m_position));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setCurrent(m_position);
        if (name == pressAction())
            m_view->chooseCurrent();
        else if (name == setFocusAction())
            m_view->setFocus();
    }

private:
    QPointer<SymbolView> m_view;
    int m_position;
};

class SymbolViewAccessible : public QAccessibleWidget
{
public:
    explicit SymbolViewAccessible(SymbolView *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~SymbolViewAccessible() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return view() ? view()->count() : 0; }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (m_children.size() <= static_cast<std::size_t>(index)) {
            const int next = static_cast<int>(m_children.size());
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new SymbolAccessible(view(), next)));
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
        return view() ? child(view()->positionAt(view()->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }

    QAccessibleInterface *focusChild() const override
    {
        return view() && view()->hasFocus() ? child(view()->current()) : nullptr;
    }

private:
    SymbolView *view() const { return qobject_cast<SymbolView *>(object()); }

    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<SymbolView *>(object);
    return view ? new SymbolViewAccessible(view) : nullptr;
}

} // namespace

void installSymbolAccessibility()
{
    QAccessible::removeFactory(makeAccessible);
    QAccessible::installFactory(makeAccessible);
}

} // namespace phonoscope
