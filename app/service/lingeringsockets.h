// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace phonoscope {

/// Keeps refused connections open for reading until their client has seen the refusal.
///
/// Closing a socket with unread data resets the connection, and the reset may overtake the answer: a client
/// that is still sending its oversized body would see a broken connection in place of the 413.
class LingeringSockets : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~LingeringSockets() override; ///< closes what is left

    /// Duplicates \a descriptor, so that its owner may close it, and throws away what still comes until the
    /// client closes, 2 s have passed or it has sent 16 MiB more. Does nothing beyond 64 sockets at a time.
    void keep(int descriptor);

private:
    int m_count = 0;
};

} // namespace phonoscope
