// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/programsettings.h"

#include <QSpinBox>

namespace phonoscope {

/// A number within bounds. Tells of it when it is complete, not at every key; leaves the wheel to the page
/// unless it has the keyboard.
class NumberField : public QSpinBox
{
    Q_OBJECT
public:
    /// \a zero is what is shown in place of 0.
    NumberField(Bounds bounds, const QString &unit, const QString &zero = {}, QWidget *parent = nullptr);

    /// Emits nothing.
    void setShown(int value);

Q_SIGNALS:
    void chosen(int value);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace phonoscope
