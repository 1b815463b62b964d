// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace phonoscope {

/// How the network is reached. Loopback is always reached directly, whatever is chosen.
enum class ProxyChoice {
    System, ///< as the desktop or the environment (http_proxy) says
    None,
};

/// "localhost", any name below it, 127.0.0.0/8 and ::1.
bool isLoopback(const QString &host);

/// Asks for \a proxy, or the system's where there is none, except for loopback, which is direct: a service on
/// the user's own machine must not depend on how the network outside is reached.
class ProxyFactory : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(std::optional<QNetworkProxy> proxy = {}) : m_proxy(std::move(proxy)) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    std::optional<QNetworkProxy> m_proxy;
};

/// The program's one network manager, to be handed to everything that asks over the network.
std::unique_ptr<QNetworkAccessManager> createNetworkManager(ProxyChoice choice = ProxyChoice::System);

} // namespace phonoscope
