// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/httprouting.h"

#include "core/phonemes/phonemeprotocol.h"

#include <microhttpd.h>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

struct RequestFraming
{
    int lengthHeaders = 0; ///< of either kind
    bool isUnknownEncoding = false;
    bool isOversized = false;
    qsizetype mostBytes = 0;
};

MHD_Result readFraming(void *closure, MHD_ValueKind, const char *key, const char *value)
{
    auto &framing = *static_cast<RequestFraming *>(closure);
    const QByteArray text(value);
    if (qstricmp(key, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0) {
        ++framing.lengthHeaders;
        bool isNumber = false;
        const qlonglong length = text.toLongLong(&isNumber);
        // The library has refused by now what is not a number; one beyond 63 bits is too large as well.
        framing.isOversized = !isNumber || length > framing.mostBytes;
    } else if (qstricmp(key, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0) {
        ++framing.lengthHeaders;
        framing.isUnknownEncoding = text.toLower() != "chunked"; // as the library compares it
    }
    return MHD_YES;
}

HttpReply refusal(int status, const QString &message, const QByteArray &allow = {})
{
    return {status, encodeError(message), allow};
}

} // namespace

QByteArray pathOf(const char *target)
{
    const QByteArray text(target);
    const QByteArray scheme = "http://";
    if (!text.startsWith(scheme))
        return text;
    const qsizetype slash = text.indexOf('/', scheme.size());
    return slash < 0 ? QByteArray("/") : text.mid(slash);
}

HttpReply oversizedBody(qsizetype mostBytes)
{
    return refusal(413, u"The body is larger than %1 bytes; send the text in parts."_s.arg(mostBytes));
}

std::optional<HttpReply> refusalByHeaders(MHD_Connection *connection, qsizetype mostBytes)
{
    RequestFraming framing;
    framing.mostBytes = mostBytes;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, &readFraming, &framing);
    if (framing.lengthHeaders > 1)
        return refusal(400, u"Send either one Content-Length or one Transfer-Encoding."_s);
    if (framing.isUnknownEncoding)
        return refusal(501, u"Of transfer encodings only chunked is understood."_s);
    if (framing.isOversized)
        return oversizedBody(mostBytes);
    return std::nullopt;
}

std::optional<HttpReply> replyWithoutBody(const QByteArray &method, const QByteArray &path)
{
    if (path == phonemePath) {
        if (method != "POST")
            return refusal(405, u"Only POST is answered here."_s, "POST");
        return std::nullopt;
    }
    if (path == "/healthz") {
        if (method != "GET" && method != "HEAD")
            return refusal(405, u"Only GET and HEAD are answered here."_s, "GET, HEAD");
        return HttpReply{200, R"({"status":"ok"})"};
    }
    return refusal(404,
                   u"Nothing is served at this path; phonemes are at %1."_s.arg(QLatin1String(phonemePath)));
}

} // namespace phonoscope
