// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/spokenline.h"

#include "ui/compare/ipafields.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace phonoscope {

SpokenLine::SpokenLine(bool hasKeyboard, QWidget *parent)
    : QWidget(parent), m_ipa(new QLineEdit(this)), m_xsampa(new QCheckBox(tr("Type X-SAMPA"), this)),
      m_keyboard(new QPushButton(tr("IPA keyboard"), this)), m_problem(makeProblemLabel(this))
{
    m_ipa->setObjectName(QStringLiteral("spokenIpa"));
    m_ipa->setFont(ipaFont(font(), 1.15));
    m_ipa->setReadOnly(true);
    m_ipa->setFocusPolicy(Qt::ClickFocus);
    m_ipa->setAccessibleName(tr("IPA of what was said"));
    m_ipa->setToolTip(tr("How the engine reads what was said"));
    setRole(m_ipa, "quiet");
    m_xsampa->setObjectName(QStringLiteral("xsampaTyping"));
    m_xsampa->setToolTip(
        tr("Keys typed in the IPA fields are X-SAMPA and become IPA at once: T is \u03b8, @ is \u0259"));
    m_keyboard->setObjectName(QStringLiteral("keyboard"));
    m_keyboard->setCheckable(true);
    m_keyboard->setToolTip(tr("Show or hide the IPA keyboard (Ctrl+K)"));
    setRole(m_keyboard, "link");
    m_problem->setObjectName(QStringLiteral("spokenProblem"));

    auto *tools = new QHBoxLayout;
    tools->setSpacing(12);
    tools->addWidget(m_ipa, 1);
    tools->addStretch();
    tools->addWidget(m_xsampa);
    tools->addWidget(m_keyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(tools);
    layout->addWidget(m_problem);
    m_keyboard->setVisible(hasKeyboard);
    m_xsampa->hide();
    connect(m_keyboard, &QPushButton::toggled, m_xsampa, &QWidget::setVisible);
    updateIcon();
}

void SpokenLine::setIsIpa(bool isIpa)
{
    m_ipa->setVisible(!isIpa);
    showProblem({});
}

void SpokenLine::setEngineIpa(const QString &ipa)
{
    m_ipa->setText(ipa);
    m_ipa->setCursorPosition(0);
    setPale(m_ipa, false);
}

void SpokenLine::textChanged(bool isBlank)
{
    if (isBlank)
        m_ipa->clear();
    setPale(m_ipa, true);
    showProblem({});
}

void SpokenLine::showProblem(const QString &message)
{
    tellProblem(m_problem, message);
}

void SpokenLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void SpokenLine::updateIcon()
{
    m_keyboard->setIcon(themedIcon(QStringLiteral("keyboard"), palette()));
    m_keyboard->setIconSize({20, 20});
}

} // namespace phonoscope
