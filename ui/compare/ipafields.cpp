// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/ipafields.h"

#include "ui/ipakeyboard/xsampatyping.h"
#include "ui/widgets/roles.h"

#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>

namespace phonoscope {

QFont ipaFont(const QFont &base, qreal factor)
{
    QFont font(QStringLiteral("Charis SIL"));
    font.setPointSizeF(scaledFont(base, factor).pointSizeF());
    return font;
}

void setPale(QWidget *widget, bool pale)
{
    if (widget->property("pale").toBool() == pale)
        return;
    widget->setProperty("pale", pale);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

IpaFields::IpaFields(std::shared_ptr<const Xsampa> xsampa, QObject *parent)
    : QObject(parent), m_xsampa(std::move(xsampa))
{
}

void IpaFields::add(QLineEdit *field)
{
    add(field, m_xsampa ? new XsampaTyping(m_xsampa, field) : nullptr);
}

void IpaFields::add(QPlainTextEdit *field)
{
    add(field, m_xsampa ? new XsampaTyping(m_xsampa, field) : nullptr);
}

void IpaFields::add(QWidget *field, XsampaTyping *typing)
{
    m_fields.removeIf([](const Field &known) { return !known.widget; });
    m_fields.append({field, typing, true});
    if (typing)
        typing->setEnabled(m_typesXsampa);
    field->installEventFilter(this);
}

void IpaFields::setTakesIpa(const QWidget *field, bool takes)
{
    for (Field &known : m_fields) {
        if (known.widget != field)
            continue;
        known.takesIpa = takes;
        if (known.typing)
            known.typing->setEnabled(takes && m_typesXsampa);
    }
}

void IpaFields::setTypesXsampa(bool types)
{
    m_typesXsampa = types;
    for (const Field &field : std::as_const(m_fields)) {
        if (field.typing)
            field.typing->setEnabled(field.takesIpa && types);
    }
}

bool IpaFields::canTake(const Field &field)
{
    return field.widget && field.takesIpa && field.widget->isVisible() && field.widget->isEnabled();
}

QWidget *IpaFields::target() const
{
    QWidget *first = nullptr;
    for (const Field &field : m_fields) {
        if (!canTake(field))
            continue;
        if (field.widget == m_last)
            return m_last;
        if (!first)
            first = field.widget;
    }
    return first;
}

void IpaFields::insert(const QString &text)
{
    QWidget *field = target();
    if (auto *line = qobject_cast<QLineEdit *>(field)) {
        line->insert(text);
    } else if (auto *editor = qobject_cast<QPlainTextEdit *>(field)) {
        editor->textCursor().insertText(text);
        editor->ensureCursorVisible();
    }
}

bool IpaFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_last = qobject_cast<QWidget *>(watched);
    return QObject::eventFilter(watched, event);
}

} // namespace phonoscope
