// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/http2connection.h"

#include <QTimer>

#include <algorithm>
#include <array>
#include <sys/socket.h>

namespace phonoscope::test {

namespace {

/// Points to \a name and \a value, which must last until the library has its copies.
nghttp2_nv field(QByteArrayView name, QByteArrayView value)
{
    // The library changes nothing; its interface is older than const.
    const auto bytes = [](QByteArrayView text) {
        return reinterpret_cast<uint8_t *>(const_cast<char *>(text.data()));
    };
    return {bytes(name), bytes(value), static_cast<size_t>(name.size()), static_cast<size_t>(value.size()),
            NGHTTP2_NV_FLAG_NONE};
}

QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

} // namespace

Http2Connection::Http2Connection(QTcpSocket *socket, Http2Script script, int maxStreams,
                                 std::function<void()> requested)
    : QObject(socket), m_socket(socket), m_script(std::move(script)), m_requested(std::move(requested))
{
    nghttp2_session_callbacks *callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &onHeader);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &onData);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &onFrame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &onStreamClosed);
    nghttp2_session_server_new(&m_session, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    const std::array settings{
        nghttp2_settings_entry{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, static_cast<uint32_t>(maxStreams)}};
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings.data(), settings.size());
    connect(socket, &QTcpSocket::readyRead, this, &Http2Connection::read);
    flush();
    read();
}

Http2Connection::~Http2Connection()
{
    nghttp2_session_del(m_session);
}

void Http2Connection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (bytes.isEmpty() || m_isOver)
        return;
    const auto taken = nghttp2_session_mem_recv(
        m_session, reinterpret_cast<const uint8_t *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    flush();
    if (taken < 0)
        m_socket->disconnectFromHost();
}

int Http2Connection::onHeader(nghttp2_session *, const nghttp2_frame *frame, const uint8_t *name,
                              size_t nameSize, const uint8_t *value, size_t valueSize, uint8_t, void *self)
{
    ServerRequest &request = static_cast<Http2Connection *>(self)->m_streams[frame->hd.stream_id].request;
    const QByteArray key = bytesOf(name, nameSize);
    const QByteArray text = bytesOf(value, valueSize);
    if (key == ":method")
        request.method = text;
    else if (key == ":path")
        request.path = text;
    else
        request.headers.insert(key, text);
    return 0;
}

int Http2Connection::onData(nghttp2_session *, uint8_t, int32_t stream, const uint8_t *data, size_t size,
                            void *self)
{
    static_cast<Http2Connection *>(self)->m_streams[stream].request.body += bytesOf(data, size);
    return 0;
}

int Http2Connection::onFrame(nghttp2_session *, const nghttp2_frame *frame, void *self)
{
    const bool isOfRequest = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
    if (isOfRequest && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0)
        static_cast<Http2Connection *>(self)->play(frame->hd.stream_id);
    return 0;
}

int Http2Connection::onStreamClosed(nghttp2_session *, int32_t stream, uint32_t, void *self)
{
    static_cast<Http2Connection *>(self)->m_streams.erase(stream);
    return 0;
}

ssize_t Http2Connection::readAnswer(nghttp2_session *, int32_t stream, uint8_t *buffer, size_t size,
                                    uint32_t *flags, nghttp2_data_source *, void *self)
{
    Stream &state = static_cast<Http2Connection *>(self)->m_streams[stream];
    const auto part = std::min(static_cast<qsizetype>(size), state.answer.size() - state.sent);
    std::copy_n(state.answer.constData() + state.sent, part, buffer);
    state.sent += part;
    if (state.sent == state.answer.size())
        *flags |= NGHTTP2_DATA_FLAG_EOF;
    return part;
}

void Http2Connection::play(int32_t stream)
{
    m_requested();
    const Http2Deed deed = m_script(m_streams[stream].request, ++m_requests);
    switch (deed.kind) {
    case Http2Deed::Kind::GoAwayAfter:
        nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_NO_ERROR, nullptr, 0);
        [[fallthrough]];
    case Http2Deed::Kind::Answer:
        if (deed.delay.count() == 0) {
            answer(stream, deed);
        } else {
            QTimer::singleShot(deed.delay, Qt::PreciseTimer, this, [this, stream, deed] {
                answer(stream, deed);
                flush();
            });
        }
        break;
    case Http2Deed::Kind::Reset:
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_INTERNAL_ERROR);
        break;
    case Http2Deed::Kind::Refuse:
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, stream, NGHTTP2_REFUSED_STREAM);
        break;
    case Http2Deed::Kind::Hang:
        break;
    case Http2Deed::Kind::Cut:
        m_isOver = true;
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_RDWR);
        break;
    case Http2Deed::Kind::GoAwayBefore:
        nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, std::max(0, stream - 2), NGHTTP2_NO_ERROR,
                              nullptr, 0);
        // Not from within the library's call.
        QTimer::singleShot(0, this, [this] {
            flush();
            m_isOver = true;
            m_socket->disconnectFromHost();
        });
        break;
    }
}

void Http2Connection::answer(int32_t stream, const Http2Deed &deed)
{
    const auto found = m_streams.find(stream);
    if (found == m_streams.end())
        return; // the client took its request back
    found->second.answer = deed.body;
    const QByteArray status = QByteArray::number(deed.status);
    const QByteArray length = QByteArray::number(deed.body.size());
    const std::array headers{field(":status", status), field("content-type", "application/json"),
                             field("content-length", length)};
    const nghttp2_data_provider body{.source = {}, .read_callback = &readAnswer};
    nghttp2_submit_response(m_session, stream, headers.data(), headers.size(), &body);
}

void Http2Connection::flush()
{
    if (m_isOver)
        return;
    const uint8_t *data = nullptr;
    for (;;) {
        const auto size = nghttp2_session_mem_send(m_session, &data);
        if (size <= 0)
            break;
        m_socket->write(reinterpret_cast<const char *>(data), size);
    }
    if (nghttp2_session_want_read(m_session) == 0 && nghttp2_session_want_write(m_session) == 0)
        m_socket->disconnectFromHost();
}

} // namespace phonoscope::test
