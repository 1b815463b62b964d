// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/roles.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace phonoscope {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "heading", this)), m_hint(makeLabel({}, "caption", this)),
      m_action(new QPushButton(this))
{
    constexpr int readable = 460;
    m_title->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_title->setAlignment(Qt::AlignHCenter);
    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_hint->setWordWrap(true);
    m_hint->setFixedWidth(readable);
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionChosen);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 24, 16, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_hint, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setMessage(const QString &title, const QString &hint, const QString &action)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace phonoscope
