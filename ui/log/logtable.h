// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logbook.h"

#include <QAbstractTableModel>

#include <deque>

namespace phonoscope {

/// The book's lines, the newest last, as the book's signal tells of them.
class LogTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Time, Level, Category, Text, ColumnCount };
    enum Role {
        LevelRole = Qt::UserRole, ///< LogLevel as int
        CategoryRole,             ///< the whole name of the category
        PlainRole,                ///< the line as it is copied and saved
    };

    /// \a book must outlive the table.
    explicit LogTable(LogBook &book, QObject *parent = nullptr);

    /// While paused the lines stay as they are; afterwards those that came meanwhile are there at once.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// How many lines came since the pause began.
    quint64 missed() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// While paused: missed() is another.
    void missedChanged();

private:
    void catchUp();
    QString shown(const LogLine &line, Column column) const;

    LogBook &m_book;
    std::deque<LogLine> m_lines;
    quint64 m_next = 0; ///< the number of the first line that is not here yet
    bool m_paused = false;
};

/// What people read in place of a level's name.
QString logLevelTitle(LogLevel level);

} // namespace phonoscope
