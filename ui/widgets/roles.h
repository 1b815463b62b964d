// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QString>

namespace phonoscope {

/// Gives \a widget its part in the style sheet: "card", "heading", "caption", "primary", …
inline void setRole(QWidget *widget, const char *role)
{
    widget->setProperty("role", QString::fromLatin1(role));
}

inline QFrame *makeFrame(const char *role, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    setRole(frame, role);
    return frame;
}

inline QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setRole(label, role);
    return label;
}

/// A label that leads to \a field with the key after the & in \a text.
inline QLabel *makeLabelFor(QWidget *field, const QString &text, const char *role, QWidget *parent)
{
    QLabel *label = makeLabel(text, role, parent);
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(field);
    return label;
}

/// The interface's font, \a factor as large.
inline QFont scaledFont(QFont font, qreal factor, QFont::Weight weight = QFont::Normal)
{
    font.setPointSizeF((font.pointSizeF() > 0 ? font.pointSizeF() : 10) * factor);
    font.setWeight(weight);
    return font;
}

} // namespace phonoscope
