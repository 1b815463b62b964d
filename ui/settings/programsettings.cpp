// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/programsettings.h"

#include "core/network/httpheaders.h"
#include "ui/settings/secretheaders.h"

#include <QCoreApplication>
#include <QSettings>

namespace phonoscope {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::ProgramSettings)
};

const auto addressKey = QStringLiteral("compare/endpoint"); // where it has always been

int number(const QSettings &settings, const QString &key, Bounds bounds, qint64 otherwise)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= bounds.low && value <= bounds.high ? value : static_cast<int>(otherwise);
}

bool flag(const QSettings &settings, const QString &key, bool otherwise)
{
    const QString value = settings.value(key).toString();
    if (value == QLatin1StringView("true"))
        return true;
    return value == QLatin1StringView("false") ? false : otherwise;
}

/// The origin's group of keys.
QString profileKey(const QString &origin, const char *name)
{
    return QStringLiteral("services/%1/%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(origin)), QLatin1StringView(name));
}

QList<HttpHeader> loadHeaders(const QSettings &settings, const QString &origin)
{
    QList<HttpHeader> headers;
    const QStringList lines = settings.value(profileKey(origin, "headers")).toStringList();
    for (const QString &line : lines.mid(0, bounds::headers)) {
        const QString name = line.section(u':', 0, 0).trimmed();
        const QString value = line.section(u':', 1).trimmed();
        if (headerProblem(name, value).isEmpty())
            headers.append({name.toLatin1(), isSecretHeader(name) ? QByteArray() : value.toUtf8()});
    }
    return headers;
}

constexpr int megabyte = 1024 * 1024;

CacheSettings loadCache(const QSettings &settings)
{
    CacheSettings cache;
    const auto get = [&settings](const char *name, Bounds bounds, qint64 otherwise) {
        return number(settings, QStringLiteral("answers/") + QLatin1StringView(name), bounds, otherwise);
    };
    cache.isOn = flag(settings, QStringLiteral("answers/on"), cache.isOn);
    cache.memoryBytes =
        qsizetype{megabyte} * get("memoryMegabytes", bounds::memoryMegabytes, cache.memoryBytes / megabyte);
    cache.memoryEntries = get("memoryEntries", bounds::memoryEntries, cache.memoryEntries);
    cache.storeBytes =
        qint64{megabyte} * get("storeMegabytes", bounds::storeMegabytes, cache.storeBytes / megabyte);
    cache.storeEntries = get("storeEntries", bounds::storeEntries, cache.storeEntries);
    cache.timeToLive =
        std::chrono::hours(24) * get("daysToLive", bounds::daysToLive, cache.timeToLive.count() / 24);
    cache.cleanupEvery =
        std::chrono::minutes(get("cleanupMinutes", bounds::cleanupMinutes, cache.cleanupEvery.count()));
    return cache;
}

void saveCache(QSettings &settings, const CacheSettings &cache)
{
    settings.setValue(QStringLiteral("answers/on"), cache.isOn);
    settings.setValue(QStringLiteral("answers/memoryMegabytes"), cache.memoryBytes / megabyte);
    settings.setValue(QStringLiteral("answers/memoryEntries"), cache.memoryEntries);
    settings.setValue(QStringLiteral("answers/storeMegabytes"), cache.storeBytes / megabyte);
    settings.setValue(QStringLiteral("answers/storeEntries"), cache.storeEntries);
    settings.setValue(QStringLiteral("answers/daysToLive"), qint64{cache.timeToLive.count() / 24});
    settings.setValue(QStringLiteral("answers/cleanupMinutes"), qint64{cache.cleanupEvery.count()});
}

ProxySettings loadProxy(const QSettings &settings)
{
    ProxySettings proxy;
    proxy.choice = static_cast<ProxyChoice>(number(settings, QStringLiteral("proxy/choice"), {0, 2}, 0));
    proxy.type = static_cast<ProxyType>(number(settings, QStringLiteral("proxy/type"), {0, 1}, 0));
    proxy.host = settings.value(QStringLiteral("proxy/host")).toString().left(bounds::addressLength);
    proxy.port =
        static_cast<quint16>(number(settings, QStringLiteral("proxy/port"), bounds::port, proxy.port));
    proxy.user = settings.value(QStringLiteral("proxy/user")).toString().left(bounds::addressLength);
    return proxy;
}

void saveProxy(QSettings &settings, const ProxySettings &proxy)
{
    settings.setValue(QStringLiteral("proxy/choice"), static_cast<int>(proxy.choice));
    settings.setValue(QStringLiteral("proxy/type"), static_cast<int>(proxy.type));
    settings.setValue(QStringLiteral("proxy/host"), proxy.host);
    settings.setValue(QStringLiteral("proxy/port"), proxy.port);
    settings.setValue(QStringLiteral("proxy/user"), proxy.user);
}

void saveProfile(QSettings &settings, const ServiceProfile &profile)
{
    const QString origin = serviceOrigin(profile.url);
    if (origin.isEmpty())
        return;
    QStringList headers;
    for (const HttpHeader &header : profile.headers) {
        const QString name = QString::fromLatin1(header.name);
        headers.append(isSecretHeader(name) ? name + u':'
                                            : name + QStringLiteral(": ") + QString::fromUtf8(header.value));
    }
    const auto set = [&settings, &origin](const char *name, const QVariant &value) {
        settings.setValue(profileKey(origin, name), value);
    };
    set("headers", headers);
    set("authorities", profile.authoritiesFile);
    set("http2", profile.http2);
    set("neverSendTwice", profile.neverSendTwice);
    set("batches", profile.batches);
    set("parallel", profile.parallel);
    set("deadlineSeconds", qint64{profile.deadline.count() / 1000});
    set("retries", profile.retries);
}

} // namespace

