// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace phonoscope {

/// A secret: hidden unless the user wants to see it.
class TokenField : public QWidget
{
    Q_OBJECT
public:
    explicit TokenField(QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    QString secret() const;
    /// Emits nothing; what is being typed is left alone.
    void setSecret(const QString &secret, const QString &placeholder);

Q_SIGNALS:
    /// The user has typed one, or emptied it.
    void edited();

private:
    QLineEdit *m_field;
    QPushButton *m_show;
};

} // namespace phonoscope
