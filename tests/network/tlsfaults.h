// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/faultserver.h"

#include <QSslCertificate>

namespace phonoscope::test {

/// What a test server shows of itself over TLS. See tests/network/tls/make.
enum class Certificate {
    Right, ///< by testAuthorities(), for 127.0.0.1 and localhost
    Expired,
    NotYetValid,
    WrongHost, ///< for phonemes.example.org alone
    SelfSigned,
    UnknownAuthority, ///< right, but by an authority that nobody has
};

/// The settings of a server with \a certificate.
QSslConfiguration tlsWith(Certificate certificate);

/// The authority to trust: that of every certificate but SelfSigned and UnknownAuthority.
QList<QSslCertificate> testAuthorities();

namespace faults {

/// Over TLS says close_notify while the request waits, and keeps the connection open below it, as servers
/// do that are closing. Without TLS it says nothing. Neither ever closes.
FaultServer::Script closeHalf();

} // namespace faults

} // namespace phonoscope::test
