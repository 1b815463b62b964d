// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace phonoscope::cli {

/// The longest line that is read from standard input, in bytes.
inline constexpr qsizetype maxLineBytes = 1024 * 1024;

/// Writes to standard output as UTF-8, whatever the locale. Ends the program, with an error unless nobody
/// reads any more, if it cannot be written: an answer must not be lost in silence.
void writeOut(const QByteArray &utf8);
void writeOut(const QString &text);
/// What was written leaves the program; ends it as writeOut() does.
void flushOut();

/// Writes "phonoscope-cli: MESSAGE" as one line on standard error.
void writeError(const QString &message);

/// A line without its end.
struct InputLine
{
    QByteArray bytes;
    bool isWhole = true; ///< false: it was over maxLineBytes, and the rest of it was skipped
};

/// What to say of a line that is not whole.
QString overlongLine();

/// Standard input line by line, ended by LF, CR LF or the end of the input; a byte order mark at its start is
/// left out. For one thread at a time.
class InputLines
{
public:
    /// Waits for the next line; nothing at the end.
    std::optional<InputLine> next();
    /// A sentence for the user if the end came because reading failed, else empty.
    QString fault() const;

private:
    bool m_isFirst = true;
    int m_error = 0;
};

} // namespace phonoscope::cli
