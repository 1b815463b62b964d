// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultrows.h"

#include "tests/faults/rowkinds.h"
#include "tests/network/answerfaults.h"
#include "tests/network/tlsfaults.h"

namespace phonoscope::test {

using namespace faults;

namespace {

std::optional<QSslConfiguration> tlsIf(bool isTls)
{
    return isTls ? std::optional(tlsWith(Certificate::Right)) : std::nullopt;
}

} // namespace

FaultyService serve(const FaultServer::Script &script, std::optional<QSslConfiguration> tls)
{
    auto server = std::make_shared<FaultServer>(script, std::move(tls));
    const QUrl url = server->url();
    return {url, std::move(server)};
}

FaultRow row(const QByteArray &name, const FaultServer::Script &fault, Outcome plain, Outcome tls)
{
    return {.name = name,
            .service =
                [fault](bool isTls) { return serve(whereTextHas(faultyWord, fault, right()), tlsIf(isTls)); },
            .plain = plain,
            .tls = tls};
}

FaultRow row(const QByteArray &name, const FaultServer::Script &fault, Outcome outcome)
{
    return row(name, fault, outcome, outcome);
}

FaultRow onceRow(const QByteArray &name, const FaultServer::Script &fault)
{
    return {.name = name + ", once",
            .service =
                [fault](bool isTls) {
                    return serve(whereTextHas(faultyWord, atFirst(1, fault, right()), right()), tlsIf(isTls));
                },
            .plain = answered,
            .tls = answered};
}

FaultRow answeredRow(const QByteArray &name, const FaultServer::Script &script)
{
    return {.name = name,
            .service = [script](bool isTls) { return serve(script, tlsIf(isTls)); },
            .plain = answered,
            .tls = answered};
}

QList<FaultRow> faultRows()
{
    return connectionRows() + statusRows() + answerRows();
}

} // namespace phonoscope::test
