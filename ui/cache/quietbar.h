// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

namespace phonoscope {

/// How much of a bound is used up, as a thin bar beside the words that say it.
class QuietBar : public QProgressBar
{
    Q_OBJECT
public:
    explicit QuietBar(QWidget *parent = nullptr);

    /// \a bound 0 or less: nothing is used up.
    void setShare(qint64 used, qint64 bound);
};

} // namespace phonoscope
