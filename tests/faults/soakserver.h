// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QUrl>

#include <memory>

namespace phonoscope::test {

/// What the services of a soak speak.
enum class SoakSocket { Plain, Tls, Http2 };

/// Serves one service that answers, most of the time rightly, until standard input ends; \a arguments are
/// those that SoakServer gives. Prints "listening URL", and for each line "open" how many connections are
/// open.
int serveSoak(const QStringList &arguments);

/// One such service in a process of its own, always on the same port.
class SoakServer
{
public:
    SoakServer(SoakSocket socket, quint32 seed);
    ~SoakServer();

    QUrl url() const { return m_url; }
    /// Kills it and starts it again.
    void restart();
    /// Connections that the service has open; -1 if it does not say.
    int open();

private:
    void start();

    SoakSocket m_socket;
    quint32 m_seed;
    QUrl m_url;
    std::unique_ptr<QProcess> m_process;
};

} // namespace phonoscope::test
