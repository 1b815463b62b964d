// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/servicesecrets.h"

#include "ui/settings/programsettings.h"
#include "ui/settings/secretheaders.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace phonoscope {

ServiceSecrets secretsOf(const ServiceProfile &profile)
{
    ServiceSecrets secrets;
    secrets.token = profile.token;
    for (const HttpHeader &header : profile.headers) {
        if (isSecretHeader(QString::fromLatin1(header.name)) && !header.value.isEmpty())
            secrets.headers.insert(header.name, header.value);
    }
    return secrets;
}

void putSecrets(ServiceProfile &profile, const ServiceSecrets &secrets)
{
    profile.token = secrets.token;
    profile.hasToken = !secrets.token.isEmpty();
    for (HttpHeader &header : profile.headers) {
        if (isSecretHeader(QString::fromLatin1(header.name)))
            header.value = secrets.headers.value(header.name);
    }
}

QString secretsToText(const ServiceSecrets &secrets)
{
    QJsonObject headers;
    for (auto header = secrets.headers.begin(); header != secrets.headers.end(); ++header)
        headers.insert(QString::fromLatin1(header.key()), QString::fromUtf8(header.value()));
    QJsonObject all{{QStringLiteral("token"), secrets.token}, {QStringLiteral("headers"), headers}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

ServiceSecrets secretsFromText(const QString &text)
{
    const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
    ServiceSecrets secrets;
    const QString token = all.value(QStringLiteral("token")).toString();
    if (tokenProblem(token).isEmpty())
        secrets.token = token;
    const QJsonObject headers = all.value(QStringLiteral("headers")).toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QString value = header.value().toString();
        if (isSecretHeader(header.key()) && headerProblem(header.key(), value).isEmpty())
            secrets.headers.insert(header.key().toLatin1(), value.toUtf8());
    }
    return secrets;
}

} // namespace phonoscope
