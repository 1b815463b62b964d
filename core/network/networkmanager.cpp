// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networkmanager.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// Nothing: the system's.
std::optional<QNetworkProxy> chosen(const ProxySettings &proxy)
{
    if (proxy.choice == ProxyChoice::System)
        return {};
    if (proxy.choice == ProxyChoice::None || proxy.host.isEmpty() || proxy.port == 0)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type = proxy.type == ProxyType::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return QNetworkProxy(type, proxy.host, proxy.port, proxy.user, proxy.password);
}

} // namespace

bool isLoopback(const QString &host)
{
    QString name = host.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1))
        return true;
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.sliced(1, name.size() - 2);
    return QHostAddress(name).isLoopback();
}

QList<QNetworkProxy> ProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    if (isLoopback(query.peerHostName()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return m_proxy ? QList<QNetworkProxy>{*m_proxy} : systemProxyForQuery(query);
}

std::unique_ptr<QNetworkAccessManager> createNetworkManager(const ProxySettings &proxy)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    applyProxy(*manager, proxy);
    return manager;
}

void applyProxy(QNetworkAccessManager &manager, const ProxySettings &proxy)
{
    manager.setProxyFactory(new ProxyFactory(chosen(proxy))); // the manager owns it
}

} // namespace phonoscope
