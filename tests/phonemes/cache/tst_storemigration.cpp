// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/storeschema.h"
#include "tests/phonemes/cache/answerkit.h"

#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

/// What becomes of a store that an earlier version of the program wrote.
class TestStoreMigration : public QObject
{
    Q_OBJECT

    static QList<NewAnswer> answers()
    {
        QList<NewAnswer> all;
        for (const QString &text : {u"three"_s, u"Xin chào các bạn"_s, u"one 😀 \"two\""_s, u"a\nb"_s}) {
            NewAnswer answer = answerTo(keyOf(text), u"θɹˈiː tã"_s, someTime + all.size());
            answer.transcription.warnings = {u"a \"warning\""_s};
            all.append(answer);
        }
        return all;
    }

    /// A store of version 1, written with that version's statements.
    static bool writeVersionOne(const QString &dir, const QList<NewAnswer> &answers)
    {
        const auto database = Database::open(PhonemeStore::fileIn(dir), storeMigrations().first(1));
        if (!database)
            return false;
        for (const NewAnswer &answer : answers) {
            const AnswerColumns columns = columnsOf(answer.transcription);
            QSqlQuery put((*database)->connection());
            put.prepare(
                u"INSERT INTO transcriptions (key, cache_id, text, lang, mode, answer_lang, ipa, words,"
                " provider, engine, warnings, created_ms, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                " ?, ?, coalesce((SELECT max(used) FROM transcriptions), 0) + 1)"_s);
            for (const QVariant &value : QVariantList{
                     storeKeyOf(answer.key), answer.key.cacheId, answer.key.query.text, answer.key.query.lang,
                     int(answer.key.query.mode), columns.lang, columns.ipa, columns.words, columns.provider,
                     columns.engine, columns.warnings, answer.answeredMs})
                put.addBindValue(value);
            if (!put.exec())
                return false;
        }
        return true;
    }

private Q_SLOTS:
    void keepsTheAnswersOfVersionOne()
    {
        const QTemporaryDir dir;
        QVERIFY(writeVersionOne(dir.path(), answers()));
        const auto store = PhonemeStore::open(dir.path());
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        qint64 bytes = 0;
        for (const NewAnswer &answer : answers()) {
            const auto found = (*store)->find({answer.key}, someTime);
            QVERIFY(found && found->constFirst());
            QCOMPARE(found->constFirst()->transcription, answer.transcription);
            QCOMPARE(found->constFirst()->answeredMs, answer.answeredMs);
            QVERIFY(!found->constFirst()->isPinned);
            bytes += storedBytes(answer.key, columnsOf(answer.transcription));
        }
        const auto figures = (*store)->figures();
        QVERIFY(figures);
        QCOMPARE(figures->entries, answers().size());
        QCOMPARE(figures->bytes, bytes); // as a new answer's are counted
        QCOMPARE(figures->pinned, 0);
        QCOMPARE(figures->oldestMs, someTime);
    }

    void keepsTheOrderOfUseOfVersionOne()
    {
        const QTemporaryDir dir;
        QVERIFY(writeVersionOne(dir.path(), answers()));
        const auto store = PhonemeStore::open(dir.path(), {.storeEntries = 3});
        QVERIFY(store);
        QVERIFY((*store)->insert({answerTo(keyOf(u"new"_s), u"ta"_s)}, someTime));
        QCOMPARE((*store)->figures()->entries, 3);
        QVERIFY(!(*store)->find({answers().at(1).key}, someTime)->constFirst());
        QVERIFY((*store)->find({answers().at(2).key}, someTime)->constFirst());
    }

    void anEmptyStoreOfVersionOneIsMigrated()
    {
        const QTemporaryDir dir;
        QVERIFY(writeVersionOne(dir.path(), {}));
        const auto store = PhonemeStore::open(dir.path());
        QVERIFY(store);
        QCOMPARE((*store)->figures()->bytes, 0);
        QVERIFY((*store)->insert(answers(), someTime));
        QCOMPARE((*store)->figures()->entries, answers().size());
    }

    void aNewerStoreIsLeftAlone()
    {
        const QTemporaryDir dir;
        Migrations newer = storeMigrations();
        newer.append(QStringList{u"ALTER TABLE transcriptions ADD COLUMN voice TEXT"_s});
        QVERIFY(Database::open(PhonemeStore::fileIn(dir.path()), newer));
        const auto store = PhonemeStore::open(dir.path());
        QVERIFY(!store);
        QCOMPARE(store.error().kind, DatabaseErrorKind::Newer);
        QVERIFY2(store.error().message.contains(u"newer"_s), qPrintable(store.error().message));
        QVERIFY(Database::open(PhonemeStore::fileIn(dir.path()), newer)); // it still is what it was
    }
};

QTEST_GUILESS_MAIN(TestStoreMigration)
#include "tst_storemigration.moc"
