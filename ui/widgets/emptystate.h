// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace phonoscope {

/// In the place of what is not there yet: says so, and what to do.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Plain text. Without \a action there is no button.
    void setMessage(const QString &title, const QString &hint, const QString &action = {});

Q_SIGNALS:
    void actionChosen();

private:
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_action;
};

} // namespace phonoscope
