// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/lingeringsockets.h"

#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <functional>
#include <sys/socket.h>
#include <unistd.h>

namespace phonoscope {

using namespace std::chrono_literals;

namespace {

constexpr int mostSockets = 64;
constexpr qint64 mostBytes = 16 * 1024 * 1024;
constexpr auto longest = 2s;

class LingeringSocket : public QObject
{
public:
    LingeringSocket(int descriptor, QObject *parent, std::function<void()> closed)
        : QObject(parent), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read),
          m_closed(std::move(closed))
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { discard(); });
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { end(); });
        m_limit.start(longest);
    }

    ~LingeringSocket() override
    {
        m_notifier.setEnabled(false);
        ::close(m_descriptor);
        m_closed();
    }

private:
    void discard()
    {
        std::array<char, 65536> buffer;
        const ssize_t got = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got > 0)
            m_bytes += got;
        const bool mayGoOn = got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
        if (!mayGoOn || m_bytes > mostBytes)
            end();
    }

    void end()
    {
        m_notifier.setEnabled(false);
        m_limit.stop();
        deleteLater();
    }

    int m_descriptor;
    QSocketNotifier m_notifier;
    QTimer m_limit;
    qint64 m_bytes = 0;
    std::function<void()> m_closed;
};

} // namespace

LingeringSockets::~LingeringSockets()
{
    const QObjectList left = children(); // while m_count is still there
    qDeleteAll(left);
}

void LingeringSockets::keep(int descriptor)
{
    if (m_count >= mostSockets)
        return;
    const int copy = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    if (copy < 0)
        return;
    ++m_count;
    new LingeringSocket(copy, this, [this] { --m_count; });
}

} // namespace phonoscope
