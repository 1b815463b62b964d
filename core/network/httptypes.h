// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>
#include <tl/expected.hpp>

namespace phonoscope {

struct HttpHeader
{
    QByteArray name;
    QByteArray value; ///< may be a secret: never logged

    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

enum class HttpPriority {
    High, ///< somebody waits for it: goes first
    Low,
};

/// One POST and what it may cost.
struct HttpRequest
{
    QUrl url; ///< http or https, with a host
    QByteArray body;
    QByteArray contentType;                     ///< e.g. "application/json"
    std::chrono::milliseconds deadline{10'000}; ///< from being sent to the last byte of the answer
    qint64 maxAnswerBytes = 4 * 1024 * 1024;    ///< after decompression
    bool http2 = false;                         ///< may be agreed on over https
    QList<HttpHeader> headers{};                ///< sent beside those that the job sets itself
    std::optional<QSslConfiguration> tls{};     ///< nothing: the default one
    bool sendOnce = false;                      ///< the transport must not send the body a second time
    QString peerName{};                         ///< see Lanes; empty: the host's own name
};

/// The service has answered: any status, so it is for the reader to look at it.
///
/// A 2xx answer is complete as far as its length was announced: where it was not, Qt 6.4 now and then
/// overlooks that the last chunk is missing. Of any other answer at most maxErrorBodyBytes are kept, and it
/// may be cut.
struct HttpAnswer
{
    int status = 0;
    QByteArray body;          ///< decompressed
    QByteArray contentType;   ///< as it came; empty: none was told
    bool lengthKnown = false; ///< there was a Content-Length, and as much came
    QUrl location;            ///< where a redirect points to, absolute; empty otherwise
    int retryAfterMs = -1;    ///< from Retry-After; -1 unknown

    friend bool operator==(const HttpAnswer &, const HttpAnswer &) = default;
};

inline constexpr qint64 maxErrorBodyBytes = 16 * 1024;

/// Why there is no answer. The order carries no meaning.
enum class HttpErrorKind {
    Cancelled, ///< the asker gave up: an outcome, not a fault
    HostNotFound,
    ConnectionFailed,    ///< refused, unreachable, TLS or proxy failed, the network manager is gone
    ConnectionLost,      ///< closed before or within the answer
    Timeout,             ///< the total deadline passed
    TooLarge,            ///< the answer is, or announces to be, over the cap; see HttpJob
    NotHttp,             ///< something answered, but what it says cannot be read as HTTP
    CertificateRejected, ///< expired, for another host, self-signed or by an unknown authority: detail names
                         ///< it
    WaitedTooLong,       ///< its patience ended before it was its turn: it was never sent
    Resting,             ///< not sent, for the service failed too often or asked to be left alone
};

/// The first fault of a certificate, in the order of what helps most to know.
enum class CertificateFault {
    None,
    Expired,
    NotYetValid, ///< or this computer's clock is wrong
    OtherHost,
    SelfSigned,
    UnknownAuthority,
    Revoked,
    Other,
};

struct HttpError
{
    HttpErrorKind kind = HttpErrorKind::ConnectionFailed;
    QString detail{};      ///< for the log, in English: holds no body, query or user info
    int retryAfterMs = -1; ///< when asking again may help; -1 unknown
    CertificateFault certificate = CertificateFault::None;
    bool passing = false; ///< the same request may succeed in a moment
    bool unsent = false;  ///< the service surely got nothing of it

    friend bool operator==(const HttpError &, const HttpError &) = default;
};

using HttpResult = tl::expected<HttpAnswer, HttpError>;

} // namespace phonoscope