QString serviceOrigin(const QUrl &url)
{
    const QString scheme = url.scheme();
    const bool isHttps = scheme == QLatin1StringView("https");
    if (!url.isValid() || url.host().isEmpty() || (!isHttps && scheme != QLatin1StringView("http")))
        return {};
    return QStringLiteral("%1://%2:%3")
        .arg(scheme, url.host(QUrl::FullyEncoded).toLower())
        .arg(url.port(isHttps ? 443 : 80));
}

QString addressProblem(const QString &address)
{
    const QString typed = address.trimmed();
    if (typed.isEmpty())
        return {};
    if (typed.size() > bounds::addressLength)
        return Messages::tr("An address has %1 characters at most.").arg(bounds::addressLength);
    const QUrl url(typed, QUrl::StrictMode);
    if (serviceOrigin(url).isEmpty())
        return Messages::tr("Write an address such as http://127.0.0.1:8080/ipav3.");
    if (!url.userInfo().isEmpty())
        return Messages::tr(
            "Leave name and password out of the address: a service that needs them takes them "
            "as a token or a header, below.");
    return {};
}

ProgramSettings loadSettings(const QSettings &settings)
{
    ProgramSettings values;
    values.address = settings.value(addressKey).toString().left(bounds::addressLength).trimmed();
    values.service = loadProfile(settings, QUrl(values.address, QUrl::StrictMode));
    values.cache = loadCache(settings);
    values.proxy = loadProxy(settings);
    values.offline.useKeptAnswers =
        flag(settings, QStringLiteral("offline/useKeptAnswers"), values.offline.useKeptAnswers);
    values.offline.fallBack =
        static_cast<OfflineChoice::FallBack>(number(settings, QStringLiteral("offline/fallBack"), {0, 1}, 0));
    return values;
}

ServiceProfile loadProfile(const QSettings &settings, const QUrl &url)
{
    ServiceProfile profile;
    profile.url = url;
    const QString origin = serviceOrigin(url);
    if (origin.isEmpty())
        return profile;
    const auto get = [&settings, &origin](const char *name, Bounds bounds, qint64 otherwise) {
        return number(settings, profileKey(origin, name), bounds, otherwise);
    };
    profile.headers = loadHeaders(settings, origin);
    profile.authoritiesFile = settings.value(profileKey(origin, "authorities")).toString();
    profile.http2 = flag(settings, profileKey(origin, "http2"), profile.http2);
    profile.neverSendTwice = flag(settings, profileKey(origin, "neverSendTwice"), profile.neverSendTwice);
    profile.batches = flag(settings, profileKey(origin, "batches"), profile.batches);
    profile.parallel = get("parallel", bounds::parallel, profile.parallel);
    profile.deadline = std::chrono::seconds(
        get("deadlineSeconds", bounds::deadlineSeconds, profile.deadline.count() / 1000));
    profile.retries = get("retries", bounds::retries, profile.retries);
    return profile;
}

void saveSettings(QSettings &settings, const ProgramSettings &values)
{
    settings.setValue(addressKey, values.address);
    saveProfile(settings, values.service);
    saveCache(settings, values.cache);
    saveProxy(settings, values.proxy);
    settings.setValue(QStringLiteral("offline/useKeptAnswers"), values.offline.useKeptAnswers);
    settings.setValue(QStringLiteral("offline/fallBack"), static_cast<int>(values.offline.fallBack));
}

void saveHasSecrets(QSettings &settings, const QString &origin, bool has)
{
    settings.setValue(profileKey(origin, "inKeyring"), has);
}

bool loadHasSecrets(const QSettings &settings, const QString &origin)
{
    return flag(settings, profileKey(origin, "inKeyring"), false);
}

tl::expected<HttpEndpointSettings, QString> endpointSettings(const ServiceProfile &profile)
{
    auto authorities = readAuthorities(profile.authoritiesFile);
    if (!authorities)
        return tl::unexpected(authorities.error());
    HttpEndpointSettings http;
    http.url = profile.url;
    for (const HttpHeader &header : profile.headers) {
        if (!header.value.isEmpty())
            http.headers.append(header);
    }
    if (!profile.token.isEmpty())
        http.headers.append(bearerHeader(profile.token));
    http.authorities = std::move(*authorities);
    http.parallel = profile.parallel;
    http.deadline = profile.deadline;
    http.http2 = profile.http2;
    http.neverSendTwice = profile.neverSendTwice;
    http.retry.retries = profile.retries;
    return http;
}

} // namespace phonoscope
