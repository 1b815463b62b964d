// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QVBoxLayout;

namespace phonoscope {

/// The head of a page: its name, a sentence about it, and to the right what can be done with all of it.
class PageHead : public QWidget
{
    Q_OBJECT
public:
    PageHead(const QString &title, const QString &about, QWidget *parent = nullptr);

    void addAction(QAbstractButton *button);
    /// A line of its own below: a switch and what it does.
    void addBelow(QWidget *field, const QString &about);

private:
    using QWidget::addAction;

    QVBoxLayout *m_lines;
    QHBoxLayout *m_actions;
};

} // namespace phonoscope
