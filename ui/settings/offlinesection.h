// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingsform.h"

class QCheckBox;

namespace phonoscope {

struct ProgramSettings;
class SettingsKeeper;

/// What is done when the service cannot be reached.
class OfflineSection : public SettingsForm
{
    Q_OBJECT
public:
    /// \a keeper must outlive this.
    explicit OfflineSection(SettingsKeeper &keeper, QWidget *parent = nullptr);

private:
    void show(const ProgramSettings &settings);

    SettingsKeeper &m_keeper;
    QCheckBox *m_useKept;
    QCheckBox *m_useBuiltIn;
};

} // namespace phonoscope
