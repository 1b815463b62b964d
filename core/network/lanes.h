// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace phonoscope {

/// How more than six requests at once reach one host over HTTP/1.1.
///
/// Qt 6.4 keeps six connections for each key, and the name that the peer's certificate is checked against is
/// part of the key. Without TLS that name is used for nothing else, so each lane has one of its own. With TLS
/// it has to be the host's: there the lanes differ in letter case alone ("localhost", "Localhost"), which
/// neither the check nor SNI takes notice of, both going by the name in lower case; those of an IPv4 address
/// differ in how its numbers are written ("127.0.0.1", "0x7f.0.0.1"), for addresses are compared as numbers.
/// A host that has neither letters nor such numbers, such as an IPv6 address, has one lane with TLS: six
/// requests at once.
class Lanes
{
public:
    static constexpr int width = 6; ///< connections that Qt opens for one key

    /// As many as \a parallel requests to \a url need and can have, at least one. With \a multiplexed
    /// (HTTP/2) always one.
    void set(const QUrl &url, int parallel, bool multiplexed);

    int count() const { return static_cast<int>(m_load.size()); }
    /// Requests that can be under way at once.
    int capacity() const { return m_capacity; }

    /// The least loaded lane, which has one more from now on until it is given back.
    int take();
    /// A lane that is no more is no error.
    void give(int lane);

    /// The name for QNetworkRequest::setPeerVerifyName(); empty for the first lane: none is to be set.
    QString peerName(int lane) const;

    /// Connections that are open now are not used by the requests to come, as far as there are names for it.
    void renew();

private:
    QUrl m_url;
    QList<int> m_load{0};
    int m_capacity = width;
    int m_renewed = 0;
};

/// The \a index-th name beside the host's own (index 0: empty), or nothing if there are not as many.
QString laneName(const QUrl &url, int index);

/// How many different names \a url's host can have, its own counted.
int laneNames(const QUrl &url);

} // namespace phonoscope
