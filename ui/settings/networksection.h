// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/programsettings.h"
#include "ui/settings/settingsform.h"

#include <functional>

class QCheckBox;

namespace phonoscope {

class NumberField;
class ProxyFields;
class SettingsKeeper;

/// How a service is asked, and by which way.
class NetworkSection : public SettingsForm
{
    Q_OBJECT
public:
    /// \a keeper must outlive this.
    explicit NetworkSection(SettingsKeeper &keeper, QWidget *parent = nullptr);

private:
    NumberField *addNumber(const QString &name, const char *objectName, Bounds bounds, const QString &unit,
                           const QString &zero, const QString &about,
                           std::function<void(ServiceProfile &, int)> put);
    QCheckBox *addSwitch(const QString &name, const char *objectName, const QString &about,
                         bool ServiceProfile::*value);
    void show(const ProgramSettings &settings);

    SettingsKeeper &m_keeper;
    NumberField *m_parallel;
    NumberField *m_deadline;
    NumberField *m_retries;
    QCheckBox *m_batches;
    QCheckBox *m_neverTwice;
    ProxyFields *m_proxy;
    QCheckBox *m_http2;
};

} // namespace phonoscope
