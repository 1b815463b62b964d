// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingskeeper.h"

#include "ui/settings/tokenvault.h"

#include <QSettings>

namespace phonoscope {

namespace {

const auto proxyScheme = QStringLiteral("proxy://");

/// Where a vault keeps the password; empty where there is no proxy of one's own.
QString placeOf(const ProxySettings &proxy)
{
    if (proxy.choice != ProxyChoice::Own || proxy.host.isEmpty() || proxy.user.isEmpty())
        return {};
    return QStringLiteral("%1%2@%3:%4")
        .arg(proxyScheme, QString::fromLatin1(QUrl::toPercentEncoding(proxy.user)), proxy.host.toLower())
        .arg(proxy.port);
}

} // namespace

SettingsKeeper::SettingsKeeper(QSettings &settings, TokenVault *vault, QObject *parent)
    : QObject(parent), m_settings(settings), m_vault(vault), m_values(loadSettings(settings))
{
    if (m_vault) {
        connect(m_vault, &TokenVault::readFinished, this, &SettingsKeeper::onRead);
        connect(m_vault, &TokenVault::writeFinished, this, &SettingsKeeper::onWritten);
        connect(m_vault, &TokenVault::removeFinished, this, &SettingsKeeper::onRemoved);
    }
    recallSecrets();
    recallPassword();
}

ServiceProfile SettingsKeeper::profileFor(const QUrl &url) const
{
    const QString origin = serviceOrigin(url);
    if (!origin.isEmpty() && origin == serviceOrigin(m_values.service.url)) {
        ServiceProfile profile = m_values.service;
        profile.url = url;
        return profile;
    }
    ServiceProfile profile = loadProfile(m_settings, url);
    putSecrets(profile, m_secrets.value(origin));
    return profile;
}

void SettingsKeeper::setAddress(const QString &address)
{
    ProgramSettings values = m_values;
    values.address = address.trimmed().left(bounds::addressLength);
    set(std::move(values));
}

void SettingsKeeper::set(ProgramSettings values)
{
    const QUrl url(values.address, QUrl::StrictMode);
    const QString origin = serviceOrigin(url);
    const bool isElsewhere = origin != serviceOrigin(m_values.service.url);
    if (isElsewhere)
        values.service = profileFor(url);
    values.service.url = url;
    values.service.hasToken = !values.service.token.isEmpty() || m_reading.contains(origin);
    if (placeOf(values.proxy) != placeOf(m_values.proxy) && values.proxy.password == m_values.proxy.password)
        values.proxy.password = m_passwords.value(placeOf(values.proxy));
    if (values == m_values)
        return;
    const ProgramSettings before = std::exchange(m_values, values);
    saveSettings(m_settings, m_values);
    if (isElsewhere)
        recallSecrets();
    else if (secretsOf(before.service) != secretsOf(m_values.service))
        keepSecrets(origin, secretsOf(m_values.service));
    if (placeOf(before.proxy) != placeOf(m_values.proxy) && m_values.proxy.password.isEmpty())
        recallPassword();
    else if (before.proxy.password != m_values.proxy.password)
        keepPassword(m_values.proxy);
    Q_EMIT changed(m_values);
}

void SettingsKeeper::keepSecrets(const QString &origin, const ServiceSecrets &secrets)
{
    if (origin.isEmpty())
        return;
    m_secrets.insert(origin, secrets);
    if (!m_vault) {
        setKeeping(Keeping::SessionOnly);
    } else if (!secrets.isEmpty()) {
        m_vault->write(origin, secretsToText(secrets));
    } else {
        m_vault->remove(origin);
    }
}

void SettingsKeeper::keepPassword(const ProxySettings &proxy)
{
    const QString place = placeOf(proxy);
    if (place.isEmpty())
        return;
    m_passwords.insert(place, proxy.password);
    if (!m_vault) {
        setKeeping(Keeping::SessionOnly);
    } else if (!proxy.password.isEmpty()) {
        m_vault->write(place, proxy.password);
    } else {
        m_vault->remove(place);
    }
}

void SettingsKeeper::recallSecrets()
{
    const QString origin = serviceOrigin(m_values.service.url);
    if (!m_vault || m_secrets.contains(origin) || !loadHasSecrets(m_settings, origin))
        return;
    m_reading.insert(origin);
    m_values.service.hasToken = true;
    m_vault->read(origin);
}

void SettingsKeeper::recallPassword()
{
    const QString place = placeOf(m_values.proxy);
    if (m_vault && !m_passwords.contains(place) && loadHasSecrets(m_settings, place)) {
        m_reading.insert(place);
        m_vault->read(place);
    }
}

void SettingsKeeper::onRead(const QString &place, VaultState state, const QString &secret)
{
    if (!m_reading.remove(place))
        return;
    setKeeping(state == VaultState::Unavailable ? Keeping::SessionOnly : Keeping::Vault);
    ProgramSettings values = m_values;
    if (place.startsWith(proxyScheme)) {
        if (state == VaultState::Done && !m_passwords.contains(place)) { // what was typed meanwhile is newer
            m_passwords.insert(place, secret);
            if (place == placeOf(values.proxy))
                values.proxy.password = secret;
        }
    } else {
        takeSecrets(place, state == VaultState::Done ? secretsFromText(secret) : ServiceSecrets());
        if (place == serviceOrigin(values.service.url))
            putSecrets(values.service, m_secrets.value(place));
    }
    if (values == m_values)
        return;
    m_values = values;
    Q_EMIT changed(m_values);
}

/// What was typed while the vault was being read is newer, and must not cost the rest.
void SettingsKeeper::takeSecrets(const QString &origin, const ServiceSecrets &read)
{
    const ServiceSecrets typed = m_secrets.value(origin);
    ServiceSecrets all = read;
    all.headers.insert(typed.headers);
    if (!typed.token.isEmpty())
        all.token = typed.token;
    m_secrets.insert(origin, all);
    if (!typed.isEmpty() && all != typed)
        m_vault->write(origin, secretsToText(all));
}

void SettingsKeeper::onWritten(const QString &place, VaultState state)
{
    saveHasSecrets(m_settings, place, state == VaultState::Done);
    setKeeping(state == VaultState::Done ? Keeping::Vault : Keeping::SessionOnly);
}

void SettingsKeeper::onRemoved(const QString &place, VaultState state)
{
    if (state == VaultState::Done)
        saveHasSecrets(m_settings, place, false);
}

void SettingsKeeper::setKeeping(Keeping keeping)
{
    if (std::exchange(m_keeping, keeping) != keeping)
        Q_EMIT keepingChanged();
}

} // namespace phonoscope
