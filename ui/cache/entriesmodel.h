// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/answerstore.h"

#include <QAbstractTableModel>
#include <QSet>

#include <map>

namespace phonoscope {

/// The answers on disk as a table, of which only what is looked at is read: all rows are there at once, a row
/// that has not come yet is empty.
class EntriesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Text, Language, Provider, Age, Size, ColumnCount };
    enum Role {
        LoadedRole = Qt::UserRole, ///< whether the row has come
        PinnedRole,
    };

    static constexpr int pageSize = 100;
    /// More pages are not held; those asked for last stay.
    static constexpr std::size_t mostPages = 40;

    /// \a store must outlive the model.
    EntriesModel(AnswerStore &store, WallClock clock, QObject *parent = nullptr);

    /// Lists anew from the beginning.
    void setSearch(const QString &search);
    void setOrder(StoreOrder order);
    QString search() const { return m_search; }
    /// Reads what is held once more; rows that went or came are removed or added at the end.
    void reload();
    /// Has the rows \a first to \a last read if they have not been.
    void load(int first, int last);
    bool isLoading() const { return !m_asked.isEmpty(); }

    /// Null for a row that has not come.
    const StoreEntry *entry(int row) const;
    /// Reads \a rows, however many, and hands them over; a row that is not there any more is left out.
    void collect(const QList<int> &rows, std::function<void(const QList<StoreEntry> &)> then);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A page has come; rowCount() is up to date.
    void loaded();

private:
    struct Page
    {
        QList<StoreEntry> entries;
        quint64 usedAt = 0;
    };

    StoreFilter filterFor(int page) const;
    void ask(int page);
    void take(int page, const StorePage &answer);
    void setTotal(int total);
    void startOver();
    void dropOldPages();
    QString shown(const StoreEntry &entry, Column column) const;

    AnswerStore &m_store;
    WallClock m_clock;
    QString m_search;
    StoreOrder m_order = StoreOrder::LastUsed;
    int m_total = 0;
    std::map<int, Page> m_pages;
    QSet<int> m_asked;        ///< pages on their way
    quint64 m_generation = 0; ///< what was asked for before it is of no use
    quint64 m_uses = 0;
};

} // namespace phonoscope
