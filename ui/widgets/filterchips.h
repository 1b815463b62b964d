// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QStringList>
#include <QWidget>

class QPushButton;

namespace phonoscope {

/// Kinds of things, any number of which may be chosen; none chosen means all of them.
class FilterChips : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(const QStringList &names, QWidget *parent = nullptr);

    QSet<int> chosen() const;
    void clear();
    QPushButton *chip(int index) const { return m_chips.at(index); }

Q_SIGNALS:
    void changed(const QSet<int> &chosen);

private:
    QList<QPushButton *> m_chips;
};

} // namespace phonoscope
