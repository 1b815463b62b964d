// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logline.h"

#include <QList>
#include <QObject>

#include <deque>
#include <mutex>

namespace phonoscope {

/// The last lines of the log, the oldest dropped first. Written from any thread; never logs itself.
class LogBook : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t maxLines = 5'000;

    explicit LogBook(QObject *parent = nullptr);

    /// From any thread. \a text is made one line, and cut where it is too long.
    void append(LogLevel level, const QString &category, const QString &text,
                const QDateTime &time = QDateTime::currentDateTime());

    /// The lines that are still here, from the one numbered \a number on. From any thread.
    QList<LogLine> linesFrom(quint64 number) const;

    /// The number of the oldest line that is still here, or that of the next one. From any thread.
    quint64 firstNumber() const;

    /// Drops all lines; numbers go on. From any thread.
    void clear();

Q_SIGNALS:
    /// There are more lines, or none, than before. Emitted in the thread that the book lives in, once for all
    /// the lines that came since that thread had last been told.
    void changed();

private:
    void announce();

    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
    quint64 m_next = 0;
    bool m_announced = false; ///< changed() is on its way
};

} // namespace phonoscope
