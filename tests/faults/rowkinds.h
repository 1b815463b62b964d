// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultrows.h"
#include "tests/network/httpfaults.h"

namespace phonoscope::test {

/// A FaultServer as a service.
FaultyService serve(const FaultServer::Script &script, std::optional<QSslConfiguration> tls);

/// \a fault meets every question with faultyWord.
FaultRow row(const QByteArray &name, const FaultServer::Script &fault, Outcome plain, Outcome tls);
FaultRow row(const QByteArray &name, const FaultServer::Script &fault, Outcome outcome);

/// \a fault meets the first question with faultyWord once: asked again, the service is right.
FaultRow onceRow(const QByteArray &name, const FaultServer::Script &fault);

/// \a script decides alone what becomes of every question, and all are answered.
FaultRow answeredRow(const QByteArray &name, const FaultServer::Script &script);

QList<FaultRow> connectionRows(); ///< nobody there, certificates, drops, too slow, too much
QList<FaultRow> statusRows();     ///< statuses, redirects, interim answers, Retry-After
QList<FaultRow> answerRows();     ///< what stands in an answer, and how it is framed

} // namespace phonoscope::test
