// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/storeschema.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr qint64 keyBytes = 32;

QStringList versionOne()
{
    return {
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
    };
}

/// Bytes, pins, what is missing, what is known of services.
QStringList versionTwo()
{
    return {
        u"DROP TRIGGER transcriptions_in"_s,
        u"DROP TRIGGER transcriptions_out"_s,
        u"DROP INDEX transcriptions_used"_s,
        u"ALTER TABLE transcriptions ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE transcriptions ADD COLUMN pins INTEGER NOT NULL DEFAULT 0"_s,
        u"UPDATE transcriptions SET bytes = length(key)"
        " + length(CAST(cache_id AS BLOB)) + length(CAST(text AS BLOB)) + length(CAST(lang AS BLOB))"
        " + length(CAST(answer_lang AS BLOB)) + length(CAST(ipa AS BLOB)) + length(CAST(words AS BLOB))"
        " + length(CAST(provider AS BLOB)) + length(CAST(engine AS BLOB)) + length(CAST(warnings AS BLOB))"_s,
        u"CREATE INDEX transcriptions_loose ON transcriptions (used) WHERE pins = 0"_s,
        u"CREATE INDEX transcriptions_age ON transcriptions (created_ms)"_s,
        u"ALTER TABLE totals ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE totals ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE totals ADD COLUMN pinned_bytes INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE totals ADD COLUMN used INTEGER NOT NULL DEFAULT 0"_s,
        u"UPDATE totals SET entries = (SELECT count(*) FROM transcriptions),"
        " bytes = (SELECT coalesce(sum(bytes), 0) FROM transcriptions),"
        " used = (SELECT coalesce(max(used), 0) FROM transcriptions)"_s,
        u"CREATE TRIGGER transcriptions_in AFTER INSERT ON transcriptions"
        " BEGIN UPDATE totals SET entries = entries + 1, bytes = bytes + new.bytes; END"_s,
        u"CREATE TRIGGER transcriptions_out AFTER DELETE ON transcriptions"
        " BEGIN UPDATE totals SET entries = entries - 1, bytes = bytes - old.bytes,"
        " pinned = pinned - (old.pins > 0), pinned_bytes = pinned_bytes - (old.pins > 0) * old.bytes; END"_s,
        u"CREATE TRIGGER transcriptions_changed AFTER UPDATE OF bytes, pins ON transcriptions"
        " BEGIN UPDATE totals SET bytes = bytes + new.bytes - old.bytes,"
        " pinned = pinned + (new.pins > 0) - (old.pins > 0),"
        " pinned_bytes = pinned_bytes + (new.pins > 0) * new.bytes - (old.pins > 0) * old.bytes; END"_s,
        u"CREATE TABLE pins ("
        " entry INTEGER NOT NULL REFERENCES transcriptions (id) ON DELETE CASCADE,"
        " owner TEXT NOT NULL,"
        " PRIMARY KEY (entry, owner)) WITHOUT ROWID"_s,
        u"CREATE INDEX pins_owner ON pins (owner)"_s,
        u"CREATE TRIGGER pins_in AFTER INSERT ON pins"
        " BEGIN UPDATE transcriptions SET pins = pins + 1 WHERE id = new.entry; END"_s,
        u"CREATE TRIGGER pins_out AFTER DELETE ON pins"
        " BEGIN UPDATE transcriptions SET pins = pins - 1 WHERE id = old.entry; END"_s,
        u"CREATE TABLE missing ("
        " key BLOB NOT NULL PRIMARY KEY,"
        " cache_id TEXT NOT NULL,"
        " text TEXT NOT NULL,"
        " lang TEXT NOT NULL,"
        " mode INTEGER NOT NULL,"
        " provider TEXT NOT NULL,"
        " endpoint TEXT NOT NULL,"
        " since_ms INTEGER NOT NULL)"_s,
        u"CREATE INDEX missing_since ON missing (since_ms)"_s,
        u"CREATE TABLE endpoints ("
        " cache_id TEXT NOT NULL PRIMARY KEY,"
        " batches INTEGER NOT NULL,"
        " noted_ms INTEGER NOT NULL)"_s,
    };
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

qint64 utf8Bytes(const QString &text)
{
    return text.toUtf8().size();
}

} // namespace

const Migrations &storeMigrations()
{
    static const Migrations all{versionOne(), versionTwo()};
    return all;
}

QByteArray storeKeyOf(const StoreKey &key)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {key.cacheId, key.query.lang, key.query.text}) {
        const QByteArray utf8 = part.toUtf8();
        hash.addData(QByteArray::number(utf8.size()) + ':' + utf8);
    }
    hash.addData(key.query.mode ? QByteArrayView("1") : QByteArrayView("0"));
    return hash.result();
}

AnswerColumns columnsOf(const Transcription &transcription)
{
    return {.lang = notNull(transcription.lang),
            .ipa = notNull(transcription.ipa),
            .words = wordsToJson(transcription.words),
            .provider = notNull(transcription.provider),
            .engine = notNull(transcription.engine),
            .warnings = toJson(QJsonArray::fromStringList(transcription.warnings))};
}

Transcription transcriptionIn(const QSqlQuery &row, int first)
{
    Transcription found;
    found.text = row.value(first).toString();
    found.lang = row.value(first + 1).toString();
    found.ipa = row.value(first + 2).toString();
    found.words = wordsFromJson(row.value(first + 3));
    found.provider = row.value(first + 4).toString();
    found.engine = row.value(first + 5).toString();
    for (const QJsonValue &warning : fromJson(row.value(first + 6)))
        found.warnings.append(warning.toString());
    return found;
}

qint64 storedBytes(const StoreKey &key, const AnswerColumns &columns)
{
    qint64 sum = keyBytes;
    for (const QString *text : {&key.cacheId, &key.query.text, &key.query.lang, &columns.lang, &columns.ipa,
                                &columns.words, &columns.provider, &columns.engine, &columns.warnings})
        sum += utf8Bytes(*text);
    return sum;
}

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace phonoscope
