// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/phonemereply.h"
#include "app/service/requestrecord.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace phonoscope {

class ListenSocket;

struct ServerLimits
{
    int connections = 512;                      ///< at once; more wait in the system's queue
    qsizetype bodyBytes = 256 * 1024;           ///< of a request; more is a 413
    std::size_t headerMemory = 32 * 1024;       ///< for one request's line and headers; more is a 414 or 431
    std::chrono::seconds idle{15};              ///< without a byte either way, then the connection is closed
    std::chrono::milliseconds transfer{30'000}; ///< to send one whole request, and to take one whole answer
    std::chrono::milliseconds stopGrace{5'000}; ///< for what is in flight when stopping, beside the delay
};

/// The phoneme protocol over HTTP/1.1: POST phonemePath, and GET /healthz for whoever watches the service.
///
/// libmicrohttpd within the event loop of the object's thread: every connection is served there, a slow
/// answer holds no thread. The handler is called on threads of the server's own, for up to four requests at a
/// time: a long text does not keep the others waiting.
/// Requests that are not HTTP, or whose headers are too large, are refused by the library with a small page
/// in HTML; every other refusal is {"error": "…"}.
class PhonemeHttpServer : public QObject
{
    Q_OBJECT
public:
    /// Every answer under phonemePath is held back until \a delay after its request had come in full; only
    /// an oversized body is refused at once.
    PhonemeHttpServer(PhonemeHandler handler, std::chrono::milliseconds delay, ServerLimits limits = {},
                      QObject *parent = nullptr);
    /// Cuts off what is under way, and waits for the handler to return from the line it is at.
    ~PhonemeHttpServer() override;

    /// Serves \a socket from now on; once. The error is a sentence for the user.
    tl::expected<void, QString> start(ListenSocket socket);

    /// Accepts nothing more, closes idle connections, answers what is in flight (at most for stopGrace +
    /// delay) and emits stopped().
    void stop();

Q_SIGNALS:
    void requestFinished(const phonoscope::RequestRecord &record);
    void stopped();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
