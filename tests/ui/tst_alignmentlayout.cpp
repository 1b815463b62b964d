// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplecomparison.h"
#include "ui/alignment/alignmentlayout.h"
#include "ui/alignment/columnsentence.h"

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

using ComparisonPtr = std::shared_ptr<const Comparison>;
Q_DECLARE_METATYPE(ComparisonPtr)

namespace {

AlignmentContent contentOf(const ComparisonPtr &comparison)
{
    return alignmentContent(sample::attempt(comparison));
}

AlignmentLayout laidOut(const ComparisonPtr &comparison, qreal width, qreal zoom = 1)
{
    return layoutAlignment(contentOf(comparison), alignmentStyle(QGuiApplication::font(), zoom), width);
}

} // namespace

class TestAlignmentLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsInvariants_data()
    {
        QTest::addColumn<ComparisonPtr>("comparison");
        QTest::addColumn<qreal>("width");
        QTest::addColumn<qreal>("zoom");
        QTest::newRow("five words in a wide window") << sample::fiveWords() << 1200.0 << 1.0;
        QTest::newRow("five words in a narrow window") << sample::fiveWords() << 300.0 << 1.0;
        QTest::newRow("no width at all") << sample::fiveWords() << 0.0 << 1.0;
        QTest::newRow("every type, zoomed in") << sample::everyType() << 800.0 << 3.0;
        QTest::newRow("every type, zoomed out") << sample::everyType() << 800.0 << 0.5;
        QTest::newRow("stacked marks") << sample::stackedMarks() << 700.0 << 1.0;
        QTest::newRow("every mark") << sample::marked() << 700.0 << 1.0;
        QTest::newRow("sixty words") << sample::longSentence(60) << 900.0 << 1.0;
        QTest::newRow("one word longer than any line") << sample::longWord(200) << 500.0 << 1.0;
        QTest::newRow("nothing") << sample::comparison({}, {}, {}) << 500.0 << 1.0;
    }

    void keepsItsInvariants()
    {
        QFETCH(ComparisonPtr, comparison);
        QFETCH(qreal, width);
        QFETCH(qreal, zoom);
        const AlignmentLayout layout = laidOut(comparison, width, zoom);

        // every column once, in order, in lines and in blocks
        QCOMPARE(layout.cells.size(), sample::attempt(comparison).columns.size());
        int next = 0;
        int nextBlock = 0;
        for (const auto &line : layout.lines) {
            QCOMPARE(line.firstColumn, next);
            QCOMPARE(line.firstBlock, nextBlock);
            QVERIFY(line.columnCount > 0);
            next += line.columnCount;
            nextBlock += line.blockCount;
        }
        QCOMPARE(next, static_cast<int>(layout.cells.size()));
        QCOMPARE(nextBlock, static_cast<int>(layout.blocks.size()));
        next = 0;
        for (const auto &block : layout.blocks) {
            QCOMPARE(block.firstColumn, next);
            next += block.columnCount;
        }
        QCOMPARE(next, static_cast<int>(layout.cells.size()));

        for (std::size_t i = 0; i < layout.cells.size(); ++i) {
            const auto &cell = layout.cells[i];
            const auto &line = layout.lines[static_cast<std::size_t>(layout.lineOf(static_cast<int>(i)))];
            QVERIFY(cell.rect.top() >= line.top && cell.rect.bottom() <= line.top + line.height);
            QVERIFY(QRectF({0, 0}, layout.size).contains(cell.rect));
            QCOMPARE(layout.columnAt(cell.rect.center()), static_cast<int>(i));
            for (std::size_t j = i + 1; j < std::min(layout.cells.size(), i + 60); ++j)
                QVERIFY(!cell.rect.intersects(layout.cells[j].rect));
        }
        for (std::size_t i = 1; i < layout.lines.size(); ++i)
            QVERIFY(layout.lines[i].top >= layout.lines[i - 1].top + layout.lines[i - 1].height);
    }

    void wrapsBetweenWords()
    {
        const AlignmentLayout layout = laidOut(sample::longSentence(30), 800);
        QVERIFY(layout.lines.size() > 3);
        QCOMPARE(layout.blocks.size(), std::size_t(30));
        for (const auto &line : layout.lines)
            QCOMPARE(line.columnCount % 5, 0);
        for (const auto &cell : layout.cells)
            QVERIFY(cell.rect.right() <= 800);
    }

    void wrapsALongWordInside()
    {
        const AlignmentLayout layout = laidOut(sample::longWord(40), 500);
        QVERIFY(layout.lines.size() > 2);
        QVERIFY(!layout.blocks[0].continued);
        QVERIFY(layout.blocks[1].continued);
        for (const auto &cell : layout.cells)
            QVERIFY(cell.rect.right() <= 500);
    }

    void givesMarksRoom_data()
    {
        QTest::addColumn<QString>("sound");
        QTest::newRow("tilde and acute above") << u"ɛ̃́"_s;
        QTest::newRow("four marks above") << u"ɛ̃́̂̌"_s;
        QTest::newRow("three marks below") << u"n̪̥̬"_s;
        QTest::newRow("a tie bar") << u"k͡p"_s;
        QTest::newRow("tone letters") << u"˧˩˧˥˩"_s;
        QTest::newRow("many letters") << u"n̪̊ʲʰːʷˠ"_s;
        QTest::newRow("a mark alone") << u"̃"_s;
    }

    void givesMarksRoom()
    {
        QFETCH(QString, sound);
        const AlignmentLayout layout = laidOut(
            sample::comparison({u"word"_s}, {u"word"_s},
                               {{sound, u"t"_s, 0, 0, ColumnType::Substitution, 5}, {u"k"_s, u"k"_s, 0, 0}}),
            600);
        const QFontMetricsF metrics(layout.style.ipa);
        const QRectF ink = metrics.tightBoundingRect(sound);
        const QRectF box = layout.cells[0].reference;
        QVERIFY2(layout.baseline + ink.top() >= 0, "above");
        QVERIFY2(layout.baseline + ink.bottom() <= box.height(), "below");
        const qreal left = box.width() / 2 - metrics.horizontalAdvance(sound) / 2;
        QVERIFY2(left + ink.left() >= 0 && left + ink.right() <= box.width(), "beside");
        // one baseline for all
        QCOMPARE(layout.cells[1].reference.height(), box.height());
    }

    void setsIpaInCharis()
    {
        QCOMPARE(alignmentStyle(QFont(u"Nimbus Sans"_s), 1).ipa.family(), u"Charis SIL"_s);
    }

    void zoomIsBounded()
    {
        const QFont font = QGuiApplication::font();
        QCOMPARE(alignmentStyle(font, 1000), alignmentStyle(font, maxAlignmentZoom));
        QCOMPARE(alignmentStyle(font, -1), alignmentStyle(font, minAlignmentZoom));
    }

    void namesWords()
    {
        const AlignmentContent content = contentOf(sample::everyType());
        QCOMPARE(content.words.size(), std::size_t(4));
        QCOMPARE(content.words[0].reference, u"string"_s);
        QCOMPARE(content.words[0].spoken, u"strings"_s);
        QCOMPARE(content.words[0].columnCount, 6); // the added s stays in its word
        QCOMPARE(content.words[1].reference, u"of"_s);
        QVERIFY(content.words[1].spoken.isEmpty());
        QVERIFY(content.words[2].reference.isEmpty());
        QCOMPARE(content.words[2].spoken, u"the"_s);
        QVERIFY(!content.words[3].differs);
    }

    void neverTearsAWord()
    {
        const auto comparison = sample::comparison({u"tea"_s, u"cup"_s}, {u"t"_s, u"ea"_s, u"cup"_s},
                                                   {{u"t"_s, u"t"_s, 0, 0},
                                                    {{}, u"x"_s, -1, 1, ColumnType::Insertion, 10},
                                                    {u"iː"_s, u"iː"_s, 0, 1},
                                                    {u"k"_s, u"k"_s, 1, 2}});
        const AlignmentContent content = contentOf(comparison);
        QCOMPARE(content.words.size(), std::size_t(2));
        QCOMPARE(content.words[0].columnCount, 3);
    }

    void writesNoWordTwice()
    {
        const auto comparison = sample::comparison({u"sells"_s, u"sea"_s}, {u"sell"_s, u"the"_s, u"sea"_s},
                                                   {{u"s"_s, u"s"_s, 0, 0},
                                                    {u"l"_s, u"l"_s, 0, 0},
                                                    {u"z"_s, u"ð"_s, 0, -1, ColumnType::Substitution, 20},
                                                    {{}, u"ə"_s, -1, 1, ColumnType::Insertion, 20},
                                                    {u"s"_s, u"s"_s, 1, 2}});
        auto spoken = std::make_shared<Utterance>(*sample::attempt(comparison).spoken);
        spoken->segments[2].word = 1; // half of "the" faces the end of "sells"
        Attempt attempt = sample::attempt(comparison);
        attempt.spoken = spoken;
        const AlignmentContent content = alignmentContent(attempt);
        QCOMPARE(content.words.size(), std::size_t(3));
        QCOMPARE(content.words[0].spoken, u"sell"_s);
        QCOMPARE(content.words[1].spoken, u"the"_s);
    }

    void stressStandsWithItsSound()
    {
        const AlignmentContent content = contentOf(sample::fiveWords());
        QCOMPARE(content.columns[1].reference, u"ˈθ"_s);
        QCOMPARE(content.columns[1].spoken, u"ˈs"_s);
    }

    void findsLines()
    {
        const AlignmentLayout layout = laidOut(sample::longSentence(40), 700);
        QCOMPARE(layout.columnAt({-5, 20}), -1);
        QCOMPARE(layout.columnAt({100, layout.size.height() + 50}), -1);
        const auto &third = layout.lines[2];
        const auto range = layout.linesBetween(third.top + 1, third.top + third.height - 1);
        QCOMPARE(range, std::pair(2, 3));
        QCOMPARE(layout.linesBetween(-100, -50).second, 0);
    }

    void isQuick()
    {
        const AlignmentContent content = contentOf(sample::longSentence(1000));
        QCOMPARE(content.columns.size(), std::size_t(5000));
        QElapsedTimer clock;
        clock.start();
        layoutAlignment(content, alignmentStyle(QGuiApplication::font(), 1), 900);
        qInfo("5,000 columns laid out in %.2f ms", double(clock.nsecsElapsed()) / 1e6);
        // A tenth of it would do; the bound only tells linear from quadratic on a busy machine.
        QVERIFY(clock.elapsed() < 1000);
    }

    void writesText()
    {
        const auto comparison = sample::everyType();
        const QStringList lines = alignmentAsText(sample::attempt(comparison)).split(u'\n');
        QCOMPARE(lines[0], u"s t ɹ ˈɪ  ŋ -   ə v   - -   p ˈɜː l z"_s);
        QCOMPARE(lines[1], u"s t r ˈiː - s   - -   ð ə   p ˈɜː l s"_s);
        QCOMPARE(lines[2], u"✓ ✓ ~ ×   – +   – –   + +   ✓ ✓   ✓ ×"_s);
        QVERIFY(lines[3].isEmpty());
        QCOMPARE(lines[4].count(u'\t'), 5);
        QCOMPARE(lines[8], u"string\tstrings\tˈɪ\tˈiː\tSubstitution\t1.2"_s);
        QCOMPARE(lines[13], u"\tthe\t-\tð\tInsertion\t3.3"_s);
    }

    void saysOneSentenceAColumn_data()
    {
        QTest::addColumn<ComparisonPtr>("comparison");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a substitution")
            << sample::fiveWords() << 5
            << u"Column 6 of 15, word three: expected voiceless dental fricative θ, heard voiceless alveolar "
               "plosive t, substitution, 3.4 points lost"_s;
        QTest::newRow("a match") << sample::fiveWords() << 4
                                 << u"Column 5 of 15, word think: expected voiceless velar plosive k, heard "
                                    "voiceless velar plosive k, match"_s;
        QTest::newRow("an omission")
            << sample::everyType() << 4
            << u"Column 5 of 14, word string: expected voiced velar nasal ŋ, nothing heard, "
               "omission, 6.7 points lost"_s;
        QTest::newRow("an insertion")
            << sample::everyType() << 5
            << u"Column 6 of 14, word strings: nothing expected, heard voiceless alveolar "
               "fricative s, insertion, 3.3 points lost"_s;
    }

    void saysOneSentenceAColumn()
    {
        QFETCH(ComparisonPtr, comparison);
        QFETCH(int, column);
        QTEST(columnSentence(sample::attempt(comparison), column), "sentence");
    }

    void mergedColumnsAreOneWiderCell()
    {
        const AlignmentLayout layout = laidOut(sample::marked(), 900);
        const qreal plain = layout.cells[3].rect.width();
        const auto &merged = layout.cells[5];
        QCOMPARE(merged.referenceText, u"tk"_s);
        QCOMPARE(merged.spokenText, u"tk"_s);
        QCOMPARE(merged.marks.referenceSounds, 2);
        QVERIFY(merged.rect.width() >= 2 * plain);
        QCOMPARE(layout.columnAt(merged.rect.center()), 5);
    }

    void marksAreSpoken_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("said");
        QTest::newRow("stress that belongs there") << 0 << u"the main stress belongs here"_s;
        QTest::newRow("a tone") << 1 << u"tone of word marked"_s;
        QTest::newRow("accepted") << 2 << u"accepted by the teacher"_s;
        QTest::newRow("stress that was put there") << 3 << u"the main stress does not belong here"_s;
        QTest::newRow("ignored") << 4 << u"ignored by the teacher"_s;
        QTest::newRow("points") << 5 << u"2.0 points lost"_s;
    }

    void marksAreSpoken()
    {
        QFETCH(int, column);
        QFETCH(QString, said);
        const auto comparison = sample::marked();
        for (int other = 0; other < 6; ++other) {
            const QString sentence = columnSentence(sample::attempt(comparison), other);
            QVERIFY2(sentence.contains(said) == (other == column), qPrintable(sentence));
        }
        QVERIFY(alignmentAsText(sample::attempt(comparison)).contains(said) || column == 1 || column == 5);
    }

    void nothingOfPointsWhereNothingIsScored()
    {
        const auto comparison = sample::marked();
        const QString sentence = columnSentence(sample::attempt(comparison), 5, false);
        QVERIFY2(sentence.contains(u"substitution"_s) && !sentence.contains(u"points"_s),
                 qPrintable(sentence));
        const QString table = alignmentAsText(sample::attempt(comparison), false);
        QVERIFY(!table.contains(u"Points"_s) && !table.contains(u"2.0"_s));
    }
};

QTEST_MAIN(TestAlignmentLayout)
#include "tst_alignmentlayout.moc"
