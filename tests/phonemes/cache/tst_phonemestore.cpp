// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/phonemestore.h"
#include "core/storage/database.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

Transcription answerTo(const PhonemeQuery &query, const QString &ipa = u"wʌn tuː"_s)
{
    Transcription answer;
    answer.text = query.text;
    answer.lang = u"en-GB"_s;
    answer.ipa = ipa;
    answer.words = {{u"one"_s, u"wʌn"_s}, {u"two"_s, u"tuː"_s}};
    answer.provider = u"builtin"_s;
    answer.engine = u"espeak-ng 1.51 en-gb"_s;
    answer.warnings = {u"a \"warning\""_s, u"another"_s};
    return answer;
}

constexpr qint64 now = 1'700'000'000'000;

CacheSettings holding(qint64 entries)
{
    return {.storeEntries = entries};
}

std::unique_ptr<PhonemeStore> opened(const QString &dir, const CacheSettings &settings = {})
{
    auto store = PhonemeStore::open(dir, settings);
    if (!store)
        qWarning("%s", qPrintable(store.error().message));
    return store ? std::move(*store) : nullptr;
}

std::optional<Transcription> found(PhonemeStore &store, const QString &cacheId, const PhonemeQuery &query)
{
    const auto answers = store.find({{cacheId, query}}, now);
    if (!answers || !answers->constFirst())
        return std::nullopt;
    return answers->constFirst()->transcription;
}

/// True if it was written.
bool kept(PhonemeStore &store, const PhonemeQuery &query, const Transcription &answer, qint64 atMs = now)
{
    return store.insert({{{u"builtin"_s, query}, answer, atMs}}, now).value_or(0) == 1;
}

qint64 count(const PhonemeStore &store)
{
    return store.figures().value_or(StoreFigures{.entries = -1}).entries;
}

} // namespace

class TestPhonemeStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsAnAnswerFromRunToRun();
    void keepsTextsOfEveryKind_data();
    void keepsTextsOfEveryKind();
    void tellsQuestionsApart_data();
    void tellsQuestionsApart();
    void replacesAnAnswer();
    void refusesAnAnswerWithoutWords();
    void dropsWhatWasNotUsedForTheLongestTime();
    void shrinksToASmallerLimit();
    void isSharedByTwo();
    void beginsAfreshAfterDamage();
    void refusesAFolderThatCannotBeMade();
    void refusesAFileOfANewerVersion();
    void livesOnWhenItsTableIsGone();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestPhonemeStore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestPhonemeStore::keepsAnAnswerFromRunToRun()
{
    const PhonemeQuery query{u"one two"_s, u"en"_s, true};
    const QString dir = m_dir->filePath(u"new/folder"_s);
    {
        const auto store = opened(dir);
        QVERIFY(store);
        QVERIFY(!found(*store, u"builtin"_s, query));
        QVERIFY(kept(*store, query, answerTo(query)));
        QCOMPARE(count(*store), 1);
        QCOMPARE(store->warning(), QString());
    }
    const auto store = opened(dir);
    QVERIFY(store);
    const auto answer = found(*store, u"builtin"_s, query);
    QVERIFY(answer);
    QCOMPARE(*answer, answerTo(query));
    QVERIFY(store->path().startsWith(dir));
}

void TestPhonemeStore::keepsTextsOfEveryKind_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("Vietnamese") << u"Xin chào các bạn"_s;
    QTest::newRow("beyond the first plane") << u"one 😀 two"_s;
    QTest::newRow("quotes") << u"'one' \"two\"; DROP TABLE transcriptions; --"_s;
    QTest::newRow("several lines") << u"one\ntwo\r\n"_s;
    QTest::newRow("the longest") << QString(100'000, u'a');
    QTest::newRow("a NUL") << u"one"_s + QChar(u'\0') + u"two"_s;
}

void TestPhonemeStore::keepsTextsOfEveryKind()
{
    QFETCH(QString, text);

    const PhonemeQuery query{text, u"vi-VN"_s, true};
    const auto store = opened(m_dir->path());
    QVERIFY(store);
    QVERIFY(kept(*store, query, answerTo(query)));
    const auto answer = found(*store, u"builtin"_s, query);
    QVERIFY(answer);
    QCOMPARE(*answer, answerTo(query));
}

void TestPhonemeStore::tellsQuestionsApart_data()
{
    QTest::addColumn<QString>("cacheId");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<bool>("mode");
    QTest::addColumn<bool>("isFound");

    QTest::newRow("the same") << u"builtin"_s << u"one"_s << u"en-US"_s << true << true;
    QTest::newRow("another provider") << u"service"_s << u"one"_s << u"en-US"_s << true << false;
    QTest::newRow("another text") << u"builtin"_s << u"two"_s << u"en-US"_s << true << false;
    QTest::newRow("another case") << u"builtin"_s << u"One"_s << u"en-US"_s << true << false;
    QTest::newRow("another language") << u"builtin"_s << u"one"_s << u"en-GB"_s << true << false;
    QTest::newRow("another mode") << u"builtin"_s << u"one"_s << u"en-US"_s << false << false;
    QTest::newRow("the same letters cut elsewhere")
        << u"builtine"_s << u"one"_s << u"n-US"_s << true << false;
}

void TestPhonemeStore::tellsQuestionsApart()
{
    QFETCH(QString, cacheId);
    QFETCH(QString, text);
    QFETCH(QString, lang);
    QFETCH(bool, mode);
    QFETCH(bool, isFound);

    const auto store = opened(m_dir->path());
    QVERIFY(store);
    const PhonemeQuery known{u"one"_s, u"en-US"_s, true};
    QVERIFY(kept(*store, known, answerTo(known)));
    QCOMPARE(found(*store, cacheId, {text, lang, mode}).has_value(), isFound);
}

