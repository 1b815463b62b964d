// SPDX-License-Identifier: GPL-3.0-or-later
// PhonemeStore: its entries as a list, and what it notes beside them.
#include "core/phonemes/cache/phonemestore.h"
#include "core/phonemes/cache/storeschema.h"
#include "core/phonemes/cache/storestatement.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

template <typename T>
tl::unexpected<DatabaseError> failed(const tl::expected<T, DatabaseError> &result)
{
    return tl::unexpected(result.error());
}

QString orderedBy(StoreOrder order)
{
    switch (order) {
    case StoreOrder::LastUsed:
        return u"used DESC"_s;
    case StoreOrder::Newest:
        return u"created_ms DESC"_s;
    case StoreOrder::Oldest:
        return u"created_ms"_s;
    case StoreOrder::Largest:
        return u"bytes DESC"_s;
    case StoreOrder::Text:
        return u"text COLLATE NOCASE"_s;
    }
    Q_UNREACHABLE();
}

StoreKey keyIn(const StoreStatement &row, int first)
{
    return {row.text(first), {row.text(first + 1), row.text(first + 2), row.number(first + 3) != 0}};
}

} // namespace

/// SQLite folds the case of ASCII alone, so the search is done here.
PhonemeStore::Result<StorePage> PhonemeStore::list(const StoreFilter &filter, qint64 nowMs) const
{
    StorePage page;
    const bool all = filter.search.isEmpty();
    StoreStatement select(
        *m_database,
        u"SELECT id, cache_id, text, lang, mode, ipa, provider, engine, created_ms, bytes,"
        " pins FROM transcriptions ORDER BY %1, id LIMIT ? OFFSET ?"_s.arg(orderedBy(filter.order)));
    const qint64 end = filter.limit < 0 ? -1 : filter.limit;
    if (const auto done = select.run(all ? end : -1, all ? filter.offset : 0); !done)
        return failed(done);
    const qint64 expired = expiredBefore(nowMs);
    while (select.next()) {
        if (!all) {
            const bool fits = select.text(2).contains(filter.search, Qt::CaseInsensitive) ||
                              select.text(5).contains(filter.search, Qt::CaseInsensitive) ||
                              select.text(3).contains(filter.search, Qt::CaseInsensitive);
            if (!fits)
                continue;
            const qint64 position = page.total++;
            if (position < filter.offset || (end >= 0 && position >= filter.offset + end))
                continue;
        }
        StoreEntry entry{.id = select.number(0),
                         .key = keyIn(select, 1),
                         .ipa = select.text(5),
                         .provider = select.text(6),
                         .engine = select.text(7),
                         .answeredMs = select.number(8),
                         .bytes = select.number(9),
                         .isPinned = select.number(10) > 0};
        entry.isExpired = !entry.isPinned && entry.answeredMs < expired;
        page.entries.append(std::move(entry));
    }
    if (all) {
        const auto known = figures();
        if (!known)
            return failed(known);
        page.total = known->entries;
    }
    return page;
}

PhonemeStore::Result<QList<NewAnswer>> PhonemeStore::answersAfter(qint64 &afterId, qint64 limit) const
{
    StoreStatement select(
        *m_database, u"SELECT id, cache_id, text, lang, mode, created_ms, text, answer_lang, ipa, words,"
                     " provider, engine, warnings FROM transcriptions WHERE id > ? ORDER BY id LIMIT ?"_s);
    if (const auto done = select.run(afterId, limit); !done)
        return failed(done);
    QList<NewAnswer> answers;
    while (select.next()) {
        afterId = select.number(0);
        answers.append({keyIn(select, 1), transcriptionIn(select.row(), 6), select.number(5)});
    }
    return answers;
}

PhonemeStore::Result<void> PhonemeStore::addMissing(const QList<MissingQuestion> &questions,
                                                    qsizetype longest)
{
    return change([&]() -> Result<void> {
        StoreStatement put(
            *m_database,
            u"INSERT OR IGNORE INTO missing (key, cache_id, text, lang, mode, provider, endpoint,"
            " since_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s);
        for (const MissingQuestion &question : questions) {
            const auto done = put.run(storeKeyOf(question.key), notNull(question.key.cacheId),
                                      notNull(question.key.query.text), notNull(question.key.query.lang),
                                      int(question.key.query.mode), notNull(question.provider),
                                      notNull(question.endpoint), question.sinceMs);
            if (!done)
                return done;
        }
        StoreStatement drop(*m_database,
                            u"DELETE FROM missing WHERE rowid IN"
                            " (SELECT rowid FROM missing ORDER BY since_ms DESC LIMIT -1 OFFSET ?)"_s);
        return drop.run(qint64(longest));
    });
}

PhonemeStore::Result<void> PhonemeStore::removeMissing(const QList<StoreKey> &keys)
{
    return change([&]() -> Result<void> {
        StoreStatement drop(*m_database, u"DELETE FROM missing WHERE key = ?"_s);
        for (const StoreKey &key : keys) {
            if (const auto done = drop.run(storeKeyOf(key)); !done)
                return done;
        }
        return {};
    });
}

PhonemeStore::Result<QList<MissingQuestion>> PhonemeStore::missing() const
{
    StoreStatement select(*m_database, u"SELECT cache_id, text, lang, mode, provider, endpoint, since_ms"
                                       " FROM missing ORDER BY since_ms, rowid"_s);
    if (const auto done = select.run(); !done)
        return failed(done);
    QList<MissingQuestion> questions;
    while (select.next())
        questions.append({keyIn(select, 0), select.text(4), select.text(5), select.number(6)});
    return questions;
}

PhonemeStore::Result<void> PhonemeStore::noteEndpoint(const QString &cacheId, const EndpointFinding &finding)
{
    return change([&]() -> Result<void> {
        StoreStatement put(*m_database, u"INSERT OR REPLACE INTO endpoints VALUES (?, ?, ?)"_s);
        return put.run(notNull(cacheId), finding.batches, finding.notedMs);
    });
}

PhonemeStore::Result<EndpointFinding> PhonemeStore::endpoint(const QString &cacheId) const
{
    StoreStatement select(*m_database, u"SELECT batches, noted_ms FROM endpoints WHERE cache_id = ?"_s);
    if (const auto done = select.run(notNull(cacheId)); !done)
        return failed(done);
    EndpointFinding finding;
    if (select.next())
        finding = {static_cast<int>(select.number(0)), select.number(1)};
    return finding;
}

} // namespace phonoscope
