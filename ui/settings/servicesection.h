// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/servicecheck.h"
#include "ui/settings/settingsform.h"

#include <QPointer>

#include <functional>

class QLineEdit;
class QPushButton;

namespace phonoscope {

struct ProgramSettings;
class HeadersField;
class SettingsKeeper;
class TokenField;

/// The phoneme service: where it is, what it wants to see, and whether it answers.
class ServiceSection : public SettingsForm
{
    Q_OBJECT
public:
    /// \a keeper must outlive this. Without \a check there is no button to test.
    ServiceSection(SettingsKeeper &keeper, StartServiceCheck check, QWidget *parent = nullptr);

    using AskForPath = std::function<QString(QWidget *parent)>;
    /// Asks for a file of certificates; replaced in tests.
    void setAskForPath(AskForPath ask) { m_askForPath = std::move(ask); }

private:
    void makeAddress();
    void makeToken();
    void makeHeaders();
    void makeAuthorities();
    void makeCheck();
    void show(const ProgramSettings &settings);
    void showKeeping();
    void addressEdited();
    void tokenEdited();
    void authoritiesEdited();
    void startCheck();
    void endCheck(const QString &result, bool works);

    SettingsKeeper &m_keeper;
    StartServiceCheck m_check;
    AskForPath m_askForPath;
    QPointer<QObject> m_running; ///< a check
    QLineEdit *m_address;
    QLabel *m_addressProblem = nullptr;
    TokenField *m_token;
    QLabel *m_tokenProblem = nullptr;
    QLabel *m_keeping;
    HeadersField *m_headers;
    QLineEdit *m_authorities;
    QPushButton *m_chooseAuthorities;
    QLabel *m_authoritiesProblem = nullptr;
    QPushButton *m_test;
    QLabel *m_result;
    QLabel *m_resultIcon;
};

} // namespace phonoscope
