// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/phonemestore.h"

#include "core/storage/database.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

Q_LOGGING_CATEGORY(lcStore, "phonoscope.phonemes.store", QtInfoMsg)

/// The key is a hash, so that its index does not hold every text a second time. `used` counts up with every
/// use of any entry; the one row of `totals` saves counting the table at every insert.
const Migrations &migrations()
{
    static const Migrations all{
        {
            u"CREATE TABLE transcriptions ("
            " id INTEGER PRIMARY KEY,"
            " key BLOB NOT NULL UNIQUE,"
            " cache_id TEXT NOT NULL,"
            " text TEXT NOT NULL,"
            " lang TEXT NOT NULL,"
            " mode INTEGER NOT NULL,"
            " answer_lang TEXT NOT NULL,"
            " ipa TEXT NOT NULL,"
            " words TEXT NOT NULL,"
            " provider TEXT NOT NULL,"
            " engine TEXT NOT NULL,"
            " warnings TEXT NOT NULL,"
            " created_ms INTEGER NOT NULL,"
            " used INTEGER NOT NULL)"_s,
            u"CREATE INDEX transcriptions_used ON transcriptions (used)"_s,
            u"CREATE TABLE totals (id INTEGER PRIMARY KEY CHECK (id = 1), entries INTEGER NOT NULL)"_s,
            u"INSERT INTO totals VALUES (1, 0)"_s,
            u"CREATE TRIGGER transcriptions_in AFTER INSERT ON transcriptions"
            " BEGIN UPDATE totals SET entries = entries + 1; END"_s,
            u"CREATE TRIGGER transcriptions_out AFTER DELETE ON transcriptions"
            " BEGIN UPDATE totals SET entries = entries - 1; END"_s,
        },
    };
    return all;
}

QByteArray keyOf(const QString &cacheId, const PhonemeQuery &query)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {cacheId, query.lang, query.text}) {
        const QByteArray utf8 = part.toUtf8();
        hash.addData(QByteArray::number(utf8.size()) + ':' + utf8);
    }
    hash.addData(query.mode ? QByteArrayView("1") : QByteArrayView("0"));
    return hash.result();
}

QString toJson(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonArray fromJson(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).array();
}

QString wordsToJson(const QList<TranscribedWord> &words)
{
    QJsonArray array;
    for (const TranscribedWord &word : words)
        array.append(QJsonArray{word.text, word.ipa});
    return toJson(array);
}

QList<TranscribedWord> wordsFromJson(const QVariant &text)
{
    QList<TranscribedWord> words;
    for (const QJsonValue &pair : fromJson(text)) {
        const QJsonArray word = pair.toArray();
        if (word.at(1).toString().isEmpty())
            return {};
        words.append({word.at(0).toString(), word.at(1).toString()});
    }
    return words;
}

/// The log tells what failed, never the text.
bool run(QSqlQuery &query, const char *what)
{
    if (query.exec())
        return true;
    qCWarning(lcStore).noquote() << what << "failed:" << query.lastError().databaseText();
    return false;
}

} // namespace

tl::expected<std::unique_ptr<PhonemeStore>, QString> PhonemeStore::open(const QString &dir, qint64 maxEntries)
{
    auto database = Database::open(QDir(dir).filePath(u"phonemes.sqlite"_s), migrations());
    if (!database) {
        if (!database.error().detail.isEmpty())
            qCWarning(lcStore).noquote() << "Opening failed:" << database.error().detail;
        return tl::unexpected(database.error().message);
    }
    return std::unique_ptr<PhonemeStore>(new PhonemeStore(std::move(*database), maxEntries));
}

PhonemeStore::PhonemeStore(std::unique_ptr<Database> database, qint64 maxEntries)
    : m_database(std::move(database)), m_maxEntries(maxEntries)
{
}

PhonemeStore::~PhonemeStore() = default;

std::optional<Transcription> PhonemeStore::find(const QString &cacheId, const PhonemeQuery &query)
{
    QSqlQuery select(m_database->connection());
    select.setForwardOnly(true);
    select.prepare(u"SELECT id, text, answer_lang, ipa, words, provider, engine, warnings,"
                   " used < (SELECT max(used) FROM transcriptions) FROM transcriptions WHERE key = ?"_s);
    select.addBindValue(keyOf(cacheId, query));
    if (!run(select, "Finding") || !select.next() || select.value(1).toString() != query.text)
        return std::nullopt;

    Transcription found;
    found.text = query.text;
    found.lang = select.value(2).toString();
    found.ipa = select.value(3).toString();
    found.words = wordsFromJson(select.value(4));
    found.provider = select.value(5).toString();
    found.engine = select.value(6).toString();
    for (const QJsonValue &warning : fromJson(select.value(7)))
        found.warnings.append(warning.toString());
    const QVariant id = select.value(0);
    const bool isLatest = !select.value(8).toBool();
    select.finish();
    if (found.words.isEmpty() || found.ipa.isEmpty())
        return std::nullopt;

    if (!isLatest) {
        QSqlQuery touch(m_database->connection());
        touch.prepare(
            u"UPDATE transcriptions SET used = (SELECT max(used) FROM transcriptions) + 1 WHERE id = ?"_s);
        touch.addBindValue(id);
        run(touch, "Noting a use");
    }
    return found;
}

bool PhonemeStore::insert(const QString &cacheId, const PhonemeQuery &query,
                          const Transcription &transcription)
{
    if (transcription.words.isEmpty() || transcription.ipa.isEmpty())
        return false;
    return m_database->transact([&] {
        QSqlQuery put(m_database->connection());
        put.prepare(
            u"INSERT INTO transcriptions (key, cache_id, text, lang, mode, answer_lang, ipa, words, "
            u"provider, engine,"
            " warnings, created_ms, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            " coalesce((SELECT max(used) FROM transcriptions), 0) + 1)"
            " ON CONFLICT (key) DO UPDATE SET answer_lang = excluded.answer_lang, ipa = excluded.ipa,"
            " words = excluded.words, provider = excluded.provider, engine = excluded.engine,"
            " warnings = excluded.warnings, created_ms = excluded.created_ms, used = excluded.used"_s);
        // An empty QString that is null would be bound as NULL.
        const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
        put.addBindValue(keyOf(cacheId, query));
        put.addBindValue(text(cacheId));
        put.addBindValue(text(query.text));
        put.addBindValue(text(query.lang));
        put.addBindValue(int(query.mode));
        put.addBindValue(text(transcription.lang));
        put.addBindValue(transcription.ipa);
        put.addBindValue(wordsToJson(transcription.words));
        put.addBindValue(text(transcription.provider));
        put.addBindValue(text(transcription.engine));
        put.addBindValue(toJson(QJsonArray::fromStringList(transcription.warnings)));
        put.addBindValue(QDateTime::currentMSecsSinceEpoch());
        if (!run(put, "Keeping"))
            return false;
        const qint64 excess = count() - m_maxEntries;
        if (excess <= 0)
            return true;
        QSqlQuery drop(m_database->connection());
        drop.prepare(u"DELETE FROM transcriptions WHERE id IN"
                     " (SELECT id FROM transcriptions ORDER BY used LIMIT ?)"_s);
        drop.addBindValue(excess);
        return run(drop, "Dropping the oldest");
    });
}

qint64 PhonemeStore::count() const
{
    QSqlQuery query(m_database->connection());
    query.prepare(u"SELECT entries FROM totals"_s);
    return run(query, "Counting") && query.next() ? query.value(0).toLongLong() : 0;
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
