// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbolaccessible.h"

#include "ui/ipakeyboard/symbolview.h"
#include "ui/widgets/paintedlist.h"

namespace phonoscope {

namespace {

class SymbolAccessible : public PaintedItem, public QAccessibleActionInterface
{
public:
    SymbolAccessible(SymbolView *view, int position)
        : PaintedItem(view, QAccessible::Button), m_view(view), m_position(position)
    {
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

protected:
    bool exists() const override { return m_position < m_view->count(); }
    QString said(QAccessible::Text what) const override
    {
        const ChartEntry &entry = m_view->entry(m_position);
        if (what == QAccessible::Name)
            return entry.fullName();
        if (what == QAccessible::Description)
            return entry.codePoints();
        return what == QAccessible::Value ? entry.inserted : QString();
    }
    QRect inViewport() const override { return m_view->boxOf(m_position); }
    bool isCurrent() const override { return m_view->current() == m_position; }

private:
    SymbolView *m_view;
    int m_position;
};

class SymbolViewAccessible : public PaintedList
{
public:
    explicit SymbolViewAccessible(SymbolView *view) : PaintedList(view), m_view(view) {}

protected:
    int itemCount() const override { return m_view->count(); }
    PaintedItem *makeItem(int position) const override { return new SymbolAccessible(m_view, position); }
    int itemAt(QPoint position) const override { return m_view->positionAt(position); }
    int currentItem() const override { return m_view->current(); }

private:
    SymbolView *m_view;
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
