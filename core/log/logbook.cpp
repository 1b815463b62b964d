// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logbook.h"

namespace phonoscope {

LogBook::LogBook(QObject *parent) : QObject(parent) {}

void LogBook::append(LogLevel level, const QString &category, const QString &text, const QDateTime &time)
{
    LogLine line{0, time, level, category.left(LogLine::maxText), logText(text)};
    {
        const std::lock_guard lock(m_mutex);
        line.number = m_next++;
        m_lines.push_back(std::move(line));
        if (m_lines.size() > maxLines)
            m_lines.pop_front();
        if (m_announced)
            return;
        m_announced = true;
    }
    QMetaObject::invokeMethod(this, &LogBook::announce, Qt::QueuedConnection);
}

QList<LogLine> LogBook::linesFrom(quint64 number) const
{
    const std::lock_guard lock(m_mutex);
    const quint64 first = m_next - m_lines.size();
    const quint64 skipped = number <= first ? 0 : std::min<quint64>(number - first, m_lines.size());
    return QList<LogLine>(m_lines.begin() + static_cast<std::ptrdiff_t>(skipped), m_lines.end());
}

quint64 LogBook::firstNumber() const
{
    const std::lock_guard lock(m_mutex);
    return m_next - m_lines.size();
}

void LogBook::clear()
{
    {
        const std::lock_guard lock(m_mutex);
        m_lines.clear();
        if (m_announced)
            return;
        m_announced = true;
    }
    QMetaObject::invokeMethod(this, &LogBook::announce, Qt::QueuedConnection);
}

void LogBook::announce()
{
    {
        const std::lock_guard lock(m_mutex);
        m_announced = false;
    }
    Q_EMIT changed();
}

} // namespace phonoscope
