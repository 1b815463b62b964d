// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>
#include <QPointer>

#include <memory>

class QLineEdit;
class QPlainTextEdit;
class QWidget;

namespace phonoscope {

class Xsampa;
class XsampaTyping;

/// Charis SIL, the font known to place marks right, \a factor as large as the interface's font \a base.
QFont ipaFont(const QFont &base, qreal factor);

/// A widget that shows what may be out of date: the style sheet sets it in a paler colour.
void setPale(QWidget *widget, bool pale);

/// The fields of a page that take IPA: whether X-SAMPA is typed in them, and which of them the symbols of a
/// keyboard go to.
class IpaFields : public QObject
{
    Q_OBJECT
public:
    /// \a xsampa may be null: then there is no typing of it.
    explicit IpaFields(std::shared_ptr<const Xsampa> xsampa, QObject *parent = nullptr);

    /// From now on \a field takes IPA; those added first are the first to be chosen while none had the focus.
    void add(QLineEdit *field);
    void add(QPlainTextEdit *field);
    /// Whether a field that was added takes IPA for the time being.
    void setTakesIpa(const QWidget *field, bool takes);

    bool typesXsampa() const { return m_typesXsampa; }
    void setTypesXsampa(bool types);

    /// The field that had the focus last, of those that take IPA and are on the screen; null: there is none.
    QWidget *target() const;
    /// Puts \a text into the target, at its cursor.
    void insert(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Field
    {
        QPointer<QWidget> widget;
        QPointer<XsampaTyping> typing;
        bool takesIpa = true;
    };

    void add(QWidget *field, XsampaTyping *typing);
    static bool canTake(const Field &field);

    std::shared_ptr<const Xsampa> m_xsampa;
    QList<Field> m_fields;
    QPointer<QWidget> m_last;
    bool m_typesXsampa = false;
};

} // namespace phonoscope
