// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/programsettings.h"
#include "ui/settings/settingsform.h"

#include <functional>

class QCheckBox;

namespace phonoscope {

class NumberField;
class SettingsKeeper;

/// How many answers are kept, and how long.
class AnswersSection : public SettingsForm
{
    Q_OBJECT
public:
    /// \a keeper must outlive this.
    explicit AnswersSection(SettingsKeeper &keeper, QWidget *parent = nullptr);

private:
    using Put = std::function<void(CacheSettings &, int)>;

    NumberField *makeNumber(const char *objectName, const QString &accessibleName, Bounds bounds,
                            const QString &unit, const QString &zero, Put put);
    void addBoth(const QString &name, NumberField *first, NumberField *second, const QString &about);
    void show(const ProgramSettings &settings);

    SettingsKeeper &m_keeper;
    QCheckBox *m_isOn;
    NumberField *m_memoryBytes;
    NumberField *m_memoryEntries;
    NumberField *m_storeBytes;
    NumberField *m_storeEntries;
    NumberField *m_days;
    NumberField *m_cleanup;
};

} // namespace phonoscope
