// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/http2server.h"

#include <QTcpSocket>

#include <map>
#include <nghttp2/nghttp2.h>

namespace phonoscope::test {

/// The server's end of one HTTP/2 connection. Goes with its socket, which owns it.
class Http2Connection : public QObject
{
public:
    /// \a answered is called for each request before it is handed to \a script.
    Http2Connection(QTcpSocket *socket, Http2Script script, int maxStreams, std::function<void()> requested);
    ~Http2Connection() override;

    void read();

private:
    struct Stream
    {
        ServerRequest request;
        QByteArray answer;
        qsizetype sent = 0;
    };

    static int onHeader(nghttp2_session *session, const nghttp2_frame *frame, const uint8_t *name,
                        size_t nameSize, const uint8_t *value, size_t valueSize, uint8_t flags, void *self);
    static int onData(nghttp2_session *session, uint8_t flags, int32_t stream, const uint8_t *data,
                      size_t size, void *self);
    static int onFrame(nghttp2_session *session, const nghttp2_frame *frame, void *self);
    static int onStreamClosed(nghttp2_session *session, int32_t stream, uint32_t error, void *self);
    static ssize_t readAnswer(nghttp2_session *session, int32_t stream, uint8_t *buffer, size_t size,
                              uint32_t *flags, nghttp2_data_source *source, void *self);

    void play(int32_t stream);
    void answer(int32_t stream, const Http2Deed &deed);
    void flush();

    QTcpSocket *m_socket;
    Http2Script m_script;
    std::function<void()> m_requested;
    nghttp2_session *m_session = nullptr;
    std::map<int32_t, Stream> m_streams;
    int m_requests = 0;
    bool m_isOver = false; ///< nothing is to be said any more
};

} // namespace phonoscope::test
