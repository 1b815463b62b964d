// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"
#include "core/alignment/score.h"
#include "tests/alignment/sounds.h"

#include <QTest>

#include <set>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

template <typename Table>
Table loaded()
{
    tl::expected<Table, QString> table = Table::load();
    if (!table)
        qFatal("%s", qPrintable(table.error()));
    return *table;
}

/// "0:0 857 Mispronunciation": reference word, spoken word, score, error type.
QString toString(const std::vector<WordScore> &words)
{
    static const QStringList types{u"None"_s, u"Mispronunciation"_s, u"Omission"_s, u"Insertion"_s};
    QStringList result;
    for (const WordScore &word : words) {
        const auto number = [](const std::optional<int> &index) {
            return index ? QString::number(*index) : u"-"_s;
        };
        result.append(u"%1:%2 %3 %4"_s.arg(number(word.referenceWord), number(word.spokenWord))
                          .arg(word.score)
                          .arg(types[qsizetype(word.errorType)]));
    }
    return result.join(u", ");
}

std::vector<WordScore> scoreOf(const std::vector<Segment> &reference, int referenceWords,
                               const std::vector<Segment> &spoken, int spokenWords, const Columns &columns)
{
    const Score score =
        scoreColumns(reference, spoken, columns, loaded<ScoringDistances>(), Strictness::Standard);
    return scoreWords(reference, referenceWords, spoken, spokenWords, columns, score);
}

} // namespace

class WordScoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAndRates_data();
    void pairsAndRates();
    void keepsWordsWithoutSegments();
    void followsTheColumns_data();
    void followsTheColumns();
    void listsEveryWordOfRandomPairs();
};

void WordScoreTest::pairsAndRates_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no words") << u""_s << u""_s << u""_s;
    QTest::newRow("two right words") << u"aɪ | s iː"_s << u"aɪ | s iː"_s << u"0:0 1000 None, 1:1 1000 None"_s;
    QTest::newRow("written otherwise is right") << u"ɡ o"_s << u"g o"_s << u"0:0 1000 None"_s;
    QTest::newRow("three said as tree") << u"θ ɹ iː"_s << u"t ɹ iː"_s << u"0:0 857 Mispronunciation"_s;
    QTest::newRow("three said as threes") << u"θ ɹ iː"_s << u"θ ɹ iː z"_s << u"0:0 833 Mispronunciation"_s;
    QTest::newRow("a vowel before the word")
        << u"aɪ | s k uː l"_s << u"aɪ | ɛ s k uː l"_s << u"0:0 1000 None, 1:1 875 Mispronunciation"_s;
    QTest::newRow("a word left out") << u"aɪ | s iː | ð ə | k æ t"_s << u"aɪ | s iː | k æ t"_s
                                     << u"0:0 1000 None, 1:1 1000 None, 2:- 0 Omission, 3:2 1000 None"_s;
    QTest::newRow("a word too many") << u"aɪ | s iː | k æ t"_s << u"aɪ | s iː | ð ə | k æ t"_s
                                     << u"0:0 1000 None, 1:1 1000 None, -:2 0 Insertion, 2:3 1000 None"_s;
    QTest::newRow("a word too many at the start")
        << u"k æ t"_s << u"m | k æ t"_s << u"-:0 0 Insertion, 0:1 1000 None"_s;
    QTest::newRow("a word too many at the end")
        << u"k æ t"_s << u"k æ t | m uː"_s << u"0:0 1000 None, -:1 0 Insertion"_s;
    QTest::newRow("nothing said") << u"k æ t | s"_s << u""_s << u"0:- 0 Omission, 1:- 0 Omission"_s;
    QTest::newRow("nothing expected") << u""_s << u"k æ t | s"_s << u"-:0 0 Insertion, -:1 0 Insertion"_s;
    QTest::newRow("two words said as one, all sounds there")
        << u"t u | b iː"_s << u"t u b iː"_s << u"0:0 1000 None, 1:0 1000 None"_s;
    QTest::newRow("two words said as one, the second wrong")
        << u"t u | b iː"_s << u"t u b ɪ"_s << u"0:0 1000 None, 1:0 855 Mispronunciation"_s;
    QTest::newRow("two words said as one with a sound too much in the second")
        << u"t u | b iː"_s << u"t u b iː s"_s << u"0:0 1000 None, 1:0 750 Mispronunciation"_s;
    QTest::newRow("one word said as two, all sounds there")
        << u"t ə m ɑ ɹ o"_s << u"t ə | m ɑ ɹ o"_s << u"0:1 1000 None"_s;
    QTest::newRow("one word said as two with a sound too much in the smaller")
        << u"t ə m ɑ ɹ o"_s << u"t ə l | m ɑ ɹ o"_s << u"0:1 917 Mispronunciation"_s;
    QTest::newRow("a sound moved over to the next word")
        << u"æ n | a p l"_s << u"æ | n a p l"_s << u"0:0 1000 None, 1:1 1000 None"_s;
    QTest::newRow("a word for another, no sound in common")
        << u"p"_s << u"a"_s << u"0:- 0 Omission, -:0 0 Insertion"_s;
    QTest::newRow("more too much than there was") << u"a"_s << u"p a t a t"_s << u"0:0 0 Mispronunciation"_s;
    QTest::newRow("words swapped") << u"k æ t | m uː"_s << u"m uː | k æ t"_s
                                   << u"-:0 0 Insertion, 0:1 1000 None, 1:- 0 Omission"_s;
}

