// SPDX-License-Identifier: GPL-3.0-or-later
#include "varianttest.h"

#include <QElapsedTimer>
#include <QResource>
#include <QTest>

#include <algorithm>
#include <array>
#include <thread>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

class PronouncingDictionaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsTheVariants_data();
    void tellsTheVariants();
    void carriesTheStressOver_data();
    void carriesTheStressOver();
    void findsEveryWord();
    void isFast();
    void answersManyThreads();

private:
    PronouncingDictionary m_dictionary;
};

void PronouncingDictionaryTest::initTestCase()
{
    m_dictionary = need(PronouncingDictionary::load(*ipaTables()));
}

void PronouncingDictionaryTest::tellsTheVariants_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("variants");

    QTest::newRow("one syllable has a full vowel") << u"but"_s << QStringList{u"bʌt"_s};
    QTest::newRow("several syllables are reduced") << u"about"_s << QStringList{u"əbaʊt"_s};
    QTest::newRow("a coloured vowel alone") << u"bird"_s << QStringList{u"bɜːd"_s};
    QTest::newRow("a coloured vowel at the end") << u"better"_s << QStringList{u"bɛtɚ"_s};
    QTest::newRow("two variants") << u"tomato"_s << QStringList{u"təmeɪtoʊ"_s, u"təmɑːtoʊ"_s};
    QTest::newRow("capitals") << u"TOMATO"_s << QStringList{u"təmeɪtoʊ"_s, u"təmɑːtoʊ"_s};
    QTest::newRow("a heteronym") << u"read"_s << QStringList{u"ɹɛd"_s, u"ɹiːd"_s};
    QTest::newRow("a typewriter apostrophe") << u"don't"_s << QStringList{u"doʊnt"_s, u"doʊn"_s};
    QTest::newRow("a printed apostrophe") << u"It’s"_s << QStringList{u"ɪts"_s};
    QTest::newRow("an accent") << u"Café"_s << QStringList{u"kəfeɪ"_s, u"kæfeɪ"_s};
    QTest::newRow("the first word") << u"'bout"_s << QStringList{u"baʊt"_s};
    QTest::newRow("the last word") << u"zywicki"_s << QStringList{u"zɪwɪki"_s};
    QTest::newRow("before the first word") << u"!"_s << QStringList();
    QTest::newRow("after the last word") << u"zzzzz"_s << QStringList();
    QTest::newRow("the beginning of a word") << u"tomat"_s << QStringList();
    QTest::newRow("a word with more behind it") << u"tomatox"_s << QStringList();
    QTest::newRow("not English") << u"три"_s << QStringList();
    QTest::newRow("a number of a variant is no part of the word") << u"read(2)"_s << QStringList();
    QTest::newRow("with a blank") << u"a\tb"_s << QStringList();
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("very long") << QString(100'000, u'a') << QStringList();
}

void PronouncingDictionaryTest::tellsTheVariants()
{
    QFETCH(QString, word);
    QFETCH(QStringList, variants);
    QCOMPARE(m_dictionary.variants(word), variants);
}

void PronouncingDictionaryTest::carriesTheStressOver_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QStringList>("variants");

    QTest::newRow("the same sounds") << u"about"_s << u"ɐbˈaʊt"_s << QStringList{u"əbˈaʊt"_s};
    QTest::newRow("a stressed ʌ") << u"butter"_s << u"bˈʌɾɚ"_s << QStringList{u"bˈʌtɚ"_s};
    QTest::newRow("a stressed coloured vowel") << u"Herbert"_s << u"hˈɜːbɚt"_s << QStringList{u"hˈɜːbɚt"_s};
    QTest::newRow("secondary stress")
        << u"tomato"_s << u"tˌoʊmˈeɪɾoʊ"_s << QStringList{u"təmˈeɪtoʊ"_s, u"təmˈɑːtoʊ"_s};
    QTest::newRow("a syllable less") << u"family"_s << u"fˈæmɪli"_s << QStringList{u"fˈæməli"_s, u"fˈæmli"_s};
    QTest::newRow("the verb beside the noun")
        << u"record"_s << u"ɹˈɛkɚd"_s << QStringList{u"ɹəkˈɔːɹd"_s, u"ɹˈɛkɚd"_s, u"ɹɪkˈɔːɹd"_s};
    QTest::newRow("an unstressed word") << u"but"_s << u"bət"_s << QStringList{u"bət"_s};
    QTest::newRow("said without a sound") << u"but"_s << QString() << QStringList{u"bət"_s};
    QTest::newRow("an unknown word") << u"tomat"_s << u"tˈæ"_s << QStringList();
}

void PronouncingDictionaryTest::carriesTheStressOver()
{
    QFETCH(QString, word);
    QFETCH(QString, said);
    QFETCH(QStringList, variants);
    QCOMPARE(m_dictionary.variants(word, cut(said, u"en-US"_s)), variants);
}

/// Every line of the embedded dictionary is found, and its variants are IPA.
void PronouncingDictionaryTest::findsEveryWord()
{
    const QResource resource(u":/phonoscope/variants/cmudict.txt"_s);
    QCOMPARE(resource.compressionAlgorithm(), QResource::NoCompression);
    const QList<QByteArray> lines = QByteArray::fromRawData(reinterpret_cast<const char *>(resource.data()),
                                                            static_cast<int>(resource.size()))
                                        .split('\n');
    QVERIFY(lines.size() > 120'000);
    QSet<QString> phones;
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        const QList<QByteArray> fields = line.split('\t');
        const QStringList variants = m_dictionary.variants(QString::fromLatin1(fields.first()));
        if (variants.size() != fields.size() - 1 || variants.isEmpty())
            QFAIL(fields.first().constData());
        phones.insert(variants.first());
    }
    for (const QString &ipa : std::as_const(phones))
        QVERIFY2(Tokenizer::cut(ipa, u"en-US", *ipaTables()).unknownSymbols.isEmpty(), qPrintable(ipa));
}

void PronouncingDictionaryTest::isFast()
{
    static constexpr std::array words{u"tomato", u"record", u"three", u"zygote", u"abandon", u"no-such-word"};
    constexpr int rounds = 100; // short, so that a busy machine leaves some of the attempts alone
    qint64 best = std::numeric_limits<qint64>::max();
    for (int attempt = 0; attempt < 100; ++attempt) {
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < rounds; ++round) {
            for (const char16_t *word : words)
                m_dictionary.variants(QStringView(word));
        }
        best = std::min(best, timer.nsecsElapsed());
    }
    const double micros = static_cast<double>(best) / 1000.0 / rounds / words.size();
    qInfo("a word takes %.2f µs", micros);
#ifdef __OPTIMIZE__
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY(micros <= 5.0);
#endif
#endif
}

void PronouncingDictionaryTest::answersManyThreads()
{
    std::array<bool, 4> right{};
    std::vector<std::thread> threads;
    for (bool &isRight : right) {
        threads.emplace_back([&isRight, this] {
            isRight = true;
            for (int i = 0; i < 2000; ++i)
                isRight = isRight && m_dictionary.variants(u"read") == QStringList{u"ɹɛd"_s, u"ɹiːd"_s};
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(std::ranges::all_of(right, std::identity()));
}

QTEST_GUILESS_MAIN(PronouncingDictionaryTest)
#include "tst_pronouncingdictionary.moc"
