// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/entriesmodel.h"

#include "ui/cache/outcomes.h"

#include <QDateTime>
#include <QLocale>

#include <limits>
#include <memory>

namespace phonoscope {

EntriesModel::EntriesModel(AnswerStore &store, WallClock clock, QObject *parent)
    : QAbstractTableModel(parent), m_store(store), m_clock(std::move(clock))
{
}

void EntriesModel::setSearch(const QString &search)
{
    if (std::exchange(m_search, search) != search)
        startOver();
}

void EntriesModel::setOrder(StoreOrder order)
{
    if (std::exchange(m_order, order) != order)
        startOver();
}

void EntriesModel::startOver()
{
    ++m_generation;
    m_asked.clear();
    beginResetModel();
    m_pages.clear();
    m_total = 0;
    endResetModel();
    ask(0);
}

void EntriesModel::reload()
{
    ++m_generation;
    m_asked.clear();
    ask(0);
    for (const auto &[page, held] : m_pages)
        ask(page);
}

void EntriesModel::load(int first, int last)
{
    if (m_total == 0)
        return;
    for (int page = std::max(0, first) / pageSize; page <= std::min(last, m_total - 1) / pageSize; ++page) {
        const auto held = m_pages.find(page);
        if (held != m_pages.end())
            held->second.usedAt = ++m_uses;
        else
            ask(page);
    }
}

StoreFilter EntriesModel::filterFor(int page) const
{
    return {.search = m_search, .order = m_order, .offset = qint64{page} * pageSize, .limit = pageSize};
}

void EntriesModel::ask(int page)
{
    if (m_asked.contains(page))
        return;
    m_asked.insert(page);
    m_store.list(filterFor(page), this, [this, page, generation = m_generation](const StorePage &answer) {
        if (generation == m_generation)
            take(page, answer);
    });
}

void EntriesModel::take(int page, const StorePage &answer)
{
    m_asked.remove(page);
    setTotal(static_cast<int>(std::min<qint64>(answer.total, std::numeric_limits<int>::max())));
    const int first = page * pageSize;
    const int last = std::min(first + static_cast<int>(answer.entries.size()), m_total) - 1;
    if (last >= first) {
        m_pages[page] = {answer.entries, ++m_uses};
        dropOldPages();
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
    Q_EMIT loaded();
}

void EntriesModel::setTotal(int total)
{
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        std::erase_if(m_pages, [total](const auto &held) { return held.first * pageSize >= total; });
        endRemoveRows();
    }
}

void EntriesModel::dropOldPages()
{
    while (m_pages.size() > mostPages) {
        const auto oldest =
            std::min_element(m_pages.begin(), m_pages.end(),
                             [](const auto &a, const auto &b) { return a.second.usedAt < b.second.usedAt; });
        m_pages.erase(oldest);
    }
}

const StoreEntry *EntriesModel::entry(int row) const
{
    const auto page = m_pages.find(row / pageSize);
    const int within = row % pageSize;
    return page != m_pages.end() && within < page->second.entries.size() ? &page->second.entries[within]
                                                                         : nullptr;
}

void EntriesModel::collect(const QList<int> &rows, std::function<void(const QList<StoreEntry> &)> then)
{
    struct Collection
    {
        QList<StoreEntry> entries;
        qsizetype missing = 0;
        std::function<void(const QList<StoreEntry> &)> then;
    };
    const auto collection = std::make_shared<Collection>();
    collection->then = std::move(then);
    QMap<int, QList<int>> unread; // rows within their page
    for (const int row : rows) {
        if (const StoreEntry *held = entry(row))
            collection->entries.append(*held);
        else
            unread[row / pageSize].append(row % pageSize);
    }
    collection->missing = unread.size();
    if (unread.isEmpty()) {
        collection->then(collection->entries);
        return;
    }
    for (auto page = unread.begin(); page != unread.end(); ++page) {
        m_store.list(filterFor(page.key()), this,
                     [collection, within = page.value()](const StorePage &answer) {
                         for (const int row : within) {
                             if (row < answer.entries.size())
                                 collection->entries.append(answer.entries[row]);
                         }
                         if (--collection->missing == 0)
                             collection->then(collection->entries);
                     });
    }
}

int EntriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_total;
}

int EntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::ColumnCount);
}

QString EntriesModel::shown(const StoreEntry &entry, Column column) const
{
    switch (column) {
    case Column::Text:
        return entry.key.query.text.simplified();
    case Column::Language:
        return entry.key.query.lang;
    case Column::Provider:
        return entry.engine.isEmpty() ? entry.provider : entry.engine;
    case Column::Age:
        return shownAge(entry.answeredMs, m_clock());
    case Column::Size:
        return shownBytes(entry.bytes);
    case Column::ColumnCount:
        break;
    }
    return {};
}

QVariant EntriesModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const StoreEntry *held = entry(index.row());
    if (role == LoadedRole)
        return held != nullptr;
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole && column == Column::Size)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (!held)
        return role == Qt::DisplayRole && column == Column::Text ? QVariant(QStringLiteral("\u2026"))
                                                                 : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return shown(*held, column);
    case Qt::AccessibleTextRole:
        //: a sentence, its language, who answered it, how long ago; the last is the word for a lesson's
        return tr("%1, %2, %3, %4%5")
            .arg(shown(*held, Column::Text), shown(*held, Column::Language), shown(*held, Column::Provider),
                 shown(*held, Column::Age), held->isPinned ? tr(", kept for a lesson") : QString());
    case PinnedRole:
        return held->isPinned;
    default:
        return {};
    }
}

QVariant EntriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant((column == Column::Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Text:
        return tr("Sentence");
    case Column::Language:
        return tr("Language");
    case Column::Provider:
        return tr("Answered by");
    case Column::Age:
        return tr("Age");
    case Column::Size:
        return tr("Size");
    case Column::ColumnCount:
        break;
    }
    return {};
}

} // namespace phonoscope
