// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QComboBox;
class QLabel;
class QLineEdit;

namespace phonoscope {

struct ProgramSettings;
class NumberField;
class SettingsForm;
class SettingsKeeper;
class TokenField;

/// The rows of a form that say by which proxy the network is reached.
class ProxyFields : public QObject
{
    Q_OBJECT
public:
    /// \a keeper must outlive this; \a form becomes its parent.
    ProxyFields(SettingsKeeper &keeper, SettingsForm &form);

private:
    void makeHost(SettingsForm &form);
    void makeUser(SettingsForm &form);
    void show(const ProgramSettings &settings);
    void edited();

    SettingsKeeper &m_keeper;
    QComboBox *m_choice;
    QComboBox *m_type;
    QLineEdit *m_host;
    NumberField *m_port;
    QLabel *m_hostProblem = nullptr;
    QLineEdit *m_user;
    TokenField *m_password;
};

} // namespace phonoscope
