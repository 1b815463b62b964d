// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/certificatefaults.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

CertificateFault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
        return CertificateFault::None;
    case QSslError::CertificateExpired:
        return CertificateFault::Expired;
    case QSslError::CertificateNotYetValid:
        return CertificateFault::NotYetValid;
    case QSslError::HostNameMismatch:
        return CertificateFault::OtherHost;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return CertificateFault::SelfSigned;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return CertificateFault::UnknownAuthority;
    case QSslError::CertificateRevoked:
        return CertificateFault::Revoked;
    default:
        return CertificateFault::Other;
    }
}

} // namespace

HttpError certificateError(const QList<QSslError> &faults)
{
    HttpError error{.kind = HttpErrorKind::CertificateRejected, .unsent = true};
    QStringList words;
    CertificateFault first = CertificateFault::Other;
    for (const QSslError &fault : faults) {
        if (const CertificateFault one = faultOf(fault.error()); one != CertificateFault::None)
            first = std::min(first, one);
        if (const QString text = fault.errorString().simplified().left(200); !words.contains(text))
            words.append(text);
    }
    error.certificate = first;
    error.detail = "certificate: "_L1 + words.join("; "_L1);
    return error;
}

} // namespace phonoscope