void TestPhonemeStore::replacesAnAnswer()
{
    const PhonemeQuery query{u"one two"_s, u"en"_s, true};
    const auto store = opened(m_dir->path());
    QVERIFY(store);
    QVERIFY(kept(*store, query, answerTo(query)));
    QVERIFY(kept(*store, query, answerTo(query, u"wɒn tuː"_s)));
    QCOMPARE(count(*store), 1);
    const auto answer = found(*store, u"builtin"_s, query);
    QVERIFY(answer);
    QCOMPARE(answer->ipa, u"wɒn tuː"_s);
}

void TestPhonemeStore::refusesAnAnswerWithoutWords()
{
    const PhonemeQuery query{u"one two"_s, u"en"_s, true};
    const auto store = opened(m_dir->path());
    QVERIFY(store);
    Transcription empty = answerTo(query);
    empty.words.clear();
    QVERIFY(!kept(*store, query, empty));
    QCOMPARE(count(*store), 0);
    QVERIFY(!found(*store, u"builtin"_s, query));
}

void TestPhonemeStore::dropsWhatWasNotUsedForTheLongestTime()
{
    const auto query = [](int number) { return PhonemeQuery{QString::number(number), u"en"_s, true}; };
    const auto store = opened(m_dir->path(), holding(3));
    QVERIFY(store);
    for (int i = 0; i < 3; ++i)
        QVERIFY(kept(*store, query(i), answerTo(query(i))));
    QVERIFY(found(*store, u"builtin"_s, query(0))); // now the latest
    QVERIFY(kept(*store, query(3), answerTo(query(3))));
    QCOMPARE(count(*store), 3);
    QVERIFY(found(*store, u"builtin"_s, query(0)));
    QVERIFY(!found(*store, u"builtin"_s, query(1)));
    QVERIFY(found(*store, u"builtin"_s, query(2)));
    QVERIFY(found(*store, u"builtin"_s, query(3)));
}

void TestPhonemeStore::shrinksToASmallerLimit()
{
    const auto query = [](int number) { return PhonemeQuery{QString::number(number), u"en"_s, true}; };
    {
        const auto store = opened(m_dir->path());
        QVERIFY(store);
        for (int i = 0; i < 50; ++i)
            QVERIFY(kept(*store, query(i), answerTo(query(i))));
        QCOMPARE(count(*store), 50);
    }
    const auto store = opened(m_dir->path(), holding(5));
    QVERIFY(store);
    QVERIFY(kept(*store, query(99), answerTo(query(99))));
    QCOMPARE(count(*store), 5);
    QVERIFY(found(*store, u"builtin"_s, query(99)));
    QVERIFY(found(*store, u"builtin"_s, query(49)));
    QVERIFY(!found(*store, u"builtin"_s, query(0)));
}

void TestPhonemeStore::isSharedByTwo()
{
    const auto query = [](int number) { return PhonemeQuery{QString::number(number), u"en"_s, true}; };
    const auto first = opened(m_dir->path(), holding(30));
    const auto second = opened(m_dir->path(), holding(30));
    QVERIFY(first);
    QVERIFY(second);
    for (int i = 0; i < 40; ++i) {
        PhonemeStore &writer = i % 2 == 0 ? *first : *second;
        PhonemeStore &reader = i % 2 == 0 ? *second : *first;
        QVERIFY(kept(writer, query(i), answerTo(query(i))));
        QVERIFY(found(reader, u"builtin"_s, query(i)));
    }
    QCOMPARE(count(*first), 30);
    QCOMPARE(count(*second), 30);
}

void TestPhonemeStore::beginsAfreshAfterDamage()
{
    const PhonemeQuery query{u"one two"_s, u"en"_s, true};
    QFile file(m_dir->filePath(u"phonemes.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();
    const auto store = opened(m_dir->path());
    QVERIFY(store);
    QVERIFY(store->warning().contains(u"damaged"_s));
    QVERIFY(kept(*store, query, answerTo(query)));
    QVERIFY(found(*store, u"builtin"_s, query));
}

void TestPhonemeStore::refusesAFolderThatCannotBeMade()
{
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto store = PhonemeStore::open(file.fileName() + u"/cache"_s);
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(file.fileName()), qPrintable(store.error().message));
}

void TestPhonemeStore::refusesAFileOfANewerVersion()
{
    {
        const auto database = Database::open(m_dir->filePath(u"phonemes.sqlite"_s), Migrations(100));
        QVERIFY(database);
    }
    const auto store = PhonemeStore::open(m_dir->path());
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(u"newer"_s), qPrintable(store.error().message));
}

void TestPhonemeStore::livesOnWhenItsTableIsGone()
{
    const PhonemeQuery query{u"one two"_s, u"en"_s, true};
    const auto store = opened(m_dir->path());
    QVERIFY(store);
    QVERIFY(kept(*store, query, answerTo(query)));
    {
        const auto other = Database::open(store->path(), Migrations(2));
        QVERIFY(other);
        QVERIFY(QSqlQuery((*other)->connection()).exec(u"DROP TABLE transcriptions"_s));
    }
    QVERIFY(!found(*store, u"builtin"_s, query));
    QVERIFY(!kept(*store, query, answerTo(query)));
}

QTEST_GUILESS_MAIN(TestPhonemeStore)
#include "tst_phonemestore.moc"
