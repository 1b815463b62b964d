// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

void writeOut(const QByteArray &utf8)
{
    std::fwrite(utf8.constData(), 1, static_cast<std::size_t>(utf8.size()), stdout);
}

void writeOut(const QString &text)
{
    writeOut(text.toUtf8());
}

void writeError(const QString &message)
{
    std::fflush(stdout); // what was answered before stands before
    const QByteArray line = "phonoscope-cli: " + message.simplified().toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

tl::expected<QList<QByteArray>, QString> readLines()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return tl::unexpected(u"standard input cannot be read: %1"_s.arg(input.errorString()));
    QList<QByteArray> lines;
    qint64 total = 0;
    for (;;) {
        QByteArray line = input.readLine(maxLineBytes);
        if (line.isEmpty())
            return lines;
        total += line.size();
        if (total > maxInputBytes) {
            return tl::unexpected(
                u"standard input holds more than %1 MB; give it in parts"_s.arg(maxInputBytes / 1024 / 1024));
        }
        line = line.trimmed();
        if (!line.isEmpty())
            lines.append(line);
    }
}

} // namespace phonoscope::cli
