// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/authorities.h"
#include "core/network/httpendpoint.h"
#include "core/network/networkmanager.h"
#include "core/phonemes/cache/cachesettings.h"

#include <QUrl>

#include <tl/expected.hpp>

class QSettings;

namespace phonoscope {

/// How the services at one origin are asked. Of its secrets (the token, the values of secret headers) the
/// settings' file holds nothing; see SettingsKeeper.
struct ServiceProfile
{
    QUrl url{}; ///< as it was typed, which need not be valid
    QString token{};
    bool hasToken = false; ///< there is one, though it may not have been read yet
    QList<HttpHeader> headers{};
    QString authoritiesFile{}; ///< a file of PEM certificates; empty: none
    bool http2 = false;
    bool neverSendTwice = false;
    bool batches = true;
    int parallel = 6;
    std::chrono::milliseconds deadline{10'000};
    int retries = 2;

    friend bool operator==(const ServiceProfile &, const ServiceProfile &) = default;
};

/// What is done when the service cannot be reached.
struct OfflineChoice
{
    enum class FallBack { Never, BuiltIn };

    bool useKeptAnswers = true;
    FallBack fallBack = FallBack::Never;

    friend bool operator==(const OfflineChoice &, const OfflineChoice &) = default;
};

/// What the settings' page shows.
struct ProgramSettings
{
    QString address{}; ///< of the service, as it was typed
    ServiceProfile service{};
    CacheSettings cache{};
    ProxySettings proxy{};
    OfflineChoice offline{};

    friend bool operator==(const ProgramSettings &, const ProgramSettings &) = default;
};

/// What a number may be, both ends included.
struct Bounds
{
    int low = 0;
    int high = 0;
};

namespace bounds {
inline constexpr Bounds parallel{1, 60};
inline constexpr Bounds deadlineSeconds{1, 120};
inline constexpr Bounds retries{0, 5};
inline constexpr Bounds memoryMegabytes{1, 1'024};
inline constexpr Bounds memoryEntries{100, 1'000'000};
inline constexpr Bounds storeMegabytes{1, 4'096};
inline constexpr Bounds storeEntries{100, 10'000'000};
inline constexpr Bounds daysToLive{0, 3'650};
inline constexpr Bounds cleanupMinutes{0, 10'080};
inline constexpr Bounds port{1, 65'535};
inline constexpr qsizetype addressLength = 2'048;
inline constexpr qsizetype headers = 20;
} // namespace bounds

/// Scheme, host and port, such as "https://example.org:443"; empty for an address that cannot be asked.
/// Secrets belong to one of these and are never sent to another.
QString serviceOrigin(const QUrl &url);

/// A sentence for the user where \a address cannot be that of a service. None at all is no problem.
QString addressProblem(const QString &address);

/// All but the service's profile, which is that of its origin. Whatever is out of its bounds, or no number,
/// is as if it were not there. Secrets are empty.
ProgramSettings loadSettings(const QSettings &settings);
ServiceProfile loadProfile(const QSettings &settings, const QUrl &url);

/// Saves everything but secrets.
void saveSettings(QSettings &settings, const ProgramSettings &values);
/// Notes whether the keyring holds secrets of \a origin, so that it is asked only where it does.
void saveHasSecrets(QSettings &settings, const QString &origin, bool has);
bool loadHasSecrets(const QSettings &settings, const QString &origin);

/// The profile as the network takes it: the token is a header, the file of authorities is read. The error, a
/// sentence for the user, is that of the file.
tl::expected<HttpEndpointSettings, QString> endpointSettings(const ServiceProfile &profile);

} // namespace phonoscope
