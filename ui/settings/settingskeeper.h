// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/programsettings.h"
#include "ui/settings/servicesecrets.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace phonoscope {

class TokenVault;
enum class VaultState;

/// The settings in force: the one place that all pages show and change. Saves every change at once.
///
/// Secrets belong to an origin (or to a proxy) and never leave it: with an address at another origin, that
/// origin's own come, or none. They live in the vault; where there is none, in this object alone.
class SettingsKeeper : public QObject
{
    Q_OBJECT
public:
    /// Where secrets are kept that were given or read since the program started.
    enum class Keeping {
        Unknown, ///< none were
        Vault,
        SessionOnly,
    };

    /// \a settings and \a vault, which may be null, must outlive this. Asks the vault only for what it is
    /// known to hold.
    SettingsKeeper(QSettings &settings, TokenVault *vault, QObject *parent = nullptr);

    const ProgramSettings &settings() const { return m_values; }
    /// How a service at \a url is asked, with the secrets of its origin as far as they are known. An address
    /// at another origin than that of settings() is only looked up.
    ServiceProfile profileFor(const QUrl &url) const;
    Keeping keeping() const { return m_keeping; }

    /// Everything must be in its bounds. Where the address leads to another origin, that one's profile takes
    /// the place of \a values.service.
    void set(ProgramSettings values);
    /// The same with another address.
    void setAddress(const QString &address);

Q_SIGNALS:
    void changed(const phonoscope::ProgramSettings &settings);
    void keepingChanged();

private:
    void keepSecrets(const QString &origin, const ServiceSecrets &secrets);
    void keepPassword(const ProxySettings &proxy);
    void recallSecrets();
    void recallPassword();
    void onRead(const QString &place, VaultState state, const QString &secret);
    void takeSecrets(const QString &origin, const ServiceSecrets &read);
    void onWritten(const QString &place, VaultState state);
    void onRemoved(const QString &place, VaultState state);
    void setKeeping(Keeping keeping);

    QSettings &m_settings;
    TokenVault *m_vault;
    ProgramSettings m_values;
    QHash<QString, ServiceSecrets> m_secrets; ///< those that are known, by origin
    QHash<QString, QString> m_passwords;      ///< those that are known, by the proxy's place
    QSet<QString> m_reading;                  ///< places that the vault was asked for
    Keeping m_keeping = Keeping::Unknown;
};

} // namespace phonoscope
