// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace phonoscope {

/// From the least to the worst.
enum class LogLevel { Debug, Info, Warning, Error };

/// One line of the log.
struct LogLine
{
    /// Longer texts are cut.
    static constexpr qsizetype maxText = 2'000;

    quint64 number = 0; ///< counts from 0 on for as long as the book lives
    QDateTime time;
    LogLevel level = LogLevel::Info;
    QString category; ///< such as "phonoscope.network"
    QString text;     ///< one line: whatever would break it is a blank

    friend bool operator==(const LogLine &, const LogLine &) = default;
};

/// "debug", "info", "warning", "error": the same in every language, for files.
QString logLevelName(LogLevel level);

/// \a text as one line of at most LogLine::maxText characters; where it is cut it ends with an ellipsis.
QString logText(const QString &text);

/// "2026-05-04 13:05:59.123  warning  phonoscope.network  text", without a line break.
QString plainLogLine(const LogLine &line);

} // namespace phonoscope
