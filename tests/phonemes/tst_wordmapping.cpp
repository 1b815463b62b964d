// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeaklibrary.h"
#include "core/phonemes/espeak/espeaknotation.h"
#include "core/phonemes/wordmapping.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class WordMappingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesOutPhones_data();
    void sharesOutPhones();
    void givesEveryPhoneToOneWordInOrder();
    void agreesWithTheSpacesThatAreTrue();
    void takesAWholeBook();
    void takesSidesOfAnyLength();
};

/// "t ə | b iː": phones by blanks, words by bars.
static QList<QStringList> words(const QString &text)
{
    QList<QStringList> result;
    for (const QString &word : text.split(u'|'))
        result.append(word.split(u' ', Qt::SkipEmptyParts));
    return result;
}

void WordMappingTest::sharesOutPhones_data()
{
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("isolated");
    QTest::addColumn<QString>("expected");

    QTest::newRow("to be: merged and weakened") << u"t ə b i"_s << u"t ˈuː | b ˈiː"_s << u"t ə | b i"_s;
    QTest::newRow("of the") << u"ʌ v ð ə"_s << u"ˈʌ v | ð ˈə"_s << u"ʌ v | ð ə"_s;
    QTest::newRow("for a: the linking sound goes to the word before it")
        << u"f ɚ ɹ ə"_s << u"f ˈɔː | ˈeɪ"_s << u"f ɚ ɹ | ə"_s;
    QTest::newRow("I am: one vowel each") << u"aɪ ɐ m"_s << u"ˈaɪ | ˈæ m"_s << u"aɪ | ɐ m"_s;
    QTest::newRow("stress does not matter") << u"n oʊ n ˈoʊ"_s << u"n ˈoʊ | n ˈoʊ"_s << u"n oʊ | n ˈoʊ"_s;
    QTest::newRow("a word without sound gets nothing") << u"a b"_s << u"a | | b"_s << u"a | | b"_s;
    QTest::newRow("a phone put in at the start goes to the first word")
        << u"ʔ a b"_s << u"a | b"_s << u"ʔ a | b"_s;
    QTest::newRow("the first word with sound, that is") << u"ʔ a b"_s << u" | a | b"_s << u" | ʔ a | b"_s;
    QTest::newRow("a swallowed word takes a phone where there are enough")
        << u"k a t"_s << u"k a t | o m | "_s << u"k a | t | "_s;
    QTest::newRow("fewer phones than words leave some empty") << u"a"_s << u"a | b"_s << u"a | "_s;
    QTest::newRow("no phones") << QString() << u"a | b"_s << u" | "_s;
    QTest::newRow("phones for words without any sound are not lost") << u"a b"_s << u" | "_s << u"a b | "_s;
}

void WordMappingTest::sharesOutPhones()
{
    QFETCH(QString, spoken);
    QFETCH(QString, isolated);
    QFETCH(QString, expected);
    QCOMPARE(mapPhonesToWords(spoken.split(u' ', Qt::SkipEmptyParts), words(isolated)), words(expected));
}

void WordMappingTest::givesEveryPhoneToOneWordInOrder()
{
    QRandomGenerator random(20);
    const QStringList sounds = u"a e i o u p t k s n ˈa ˈe tʃ aɪ"_s.split(u' ');
    const auto some = [&](int atMost) {
        QStringList phones;
        for (int count = random.bounded(atMost + 1); count > 0; --count)
            phones.append(sounds[random.bounded(sounds.size())]);
        return phones;
    };
    for (int round = 0; round < 2000; ++round) {
        const QStringList phones = some(20);
        QList<QStringList> isolated;
        for (int count = 1 + random.bounded(8); count > 0; --count)
            isolated.append(some(5));
        const QList<QStringList> mapped = mapPhonesToWords(phones, isolated);
        QCOMPARE(mapped.size(), isolated.size());
        QStringList flat;
        for (const QStringList &word : mapped)
            flat += word;
        QCOMPARE(flat, phones);

        const auto sounding =
            std::ranges::count_if(isolated, [](const auto &word) { return !word.isEmpty(); });
        for (qsizetype word = 0; word < isolated.size(); ++word) {
            if (sounding > 0 && isolated[word].isEmpty())
                QVERIFY(mapped[word].isEmpty());
            if (phones.size() >= sounding && !isolated[word].isEmpty())
                QVERIFY2(!mapped[word].isEmpty(), qPrintable(QString::number(round)));
        }
    }
}

