// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QNetworkAccessManager;

namespace phonoscope {

class HttpJob;

/// Hands at most so many requests at once to the network, first come, first served; the others wait here,
/// where their deadline does not run yet. One queue for each service.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    /// Qt opens six connections to a host and keeps what is beyond in a queue of its own.
    static constexpr int maxParallelHttp1 = 6;

    /// \a parallel is at least 1. \a manager may go first: requests then end with ConnectionFailed.
    RequestQueue(QNetworkAccessManager &manager, int parallel, QObject *parent = nullptr);
    ~RequestQueue() override; ///< ends what waits and what is under way, without a signal

    /// A job that \a parent owns, started as soon as it is its turn: perhaps within this call.
    HttpJob *post(HttpRequest request, QObject *parent);

    /// Opens up to \a count connections to the host of \a url ahead of the requests, as they will want them:
    /// none for those that are open and idle. Best called a handshake or more before the requests: over https
    /// Qt 6.4 may open a third for a pair that comes earlier. Failing, it fails silently.
    void openConnections(const QUrl &url, int count, bool http2);

    int requests() const { return m_requests; } ///< handed to the network so far
    /// Begun to be opened so far. One that the network opens to send a request again, after the service
    /// closed the first under it, is not told of and not counted.
    int connections() const { return m_connections; }
    qsizetype waiting() const { return m_waiting.size(); }

private:
    void startNext();
    void leave(QObject *job);

    QPointer<QNetworkAccessManager> m_manager;
    const int m_parallel;
    QList<HttpJob *> m_waiting;
    QList<HttpJob *> m_running;
    int m_requests = 0;
    int m_connections = 0;
};

} // namespace phonoscope
