// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logfilter.h"

#include "ui/log/logtable.h"

namespace phonoscope {

LogPart logPart(const QString &category)
{
    const auto isOf = [&category](QLatin1StringView part) {
        return category.startsWith(part) && (category.size() == part.size() || category[part.size()] == u'.');
    };
    if (isOf(QLatin1StringView("phonoscope.network")))
        return LogPart::Network;
    if (isOf(QLatin1StringView("phonoscope.cache")))
        return LogPart::Cache;
    if (isOf(QLatin1StringView("phonoscope.similarity")))
        return LogPart::Similarity;
    return LogPart::Other;
}

void LogFilter::setParts(const QSet<LogPart> &parts)
{
    m_parts = parts;
    invalidateRowsFilter();
}

void LogFilter::setLeastLevel(LogLevel level)
{
    m_leastLevel = level;
    invalidateRowsFilter();
}

void LogFilter::setText(const QString &text)
{
    m_text = text;
    invalidateRowsFilter();
}

bool LogFilter::isOn() const
{
    return !m_parts.isEmpty() || m_leastLevel != LogLevel::Debug || !m_text.isEmpty();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QAbstractItemModel &lines = *sourceModel();
    const QModelIndex line = lines.index(row, static_cast<int>(LogTable::Column::Text), parent);
    if (line.data(LogTable::LevelRole).toInt() < static_cast<int>(m_leastLevel))
        return false;
    const QString category = line.data(LogTable::CategoryRole).toString();
    if (!m_parts.isEmpty() && !m_parts.contains(logPart(category)))
        return false;
    return m_text.isEmpty() || category.contains(m_text, Qt::CaseInsensitive) ||
           line.data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace phonoscope
