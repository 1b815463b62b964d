// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;

namespace phonoscope {

/// A few choices side by side, one of which holds. Left and Right move between them.
class SegmentedChoice : public QFrame
{
    Q_OBJECT
public:
    explicit SegmentedChoice(const QStringList &choices, QWidget *parent = nullptr);

    int current() const;
    /// Emits nothing.
    void setCurrent(int index);

Q_SIGNALS:
    /// The user chose.
    void chosen(int index);

private:
    QButtonGroup *m_group;
};

} // namespace phonoscope
