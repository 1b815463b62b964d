// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logline.h"

#include <algorithm>

namespace phonoscope {

QString logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warning:
        return QStringLiteral("warning");
    case LogLevel::Error:
        return QStringLiteral("error");
    }
    return {};
}

QString logText(const QString &text)
{
    QString line = text;
    if (line.size() > LogLine::maxText) {
        line.truncate(LogLine::maxText - 1);
        if (line.back().isHighSurrogate())
            line.chop(1);
        line.append(QChar(0x2026));
    }
    const auto breaksLine = [](QChar character) {
        return character.category() == QChar::Other_Control ||
               character.category() == QChar::Separator_Line ||
               character.category() == QChar::Separator_Paragraph;
    };
    std::replace_if(line.begin(), line.end(), breaksLine, QChar(u' '));
    return line;
}

QString plainLogLine(const LogLine &line)
{
    return QStringLiteral("%1  %2  %3  %4")
        .arg(line.time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")),
             logLevelName(line.level).leftJustified(7), line.category, line.text);
}

} // namespace phonoscope
