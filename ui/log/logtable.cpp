// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logtable.h"

#include <QCoreApplication>
#include <QFontDatabase>

namespace phonoscope {

QString logLevelTitle(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return QCoreApplication::translate("phonoscope::LogTable", "Detail");
    case LogLevel::Info:
        return QCoreApplication::translate("phonoscope::LogTable", "Information");
    case LogLevel::Warning:
        return QCoreApplication::translate("phonoscope::LogTable", "Warning");
    case LogLevel::Error:
        return QCoreApplication::translate("phonoscope::LogTable", "Error");
    }
    return {};
}

LogTable::LogTable(LogBook &book, QObject *parent) : QAbstractTableModel(parent), m_book(book)
{
    catchUp();
    connect(&m_book, &LogBook::changed, this, [this] {
        if (m_paused)
            Q_EMIT missedChanged();
        else
            catchUp();
    });
}

void LogTable::setPaused(bool paused)
{
    m_paused = paused;
    if (!paused)
        catchUp();
}

quint64 LogTable::missed() const
{
    return m_paused ? static_cast<quint64>(m_book.linesFrom(m_next).size()) : 0;
}

void LogTable::catchUp()
{
    const quint64 first = m_book.firstNumber();
    const auto isGone = [first](const LogLine &line) { return line.number < first; };
    const auto firstKept = std::find_if_not(m_lines.begin(), m_lines.end(), isGone);
    if (firstKept != m_lines.begin()) {
        beginRemoveRows({}, 0, static_cast<int>(firstKept - m_lines.begin()) - 1);
        m_lines.erase(m_lines.begin(), firstKept);
        endRemoveRows();
    }
    const QList<LogLine> lines = m_book.linesFrom(m_next);
    if (lines.isEmpty())
        return;
    const int before = static_cast<int>(m_lines.size());
    beginInsertRows({}, before, before + static_cast<int>(lines.size()) - 1);
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    m_next = lines.back().number + 1;
    endInsertRows();
}

int LogTable::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogTable::columnCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : static_cast<int>(Column::ColumnCount);
}

QString LogTable::shown(const LogLine &line, Column column) const
{
    switch (column) {
    case Column::Time:
        return line.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    case Column::Level:
        return logLevelTitle(line.level);
    case Column::Category:
        return line.category.startsWith(QLatin1StringView("phonoscope.")) ? line.category.mid(11)
                                                                          : line.category;
    case Column::Text:
        return line.text;
    case Column::ColumnCount:
        break;
    }
    return {};
}

QVariant LogTable::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const LogLine &line = m_lines[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shown(line, column);
    case Qt::FontRole:
        // Digits of one width, so that times can be compared at a glance.
        return column == Column::Time ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont))
                                      : QVariant();
    case Qt::AccessibleTextRole:
        //: time, level, category, text of a line of the log
        return tr("%1, %2, %3: %4")
            .arg(shown(line, Column::Time), shown(line, Column::Level), shown(line, Column::Category),
                 line.text);
    case LevelRole:
        return static_cast<int>(line.level);
    case CategoryRole:
        return line.category;
    case PlainRole:
        return plainLogLine(line);
    default:
        return {};
    }
}

QVariant LogTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Time:
        return tr("Time");
    case Column::Level:
        return tr("Level");
    case Column::Category:
        return tr("From");
    case Column::Text:
        return tr("What happened");
    case Column::ColumnCount:
        break;
    }
    return {};
}

} // namespace phonoscope
