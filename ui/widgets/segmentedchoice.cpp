// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedchoice.h"

#include "ui/widgets/roles.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPushButton>

namespace phonoscope {

SegmentedChoice::SegmentedChoice(const QStringList &choices, QWidget *parent)
    : QFrame(parent), m_group(new QButtonGroup(this))
{
    setRole(this, "sunken");
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3, 3, 3, 3);
    layout->setSpacing(2);
    for (const QString &choice : choices) {
        auto *button = new QPushButton(choice, this);
        setRole(button, "segment");
        button->setCheckable(true);
        // The chosen one is set in bold, which takes more room.
        constexpr int padding = 2 * 10;
        const QFontMetrics bold(scaledFont(button->font(), 1, QFont::DemiBold));
        button->setMinimumWidth(bold.horizontalAdvance(choice) + padding);
        // Tab comes to the one that holds, as with radio buttons. Qt does so only once one of them had the
        // focus.
        button->setFocusPolicy(Qt::ClickFocus);
        connect(button, &QPushButton::toggled, button,
                [button](bool holds) { button->setFocusPolicy(holds ? Qt::StrongFocus : Qt::ClickFocus); });
        m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
        layout->addWidget(button, 1);
    }
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedChoice::chosen);
}

int SegmentedChoice::current() const
{
    return m_group->checkedId();
}

void SegmentedChoice::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

} // namespace phonoscope
