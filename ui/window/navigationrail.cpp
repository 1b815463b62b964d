// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/navigationrail.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace phonoscope {

namespace {

constexpr int leastWidth = 88;
constexpr int compactWidth = 44;
constexpr const char *iconProperty = "pageIcon";

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : QFrame(parent), m_pages(new QButtonGroup(this)), m_top(new QVBoxLayout), m_bottom(new QVBoxLayout)
{
    setRole(this, "rail");
    setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 8);
    layout->setSpacing(0);
    m_top->setSpacing(4);
    m_bottom->setSpacing(4);
    layout->addLayout(m_top);
    layout->addStretch(1);
    layout->addLayout(m_bottom);
    connect(m_pages, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
}

void NavigationRail::addPage(int id, const QString &name, const QString &icon, bool atEnd)
{
    auto *button = new QToolButton(this);
    setRole(button, "page");
    button->setText(name);
    button->setAccessibleName(name);
    button->setProperty(iconProperty, icon);
    button->setIconSize(QSize(20, 20));
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fit(*button);
    button->setFocusPolicy(Qt::ClickFocus);
    connect(button, &QToolButton::toggled, button,
            [button](bool shown) { button->setFocusPolicy(shown ? Qt::StrongFocus : Qt::ClickFocus); });
    button->installEventFilter(this);
    m_pages->addButton(button, id);
    (atEnd ? m_bottom : m_top)->addWidget(button);
    if (m_pages->checkedId() == -1)
        button->setChecked(true);
    updateIcons();
}

void NavigationRail::fit(QToolButton &button) const
{
    button.setToolButtonStyle(m_compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextUnderIcon);
    button.setToolTip(m_compact ? button.text() : QString());
    // The name is set in bold while its page is shown.
    constexpr int padding = 2 * 10;
    const QFontMetrics bold(scaledFont(font(), 1, QFont::DemiBold));
    const int named = std::max(leastWidth, bold.horizontalAdvance(button.text()) + padding);
    button.setMinimumWidth(m_compact ? compactWidth : named);
}

void NavigationRail::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) == compact)
        return;
    for (QAbstractButton *button : m_pages->buttons())
        fit(*qobject_cast<QToolButton *>(button));
}

int NavigationRail::current() const
{
    return m_pages->checkedId();
}

void NavigationRail::setCurrent(int id)
{
    if (QAbstractButton *button = m_pages->button(id))
        button->setChecked(true);
}

bool NavigationRail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && move(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

bool NavigationRail::move(int key)
{
    const QList<QAbstractButton *> pages = m_pages->buttons();
    const qsizetype now = pages.indexOf(m_pages->checkedButton());
    qsizetype next = 0;
    switch (key) {
    case Qt::Key_Up:
        next = std::max<qsizetype>(0, now - 1);
        break;
    case Qt::Key_Down:
        next = std::min(pages.size() - 1, now + 1);
        break;
    case Qt::Key_Home:
        break;
    case Qt::Key_End:
        next = pages.size() - 1;
        break;
    default:
        return false;
    }
    if (next != now) {
        pages[next]->setChecked(true);
        pages[next]->setFocus(Qt::TabFocusReason);
        Q_EMIT chosen(m_pages->id(pages[next]));
    }
    return true;
}

void NavigationRail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

void NavigationRail::updateIcons()
{
    for (QAbstractButton *button : m_pages->buttons())
        button->setIcon(themedIcon(button->property(iconProperty).toString(), palette()));
}

} // namespace phonoscope
