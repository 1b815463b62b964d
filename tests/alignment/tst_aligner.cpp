// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"
#include "tests/alignment/naivealigner.h"
#include "tests/alignment/sounds.h"

#include <QFile>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

AligningCosts loadCosts()
{
    tl::expected<AligningCosts, QString> costs = AligningCosts::load();
    if (!costs)
        qFatal("%s", qPrintable(costs.error()));
    return *costs;
}

/// "θ:t ɹ:ɹ -:a": what the tables below are written in.
QString toString(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
                 const Alignment &columns)
{
    QStringList result;
    for (const AlignedPair &pair : columns) {
        const QString r = pair.reference == gap ? u"-"_s : reference[std::size_t(pair.reference)].text;
        const QString s = pair.spoken == gap ? u"-"_s : spoken[std::size_t(pair.spoken)].text;
        result.append(r + u':' + s);
    }
    return result.join(u' ');
}

/// Empty if \a columns has each position of both sequences once and in order, and no empty column.
QString replayProblem(const Alignment &columns, std::size_t referenceSize, std::size_t spokenSize)
{
    int nextReference = 0;
    int nextSpoken = 0;
    for (const AlignedPair &pair : columns) {
        if (pair.reference == gap && pair.spoken == gap)
            return u"an empty column"_s;
        if (pair.reference != gap && pair.reference != nextReference++)
            return u"reference out of order at %1"_s.arg(nextReference);
        if (pair.spoken != gap && pair.spoken != nextSpoken++)
            return u"spoken out of order at %1"_s.arg(nextSpoken);
    }
    if (std::size_t(nextReference) != referenceSize || std::size_t(nextSpoken) != spokenSize)
        return u"%1 and %2 segments came back"_s.arg(nextReference).arg(nextSpoken);
    return {};
}

} // namespace

class AlignerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alignsAsByHand_data();
    void alignsAsByHand();
    void agreesWithTheTextbook_data();
    void agreesWithTheTextbook();
    void givesTheSameAgain();
    void doesNotGrowWithForeignIds();
    void takesTheLongestSequences_data();
    void takesTheLongestSequences();
};

