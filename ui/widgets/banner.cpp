// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace phonoscope {

Banner::Banner(Kind kind, QWidget *parent)
    : QFrame(parent), m_kind(kind), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_first(new QPushButton(this)), m_second(new QPushButton(this)), m_close(new QToolButton(this))
{
    setRole(this, kind == Kind::Error ? "error" : "notice");
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_first->setObjectName(QStringLiteral("firstAction"));
    m_second->setObjectName(QStringLiteral("secondAction"));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    layout->addWidget(m_close);

    connect(m_first, &QPushButton::clicked, this, &Banner::firstActionChosen);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondActionChosen);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    updateIcon();
    hide();
}

void Banner::showMessage(const QString &message, const QString &firstAction, const QString &secondAction)
{
    m_text->setText(message);
    m_first->setText(firstAction);
    m_first->setVisible(!firstAction.isEmpty());
    m_second->setText(secondAction);
    m_second->setVisible(!secondAction.isEmpty());
    setAccessibleName(message);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Banner::message() const
{
    return m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

void Banner::updateIcon()
{
    const QString name = m_kind == Kind::Error ? QStringLiteral("error") : QStringLiteral("notice");
    m_icon->setPixmap(themedIcon(name, palette()).pixmap(20, 20));
}

} // namespace phonoscope
