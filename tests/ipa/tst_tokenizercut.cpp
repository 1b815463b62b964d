// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ipa/tokenizerfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TestTokenizerCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesOneSegmentOfEach_data();
    void makesOneSegmentOfEach();
    void takesTwinsAsEqual_data();
    void takesTwinsAsEqual();
    void readsFeatures_data();
    void readsFeatures();
    void partsWordsAtBoundaries();
    void answersTheSameAgain();
    void givesRunningIpaTheSameIds();

private:
    TokenizerFixture m_tokenizer;
};

void TestTokenizerCut::makesOneSegmentOfEach_data()
{
    QTest::addColumn<QString>("segment");
    QTest::addColumn<bool>("known");
    QTest::newRow("a letter") << u"a"_s << true;
    QTest::newRow("a diphthong") << u"ei"_s << true;
    QTest::newRow("a long vowel and schwa") << u"ɔːə"_s << true;
    QTest::newRow("a whole syllable") << u"stra"_s << true;
    QTest::newRow("a vowel with r") << u"ɑːɹ"_s << true;
    QTest::newRow("a syllable with its tone") << u"ma˥"_s << true;
    QTest::newRow("with stress") << u"ˈa"_s << true;
    QTest::newRow("a tone") << u"⁵⁵"_s << true;
    QTest::newRow("a boundary") << u"+"_s << true;
    QTest::newRow("blanks inside") << u"a b"_s << true;
    QTest::newRow("a hyphen, which is the gap") << u"-"_s << false;
    QTest::newRow("a stress mark alone") << u"ˈ"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("an emoji") << u"\U0001F600"_s << false;
    QTest::newRow("a letter and an emoji") << u"a\U0001F600"_s << false;
    QTest::newRow("a lone low surrogate") << QString(QChar(0xDE00)) << false;
}

void TestTokenizerCut::makesOneSegmentOfEach()
{
    QFETCH(const QString, segment);
    QFETCH(const bool, known);
    const Segmentation result = m_tokenizer->tokenizeCut({u"a"_s, segment, u"b"_s});
    QCOMPARE(result.segments.size(), 3);
    QCOMPARE(result.segments.at(1).text, segment);
    QCOMPARE(result.segments.at(1).known, known);
    QCOMPARE(result.unknownSymbols.isEmpty(), known || segment.isEmpty());
}

void TestTokenizerCut::takesTwinsAsEqual_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("affricate bare and tied") << u"kx"_s << u"k\u0361x"_s;
    QTest::newRow("affricate and ligature") << u"dʒ"_s << u"ʤ"_s;
    QTest::newRow("diphthong bare and tied") << u"ei"_s << u"e\u035ci"_s;
    QTest::newRow("keyboard g") << u"gː"_s << u"ɡː"_s;
    QTest::newRow("order of marks") << u"kːʰ"_s << u"kʰː"_s;
    QTest::newRow("the same unknown") << u"☃x"_s << u"☃x"_s;
    QTest::newRow("the same non-sound") << u"-"_s << u"-"_s;
}

void TestTokenizerCut::takesTwinsAsEqual()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const Segmentation result = m_tokenizer->tokenizeCut({one, other});
    QCOMPARE(result.segments.at(0).id, result.segments.at(1).id);
    QCOMPARE(result.segments.at(0).features, result.segments.at(1).features);
}

