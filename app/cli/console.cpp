// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

/// Nothing more can be done: other threads may be at work, so nothing is cleaned up.
[[noreturn]] void endForOutput(int error)
{
    if (error != EPIPE) // who stops reading knows why
        writeError(u"standard output cannot be written: %1"_s.arg(qt_error_string(error)));
    std::_Exit(1);
}

} // namespace

void writeOut(const QByteArray &utf8)
{
    const auto size = static_cast<std::size_t>(utf8.size());
    if (std::fwrite(utf8.constData(), 1, size, stdout) != size)
        endForOutput(errno);
}

void writeOut(const QString &text)
{
    writeOut(text.toUtf8());
}

void flushOut()
{
    if (std::fflush(stdout) != 0)
        endForOutput(errno);
}

void writeError(const QString &message)
{
    std::fflush(stdout); // what was answered before stands before
    const QByteArray line = "phonoscope-cli: " + message.simplified().toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

// Byte by byte: QFile would lose what stands behind a NUL, or wait for more than a line.
std::optional<InputLine> InputLines::next()
{
    InputLine line;
    errno = 0;
    int c = getc_unlocked(stdin);
    if (c == EOF) {
        m_error = std::ferror(stdin) ? errno : 0;
        return std::nullopt;
    }
    for (; c != EOF && c != '\n'; c = getc_unlocked(stdin)) {
        if (line.bytes.size() < maxLineBytes)
            line.bytes += static_cast<char>(c);
        else
            line.isWhole = false;
    }
    if (line.bytes.endsWith('\r'))
        line.bytes.chop(1);
    if (std::exchange(m_isFirst, false) && line.bytes.startsWith("\xef\xbb\xbf"))
        line.bytes.remove(0, 3);
    return line;
}

QString overlongLine()
{
    return u"the line is over %1 bytes long; give one sentence a line"_s.arg(maxLineBytes);
}

QString InputLines::fault() const
{
    return m_error == 0 ? QString() : u"standard input cannot be read: %1"_s.arg(qt_error_string(m_error));
}

} // namespace phonoscope::cli
