// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/connections.h"

#include "core/network/networklog.h"
#include "core/network/networkrequest.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

Connections::Connections(QNetworkAccessManager &manager, const HttpEndpointSettings &settings,
                         const HttpTools &tools, QObject *parent)
    : QObject(parent), m_manager(&manager), m_clock(tools.steady), m_sleepWatch(tools.steady, tools.wall)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        m_systemAuthorities = m_reading.result();
        Q_EMIT ready();
    });
    setSettings(settings);
}

Connections::~Connections()
{
    m_reading.disconnect(this);
}

void Connections::setSettings(const HttpEndpointSettings &settings)
{
    const bool encrypted = settings.url.scheme() == "https"_L1;
    const bool http2Wanted = settings.http2 && encrypted;
    if (settings.url != m_url || http2Wanted != m_http2Wanted) {
        m_http2Faults = 0;
        m_closesEach = false;
        m_http2 = http2Wanted;
        m_lastUse.reset();
    }
    m_http2Wanted = http2Wanted;
    m_url = settings.url;
    m_parallel = settings.parallel;
    m_lanes.set(m_url, m_http2 ? std::min(m_parallel, maxHttp2Streams) : m_parallel, m_http2);
    const auto authorities = encrypted ? settings.authorities : QList<QSslCertificate>();
    // Qt keeps whom a connection trusts with its key, for two minutes even after it failed.
    if (authorities != m_authorities && m_everUsed)
        m_lanes.renew();
    m_authorities = authorities;
    if (!m_authorities.isEmpty() && !m_systemAuthorities && !m_reading.isRunning())
        readSystemAuthorities();
}

void Connections::readSystemAuthorities()
{
    // A configuration with authorities of its own does not look for the system's any more, so they have to be
    // in it. Reading them takes over 100 ms.
    m_reading.setFuture(QtConcurrent::run(&QSslConfiguration::systemCaCertificates));
}

bool Connections::isReady() const
{
    return m_authorities.isEmpty() || m_systemAuthorities;
}

std::optional<QSslConfiguration> Connections::tls() const
{
    if (m_authorities.isEmpty() || !m_systemAuthorities)
        return {};
    QSslConfiguration result = QSslConfiguration::defaultConfiguration();
    result.addCaCertificates(*m_systemAuthorities);
    result.addCaCertificates(m_authorities);
    return result;
}

int Connections::take(HttpRequest &request)
{
    const int lane = m_lanes.take();
    m_everUsed = true;
    m_lastUse = m_clock();
    request.tls = tls();
    request.http2 = request.http2 && m_http2;
    request.peerName = m_lanes.peerName(lane);
    return lane;
}

void Connections::give(int lane)
{
    m_lastUse = m_clock();
    m_lanes.give(lane);
}

void Connections::open(int count)
{
    if (!m_manager || !isReady())
        return;
    // Asked here and not by the first request: it loads the TLS plugin, which takes about 10 ms.
    if (m_url.scheme() == "https"_L1 && !QSslSocket::supportsSsl()) {
        qCWarning(networkLog) << "no TLS library: https cannot be used";
        return;
    }
    m_lastUse = m_clock();
    m_everUsed = true;
    count = std::min(count, m_http2 ? Lanes::width : m_lanes.count() * Lanes::width);
    for (int i = 0; i < count; ++i) {
        // In the order in which requests take the lanes.
        const HttpRequest request{.url = m_url,
                                  .body = {},
                                  .contentType = {},
                                  .http2 = m_http2,
                                  .tls = tls(),
                                  .peerName = m_lanes.peerName(i % m_lanes.count())};
        QNetworkReply *reply = m_manager->get(connectionRequest(request));
        connect(reply, &QNetworkReply::socketStartedConnecting, this, &Connections::countOpened);
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
    qCDebug(networkLog).noquote() << "opening" << count << "connections to" << plainUrl(m_url);
}

void Connections::warmUp()
{
    lookForSleep();
    // Two, for a comparison asks for two sentences at once.
    if (!m_lastUse || m_clock() - *m_lastUse >= coldAfter)
        open(2);
}

void Connections::lookForSleep()
{
    if (!m_sleepWatch.hasSlept())
        return;
    // The service has closed them long ago, and a network that changed meanwhile does not even tell.
    m_lanes.renew();
    m_lastUse.reset();
    qCInfo(networkLog).noquote() << "the computer has slept: new connections to" << plainUrl(m_url);
}

void Connections::countOpened()
{
    ++m_opened;
    if (m_url.scheme() != "https"_L1 || ++m_underTheseNames < maxTlsConnections)
        return;
    m_underTheseNames = 0;
    m_lanes.renew();
}

void Connections::distrust()
{
    m_lanes.renew();
    m_lastUse.reset();
    if (!std::exchange(m_closesEach, true))
        qCInfo(networkLog).noquote() << "interim answer: each connection is used once from now on to"
                                     << plainUrl(m_url);
}

void Connections::countHttp2Fault()
{
    if (!m_http2 || ++m_http2Faults < maxHttp2Faults)
        return;
    m_http2 = false;
    m_lanes.set(m_url, m_parallel, false);
    qCInfo(networkLog).noquote() << "HTTP/2 failed" << m_http2Faults << "times: HTTP/1.1 from now on to"
                                 << plainUrl(m_url);
}

} // namespace phonoscope
