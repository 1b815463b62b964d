// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networkrequest.h"

#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// All that decides which connections a request can take.
void setConnection(QNetworkRequest &result, const HttpRequest &request)
{
    if (!request.peerName.isEmpty())
        result.setPeerVerifyName(request.peerName);
    if (request.url.scheme() != "https"_L1)
        return;
    // Over HTTP/2 Qt 6.4 loses requests when a server says GOAWAY or refuses a stream. Without TLS the
    // attribute allows nothing, but requests that carry it would not take the connections that were opened
    // ahead.
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, request.http2);
    if (request.tls)
        result.setSslConfiguration(*request.tls);
}

} // namespace

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest result(request.url);
    setConnection(result, request);
    // First, so that none of them stands in the place of one below.
    for (const HttpHeader &header : request.headers)
        result.setRawHeader(header.name, header.value);
    result.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    result.setHeader(QNetworkRequest::UserAgentHeader, u"Phonoscope/" PHONOSCOPE_VERSION ""_s);
    result.setRawHeader("Accept", "application/json");
    // Left to itself Qt tells the user's locale.
    result.setRawHeader("Accept-Language", "*");
    // Followed, a redirect would make a GET of the POST or up to 50 more POSTs.
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (request.sendOnce) {
        result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        result.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    return result;
}

QNetworkRequest connectionRequest(const HttpRequest &request)
{
    const bool encrypted = request.url.scheme() == "https"_L1;
    QUrl url;
    url.setScheme(encrypted ? u"preconnect-https"_s : u"preconnect-http"_s);
    url.setHost(request.url.host());
    url.setPort(request.url.port(encrypted ? 443 : 80));
    QNetworkRequest result(url);
    setConnection(result, request);
    return result;
}

} // namespace phonoscope
