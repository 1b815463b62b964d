// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/requestqueue.h"

#include "core/network/httpjob.h"
#include "core/network/networklog.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>

#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QList<QNetworkReply *> repliesOf(const QNetworkAccessManager &manager)
{
    return manager.findChildren<QNetworkReply *>(QString(), Qt::FindDirectChildrenOnly);
}

void openConnection(QNetworkAccessManager &manager, const QUrl &url, bool http2)
{
    if (url.scheme() == "http"_L1) {
        manager.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
        return;
    }
    // The protocols must be those of the requests, or these would not take the connection.
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    QList<QByteArray> protocols{QSslConfiguration::NextProtocolHttp1_1};
    if (http2)
        protocols.prepend(QSslConfiguration::ALPNProtocolHTTP2);
    tls.setAllowedNextProtocols(protocols);
    manager.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(443)), tls);
}

} // namespace

RequestQueue::RequestQueue(QNetworkAccessManager &manager, int parallel, QObject *parent)
    : QObject(parent), m_manager(&manager), m_parallel(qMax(1, parallel))
{
}

RequestQueue::~RequestQueue()
{
    const QList<HttpJob *> jobs = std::exchange(m_waiting, {}) + std::exchange(m_running, {});
    for (HttpJob *job : jobs) {
        job->disconnect(this);
        job->abandon();
    }
}

HttpJob *RequestQueue::post(HttpRequest request, QObject *parent)
{
    auto job = new HttpJob(m_manager, std::move(request), parent);
    connect(job, &HttpJob::connecting, this, [this] { ++m_connections; });
    // Connected first, so the next one is on its way before this one's answer is read.
    connect(job, &HttpJob::finished, this, [this, job] { leave(job); });
    connect(job, &QObject::destroyed, this, &RequestQueue::leave);
    m_waiting.append(job);
    startNext();
    return job;
}

void RequestQueue::startNext()
{
    while (!m_waiting.isEmpty() && m_running.size() < m_parallel) {
        HttpJob *job = m_waiting.takeFirst();
        // One that was cancelled while it waited is about to say so, and needs no turn.
        if (!job->isWaiting())
            continue;
        m_running.append(job);
        if (m_manager)
            ++m_requests;
        job->start(m_requests);
    }
}

void RequestQueue::leave(QObject *job)
{
    // Only the address counts: a job that is being destroyed is no HttpJob any more.
    const auto isJob = [job](const HttpJob *other) { return static_cast<const QObject *>(other) == job; };
    m_waiting.removeIf(isJob);
    if (m_running.removeIf(isJob) > 0)
        startNext();
}

void RequestQueue::openConnections(const QUrl &url, int count, bool http2)
{
    if (!m_manager)
        return;
    // Asked here and not by the first request: it loads the TLS plugin, which takes about 10 ms.
    if (url.scheme() == "https"_L1 && !QSslSocket::supportsSsl()) {
        qCWarning(networkLog) << "no TLS library: https cannot be used";
        return;
    }
    // The manager keeps its replies to itself, but they are what tells that a connection is opened.
    const QList<QNetworkReply *> before = repliesOf(*m_manager);
    for (int i = 0; i < count; ++i)
        openConnection(*m_manager, url, http2);
    const QList<QNetworkReply *> after = repliesOf(*m_manager);
    for (QNetworkReply *reply : after) {
        if (before.contains(reply))
            continue;
        connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { ++m_connections; });
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }
    qCDebug(networkLog).noquote() << "opening" << count << "connections to" << plainUrl(url);
}

} // namespace phonoscope
