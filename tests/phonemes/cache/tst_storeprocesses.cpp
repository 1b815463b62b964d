// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/phonemes/cache/storewriter.h"

#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

/// Several processes at one store: storewriter is the other ones.
class TestStoreProcesses : public QObject
{
    Q_OBJECT

    static QString quickCheck(const QString &dir)
    {
        auto database = Database::open(PhonemeStore::fileIn(dir), Migrations(2));
        if (!database)
            return database.error().message;
        if (!(*database)->warning().isEmpty())
            return (*database)->warning();
        QSqlQuery query((*database)->connection());
        return query.exec(u"PRAGMA integrity_check"_s) && query.next() ? query.value(0).toString()
                                                                       : QString();
    }

private Q_SLOTS:
    void noAnswerIsLostWhenTheWriterIsKilled()
    {
        constexpr int kills = 200;
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QTemporaryDir dir;
        QHash<int, int> committed; // key -> the last number that was said to be there
        int next = 0;
        int silent = 0; // killed before they had written anything
        for (int kill = 0; kill < kills; ++kill) {
            QProcess writer;
            writer.start(QStringLiteral(PHONOSCOPE_STOREWRITER), {dir.path(), QString::number(next)});
            QVERIFY(writer.waitForStarted());
            // some while they open, most while they write
            if (random.bounded(4) > 0)
                writer.waitForReadyRead(5'000);
            QVERIFY2(!writer.waitForFinished(1 + random.bounded(60)),
                     writer.readAllStandardError().constData());
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            int last = -1;
            QByteArray said = writer.readAllStandardOutput();
            said.truncate(said.lastIndexOf('\n') + 1);
            for (const QByteArray &line : said.split('\n')) {
                if (line.isEmpty())
                    continue;
                last = line.toInt();
                committed.insert(last % keyCount, last);
            }
            silent += last < 0 ? 1 : 0;
            // beyond all that can have been committed and not been said
            next = std::max(next, last + 1) + 100;
        }
        qInfo("%d killed before the first answer, %lld questions with an answer", silent,
              qlonglong(committed.size()));
        QVERIFY(committed.size() > 1'000);

        QCOMPARE(quickCheck(dir.path()), u"ok"_s);
        auto store = PhonemeStore::open(dir.path());
        QVERIFY(store);
        QCOMPARE((*store)->warning(), QString());
        for (auto it = committed.cbegin(); it != committed.cend(); ++it) {
            const auto found = (*store)->find({answerNumber(it.key()).key}, someTime);
            QVERIFY(found);
            QVERIFY2(found->constFirst(), qPrintable(u"answer %1 is lost"_s.arg(it.value())));
            // it, or a later one that was committed and could not be said any more
            const int number = numberOf(found->constFirst()->transcription);
            QVERIFY2(number >= it.value() && number % keyCount == it.key(),
                     qPrintable(u"answer %1 instead of %2"_s.arg(number).arg(it.value())));
        }
        const auto figures = (*store)->figures();
        const auto all = (*store)->list({.limit = -1}, someTime);
        QVERIFY(figures && all);
        QCOMPARE(figures->entries, all->entries.size());
        qint64 bytes = 0;
        for (const StoreEntry &entry : all->entries)
            bytes += entry.bytes;
        QCOMPARE(figures->bytes, bytes);
    }

    void twoProcessesLoseNothing()
    {
        bool isSet = false;
        int seconds = qEnvironmentVariableIntValue("PHONOSCOPE_HAMMER_SECONDS", &isSet);
        if (!isSet)
            seconds = 60;
        const QTemporaryDir dir;
        QProcess writers[2];
        for (int i = 0; i < 2; ++i) {
            writers[i].start(QStringLiteral(PHONOSCOPE_STOREWRITER),
                             {dir.path(), QString::number(i), QString::number(seconds)});
        }
        QHash<int, int> expected;
        for (QProcess &writer : writers) {
            QVERIFY(writer.waitForFinished((seconds + 60) * 1'000));
            QVERIFY2(writer.exitStatus() == QProcess::NormalExit && writer.exitCode() == 0,
                     writer.readAllStandardError().constData());
            const int last = writer.readAllStandardOutput().trimmed().toInt();
            QVERIFY(last > 10);
            qInfo("%d answers in %d s", last / 2 + 1, seconds);
            for (int number = std::max(last % 2, last - keyCount + 2); number <= last; number += 2)
                expected.insert(number % keyCount, number); // keyCount is even: nobody else writes this key
        }
        QCOMPARE(quickCheck(dir.path()), u"ok"_s);
        auto store = PhonemeStore::open(dir.path());
        QVERIFY(store);
        for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
            const auto found = (*store)->find({answerNumber(it.key()).key}, someTime);
            QVERIFY(found && found->constFirst());
            QCOMPARE(numberOf(found->constFirst()->transcription), it.value());
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreProcesses)
#include "tst_storeprocesses.moc"
