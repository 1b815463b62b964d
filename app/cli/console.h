// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace phonoscope::cli {

/// The longest line that is read from standard input, in bytes.
inline constexpr qint64 maxLineBytes = 1024 * 1024;
/// The most that is read at once where everything must be there before the work begins, in bytes.
inline constexpr qint64 maxInputBytes = 64 * 1024 * 1024;

/// Writes to standard output as UTF-8, whatever the locale.
void writeOut(const QByteArray &utf8);
void writeOut(const QString &text);

/// Writes "phonoscope-cli: MESSAGE" as one line on standard error.
void writeError(const QString &message);

/// All lines of standard input without their ends, blank ones left out; waits for its end.
tl::expected<QList<QByteArray>, QString> readLines();

} // namespace phonoscope::cli