void AlignerTest::alignsAsByHand_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing against nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("nothing said") << u"t ə"_s << u""_s << u"t:- ə:-"_s;
    QTest::newRow("nothing expected") << u""_s << u"t ə"_s << u"-:t -:ə"_s;
    QTest::newRow("equal words") << u"k æ t"_s << u"k æ t"_s << u"k:k æ:æ t:t"_s;
    QTest::newRow("three said as tree") << u"θ ɹ iː"_s << u"t ɹ iː"_s << u"θ:t ɹ:ɹ iː:iː"_s;
    QTest::newRow("think said as sink") << u"θ ɪ ŋ k"_s << u"s ɪ ŋ k"_s << u"θ:s ɪ:ɪ ŋ:ŋ k:k"_s;
    QTest::newRow("elision inside: family")
        << u"f æ m ə l i"_s << u"f æ m l i"_s << u"f:f æ:æ m:m ə:- l:l i:i"_s;
    QTest::newRow("epenthesis before a cluster: school")
        << u"s k uː l"_s << u"ɛ s k uː l"_s << u"-:ɛ s:s k:k uː:uː l:l"_s;
    QTest::newRow("epenthesis inside a cluster: street")
        << u"s t ɹ iː t"_s << u"s u t o ɹ iː t o"_s << u"s:s -:u t:t -:o ɹ:ɹ iː:iː t:t -:o"_s;
    QTest::newRow("extra vowel at the end: big") << u"b ɪ ɡ"_s << u"b i ɡ ə"_s << u"b:b ɪ:i ɡ:ɡ -:ə"_s;
    QTest::newRow("affricate against its fricative: chair") << u"tʃ ɛ ɹ"_s << u"ʃ ɛ ɹ"_s << u"tʃ:ʃ ɛ:ɛ ɹ:ɹ"_s;
    // The hiss is nearer to the affricate than the stop is, so the stop goes.
    QTest::newRow("cluster against an affricate") << u"t ʃ a"_s << u"tʃ a"_s << u"t:- ʃ:tʃ a:a"_s;
    QTest::newRow("final consonant dropped: cold") << u"k o l d"_s << u"k o l"_s << u"k:k o:o l:l d:-"_s;
    QTest::newRow("final s dropped, next word kept")
        << u"k æ t s | s ɪ t"_s << u"k æ t | s ɪ t"_s << u"k:k æ:æ t:t s:- s:s ɪ:ɪ t:t"_s;
    QTest::newRow("a vowel before a word stays with the word: I school")
        << u"aɪ | s k uː l"_s << u"aɪ | ɛ s k uː l"_s << u"aɪ:aɪ -:ɛ s:s k:k uː:uː l:l"_s;
    QTest::newRow("two words said as one still align")
        << u"t u | b iː"_s << u"t u b iː"_s << u"t:t u:u b:b iː:iː"_s;
    QTest::newRow("a sound that moved to the next word faces itself")
        << u"æ n | a p l"_s << u"æ | n a p l"_s << u"æ:æ n:n a:a p:p l:l"_s;
    QTest::newRow("a sentence: I think three free trees")
        << u"aɪ | θ ɪ ŋ k | θ ɹ iː | f ɹ iː | t ɹ iː z"_s << u"aɪ | s ɪ ŋ k | t ɹ iː | f ɹ iː | θ ɹ iː z"_s
        << u"aɪ:aɪ θ:s ɪ:ɪ ŋ:ŋ k:k θ:t ɹ:ɹ iː:iː f:f ɹ:ɹ iː:iː t:θ ɹ:ɹ iː:iː z:z"_s;
    QTest::newRow("a short word is left out whole: I saw a cat")
        << u"aɪ | s ɔ | ə | k æ t"_s << u"aɪ | s ɔ | k æ t"_s << u"aɪ:aɪ s:s ɔ:ɔ ə:- k:k æ:æ t:t"_s;
    QTest::newRow("the article becomes another: a cat, the cat")
        << u"s iː | ə | k æ t"_s << u"s iː | ð ə | k æ t"_s << u"s:s iː:iː -:ð ə:ə k:k æ:æ t:t"_s;
    QTest::newRow("a word stammered: I I see")
        << u"aɪ | s iː"_s << u"aɪ | aɪ | s iː"_s << u"aɪ:aɪ -:aɪ s:s iː:iː"_s;
    QTest::newRow("a word put in takes no schwa from the word before it: the very big house")
        << u"ð ə | b ɪ ɡ"_s << u"ð ə | v ɛ ɹ i | b ɪ ɡ"_s << u"ð:ð ə:ə -:v -:ɛ -:ɹ -:i b:b ɪ:ɪ ɡ:ɡ"_s;
    QTest::newRow("a word put in that begins with a vowel: the old house")
        << u"ð ə | h aʊ s"_s << u"ð ə | o l d | h aʊ s"_s << u"ð:ð ə:ə -:o -:l -:d h:h aʊ:aʊ s:s"_s;
    QTest::newRow("a word left out leaves the schwa before it alone")
        << u"ð ə | v ɛ ɹ i | b ɪ ɡ"_s << u"ð ə | b ɪ ɡ"_s << u"ð:ð ə:ə v:- ɛ:- ɹ:- i:- b:b ɪ:ɪ ɡ:ɡ"_s;
    QTest::newRow("a word said twice is said twice whole: the big big house")
        << u"ð ə | b ɪ ɡ | h aʊ s"_s << u"ð ə | b ɪ ɡ | b ɪ ɡ | h aʊ s"_s
        << u"ð:ð ə:ə b:b ɪ:ɪ ɡ:ɡ -:b -:ɪ -:ɡ h:h aʊ:aʊ s:s"_s;
    QTest::newRow("a linking sound does not cut a word said twice: I saw saw an")
        << u"aɪ | s ɔ ɹ | æ n"_s << u"aɪ | s ɔ | s ɔ ɹ | æ n"_s << u"aɪ:aɪ -:s -:ɔ s:s ɔ:ɔ ɹ:ɹ æ:æ n:n"_s;
    QTest::newRow("a cluster in a sentence loses its middle: months are")
        << u"m ʌ n θ s | ɑ ɹ"_s << u"m ʌ n s | ɑ ɹ"_s << u"m:m ʌ:ʌ n:n θ:- s:s ɑ:ɑ ɹ:ɹ"_s;
    QTest::newRow("the last word is missing")
        << u"ɡ o | h o m | n aʊ"_s << u"ɡ o | h o m"_s << u"ɡ:ɡ o:o h:h o:o m:m n:- aʊ:-"_s;
    QTest::newRow("the first word is missing")
        << u"d u | j u | n o"_s << u"j u | n o"_s << u"d:- u:- j:j u:u n:n o:o"_s;
    QTest::newRow("the s that stays may be the first word's")
        << u"k æ t s | ɪ t"_s << u"k æ t | s ɪ t"_s << u"k:k æ:æ t:t s:s ɪ:ɪ t:t"_s;
    QTest::newRow("cluster loses the sound that is farther") << u"s t a"_s << u"d a"_s << u"s:- t:d a:a"_s;
    QTest::newRow("metathesis: ask") << u"æ s k"_s << u"æ k s"_s << u"æ:æ s:k k:s"_s;
    QTest::newRow("a consonant never faces a vowel") << u"p"_s << u"a"_s << u"p:- -:a"_s;
    QTest::newRow("not even a glide its vowel") << u"w a"_s << u"u a"_s << u"w:- -:u a:a"_s;
    QTest::newRow("vowels face vowels, however far") << u"b iː t"_s << u"b ɑ t"_s << u"b:b iː:ɑ t:t"_s;
    QTest::newRow("h comes and goes") << u"h aʊ s"_s << u"aʊ s"_s << u"h:- aʊ:aʊ s:s"_s;
    QTest::newRow("a doubled sound loses its second") << u"a a"_s << u"a"_s << u"a:a a:-"_s;
    QTest::newRow("a sound said twice has its second too much") << u"a"_s << u"a a"_s << u"a:a -:a"_s;
    QTest::newRow("omissions stand before insertions") << u"t p n"_s << u"t a n"_s << u"t:t p:- -:a n:n"_s;
    QTest::newRow("a vowel that leads to the next goes before its peak does: duo")
        << u"l u o"_s << u"l o"_s << u"l:l u:- o:o"_s;
    QTest::newRow("a peak may go too, if what leads to it stays")
        << u"l u o"_s << u"l u"_s << u"l:l u:u o:-"_s;
    QTest::newRow("of two that are as near the one goes that leads to the other")
        << u"l i ɛ"_s << u"l e"_s << u"l:l i:- ɛ:e"_s;
    QTest::newRow("what follows the peak is weak: gau") << u"k a u"_s << u"k ɔ"_s << u"k:k a:ɔ u:-"_s;
    QTest::newRow("the same sound at the end of both outweighs the weak end: months")
        << u"m ʌ n θ s"_s << u"m ʌ n s"_s << u"m:m ʌ:ʌ n:n θ:- s:s"_s;
    QTest::newRow("an affricate faces the hiss into which it is cut: catch")
        << u"k æ tʃ"_s << u"k æ t ʃ"_s << u"k:k æ:æ -:t tʃ:ʃ"_s;
    QTest::newRow("tones face tones") << u"m a ⁵⁵"_s << u"m a ³⁵"_s << u"m:m a:a ⁵⁵:³⁵"_s;
    QTest::newRow("syllables face syllables by their tones")
        << u"t a ⁵⁵ n i ²¹⁴"_s << u"a n ⁵⁵ i ²¹⁴"_s << u"t:- a:a -:n ⁵⁵:⁵⁵ n:- i:i ²¹⁴:²¹⁴"_s;
    QTest::newRow("the syllable that is left out")
        << u"m a ⁵⁵ l i ³⁵"_s << u"l i ³⁵"_s << u"m:- a:- ⁵⁵:- l:l i:i ³⁵:³⁵"_s;
    QTest::newRow("tones on one side only")
        << u"m a ⁵⁵ l i ³⁵"_s << u"m a l i"_s << u"m:m a:a ⁵⁵:- l:l i:i ³⁵:-"_s;
    QTest::newRow("boundaries face boundaries")
        << u"k a _ t a"_s << u"k a + t a"_s << u"k:k a:a _:+ t:t a:a"_s;
    QTest::newRow("a boundary faces nothing else")
        << u"k a _ t a"_s << u"k a t a"_s << u"k:k a:a _:- t:t a:a"_s;
    QTest::newRow("an unknown symbol faces itself") << u"☃ ☂ a"_s << u"☂ a"_s << u"☃:- ☂:☂ a:a"_s;
    QTest::newRow("notation twins are equal") << u"ɡ o"_s << u"g o"_s << u"ɡ:g o:o"_s;
}