void TestTokenizerCut::readsFeatures_data()
{
    QTest::addColumn<QString>("segment");
    QTest::addColumn<SegmentKind>("kind");
    QTest::addColumn<int>("vowelCount");
    QTest::addColumn<Manner>("manner");
    QTest::newRow("a bare affricate") << u"kx"_s << SegmentKind::Consonant << 0 << Manner::Affricate;
    QTest::newRow("a diphthong") << u"ei"_s << SegmentKind::Vowel << 2 << Manner::None;
    QTest::newRow("a triphthong") << u"aʊə"_s << SegmentKind::Vowel << 3 << Manner::None;
    QTest::newRow("four vowels") << u"aeio"_s << SegmentKind::Vowel << 3 << Manner::None;
    QTest::newRow("a vowel with r") << u"ɑːɹ"_s << SegmentKind::Vowel << 1 << Manner::None;
    QTest::newRow("a syllable") << u"ma˥"_s << SegmentKind::Vowel << 1 << Manner::None;
    QTest::newRow("an h after a stop") << u"kh"_s << SegmentKind::Consonant << 0 << Manner::Plosive;
    QTest::newRow("a boundary") << u"_"_s << SegmentKind::Boundary << 0 << Manner::None;
    QTest::newRow("a capital vowel is guessed") << u"É"_s << SegmentKind::Vowel << 1 << Manner::None;
    QTest::newRow("a capital consonant is guessed")
        << u"S"_s << SegmentKind::Consonant << 0 << Manner::Fricative;
    QTest::newRow("an emoji is a neutral consonant")
        << u"\U0001F600"_s << SegmentKind::Consonant << 0 << Manner::None;
}

void TestTokenizerCut::readsFeatures()
{
    QFETCH(const QString, segment);
    QFETCH(const SegmentKind, kind);
    QFETCH(const int, vowelCount);
    QFETCH(const Manner, manner);
    const Features features = m_tokenizer->tokenizeCut({segment}).segments.first().features;
    QCOMPARE(features.kind, kind);
    QCOMPARE(int(features.vowelCount), vowelCount);
    QCOMPARE(features.manner, manner);
}

void TestTokenizerCut::partsWordsAtBoundaries()
{
    const Segmentation result = m_tokenizer->tokenizeCut(u"a _ b + c # d"_s.split(u' '));
    QList<int> words;
    for (const Segment &segment : result.segments)
        words.append(segment.word);
    QCOMPARE(words, (QList<int>{0, 0, 1, 1, 1, 1, 2}));
    QCOMPARE(result.wordCount, 3);
    QCOMPARE(m_tokenizer->tokenizeCut({}).wordCount, 0);
}

void TestTokenizerCut::answersTheSameAgain()
{
    const QStringList segments = u"a _ ˈei ☃ - a☃ ☃"_s.split(u' ');
    const Segmentation once = m_tokenizer->tokenizeCut(segments);
    const Segmentation again = m_tokenizer->tokenizeCut(segments);
    QCOMPARE(once.unknownSymbols, (QStringList{u"☃"_s, u"-"_s}));
    QCOMPARE(again.unknownSymbols, once.unknownSymbols);
    for (qsizetype i = 0; i < segments.size(); ++i) {
        QCOMPARE(again.segments.at(i).id, once.segments.at(i).id);
        QCOMPARE(again.segments.at(i).known, once.segments.at(i).known);
        QCOMPARE(again.segments.at(i).stress, once.segments.at(i).stress);
        QCOMPARE(again.segments.at(i).word, once.segments.at(i).word);
    }
    QStringList many; // more distinct ones than are remembered
    for (int i = 0; i < 5000; ++i)
        many.append(u"a"_s + QString::number(i) + u'b');
    QCOMPARE(m_tokenizer->tokenizeCut(many).segments.size(), 5000);
    QCOMPARE(m_tokenizer->tokenizeCut({u"a"_s}).segments.first().id, once.segments.first().id);
}

void TestTokenizerCut::givesRunningIpaTheSameIds()
{
    const Segmentation running = m_tokenizer->tokenize(u"aɪ θˈɪŋk tʃ", u"en-US");
    const Segmentation cut = m_tokenizer->tokenizeCut(u"aɪ θ ɪ ŋ k tʃ"_s.split(u' '));
    QCOMPARE(running.segments.size(), cut.segments.size());
    for (qsizetype i = 0; i < cut.segments.size(); ++i)
        QCOMPARE(running.segments.at(i).id, cut.segments.at(i).id);
}

QTEST_GUILESS_MAIN(TestTokenizerCut)
#include "tst_tokenizercut.moc"
