// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/faultserver.h"

#include <chrono>

namespace phonoscope::test {

/// Scripts for FaultServer: what a service does with every request that it gets.
namespace faults {

using std::chrono::milliseconds;
using Script = FaultServer::Script;

/// The bytes of an answer with its Content-Length. \a headers are lines that end in \r\n.
QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &headers = {});

/// A right answer of the protocol: {"ipa": …}.
QByteArray ipaJson(const QString &ipa);

Script answer(int status, const QByteArray &body, const QByteArray &headers = {}, milliseconds delay = {});

/// Any bytes, then the connection is closed.
Script sayAndClose(const QByteArray &bytes);
/// Any bytes, and after a while the connection is closed.
Script sayThenClose(const QByteArray &bytes, milliseconds pause);
/// Any bytes, then nothing more, while the connection stays open.
Script sayAndHang(const QByteArray &bytes);
/// Closes before it has said anything.
Script closeAtOnce();
/// Resets the connection before it has said anything.
Script reset();
/// \a bytes, one every \a pause.
Script drip(const QByteArray &bytes, milliseconds pause);
/// \a start, then \a block as fast as it is taken and without an end.
Script endless(const QByteArray &start, const QByteArray &block);
/// The same as fast as a good line is: one \a block every millisecond.
Script endlessPaced(const QByteArray &start, const QByteArray &block);
/// Answers only when \a count requests wait, all at once: who asks one after the other gets nothing.
Script together(int count, const QByteArray &bytes);
/// Redirects to itself, for ever.
Script redirectLoop(int status);

/// \a bytes as gzip.
QByteArray gzip(const QByteArray &bytes);
/// \a size zeros as gzip, about a thousandth of the size.
QByteArray gzipZeros(qsizetype size);

} // namespace faults

} // namespace phonoscope::test
