// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/listensocket.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <cerrno>
#include <memory>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ListenSocket", text);
}

QString whatToDo(int error, const ListenAddress &address)
{
    const QString where =
        u"%1:%2"_s.arg(address.host.contains(u':') ? u'[' + address.host + u']' : address.host)
            .arg(address.port);
    switch (error) {
    case EADDRINUSE:
        return tr("cannot listen on %1: the port is taken; stop the program that uses it, or choose another "
                  "port (0 for any that is free) with --listen")
            .arg(where);
    case EACCES:
        return tr("cannot listen on %1: not allowed; choose a port of 1024 or above with --listen")
            .arg(where);
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
        return tr("cannot listen on %1: this machine has no such address; choose one of its own with "
                  "--listen")
            .arg(where);
    default:
        return tr("cannot listen on %1: %2; choose another address with --listen")
            .arg(where, QString::fromLocal8Bit(strerror(error)));
    }
}

/// Bound and listening, or -1 with errno set.
int listenOn(const addrinfo &address)
{
    const int descriptor =
        ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
    if (descriptor < 0)
        return -1;
    const int on = 1;
    // A restarted service must not wait for the last one's connections to be forgotten.
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(descriptor, address.ai_addr, address.ai_addrlen) == 0 && ::listen(descriptor, SOMAXCONN) == 0)
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return -1;
}

} // namespace

tl::expected<ListenAddress, QString> parseListenAddress(const QString &text)
{
    const auto wrong = tl::unexpected(
        tr("'%1' is not an address to listen on; write HOST:PORT, such as 127.0.0.1:8765 or [::1]:8765")
            .arg(text));
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return wrong;
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':') || host.contains(u'['))
        return wrong;
    const QString digits = text.mid(colon + 1);
    bool isNumber = false;
    const quint16 port = digits.toUShort(&isNumber);
    if (!isNumber || !digits.front().isDigit() || host.isEmpty() || host.contains(u' '))
        return wrong;
    return ListenAddress{host, port};
}

tl::expected<ListenSocket, QString> ListenSocket::open(const ListenAddress &address)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo *found = nullptr;
    // The name always means this machine (RFC 6761), also where no hosts file says so.
    const QByteArray host = address.host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
                                ? QByteArray("127.0.0.1")
                                : address.host.toUtf8();
    const int failed =
        ::getaddrinfo(host.constData(), QByteArray::number(address.port).constData(), &hints, &found);
    if (failed != 0) {
        return tl::unexpected(tr("cannot listen on '%1': %2; give an address of this machine with --listen")
                                  .arg(address.host, QString::fromLocal8Bit(::gai_strerror(failed))));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> guard(found, &::freeaddrinfo);

    int error = EADDRNOTAVAIL;
    for (const addrinfo *one = found; one; one = one->ai_next) {
        ListenSocket result(listenOn(*one));
        if (result.m_descriptor < 0) {
            error = errno;
            continue;
        }
        sockaddr_storage bound = {};
        socklen_t size = sizeof bound;
        if (::getsockname(result.m_descriptor, reinterpret_cast<sockaddr *>(&bound), &size) != 0) {
            error = errno;
            continue;
        }
        const QHostAddress boundHost(reinterpret_cast<const sockaddr *>(&bound));
        const in_port_t port = bound.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 &>(bound).sin6_port
                                                           : reinterpret_cast<sockaddr_in &>(bound).sin_port;
        result.m_url.setScheme(u"http"_s);
        result.m_url.setHost(boundHost.toString());
        result.m_url.setPort(ntohs(port));
        result.m_isLoopback = boundHost.isLoopback();
        return result;
    }
    return tl::unexpected(whatToDo(error, address));
}

ListenSocket::ListenSocket(int descriptor) : m_descriptor(descriptor) {}

ListenSocket::ListenSocket(ListenSocket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_url(std::move(other.m_url)),
      m_isLoopback(other.m_isLoopback)
{
}

ListenSocket::~ListenSocket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

int ListenSocket::take()
{
    return std::exchange(m_descriptor, -1);
}

} // namespace phonoscope
