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
    Own, ///< the one that ProxySettings names
};

enum class ProxyType { Http, Socks5 };

struct ProxySettings
{
    ProxyChoice choice = ProxyChoice::System;
    // Of the user's own proxy alone:
    ProxyType type = ProxyType::Http;
    QString host{};
    quint16 port = 0;
    QString user{}; ///< empty: none is told
    QString password{};

    friend bool operator==(const ProxySettings &, const ProxySettings &) = default;
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
std::unique_ptr<QNetworkAccessManager> createNetworkManager(const ProxySettings &proxy = {});

/// From the next connection on; requests that are under way go on as they are. One of the user's own without
/// a host or a port counts as none. The names of hosts are left to the proxy to look up.
void applyProxy(QNetworkAccessManager &manager, const ProxySettings &proxy);

} // namespace phonoscope