void AlignerTest::alignsAsByHand()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    QFETCH(QString, expected);
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(reference);
    const std::vector<Segment> s = sounds.segments(spoken);
    Aligner aligner(loadCosts());
    QCOMPARE(toString(r, s, aligner.align(r, s).columns), expected);
}

void AlignerTest::agreesWithTheTextbook_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("longest");
    QTest::addColumn<bool>("related");

    QTest::newRow("many short pairs") << 20240501u << 4000 << 8 << false;
    QTest::newRow("pairs as long as sentences") << 20240502u << 200 << 70 << false;
    QTest::newRow("a sentence and what became of it") << 20240503u << 500 << 60 << true;
}

void AlignerTest::agreesWithTheTextbook()
{
    QFETCH(quint32, seed);
    QFETCH(int, pairs);
    QFETCH(int, longest);
    QFETCH(bool, related);
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::size_t> anySize(0, std::size_t(longest));

    Sounds sounds;
    const AligningCosts costs = loadCosts();
    Aligner aligner(costs);
    for (int i = 0; i < pairs; ++i) {
        const std::vector<Segment> r = sounds.random(anySize(engine), engine);
        const std::vector<Segment> s =
            related ? sounds.mutated(r, engine) : sounds.random(anySize(engine), engine);
        const Aligner::Result result = aligner.align(r, s);
        const Aligner::Result naive = naiveAlign(r, s, costs);
        const QByteArray where = "seed " + QByteArray::number(seed) + " pair " + QByteArray::number(i);
        QVERIFY2(replayProblem(result.columns, r.size(), s.size()).isEmpty(), where.constData());
        QVERIFY2(result.cost == naive.cost, where.constData());
        QVERIFY2(naiveCost(r, s, result.columns, costs) == result.cost, where.constData());
        QVERIFY2(result.columns == naive.columns, where.constData());
    }
}