void WordMappingTest::agreesWithTheSpacesThatAreTrue()
{
    QVERIFY(initialiseEspeak().has_value());
    EspeakSession session;
    QVERIFY(session.setVoice(u"en-us"_s));
    const auto read = [&](const QString &text) {
        QList<EspeakPhone> phones;
        for (const QByteArray &clause : session.transcribe(text.toUtf8(), EspeakSession::Notation::Ipa))
            phones += parseClause(clause);
        return phones;
    };
    const QStringList vocabulary =
        u"to be of the for a I am in it is was and or at on with he you we they this that have do not can "
        u"could "
        u"there here teacher river window garden letter number mountain think throws breathes washes reaches "
        u"measure quickly beautiful year day orange apple understand language better"_s.split(u' ');
    QRandomGenerator random(7);
    int sentences = 0;
    for (int round = 0; round < 1000; ++round) {
        QStringList text;
        for (int count = 4 + random.bounded(12); count > 0; --count)
            text.append(vocabulary[random.bounded(vocabulary.size())]);
        QStringList phones;
        QList<QStringList> expected;
        for (const EspeakPhone &phone : read(text.join(u' '))) {
            if (phone.wordStart)
                expected.append(QStringList());
            expected.last().append(phone.text);
            phones.append(phone.text);
        }
        if (expected.size() != text.size())
            continue; // words were merged: the spaces say nothing
        ++sentences;
        QList<QStringList> isolated;
        for (const QString &word : text) {
            isolated.append(QStringList());
            for (const EspeakPhone &phone : read(word))
                isolated.last().append(phone.text);
        }
        QCOMPARE(mapPhonesToWords(phones, isolated), expected);
    }
    QVERIFY2(sentences > 300, qPrintable(QString::number(sentences)));
}

void WordMappingTest::takesAWholeBook()
{
    // 100,000 phones; now and then one is put in, so that the two sides drift apart and together again.
    const QList<QStringList> patterns = words(u"t uː | b iː | f ɔː | eɪ | θ ɹ iː"_s);
    QRandomGenerator random(3);
    QStringList phones;
    QList<QStringList> isolated;
    QList<QStringList> expected;
    for (int i = 0; phones.size() < 100'000; ++i) {
        isolated.append(patterns[random.bounded(patterns.size())]);
        expected.append(isolated.last());
        if (i % 100 == 99)
            expected.last().append(u"ʔ"_s);
        if (i % 100 == 49)
            isolated.last().append(u"ʔ"_s);
        phones += expected.last();
    }
    QCOMPARE(mapPhonesToWords(phones, isolated), expected);
}

void WordMappingTest::takesSidesOfAnyLength()
{
    for (const auto &[spoken, alone] :
         {std::pair(1, 100'000), std::pair(20, 100'000), std::pair(100'000, 1), std::pair(100'000, 20),
          std::pair(3'000, 400), std::pair(400, 3'000)}) {
        const QStringList phones(spoken, u"a"_s);
        const QList<QStringList> mapped =
            mapPhonesToWords(phones, QList<QStringList>(alone, QStringList{u"b"_s}));
        QCOMPARE(mapped.size(), alone);
        qsizetype count = 0;
        for (const QStringList &word : mapped)
            count += word.size();
        QCOMPARE(count, spoken);
    }
}

QTEST_GUILESS_MAIN(WordMappingTest)
#include "tst_wordmapping.moc"
