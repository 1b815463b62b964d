// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httpendpoint.h"
#include "core/network/lanes.h"
#include "core/network/pacing/sleepwatch.h"

#include <QFutureWatcher>
#include <QNetworkAccessManager>
#include <QPointer>

#include <optional>

namespace phonoscope {

/// The connections to one service: which of them a request takes, over which protocol, whom they trust, and
/// when new ones are worth opening ahead.
class Connections : public QObject
{
    Q_OBJECT
public:
    /// After so long without a request an idle connection may have been dropped on the way. Qt drops it after
    /// two minutes itself.
    static constexpr std::chrono::seconds coldAfter{30};
    /// Faults of HTTP/2 after which it is given up.
    static constexpr int maxHttp2Faults = 2;
    /// OpenSSL keeps the tickets of every connection with TLS, and the certificate with them, as long as Qt's
    /// key for it lives (9 KB each; two minutes after its last use). After so many the requests take new
    /// keys.
    static constexpr int maxTlsConnections = 250;
    /// Streams at once: common servers take 100 and more, some 16, and Qt 6.4 loses what they refuse.
    static constexpr int maxHttp2Streams = 16;

    Connections(QNetworkAccessManager &manager, const HttpEndpointSettings &settings, const HttpTools &tools,
                QObject *parent = nullptr);
    ~Connections() override;

    /// Begins anew with HTTP/2 where the address or the switch has changed.
    void setSettings(const HttpEndpointSettings &settings);

    /// Nothing may be sent before: the system's authorities are being read, which takes a while, for a
    /// service that has authorities of its own. ready() tells the end.
    bool isReady() const;

    /// Null where it has gone.
    QNetworkAccessManager *manager() const { return m_manager; }
    /// Requests that may be under way at once.
    int capacity() const { return m_lanes.capacity(); }
    bool usesHttp2() const { return m_http2; }

    /// Chooses the connections for \a request; the lane is to be given back.
    int take(HttpRequest &request);
    void give(int lane);

    /// Opens up to \a count connections as the requests will want them: none for those that are open and
    /// idle. Best called a handshake or more before the requests: over https Qt 6.4 may open a third for a
    /// pair that comes earlier. Failing, it fails silently.
    void open(int count);
    /// Opens two if there is none that is likely to be alive.
    void warmUp();

    /// The computer has slept since this was last asked: connections that were open are not used any more.
    void lookForSleep();

    /// An interim answer (1xx) came, which Qt 6.4 takes for the whole one: that which follows it would be
    /// taken for the answer to the next request on its connection. Connections that are open now are not used
    /// any more, as far as there are names for others, and from now on the service is to close each one.
    void distrust();
    bool closesEach() const { return m_closesEach; }

    /// A request over HTTP/2 failed as it may fail with Qt 6.4 alone.
    void countHttp2Fault();

    /// One began to be opened.
    void countOpened();
    /// Begun to be opened so far. One that the network opens to send a request again, after the service
    /// closed the first under it, is not told of and not counted.
    int opened() const { return m_opened; }

Q_SIGNALS:
    void ready();

private:
    void readSystemAuthorities();
    std::optional<QSslConfiguration> tls() const;

    QPointer<QNetworkAccessManager> m_manager;
    const Clock m_clock;
    SleepWatch m_sleepWatch;
    QUrl m_url;
    QList<QSslCertificate> m_authorities;
    std::optional<QList<QSslCertificate>> m_systemAuthorities;
    QFutureWatcher<QList<QSslCertificate>> m_reading;
    Lanes m_lanes;
    std::optional<std::chrono::milliseconds> m_lastUse;
    bool m_everUsed = false;
    int m_underTheseNames = 0; ///< connections with TLS begun since the lanes' names were new
    bool m_closesEach = false;
    bool m_http2Wanted = false;
    bool m_http2 = false;
    int m_http2Faults = 0;
    int m_parallel = 1;
    int m_opened = 0;
};

} // namespace phonoscope
