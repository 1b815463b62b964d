// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace phonoscope {

/// Headers to send beside the program's own: a small table of names and values. Values that look secret are
/// hidden.
class HeadersField : public QWidget
{
    Q_OBJECT
public:
    explicit HeadersField(QWidget *parent = nullptr);

    /// Emits nothing; a table that has problems, or is being edited, is left alone where nothing changed.
    void setHeaders(const QList<HttpHeader> &headers);
    QPushButton *addButton() const { return m_add; }

Q_SIGNALS:
    /// The user has changed them and all of them can be sent.
    void edited(const QList<HttpHeader> &headers);

private:
    struct Row
    {
        QLineEdit *name;
        QLineEdit *value;
        QPushButton *remove;
        QLabel *problem;
    };

    void addRow(const QString &name, const QString &value);
    void removeRow(const QLineEdit *name);
    void layOut();
    void check();
    QString problemOf(const Row &row) const;

    QGridLayout *m_layout;
    QList<Row> m_rows;
    QList<HttpHeader> m_headers; ///< as they were set or told
    QPushButton *m_add;
};

} // namespace phonoscope
