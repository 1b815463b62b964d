// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/httpfaults.h"

namespace phonoscope::test {

/// Takes connections and never says a word, not even a TLS handshake's.
class MuteServer : public QObject
{
    Q_OBJECT
public:
    explicit MuteServer(bool isTls);

    QUrl url() const;

private:
    const bool m_isTls;
    QTcpServer m_server;
};

namespace faults {

/// \a bytes, then the end of the TCP connection. Over TLS without the close_notify that belongs before it.
Script sayAndCloseBare(const QByteArray &bytes);
/// \a bytes, then a TCP reset.
Script sayAndReset(const QByteArray &bytes);

/// Answers by \a script, and closes every connection that has been idle for \a idle; before that it says
/// \a farewell, as some servers say that a request is late which nobody has sent.
Script closingWhenIdle(const Script &script, milliseconds idle, const QByteArray &farewell = {});

} // namespace faults

} // namespace phonoscope::test
