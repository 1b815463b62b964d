// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networkmanager.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace phonoscope {

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

std::unique_ptr<QNetworkAccessManager> createNetworkManager(ProxyChoice choice)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    if (choice == ProxyChoice::None)
        manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    else
        manager->setProxyFactory(new ProxyFactory); // the manager owns it
    return manager;
}

} // namespace phonoscope
