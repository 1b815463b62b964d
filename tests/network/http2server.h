// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/faultserver.h"

#include <chrono>

namespace phonoscope::test {

/// What an HTTP/2 server does with one request.
struct Http2Deed
{
    enum class Kind {
        Answer,
        Reset,        ///< ends the stream with INTERNAL_ERROR
        Refuse,       ///< ends the stream with REFUSED_STREAM: surely nothing was done
        Hang,         ///< nothing, for ever
        Cut,          ///< the end of the connection, without a word
        GoAwayAfter,  ///< GOAWAY that names this request as the last one that is answered
        GoAwayBefore, ///< GOAWAY that says that this request is not answered any more, and the end
    };

    Kind kind = Kind::Answer;
    QByteArray body{}; ///< of Answer and GoAwayAfter: JSON
    int status = 200;
    std::chrono::milliseconds delay{0}; ///< before the answer
};

/// \a nth counts the requests of one connection, from 1.
using Http2Script = std::function<Http2Deed(const ServerRequest &request, int nth)>;

/// A server on 127.0.0.1 that agrees on HTTP/2 with whoever offers it and speaks HTTP/1.1 with the others.
/// Works in the loop of its thread, as FaultServer does.
class Http2Server : public QObject
{
    Q_OBJECT
public:
    /// \a http1 answers what comes over HTTP/1.1. More than \a maxStreams requests at once on a connection
    /// are refused. \a port 0: any that is free.
    Http2Server(Http2Script script, FaultServer::Script http1, QSslConfiguration tls, int maxStreams = 100,
                quint16 port = 0);
    ~Http2Server() override;

    /// https://127.0.0.1:PORT/ipav3
    QUrl url() const;

    int http2Requests() const;    ///< handed to the script so far
    int http1Requests() const;    ///< so far
    int http2Connections() const; ///< accepted so far
    int http1Connections() const; ///< accepted so far
    qsizetype open() const;       ///< connections of both kinds that are open now

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope::test
