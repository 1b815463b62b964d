// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/offlinesection.h"

#include "ui/settings/settingskeeper.h"

#include <QCheckBox>

namespace phonoscope {

OfflineSection::OfflineSection(SettingsKeeper &keeper, QWidget *parent)
    : SettingsForm(tr("When the service cannot be reached"), {}, parent), m_keeper(keeper),
      m_useKept(new QCheckBox(tr("Use &kept answers, however old"), this)),
      m_useBuiltIn(new QCheckBox(tr("Use the &built-in engine instead"), this))
{
    m_useKept->setObjectName(QStringLiteral("useKeptAnswers"));
    m_useBuiltIn->setObjectName(QStringLiteral("useBuiltIn"));
    addWide(m_useKept, tr("Each result says how old its answers are."));
    addWide(m_useBuiltIn, tr("Its sounds may differ from the service\u2019s. Each result names its engine."));
    connect(m_useKept, &QCheckBox::clicked, this, [this](bool on) {
        ProgramSettings settings = m_keeper.settings();
        settings.offline.useKeptAnswers = on;
        m_keeper.set(settings);
    });
    connect(m_useBuiltIn, &QCheckBox::clicked, this, [this](bool on) {
        ProgramSettings settings = m_keeper.settings();
        settings.offline.fallBack = on ? OfflineChoice::FallBack::BuiltIn : OfflineChoice::FallBack::Never;
        m_keeper.set(settings);
    });
    connect(&m_keeper, &SettingsKeeper::changed, this, &OfflineSection::show);
    show(m_keeper.settings());
}

void OfflineSection::show(const ProgramSettings &settings)
{
    m_useKept->setChecked(settings.offline.useKeptAnswers);
    m_useBuiltIn->setChecked(settings.offline.fallBack == OfflineChoice::FallBack::BuiltIn);
}

} // namespace phonoscope
