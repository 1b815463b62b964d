// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/stopsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace phonoscope {

StopSignals::StopSignals(QObject *parent) : QObject(parent)
{
    // A client that goes away while it is written to is an error of that write, not the end of the program.
    ::signal(SIGPIPE, SIG_IGN);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_descriptor = ::signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

StopSignals::~StopSignals()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void StopSignals::watch()
{
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info = {};
        while (::read(m_descriptor, &info, sizeof info) == sizeof info)
            Q_EMIT stopRequested();
    });
}

} // namespace phonoscope
