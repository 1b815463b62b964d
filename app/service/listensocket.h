// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <tl/expected.hpp>

namespace phonoscope {

struct ListenAddress
{
    QString host;     ///< a name or an address, IPv6 without its brackets
    quint16 port = 0; ///< 0: any that is free

    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

/// "HOST:PORT", IPv6 in brackets. The error is a sentence for the user.
tl::expected<ListenAddress, QString> parseListenAddress(const QString &text);

/// A bound, listening, non-blocking TCP socket, closed with the object unless it was taken.
class ListenSocket
{
public:
    /// Looks a name up, blocking. The error is a sentence for the user: what, and what to do.
    static tl::expected<ListenSocket, QString> open(const ListenAddress &address);
    ListenSocket(ListenSocket &&other) noexcept;
    ListenSocket &operator=(ListenSocket &&) = delete;
    ~ListenSocket();

    QUrl url() const { return m_url; } ///< "http://127.0.0.1:8765", with the port it got
    bool isLoopback() const { return m_isLoopback; }
    int take(); ///< the descriptor, from now on the caller's to close

private:
    explicit ListenSocket(int descriptor);

    int m_descriptor = -1;
    QUrl m_url;
    bool m_isLoopback = false;
};

} // namespace phonoscope
