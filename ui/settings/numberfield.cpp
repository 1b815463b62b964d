// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/numberfield.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace phonoscope {

NumberField::NumberField(Bounds bounds, const QString &unit, const QString &zero, QWidget *parent)
    : QSpinBox(parent)
{
    constexpr int width = 150;
    setRange(bounds.low, bounds.high);
    setSuffix(unit);
    setSpecialValueText(zero);
    setGroupSeparatorShown(true);
    setKeyboardTracking(false);
    setStepType(bounds.high > 1'000 ? AdaptiveDecimalStepType : DefaultStepType);
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(width);
    connect(this, &QSpinBox::valueChanged, this, &NumberField::chosen);
}

void NumberField::setShown(int value)
{
    const QSignalBlocker blocker(this);
    setValue(value);
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace phonoscope
