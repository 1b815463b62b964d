// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/authorities.h"

#include <QCoreApplication>
#include <QFile>

namespace phonoscope {

namespace {

struct Authorities
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::Authorities)
};

constexpr qint64 maxFileBytes = 4 * 1024 * 1024;

} // namespace

tl::expected<QList<QSslCertificate>, QString> readAuthorities(const QString &path)
{
    if (path.isEmpty())
        return QList<QSslCertificate>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Authorities::tr("%1 cannot be read: %2").arg(path, file.errorString()));
    const QList<QSslCertificate> certificates =
        file.size() > maxFileBytes ? QList<QSslCertificate>()
                                   : QSslCertificate::fromData(file.read(maxFileBytes), QSsl::Pem);
    if (certificates.isEmpty()) {
        return tl::unexpected(
            Authorities::tr("There is no certificate in %1: it must be a file in PEM form, which begins with "
                            "“-----BEGIN CERTIFICATE-----”.")
                .arg(path));
    }
    return certificates;
}

} // namespace phonoscope
