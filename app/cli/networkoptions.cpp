// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/networkoptions.h"

#include "core/network/authorities.h"
#include "core/network/httpheaders.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

constexpr int maxTimeoutMs = 3'600'000;
constexpr int maxRetries = 10;

struct NumberOption
{
    QString name;
    int least;
    int most;
    QString what; ///< "whole milliseconds"
};

tl::expected<int, QString> number(const QCommandLineParser &parser, const NumberOption &option)
{
    bool isNumber = false;
    const int value = parser.value(option.name).toInt(&isNumber);
    if (isNumber && value >= option.least && value <= option.most)
        return value;
    return tl::unexpected(u"--%1 is “%2”; give %3 from %4 to %5"_s.arg(
        option.name, parser.value(option.name), option.what, QString::number(option.least),
        QString::number(option.most)));
}

/// "NAME: VALUE". What is wrong is told without the value, which may be a secret.
tl::expected<HttpHeader, QString> readHeader(const QString &given, qsizetype place)
{
    const qsizetype colon = given.indexOf(u':');
    if (colon < 1)
        return tl::unexpected(u"--header number %1 has no name; write NAME: VALUE"_s.arg(place));
    const HttpHeader header{given.first(colon).trimmed().toUtf8(),
                            given.sliced(colon + 1).trimmed().toUtf8()};
    if (const auto wrong = headerFault(header))
        return tl::unexpected(u"--header number %1: %2"_s.arg(QString::number(place), *wrong));
    return header;
}

tl::expected<QList<HttpHeader>, QString> readHeaders(const QCommandLineParser &parser, const QString &token)
{
    QList<HttpHeader> headers;
    if (!token.isEmpty()) {
        const HttpHeader bearer = bearerHeader(token);
        if (headerFault(bearer))
            return tl::unexpected(
                u"PHONEME_TOKEN holds signs that no token has; set it to the token alone"_s);
        headers.append(bearer);
    }
    const QStringList given = parser.values(u"header"_s);
    for (qsizetype i = 0; i < given.size(); ++i) {
        auto header = readHeader(given[i], i + 1);
        if (!header)
            return tl::unexpected(header.error());
        headers.append(*header);
    }
    return headers;
}

tl::expected<ProxySettings, QString> readProxy(const QString &given)
{
    ProxySettings proxy;
    if (given == "system"_L1)
        return proxy;
    if (given == "none"_L1) {
        proxy.choice = ProxyChoice::None;
        return proxy;
    }
    const QUrl url(given, QUrl::StrictMode);
    const bool isSocks = url.scheme() == "socks5"_L1;
    if (!url.isValid() || (!isSocks && url.scheme() != "http"_L1) || url.host().isEmpty() || url.port() < 1) {
        return tl::unexpected(
            u"--proxy is not one; use system, none, http://HOST:PORT or socks5://HOST:PORT"_s);
    }
    proxy.choice = ProxyChoice::Own;
    proxy.type = isSocks ? ProxyType::Socks5 : ProxyType::Http;
    proxy.host = url.host();
    proxy.port = static_cast<quint16>(url.port());
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.password = url.password(QUrl::FullyDecoded);
    return proxy;
}

} // namespace

QList<QCommandLineOption> networkOptions()
{
    return {{u"endpoint"_s, {}, u"URL"_s},
            {u"timeout"_s, {}, u"MS"_s, u"10000"_s},
            {u"parallel"_s, {}, u"N"_s, u"6"_s},
            {u"retries"_s, {}, u"N"_s, u"2"_s},
            {u"never-send-twice"_s, {}},
            {u"no-batches"_s, {}},
            {u"header"_s, {}, u"LINE"_s},
            {u"ca"_s, {}, u"FILE"_s},
            {u"proxy"_s, {}, u"PROXY"_s, u"system"_s},
            {u"http2"_s, {}},
            {u"fall-back"_s, {}}};
}

QString networkHelp()
{
    return uR"(A phoneme service (--provider service):
  --endpoint URL        its address, or the environment's PHONEME_URL
  --timeout MS          how long it may take for one answer, sending again included (10000)
  --parallel N          requests at once, 1 to 60 (6)
  --retries N           how often a request that failed is sent again, 0 to 10 (2)
  --never-send-twice    send again only what the service surely did nothing about
  --no-batches          one sentence a request, even where many are asked
  --header "NAME: VALUE"  send this header too; may be given several times
  --ca FILE             trust the certificate authorities in FILE (PEM) beside the system's
  --proxy PROXY         system, none, http://HOST:PORT or socks5://HOST:PORT (system)
  --http2               let it agree on HTTP/2 (https only; for experts)
  --fall-back           let the built-in engine answer where the service cannot be reached
The environment's PHONEME_TOKEN is sent to it as a bearer token.
)"_s;
}

QString givenNetworkOption(const QCommandLineParser &parser)
{
    const QList<QCommandLineOption> options = networkOptions();
    const auto given =
        std::find_if(options.begin(), options.end(), [&parser](const QCommandLineOption &option) {
            return option.names().first() != "timeout"_L1 && parser.isSet(option);
        });
    return given == options.end() ? QString() : given->names().first();
}

tl::expected<std::chrono::milliseconds, QString> readTimeout(const QCommandLineParser &parser)
{
    return number(parser, {u"timeout"_s, 1, maxTimeoutMs, u"whole milliseconds"_s}).map([](int ms) {
        return std::chrono::milliseconds(ms);
    });
}

tl::expected<NetworkOptions, QString> readNetworkOptions(const QCommandLineParser &parser,
                                                         const QProcessEnvironment &environment)
{
    NetworkOptions options;
    HttpEndpointSettings &http = options.client.http;
    const QString endpoint =
        parser.isSet(u"endpoint"_s) ? parser.value(u"endpoint"_s) : environment.value(u"PHONEME_URL"_s);
    if (endpoint.isEmpty())
        return tl::unexpected(u"--provider service needs --endpoint URL or PHONEME_URL in the environment"_s);
    http.url = QUrl(endpoint, QUrl::StrictMode);

    const auto timeout = readTimeout(parser);
    if (!timeout)
        return tl::unexpected(timeout.error());
    http.deadline = *timeout;
    const auto parallel = number(parser, {u"parallel"_s, 1, 60, u"a number"_s});
    if (!parallel)
        return tl::unexpected(parallel.error());
    http.parallel = *parallel;
    const auto retries = number(parser, {u"retries"_s, 0, maxRetries, u"a number"_s});
    if (!retries)
        return tl::unexpected(retries.error());
    http.retry.retries = *retries;

    auto headers = readHeaders(parser, environment.value(u"PHONEME_TOKEN"_s));
    if (!headers)
        return tl::unexpected(headers.error());
    http.headers = std::move(*headers);
    auto authorities = readAuthorities(parser.value(u"ca"_s));
    if (!authorities)
        return tl::unexpected(u"--ca: "_s + authorities.error());
    http.authorities = std::move(*authorities);
    auto proxy = readProxy(parser.value(u"proxy"_s));
    if (!proxy)
        return tl::unexpected(proxy.error());
    options.proxy = std::move(*proxy);

    http.neverSendTwice = parser.isSet(u"never-send-twice"_s);
    http.http2 = parser.isSet(u"http2"_s);
    options.client.batches = !parser.isSet(u"no-batches"_s);
    options.fallsBack = parser.isSet(u"fall-back"_s);
    return options;
}

} // namespace phonoscope::cli