void AlignerTest::givesTheSameAgain()
{
    Sounds sounds;
    std::mt19937 engine(7);
    const std::vector<Segment> r = sounds.random(50, engine);
    const std::vector<Segment> s = sounds.mutated(r, engine);
    Aligner used(loadCosts());
    const Alignment first = used.align(r, s).columns;
    for (int i = 0; i < 50; ++i)
        used.align(sounds.random(std::size_t(i * 7 % 90), engine),
                   sounds.random(std::size_t(i * 5 % 90), engine));
    QCOMPARE(used.align(r, s).columns, first);
    Aligner moved = std::move(used);
    QCOMPARE(moved.align(r, s).columns, first);
}

// Ids beyond the matrix are reckoned each time; the result must not tell.
void AlignerTest::doesNotGrowWithForeignIds()
{
    Sounds sounds;
    std::mt19937 engine(11);
    const AligningCosts costs = loadCosts();
    Aligner aligner(costs);
    const std::array<SegmentId, 4> offsets = {500, 1000, 5000, 0xFFFFFF00u};
    for (const SegmentId offset : offsets) {
        std::vector<Segment> r = sounds.random(60, engine);
        std::vector<Segment> s = sounds.mutated(r, engine);
        const Alignment near = naiveAlign(r, s, costs).columns;
        for (std::vector<Segment> *segments : {&r, &s}) {
            for (Segment &segment : *segments)
                segment.id += offset;
        }
        QCOMPARE(aligner.align(r, s).columns, near);
    }
}

void AlignerTest::takesTheLongestSequences_data()
{
    QTest::addColumn<int>("referenceSize");
    QTest::addColumn<int>("spokenSize");
    QTest::newRow("both") << int(maxAlignedSegments) << int(maxAlignedSegments);
    QTest::newRow("one against the longest") << 1 << int(maxAlignedSegments);
    QTest::newRow("the longest against one") << int(maxAlignedSegments) << 1;
    QTest::newRow("the longest against nothing") << int(maxAlignedSegments) << 0;
}

void AlignerTest::takesTheLongestSequences()
{
    QFETCH(int, referenceSize);
    QFETCH(int, spokenSize);
    Sounds sounds;
    std::mt19937 engine(13);
    const std::vector<Segment> r = sounds.random(std::size_t(referenceSize), engine);
    const std::vector<Segment> s = sounds.random(std::size_t(spokenSize), engine);
    const AligningCosts costs = loadCosts();
    Aligner aligner(costs);
    const Aligner::Result result = aligner.align(r, s);
    QCOMPARE(replayProblem(result.columns, r.size(), s.size()), QString());
    QCOMPARE(naiveCost(r, s, result.columns, costs), result.cost);
    // A long pair's table is given back: what stays is far below its 64 MiB.
    [[maybe_unused]] const auto residentMiB = [] {
        QFile statm(u"/proc/self/statm"_s);
        return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * 4 / 1024
                                               : 0;
    };
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
    QVERIFY2(residentMiB() < 48, QByteArray::number(residentMiB()).constData());
#endif
    if (referenceSize == spokenSize) // the same against itself is all matches
        QCOMPARE(aligner.align(r, r).cost, 0);
}

QTEST_GUILESS_MAIN(AlignerTest)
#include "tst_aligner.moc"
