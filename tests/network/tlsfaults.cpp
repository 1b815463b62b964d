// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/tlsfaults.h"

#include <QSslKey>
#include <QSslSocket>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace phonoscope::test {

namespace {

const auto folder = u"" PHONOSCOPE_TEST_TLS "/"_s;

QString fileOf(Certificate certificate)
{
    switch (certificate) {
    case Certificate::Right:
        return u"right.pem"_s;
    case Certificate::Expired:
        return u"expired.pem"_s;
    case Certificate::NotYetValid:
        return u"notyetvalid.pem"_s;
    case Certificate::WrongHost:
        return u"wronghost.pem"_s;
    case Certificate::SelfSigned:
        return u"certificate.pem"_s;
    case Certificate::UnknownAuthority:
        return u"unknownauthority.pem"_s;
    }
    Q_UNREACHABLE();
}

/// Descriptors that stay open as long as whoever holds this.
struct HeldDescriptors
{
    HeldDescriptors() = default;
    Q_DISABLE_COPY_MOVE(HeldDescriptors)
    ~HeldDescriptors()
    {
        for (const int descriptor : all)
            ::close(descriptor);
    }

    QList<int> all;
};

} // namespace

QSslConfiguration tlsWith(Certificate certificate)
{
    QSslConfiguration tls = selfSigned();
    const auto chain = QSslCertificate::fromPath(folder + fileOf(certificate));
    if (chain.isEmpty())
        qFatal("no certificate for the test server");
    tls.setLocalCertificateChain(chain);
    return tls;
}

QList<QSslCertificate> testAuthorities()
{
    return QSslCertificate::fromPath(folder + u"authority.pem"_s);
}

namespace faults {

FaultServer::Script closeHalf()
{
    auto held = std::make_shared<HeldDescriptors>();
    return [held](QTcpSocket *socket, const ServerRequest &) {
        if (!qobject_cast<QSslSocket *>(socket))
            return;
        // Qt closes its own descriptor behind the close_notify; the connection goes on while there is
        // another.
        held->all.append(::dup(static_cast<int>(socket->socketDescriptor())));
        socket->disconnectFromHost();
    };
}

} // namespace faults

} // namespace phonoscope::test
