// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/phonemestore.h"

#include "core/phonemes/cache/storeschema.h"
#include "core/phonemes/cache/storestatement.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <limits>

using namespace Qt::StringLiterals;

namespace phonoscope {

Q_LOGGING_CATEGORY(lcStore, "phonoscope.cache.store", QtInfoMsg)

namespace {

constexpr qsizetype maxUses = 10'000; // not written yet; beyond that the oldest are forgotten

template <typename T>
tl::unexpected<DatabaseError> failed(const tl::expected<T, DatabaseError> &result)
{
    return tl::unexpected(result.error());
}

} // namespace

QString PhonemeStore::fileIn(const QString &dir)
{
    return QDir(dir).filePath(u"phonemes.sqlite"_s);
}

PhonemeStore::Result<std::unique_ptr<PhonemeStore>> PhonemeStore::open(const QString &dir,
                                                                       const CacheSettings &settings)
{
    auto database = Database::open(fileIn(dir), storeMigrations());
    if (!database)
        return failed(database);
    return std::unique_ptr<PhonemeStore>(new PhonemeStore(std::move(*database), settings));
}

PhonemeStore::PhonemeStore(std::unique_ptr<Database> database, const CacheSettings &settings)
    : m_database(std::move(database)), m_settings(settings)
{
}

PhonemeStore::~PhonemeStore()
{
    (void)flush();
}

qint64 PhonemeStore::expiredBefore(qint64 nowMs) const
{
    return m_settings.timeToLive.count() == 0
               ? std::numeric_limits<qint64>::min()
               : nowMs - std::chrono::milliseconds(m_settings.timeToLive).count();
}

PhonemeStore::Result<void> PhonemeStore::setSettings(const CacheSettings &settings, qint64 nowMs)
{
    m_settings = settings;
    const auto evicted = change([&] { return evict(nowMs); });
    if (!evicted)
        return failed(evicted);
    return {};
}

PhonemeStore::Result<QList<std::optional<StoredAnswer>>> PhonemeStore::find(const QList<StoreKey> &keys,
                                                                            qint64 nowMs, bool pinnedOnly)
{
    StoreStatement select(*m_database,
                          u"SELECT id, created_ms, pins, text, answer_lang, ipa, words, provider, engine,"
                          " warnings FROM transcriptions WHERE key = ? AND pins >= ?"_s);
    QList<std::optional<StoredAnswer>> all;
    all.reserve(keys.size());
    for (const StoreKey &key : keys) {
        std::optional<StoredAnswer> &found = all.emplaceBack();
        if (const auto done = select.run(storeKeyOf(key), int(pinnedOnly)); !done)
            return failed(done);
        if (select.next()) {
            StoredAnswer answer{.transcription = transcriptionIn(select.row(), 3),
                                .answeredMs = select.number(1),
                                .isPinned = select.number(2) > 0};
            answer.isExpired = !answer.isPinned && answer.answeredMs < expiredBefore(nowMs);
            if (answer.transcription.text == key.query.text && !answer.transcription.words.isEmpty() &&
                !answer.transcription.ipa.isEmpty()) {
                m_uses.append(select.number(0));
                found = std::move(answer);
            }
        }
        select.finish();
    }
    if (m_uses.size() > maxUses)
        m_uses.remove(0, m_uses.size() - maxUses);
    return all;
}

PhonemeStore::Result<void> PhonemeStore::flush()
{
    if (m_uses.isEmpty())
        return {};
    return change([] { return Result<void>(); });
}

PhonemeStore::Result<void> PhonemeStore::writeUses()
{
    if (m_uses.isEmpty())
        return {};
    // the last use of each counts, in the order of these
    QList<qint64> latest;
    QSet<qint64> seen;
    for (auto it = m_uses.crbegin(); it != m_uses.crend(); ++it) {
        if (!seen.contains(*it)) {
            seen.insert(*it);
            latest.prepend(*it);
        }
    }
    StoreStatement count(*m_database, u"UPDATE totals SET used = used + ?"_s);
    if (const auto done = count.run(qint64(latest.size())); !done)
        return done;
    StoreStatement touch(*m_database,
                         u"UPDATE transcriptions SET used = (SELECT used FROM totals) - ? WHERE id = ?"_s);
    for (qsizetype i = 0; i < latest.size(); ++i) {
        if (const auto done = touch.run(qint64(latest.size() - 1 - i), latest.at(i)); !done)
            return done;
    }
    return {};
}

PhonemeStore::Result<qsizetype> PhonemeStore::insert(const QList<NewAnswer> &answers, qint64 nowMs)
{
    return putAll(answers, false, nowMs);
}

PhonemeStore::Result<qsizetype> PhonemeStore::insertNewer(const QList<NewAnswer> &answers, qint64 nowMs)
{
    return putAll(answers, true, nowMs);
}

PhonemeStore::Result<qsizetype> PhonemeStore::putAll(const QList<NewAnswer> &answers, bool onlyIfNewer,
                                                     qint64 nowMs)
{
    return change([&]() -> Result<qsizetype> {
        qsizetype written = 0;
        for (const NewAnswer &answer : answers) {
            const auto isPut = put(answer, onlyIfNewer);
            if (!isPut)
                return failed(isPut);
            written += *isPut ? 1 : 0;
        }
        if (const auto evicted = evict(nowMs); !evicted)
            return failed(evicted);
        return written;
    });
}

PhonemeStore::Result<bool> PhonemeStore::put(const NewAnswer &answer, bool onlyIfNewer)
{
    if (answer.transcription.words.isEmpty() || answer.transcription.ipa.isEmpty())
        return false;
    const QByteArray key = storeKeyOf(answer.key);
    const AnswerColumns columns = columnsOf(answer.transcription);
    const qint64 bytes = storedBytes(answer.key, columns);

    StoreStatement before(*m_database,
                          u"SELECT pinned, pinned_bytes, old.bytes, old.created_ms, old.pins > 0 FROM totals"
                          " LEFT JOIN transcriptions AS old ON old.key = ?"_s);
    if (const auto done = before.run(key); !done)
        return failed(done);
    if (!before.next())
        return false;
    const bool isThere = !before.row().isNull(2);
    const bool isPinned = before.number(4) != 0;
    const qint64 pinnedWithIt = before.number(0) + (isPinned ? 0 : 1);
    const qint64 bytesWithIt = before.number(1) + bytes - (isPinned ? before.number(2) : 0);
    const bool isOlder = isThere && before.number(3) >= answer.answeredMs;
    const bool hasGrown = !isPinned || bytes > before.number(2);
    before.finish();
    if (onlyIfNewer && isOlder)
        return false;
    // there must be room beside the pinned ones
    if (hasGrown && (pinnedWithIt > m_settings.storeEntries || bytesWithIt > m_settings.storeBytes))
        return false;

    StoreStatement put(
        *m_database,
        u"INSERT INTO transcriptions (key, cache_id, text, lang, mode, answer_lang, ipa, words, provider,"
        " engine, warnings, created_ms, bytes, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT used FROM totals) + 1)"
        " ON CONFLICT (key) DO UPDATE SET answer_lang = excluded.answer_lang, ipa = excluded.ipa,"
        " words = excluded.words, provider = excluded.provider, engine = excluded.engine,"
        " warnings = excluded.warnings, created_ms = excluded.created_ms, bytes = excluded.bytes,"
        " used = excluded.used"_s);
    const auto done =
        put.run(key, notNull(answer.key.cacheId), notNull(answer.key.query.text),
                notNull(answer.key.query.lang), int(answer.key.query.mode), columns.lang, columns.ipa,
                columns.words, columns.provider, columns.engine, columns.warnings, answer.answeredMs, bytes);
    if (!done)
        return failed(done);
    StoreStatement count(*m_database, u"UPDATE totals SET used = used + 1"_s);
    if (const auto counted = count.run(); !counted)
        return failed(counted);
    return true;
}

/// Drops unpinned entries until the bounds hold: the expired, the oldest first; then the least recently used.
PhonemeStore::Result<qint64> PhonemeStore::evict(qint64 nowMs)
{
    StoreStatement totals(*m_database, u"SELECT entries, bytes FROM totals"_s);
    if (const auto done = totals.run(); !done)
        return failed(done);
    totals.next();
    qint64 entries = totals.number(0) - m_settings.storeEntries;
    qint64 bytes = totals.number(1) - m_settings.storeBytes;
    totals.finish();
    if (entries <= 0 && bytes <= 0)
        return 0;

    QList<qint64> dropped;
    const auto choose = [&](StoreStatement &select) {
        while ((entries > 0 || bytes > 0) && select.next()) {
            dropped.append(select.number(0));
            --entries;
            bytes -= select.number(1);
        }
        select.finish();
    };
    const qint64 expired = expiredBefore(nowMs);
    StoreStatement oldest(*m_database,
                          u"SELECT id, bytes FROM transcriptions WHERE created_ms < ? AND pins = 0"
                          " ORDER BY created_ms"_s);
    if (const auto done = oldest.run(expired); !done)
        return failed(done);
    choose(oldest);
    StoreStatement unused(*m_database, u"SELECT id, bytes FROM transcriptions WHERE created_ms >= ? AND"
                                       " pins = 0 ORDER BY used"_s);
    if (const auto done = unused.run(expired); !done)
        return failed(done);
    choose(unused);
    return drop(dropped);
}

PhonemeStore::Result<qint64> PhonemeStore::drop(const QList<qint64> &ids)
{
    StoreStatement remove(*m_database, u"DELETE FROM transcriptions WHERE id = ?"_s);
    qint64 count = 0;
    for (const qint64 id : ids) {
        if (const auto done = remove.run(id); !done)
            return failed(done);
        count += remove.changed();
    }
    return count;
}

PhonemeStore::Result<qint64> PhonemeStore::remove(const QList<qint64> &ids)
{
    return change([&] { return drop(ids); });
}

PhonemeStore::Result<qint64> PhonemeStore::clear(bool pinnedToo)
{
    return change([&]() -> Result<qint64> {
        StoreStatement remove(*m_database, u"DELETE FROM transcriptions WHERE pins <= ?"_s);
        if (const auto done = remove.run(pinnedToo ? std::numeric_limits<qint64>::max() : 0); !done)
            return failed(done);
        return remove.changed();
    });
}

PhonemeStore::Result<qint64> PhonemeStore::cleanUp(qint64 nowMs)
{
    if (m_settings.timeToLive.count() == 0) {
        const auto done = flush();
        return done ? Result<qint64>(0) : failed(done);
    }
    return change([&]() -> Result<qint64> {
        StoreStatement remove(*m_database, u"DELETE FROM transcriptions WHERE created_ms < ? AND pins = 0"_s);
        const qint64 kept = std::chrono::milliseconds(m_settings.keepExpired).count();
        if (const auto done = remove.run(expiredBefore(nowMs) - kept); !done)
            return failed(done);
        return remove.changed();
    });
}

PhonemeStore::Result<StoreFigures> PhonemeStore::figures() const
{
    StoreStatement select(*m_database, u"SELECT entries, bytes, pinned, pinned_bytes,"
                                       " (SELECT min(created_ms) FROM transcriptions) FROM totals"_s);
    if (const auto done = select.run(); !done)
        return failed(done);
    select.next();
    return StoreFigures{.entries = select.number(0),
                        .bytes = select.number(1),
                        .pinned = select.number(2),
                        .pinnedBytes = select.number(3),
                        .oldestMs = select.number(4),
                        .fileBytes = QFileInfo(path()).size() + QFileInfo(path() + u"-wal"_s).size()};
}

PhonemeStore::Result<PinOutcome> PhonemeStore::pin(const QString &owner, const QList<StoreKey> &keys)
{
    return change([&]() -> Result<PinOutcome> {
        PinOutcome outcome;
        StoreStatement totals(*m_database, u"SELECT pinned, pinned_bytes FROM totals"_s);
        if (const auto done = totals.run(); !done)
            return failed(done);
        totals.next();
        qint64 pinned = totals.number(0);
        qint64 pinnedBytes = totals.number(1);
        totals.finish();

        QList<qint64> ids;
        StoreStatement find(*m_database, u"SELECT id, bytes, pins FROM transcriptions WHERE key = ?"_s);
        for (const StoreKey &key : keys) {
            if (const auto done = find.run(storeKeyOf(key)); !done)
                return failed(done);
            if (!find.next()) {
                outcome.notKept.append(key);
                continue;
            }
            if (ids.contains(find.number(0)))
                continue;
            ids.append(find.number(0));
            if (find.number(2) == 0) {
                ++pinned;
                pinnedBytes += find.number(1);
            }
            find.finish();
        }
        if (pinned > m_settings.storeEntries || pinnedBytes > m_settings.storeBytes) {
            outcome.refused =
                pinningRefused(pinned, pinnedBytes, m_settings.storeEntries, m_settings.storeBytes);
            return outcome;
        }
        StoreStatement put(*m_database, u"INSERT OR IGNORE INTO pins (entry, owner) VALUES (?, ?)"_s);
        for (const qint64 id : ids) {
            if (const auto done = put.run(id, notNull(owner)); !done)
                return failed(done);
        }
        outcome.pinned = ids.size();
        return outcome;
    });
}

PhonemeStore::Result<qint64> PhonemeStore::unpin(const QString &owner, qint64 nowMs)
{
    return change([&]() -> Result<qint64> {
        StoreStatement count(*m_database, u"SELECT pinned FROM totals"_s);
        const auto pinned = [&]() -> Result<qint64> {
            if (const auto done = count.run(); !done)
                return failed(done);
            count.next();
            const qint64 number = count.number(0);
            count.finish();
            return number;
        };
        const auto before = pinned();
        if (!before)
            return before;
        StoreStatement remove(*m_database, u"DELETE FROM pins WHERE owner = ?"_s);
        if (const auto done = remove.run(notNull(owner)); !done)
            return failed(done);
        const auto after = pinned();
        if (!after)
            return after;
        if (const auto evicted = evict(nowMs); !evicted)
            return evicted;
        return *before - *after;
    });
}

QString PhonemeStore::path() const
{
    return m_database->path();
}

QString PhonemeStore::warning() const
{
    return m_database->warning();
}

} // namespace phonoscope
