// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/wordsharing.h"

#include <QRandomGenerator>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// "text=ipa|text=ipa", with ~ in front where the borders are estimated.
QString summary(const SharedIpa &shared)
{
    QStringList words;
    for (const TranscribedWord &word : shared.words)
        words.append(word.text + u'=' + word.ipa);
    return (shared.approximate ? u"~"_s : QString()) + words.join(u'|');
}

} // namespace

class TestWordSharing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsPhones_data();
    void cutsPhones();
    void pairsAsManyWords_data();
    void pairsAsManyWords();
    void alignsToIsolatedForms();
    void doesWithoutAGuideThatDoesNotKnow_data();
    void doesWithoutAGuideThatDoesNotKnow();
    void doesNotAlignWhatWouldTakeLong();
    void losesNothing();
};

void TestWordSharing::cutsPhones_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("phones"); // parted by bars
    QTest::newRow("letters") << u"tɹiː"_s << u"t|ɹ|iː"_s;
    QTest::newRow("stress belongs to what follows") << u"həlˈoʊ"_s << u"h|ə|l|ˈo|ʊ"_s;
    QTest::newRow("a tie joins two") << u"t͡ʃa"_s << u"t͡ʃ|a"_s;
    QTest::newRow("a tie below with marks") << u"t͜sʰa"_s << u"t͜sʰ|a"_s;
    QTest::newRow("marks belong to what is before them") << u"ɔ̃n̩tʰʲ"_s << u"ɔ̃|n̩|tʰʲ"_s;
    QTest::newRow("tones belong to the vowel") << u"ma˥˩ma2"_s << u"m|a˥˩|m|a2"_s;
    QTest::newRow("blanks part and go") << u" ə ˈaɪ "_s << u"ə|ˈa|ɪ"_s;
    QTest::newRow("a syllable dot goes with what follows") << u"a.pa"_s << u"a|.p|a"_s;
    QTest::newRow("a dash at the end of a word stays there") << u"lə- ta"_s << u"l|ə-|t|a"_s;
    QTest::newRow("a mark at the beginning waits") << u"ʰpa"_s << u"ʰp|a"_s;
    QTest::newRow("beyond the basic plane") << u"a𝼆ː"_s << u"a|𝼆ː"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("no letter") << u"ˈː"_s << QString();
}

void TestWordSharing::cutsPhones()
{
    QFETCH(QString, ipa);
    QFETCH(QString, phones);
    QCOMPARE(cutPhones(ipa).join(u'|'), phones);
}

void TestWordSharing::pairsAsManyWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one to one") << u"Hello, world!"_s << u"həlˈoʊ wˈɜːld"_s << u"Hello=həlˈoʊ|world=wˈɜːld"_s;
    QTest::newRow("lines count as blanks")
        << u"hello\nworld"_s << u"həlˈoʊ\nwˈɜːld\n"_s << u"hello=həlˈoʊ|world=wˈɜːld"_s;
    QTest::newRow("punctuation carried over is taken off")
        << u"Hello, my “world”?"_s << u"həlˈoʊ, maɪ “wˈɜːld”?"_s << u"Hello=həlˈoʊ|my=maɪ|world=wˈɜːld"_s;
    QTest::newRow("punctuation that stands alone is no word")
        << u"one - two."_s << u"wʌn - tuː ."_s << u"one=wʌn|two=tuː"_s;
    QTest::newRow("slashes around all of it") << u"one two"_s << u"/wʌn tuː/"_s << u"one=wʌn|two=tuː"_s;
    QTest::newRow("a glottal stop written as ? stays")
        << u"Vejle er"_s << u"vaj?lə ɛr?"_s << u"Vejle=vaj?lə|er=ɛr?"_s;
    QTest::newRow("one word takes all")
        << u"1995"_s << u"naɪntˈiːn nˈaɪnti fˈaɪv"_s << u"1995=naɪntˈiːnnˈaɪntifˈaɪv"_s;
    QTest::newRow("a text without words is one") << u"♥"_s << u"hɑːt"_s << u"♥=hɑːt"_s;
    QTest::newRow("no letter in the IPA") << u"one"_s << u"ˈ , ."_s << QString();
    QTest::newRow("without a guide by length") << u"to be or"_s << u"təbi ɔːɹ"_s << u"~to=tə|be=bi|or=ɔːɹ"_s;
    QTest::newRow("fewer phones than words") << u"a b c"_s << u"ab"_s << u"~a b=a|c=b"_s;
}

