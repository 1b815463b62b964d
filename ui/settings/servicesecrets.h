// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace phonoscope {

struct ServiceProfile;

/// What is secret about one origin, kept together in one place of a vault.
struct ServiceSecrets
{
    QString token{};
    QMap<QByteArray, QByteArray> headers{}; ///< the values of secret headers, by name

    bool isEmpty() const { return token.isEmpty() && headers.isEmpty(); }

    friend bool operator==(const ServiceSecrets &, const ServiceSecrets &) = default;
};

ServiceSecrets secretsOf(const ServiceProfile &profile);
/// Puts \a secrets in their places; a header that is not there is not added.
void putSecrets(ServiceProfile &profile, const ServiceSecrets &secrets);

/// As a vault keeps them: JSON. What cannot be read gives none.
QString secretsToText(const ServiceSecrets &secrets);
ServiceSecrets secretsFromText(const QString &text);

} // namespace phonoscope
