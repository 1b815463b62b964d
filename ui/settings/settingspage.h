// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/programsettings.h"
#include "ui/settings/servicecheck.h"

#include <QWidget>

namespace phonoscope {

class ServiceSection;
class SettingsKeeper;

/// All settings on one page. What is changed applies at once and is saved; what cannot be is told by the
/// field and not applied.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    /// \a keeper must outlive the page. Without \a check a service cannot be tested from here.
    SettingsPage(SettingsKeeper &keeper, StartServiceCheck check, QWidget *parent = nullptr);

    ServiceSection *service() const { return m_service; }

Q_SIGNALS:
    void changed(const phonoscope::ProgramSettings &settings);

private:
    ServiceSection *m_service;
};

} // namespace phonoscope