void TestWordSharing::pairsAsManyWords()
{
    QFETCH(QString, text);
    QFETCH(QString, ipa);
    QFETCH(QString, expected);
    QCOMPARE(summary(shareIpa(ipa, text, {})), expected);
}

void TestWordSharing::alignsToIsolatedForms()
{
    QStringList asked;
    const auto guide = [&asked](const QStringList &words) {
        asked = words;
        return QStringList{u"tˈuː"_s, u"bˈiː"_s, u"ˈɔːɹ"_s};
    };
    QCOMPARE(summary(shareIpa(u"təbˈi ˈɔːɹ"_s, u"To be, or"_s, guide)), u"To=tə|be=bˈi|or=ˈɔːɹ"_s);
    QCOMPARE(asked, (QStringList{u"To"_s, u"be"_s, u"or"_s}));
}

void TestWordSharing::doesWithoutAGuideThatDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("forms");
    QTest::newRow("an empty list") << QStringList();
    QTest::newRow("too few") << QStringList{u"tuː"_s};
    QTest::newRow("no sound at all") << QStringList{QString(), QString()};
}

void TestWordSharing::doesWithoutAGuideThatDoesNotKnow()
{
    QFETCH(QStringList, forms);
    QCOMPARE(summary(shareIpa(u"təbi"_s, u"to be"_s, [&](const QStringList &) { return forms; })),
             u"~to=tə|be=bi"_s);
}

void TestWordSharing::doesNotAlignWhatWouldTakeLong()
{
    bool asked = false;
    const auto guide = [&asked](const QStringList &words) {
        asked = true;
        return words;
    };
    const QString text = u"word "_s.repeated(20'000);
    const SharedIpa shared = shareIpa(QString(80'000, u'a'), text, guide);
    QVERIFY(!asked);
    QVERIFY(shared.approximate);
    QCOMPARE(shared.words.size(), 20'000);
}

void TestWordSharing::losesNothing()
{
    QRandomGenerator random(7);
    const QString signs = u"aəɪtkʃː ˈ ̃͡ 2.-"_s;
    const auto some = [&](const QString &from) {
        QString result;
        for (auto length = random.bounded(1, 30); length > 0; --length)
            result += from[random.bounded(static_cast<int>(from.size()))];
        return result;
    };
    for (int i = 0; i < 5000; ++i) {
        const QString text = some(u"ab c'1 "_s) + u'x';
        const QString ipa = some(signs) + u'a';
        const auto guide = [&](const QStringList &words) {
            QStringList forms;
            for (const QString &word : words)
                forms.append(QString(word.size(), u't'));
            return forms;
        };
        for (const IsolatedWords &isolated : {IsolatedWords(), IsolatedWords(guide)}) {
            const SharedIpa shared = shareIpa(ipa, text, isolated);
            QVERIFY(!shared.words.isEmpty());
            QString letters;
            QString all;
            for (const TranscribedWord &word : shared.words) {
                QVERIFY(!word.ipa.isEmpty());
                QVERIFY(!word.text.isEmpty());
                all += word.ipa;
            }
            const auto isLetter = [](QChar c) { return c.category() == QChar::Letter_Lowercase; };
            std::copy_if(all.begin(), all.end(), std::back_inserter(letters), isLetter);
            QString expected;
            std::copy_if(ipa.begin(), ipa.end(), std::back_inserter(expected), isLetter);
            QCOMPARE(letters, expected);
        }
    }
}

QTEST_GUILESS_MAIN(TestWordSharing)
#include "tst_wordsharing.moc"
