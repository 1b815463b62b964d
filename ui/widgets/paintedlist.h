// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace phonoscope {

/// What assistive tools see of one item that a view paints itself. Subclasses look everything up when asked,
/// so that it is right after any change.
class PaintedItem : public QAccessibleInterface
{
public:
    PaintedItem(QAbstractScrollArea *view, QAccessible::Role role) : m_view(view), m_role(role) {}

    bool isValid() const final { return m_view && exists(); }
    QObject *object() const final { return nullptr; }
    QAccessibleInterface *parent() const final { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const final { return nullptr; }
    QAccessibleInterface *childAt(int, int) const final { return nullptr; }
    int childCount() const final { return 0; }
    int indexOfChild(const QAccessibleInterface *) const final { return -1; }
    QAccessible::Role role() const final { return m_role; }
    void setText(QAccessible::Text, const QString &) final {}
    QString text(QAccessible::Text what) const final { return isValid() ? said(what) : QString(); }
    QRect rect() const final;
    QAccessible::State state() const final;

protected:
    // The view lives whenever these are called; the item exists whenever those after exists() are.
    virtual bool exists() const = 0;
    virtual QString said(QAccessible::Text what) const = 0;
    virtual QRect inViewport() const = 0;
    virtual bool isCurrent() const = 0;
    /// Whether the current item counts as chosen.
    virtual bool isSelectable() const { return false; }

private:
    QPointer<QAbstractScrollArea> m_view;
    QAccessible::Role m_role;
};

/// A view that paints its items itself, as a list of them to assistive tools. Keeps the items it was asked
/// for.
class PaintedList : public QAccessibleWidget
{
public:
    explicit PaintedList(QAbstractScrollArea *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~PaintedList() override;

    int childCount() const final { return area() ? itemCount() : 0; }
    QAccessibleInterface *child(int index) const final;
    int indexOfChild(const QAccessibleInterface *wanted) const final;
    QAccessibleInterface *childAt(int x, int y) const final;
    QAccessibleInterface *focusChild() const final;

protected:
    // The view lives whenever these are called.
    virtual int itemCount() const = 0;
    virtual PaintedItem *makeItem(int index) const = 0;
    /// -1 for none.
    virtual int itemAt(QPoint viewportPosition) const = 0;
    virtual int currentItem() const = 0;

private:
    QAbstractScrollArea *area() const { return qobject_cast<QAbstractScrollArea *>(object()); }

    mutable std::vector<QAccessible::Id> m_items;
};

} // namespace phonoscope
