// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/problemlabel.h"

#include "ui/widgets/roles.h"

#include <QAccessible>

namespace phonoscope {

QLabel *makeProblemLabel(QWidget *parent)
{
    QLabel *label = makeLabel({}, "errorText", parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void tellProblem(QLabel *label, const QString &message)
{
    const bool isNew = label->text() != message;
    label->setText(message);
    label->setVisible(!message.isEmpty());
    if (message.isEmpty() || !isNew)
        return;
    QAccessibleEvent event(label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace phonoscope
