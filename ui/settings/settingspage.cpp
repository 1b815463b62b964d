// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/settings/answerssection.h"
#include "ui/settings/networksection.h"
#include "ui/settings/offlinesection.h"
#include "ui/settings/servicesection.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/fittingscroll.h"
#include "ui/widgets/pagehead.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace phonoscope {

SettingsPage::SettingsPage(SettingsKeeper &keeper, StartServiceCheck check, QWidget *parent)
    : QWidget(parent), m_service(nullptr)
{
    constexpr int readable = 880;
    auto *column = new QWidget(this);
    column->setMaximumWidth(readable);
    auto *sections = new QVBoxLayout(column);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(12);
    m_service = new ServiceSection(keeper, std::move(check), column);
    sections->addWidget(new PageHead(tr("Settings"), tr("Every change applies at once."), column));
    sections->addWidget(m_service);
    sections->addWidget(new NetworkSection(keeper, column));
    sections->addWidget(new AnswersSection(keeper, column));
    sections->addWidget(new OfflineSection(keeper, column));
    sections->addStretch(1);

    auto *page = new QWidget(this);
    auto *pageLayout = new QHBoxLayout(page);
    pageLayout->setContentsMargins(20, 12, 20, 12);
    pageLayout->addWidget(column, 100);
    pageLayout->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FittingScroll(page, this));
    setFocusProxy(m_service);
    connect(&keeper, &SettingsKeeper::changed, this, &SettingsPage::changed);
}

} // namespace phonoscope