void WordScoreTest::pairsAndRates()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(reference);
    const std::vector<Segment> s = sounds.segments(spoken);
    Aligner aligner(loaded<AligningCosts>());
    QTEST(toString(scoreOf(r, wordCount(r), s, wordCount(s), columnsOf(aligner.align(r, s).columns))),
          "expected");
}

void WordScoreTest::keepsWordsWithoutSegments()
{
    Sounds sounds;
    std::vector<Segment> r = sounds.segments(u"k a | t a"_s);
    r[2].word = r[3].word = 2; // between them a word that has no sound
    std::vector<Segment> s = sounds.segments(u"k a | t a"_s);
    s[2].word = s[3].word = 3;
    QCOMPARE(toString(scoreOf(r, 4, s, 5, columnsOf({{0, 0}, {1, 1}, {2, 2}, {3, 3}}))),
             u"0:0 1000 None, 1:- 1000 None, 2:3 1000 None, 3:- 1000 None"_s);
    QCOMPARE(toString(scoreOf({}, 2, {}, 2, {})), u"0:- 1000 None, 1:- 1000 None"_s);
}

// Pairing depends on columns alone, not on how good the alignment is.
void WordScoreTest::followsTheColumns_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("expected");
    // In columns: '=' both, '-' an omission, '+' an insertion.
    QTest::newRow("a spoken word goes where most of it goes")
        << u"t | t t"_s << u"t t t"_s << u"==="_s << u"0:0 1000 None, 1:0 1000 None"_s;
    QTest::newRow("the free one of two spoken words")
        << u"t t | t t"_s << u"t t t | t"_s << u"===="_s << u"0:0 1000 None, 1:1 1000 None"_s;
    QTest::newRow("of equal ones the first") << u"t t"_s << u"t | t"_s << u"=="_s << u"0:0 1000 None"_s;
    QTest::newRow("a word within a word")
        << u"t t"_s << u"t | p | t"_s << u"=+="_s << u"0:0 1000 None, -:1 0 Insertion"_s;
    QTest::newRow("a sound too much before the words meet")
        << u"t | t"_s << u"t | p t"_s << u"=+="_s << u"0:0 1000 None, 1:1 500 Mispronunciation"_s;
    QTest::newRow("a sound too much at the seam of a merged word goes to the first")
        << u"t | t"_s << u"t p t"_s << u"=+="_s << u"0:0 500 Mispronunciation, 1:0 1000 None"_s;
    QTest::newRow("half a word left out")
        << u"t t | t"_s << u"t | t"_s << u"=-="_s << u"0:0 500 Mispronunciation, 1:1 1000 None"_s;
}

void WordScoreTest::followsTheColumns()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    QFETCH(QString, columns);
    Sounds sounds;
    Alignment alignment;
    int r = 0;
    int s = 0;
    for (const QChar column : columns) {
        const int nextReference = column == u'+' ? gap : r++;
        const int nextSpoken = column == u'-' ? gap : s++;
        alignment.push_back({nextReference, nextSpoken});
    }
    const std::vector<Segment> first = sounds.segments(reference);
    const std::vector<Segment> second = sounds.segments(spoken);
    QTEST(toString(scoreOf(first, wordCount(first), second, wordCount(second), columnsOf(alignment))),
          "expected");
}

void WordScoreTest::listsEveryWordOfRandomPairs()
{
    constexpr quint32 seed = 99;
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::size_t> anySize(0, 30);
    Sounds sounds;
    Aligner aligner(loaded<AligningCosts>());
    for (int i = 0; i < 2000; ++i) {
        const std::vector<Segment> r = sounds.random(anySize(engine), engine);
        const std::vector<Segment> s =
            i % 2 == 0 ? sounds.mutated(r, engine) : sounds.random(anySize(engine), engine);
        const Columns columns = columnsOf(aligner.align(r, s).columns);
        const std::vector<WordScore> words = scoreOf(r, wordCount(r), s, wordCount(s), columns);
        const QByteArray where = "pair " + QByteArray::number(i);

        std::set<std::pair<int, int>> facing;
        std::set<int> facingSpoken;
        std::set<int> allSpoken;
        for (const Segment &segment : s)
            allSpoken.insert(segment.word);
        for (const Column &column : columns) {
            const Segment *expected = firstSound(r, column.reference);
            const Segment *heard = firstSound(s, column.spoken);
            if (!expected || !heard)
                continue;
            facing.insert({expected->word, heard->word});
            facingSpoken.insert(heard->word);
        }
        int nextReference = 0;
        std::set<int> inserted;
        for (const WordScore &word : words) {
            QVERIFY2(word.score >= 0 && word.score <= 1000, where.constData());
            if (word.referenceWord) {
                QVERIFY2(*word.referenceWord == nextReference++, where.constData());
                QVERIFY2(!word.spokenWord || facing.contains({*word.referenceWord, *word.spokenWord}),
                         where.constData());
                QVERIFY2((word.errorType == WordErrorType::Omission) == !word.spokenWord, where.constData());
            } else {
                QVERIFY2(word.spokenWord && inserted.insert(*word.spokenWord).second, where.constData());
                QVERIFY2(word.errorType == WordErrorType::Insertion && word.score == 0, where.constData());
            }
        }
        QVERIFY2(nextReference == wordCount(r), where.constData());
        for (const int word : allSpoken)
            QVERIFY2(inserted.contains(word) != facingSpoken.contains(word), where.constData());
    }
}

QTEST_GUILESS_MAIN(WordScoreTest)
#include "tst_wordscore.moc"
