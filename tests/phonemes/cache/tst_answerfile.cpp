// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/answerfile.h"
#include "tests/phonemes/cache/answerkit.h"

#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

class TestAnswerFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    std::unique_ptr<PhonemeStore> opened(const QString &name, const CacheSettings &settings = {})
    {
        auto store = PhonemeStore::open(m_dir->filePath(name), settings);
        return store ? std::move(*store) : nullptr;
    }
    static InterchangeOutcome run(AnswerFile &file, PhonemeStore &store, int *steps = nullptr)
    {
        while (file.step(store, someTime)) {
            if (steps)
                ++*steps;
        }
        return file.outcome();
    }
    QString written(const QByteArray &content)
    {
        QFile file(m_dir->filePath(u"answers.jsonl"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName();
    }
    static QByteArray head() { return "{\"format\":\"phonoscope-answers\",\"version\":1}\n"; }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void whatIsExportedIsImported()
    {
        const auto from = opened(u"from"_s);
        const auto to = opened(u"to"_s);
        QList<NewAnswer> answers;
        for (int i = 0; i < 1'000; ++i)
            answers.append(answerTo(keyOf(u"“chào” %1\n\\"_s.arg(i)), u"θɹˈiː tã"_s, someTime - i));
        answers.first().transcription.warnings = {u"a warning"_s};
        QVERIFY(from->insert(answers, someTime));

        const QString path = m_dir->filePath(u"answers.jsonl"_s);
        AnswerExport exporting(path);
        const InterchangeOutcome out = run(exporting, *from);
        QCOMPARE(out.error, QString());
        QCOMPARE(out.answers, 1'000);
        AnswerImport importing(path);
        int steps = 0;
        const InterchangeOutcome in = run(importing, *to, &steps);
        QCOMPARE(in.error, QString());
        QCOMPARE(in.answers, 1'000);
        QCOMPARE(in.bad, 0);
        QVERIFY(steps > 1); // others are answered in between
        for (const NewAnswer &answer : std::as_const(answers)) {
            const auto found = to->find({answer.key}, someTime);
            QVERIFY(found && found->constFirst());
            QCOMPARE(found->constFirst()->transcription, answer.transcription);
            QCOMPARE(found->constFirst()->answeredMs, answer.answeredMs);
        }
        AnswerImport again(path);
        QCOMPARE(run(again, *to).known, 1'000);
    }

    void aNewerAnswerStays_data()
    {
        QTest::addColumn<qint64>("imported");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("older") << someTime - 1'001 << false;
        QTest::newRow("as old") << someTime - 1'000 << false;
        QTest::newRow("newer") << someTime - 999 << true;
    }
    void aNewerAnswerStays()
    {
        QFETCH(qint64, imported);
        QFETCH(bool, isTaken);
        const auto store = opened(u"store"_s);
        QVERIFY(store->insert({answerTo(keyOf(u"one"_s), u"here"_s, someTime - 1'000)}, someTime));
        AnswerImport file(written(head() + answerToLine(answerTo(keyOf(u"one"_s), u"there"_s, imported))));
        const InterchangeOutcome outcome = run(file, *store);
        QCOMPARE(outcome.answers, isTaken ? 1 : 0);
        QCOMPARE(outcome.known, isTaken ? 0 : 1);
        QCOMPARE(store->find({keyOf(u"one"_s)}, someTime)->constFirst()->transcription.ipa,
                 isTaken ? u"there"_s : u"here"_s);
    }

    void aBadLineIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray good = answerToLine(answerTo(keyOf(u"bad"_s), u"ta"_s));
        const auto with = [&](const QByteArray &before, const QByteArray &after) {
            return QByteArray(good).replace(before, after);
        };
        QTest::newRow("no JSON") << QByteArray("hello\n");
        QTest::newRow("half a line") << good.first(good.size() / 2) + '\n';
        QTest::newRow("an array") << QByteArray("[1,2]\n");
        QTest::newRow("no text") << with("\"text\"", "\"tekst\"");
        QTest::newRow("text that cannot be said") << with("\"text\":\"bad\"", "\"text\":\"...\"");
        QTest::newRow("no words") << with("[[\"ta\",\"ta\"]]", "[]");
        QTest::newRow("a word without IPA") << with("[[\"ta\",\"ta\"]]", "[[\"ta\",\"\"]]");
        QTest::newRow("IPA that is not its words'") << with("\"ipa\":\"ta\"", "\"ipa\":\"to\"");
        QTest::newRow("mode no boolean") << with("\"mode\":true", "\"mode\":1");
        QTest::newRow("a date before time") << with("1700000000000", "-1");
        QTest::newRow("half a millisecond") << with("1700000000000", "1.5");
        QTest::newRow("bad UTF-8") << with("bad", "\xff\xfe");
        QTest::newRow("a NUL") << with("\"text\":\"bad\"", "\"text\":\"a\\u0000b\"");
        QTest::newRow("too long") << with("\"warnings\":[]",
                                          "\"warnings\":[" + QByteArray(AnswerFile::maxLineBytes, ' ') + "]");
        QTest::newRow("much too long") << QByteArray(3 * AnswerFile::maxLineBytes + 17, 'x') + '\n';
    }
    void aBadLineIsPassedOver()
    {
        QFETCH(QByteArray, line);
        const auto store = opened(u"store"_s);
        AnswerImport file(written(head() + answerToLine(answerTo(keyOf(u"one"_s), u"ta"_s)) + line +
                                  answerToLine(answerTo(keyOf(u"two"_s), u"ta"_s))));
        const InterchangeOutcome outcome = run(file, *store);
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.answers, 2);
        QCOMPARE(outcome.bad, 1);
        QCOMPARE(outcome.badLines, QList<qint64>{3});
        QCOMPARE(store->figures()->entries, 2);
    }

    void aFileOfAnotherKindIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << u"not a file of answers"_s;
        QTest::newRow("text") << QByteArray("hello\n") << u"not a file of answers"_s;
        QTest::newRow("another format")
            << QByteArray("{\"format\":\"x\",\"version\":1}\n") << u"not a file of"_s;
        QTest::newRow("no version") << QByteArray("{\"format\":\"phonoscope-answers\"}\n")
                                    << u"not a file of"_s;
        QTest::newRow("newer") << QByteArray("{\"format\":\"phonoscope-answers\",\"version\":2}\n")
                               << u"newer"_s;
        QTest::newRow("no end of line")
            << QByteArray(AnswerFile::maxLineBytes * 2, 'x') << u"not a file of answers"_s;
    }
    void aFileOfAnotherKindIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        const auto store = opened(u"store"_s);
        AnswerImport file(
            written(content + (content.endsWith('\n') ? answerToLine(answerTo(keyOf(u"one"_s), u"ta"_s))
                                                      : QByteArray())));
        const InterchangeOutcome outcome = run(file, *store);
        QVERIFY2(outcome.error.contains(said), qPrintable(outcome.error));
        QCOMPARE(store->figures()->entries, 0);
    }

    void whatIsNoFileIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("nothing there") << u"/nowhere/answers.jsonl"_s;
        QTest::newRow("a folder") << u"/tmp"_s;
        QTest::newRow("a device without an end") << u"/dev/zero"_s;
    }
    void whatIsNoFileIsRefused()
    {
        QFETCH(QString, path);
        const auto store = opened(u"store"_s);
        AnswerImport file(path);
        QVERIFY(run(file, *store).error.contains(path));
    }

    void aByteOrderMarkAndNoLastLineEndAreTaken()
    {
        const auto store = opened(u"store"_s);
        AnswerImport file(
            written("\xef\xbb\xbf" + head() + answerToLine(answerTo(keyOf(u"one"_s), u"ta"_s)).trimmed()));
        const InterchangeOutcome outcome = run(file, *store);
        QCOMPARE(outcome.error, QString());
        QCOMPARE(outcome.answers, 1);
    }

    void anAnswerOfTheFutureIsOfNow()
    {
        const auto store = opened(u"store"_s);
        AnswerImport file(
            written(head() + answerToLine(answerTo(keyOf(u"one"_s), u"ta"_s, someTime + dayMs))));
        QCOMPARE(run(file, *store).answers, 1);
        QCOMPARE(store->find({keyOf(u"one"_s)}, someTime)->constFirst()->answeredMs, someTime);
    }

    void importedAnswersKeepTheBounds()
    {
        const auto store = opened(u"store"_s, {.storeEntries = 5});
        QByteArray content = head();
        for (int i = 0; i < 20; ++i)
            content += answerToLine(answerTo(keyOf(QString::number(i)), u"ta"_s));
        AnswerImport file(written(content));
        QCOMPARE(run(file, *store).error, QString());
        QCOMPARE(store->figures()->entries, 5);
    }

    void anExportThatCannotBeWrittenLeavesTheOldFile()
    {
        const auto store = opened(u"store"_s);
        AnswerExport file(u"/nowhere/answers.jsonl"_s);
        QVERIFY(run(file, *store).error.contains(u"/nowhere/answers.jsonl"_s));
    }
};

QTEST_GUILESS_MAIN(TestAnswerFile)
#include "tst_answerfile.moc"
