// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/describe.h"
#include "core/ipa/ipachart.h"
#include "core/ipa/xsampa.h"
#include "tests/ipa/tokenizerfixture.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

/// Sounds whose name on the chart is not what their features say.
const QStringList namedOtherwise{
    u"ɧ"_s, // features stand for a sound that is two at once
    u"ǁ"_s, // lateral is no feature of clicks
};

bool isSound(ChartGroup group)
{
    return group <= ChartGroup::FurtherVowel || group == ChartGroup::ToneLevel ||
           group == ChartGroup::ToneContour;
}

} // namespace

class TestIpaChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto xsampa = Xsampa::load();
        QVERIFY2(xsampa, xsampa ? "" : qPrintable(xsampa.error()));
        m_xsampa = *xsampa;
        const auto chart = IpaChart::load(*m_xsampa);
        QVERIFY2(chart, chart ? "" : qPrintable(chart.error()));
        m_chart = *chart;
    }

    /// The figures of the chart of 2020.
    void holdsTheWholeChart_data()
    {
        QTest::addColumn<ChartGroup>("group");
        QTest::addColumn<int>("count");
        QTest::newRow("pulmonic consonants") << ChartGroup::Pulmonic << 59;
        QTest::newRow("other symbols and ɫ") << ChartGroup::Other << 11;
        QTest::newRow("clicks") << ChartGroup::Click << 5;
        QTest::newRow("implosives and ᶑ") << ChartGroup::Implosive << 6;
        QTest::newRow("the ejective mark and its examples") << ChartGroup::Ejective << 5;
        QTest::newRow("vowels") << ChartGroup::Vowel << 28;
        QTest::newRow("levels of tone") << ChartGroup::ToneLevel << 5;
    }

    void holdsTheWholeChart()
    {
        QFETCH(const ChartGroup, group);
        QTEST(static_cast<int>(m_chart->group(group).size()), "count");
    }

    void everyMarkOfTheChartIsThere()
    {
        for (const char32_t code : std::u32string_view(
                 U"\u0325\u030a\u032c\u02b0\u0339\u031c\u031f\u0320\u0308\u033d\u0329\u032f\u02de"
                 U"\u0324\u0330\u033c\u02b7\u02b2\u02e0\u02e4\u0334\u031d\u031e\u0318\u0319\u032a"
                 U"\u033a\u033b\u0303\u207f\u02e1\u031a\u02bc\u0361\u035c\u02c8\u02cc\u02d0\u02d1"
                 U"\u0306\u002e\u007c\u2016\u203f\u030b\u0301\u0304\u0300\u030f\u030c\u0302\u1dc4"
                 U"\u1dc5\u1dc8\ua71b\ua71c\u2197\u2198")) {
            QVERIFY2(m_chart->indexOf(QString::fromUcs4(&code, 1)) >= 0,
                     qPrintable(QString::number(uint(code), 16)));
        }
    }

    void everySoundIsOneForTheTokenizer()
    {
        for (const ChartEntry &entry : m_chart->entries()) {
            const bool mark = entry.symbol.contains(u'◌');
            const QString tried = mark ? QString(entry.symbol).replace(u'◌', u't') : entry.inserted;
            const Segmentation read = m_tokenizer->tokenize(tried);
            QVERIFY2(read.unknownSymbols.isEmpty(), qPrintable(entry.symbol));
            if (isSound(entry.group))
                QVERIFY2(read.segments.size() == 1 && read.segments.first().known, qPrintable(entry.symbol));
        }
    }

    void namesAgreeWithTheFeatures()
    {
        int compared = 0;
        for (const ChartEntry &entry : m_chart->entries()) {
            if (!isSound(entry.group) || entry.symbol.contains(u'◌'))
                continue;
            const QString described =
                describe(m_tokenizer->tokenize(entry.inserted).segments.value(0).features);
            if (namedOtherwise.contains(entry.inserted)) {
                QVERIFY2(entry.name != described, qPrintable(entry.symbol)); // then it needs no exception
                continue;
            }
            QCOMPARE(entry.name, described);
            ++compared;
        }
        QVERIFY(compared > 130);
    }

    void placesAgreeWithTheFeatures()
    {
        for (const ChartEntry &entry : m_chart->entries()) {
            const Features features = m_tokenizer->tokenize(entry.inserted).segments.value(0).features;
            if (entry.group == ChartGroup::Pulmonic) {
                QCOMPARE(entry.manner, features.manner);
                QCOMPARE(entry.place, features.place);
                QCOMPARE(entry.side, features.voiced ? ChartSide::Right : ChartSide::Left);
            } else if (entry.group == ChartGroup::Vowel) {
                QCOMPARE(entry.height, features.vowels[0].height);
                QCOMPARE(entry.backness, features.vowels[0].backness);
                if (entry.side != ChartSide::Both)
                    QCOMPARE(entry.side, features.vowels[0].rounded ? ChartSide::Right : ChartSide::Left);
            }
        }
    }

    void noTwoStandInOnePlace()
    {
        QSet<QString> taken;
        const auto take = [&taken](const QString &place) {
            const bool isNew = !taken.contains(place);
            taken.insert(place);
            return isNew;
        };
        const auto pulmonicPlace = [](Manner manner, Place place, ChartSide side) {
            return u"%1 %2 %3"_s.arg(int(manner)).arg(int(place)).arg(int(side));
        };
        for (const ChartEntry &entry : m_chart->entries()) {
            if (entry.group == ChartGroup::Pulmonic)
                QVERIFY2(take(pulmonicPlace(entry.manner, entry.place, entry.side)),
                         qPrintable(entry.symbol));
            if (entry.group == ChartGroup::Vowel)
                QVERIFY2(take(u"v %1 %2 %3"_s.arg(entry.height).arg(entry.backness).arg(int(entry.side))),
                         qPrintable(entry.symbol));
        }
        for (const ImpossibleSound &shaded : m_chart->impossibleSounds()) {
            for (const ChartSide side : {ChartSide::Left, ChartSide::Right}) {
                if (shaded.side == ChartSide::Both || shaded.side == side)
                    QVERIFY(take(pulmonicPlace(shaded.manner, shaded.place, side)));
            }
        }
        // Two halves and fifteen whole boxes.
        QCOMPARE(m_chart->impossibleSounds().size(), 17);
    }

    void everyCodePointIsNamed()
    {
        QSet<QString> names;
        for (const ChartEntry &entry : m_chart->entries()) {
            QVERIFY2(!entry.name.isEmpty() && !entry.letterName.isEmpty(), qPrintable(entry.symbol));
            QVERIFY2(!names.contains(entry.fullName()), qPrintable(entry.fullName()));
            names.insert(entry.fullName());
            for (const char32_t code : entry.inserted.toUcs4())
                QVERIFY2(m_chart->indexOf(QString::fromUcs4(&code, 1)) >= 0, qPrintable(entry.symbol));
        }
    }

    void tellsCodePointsAndXsampa_data()
    {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("points");
        QTest::addColumn<QString>("xsampa");
        QTest::newRow("theta") << u"θ"_s << u"U+03B8"_s << u"T"_s;
        QTest::newRow("a letter of ASCII") << u"p"_s << u"U+0070"_s << u"p"_s;
        QTest::newRow("a tied pair") << u"t\u0361ʃ"_s << u"U+0074 U+0361 U+0283"_s << u"t_S"_s;
        QTest::newRow("c cedilla") << u"ç"_s << u"U+00E7"_s << u"C"_s;
        QTest::newRow("a mark") << u"\u0303"_s << u"U+0303"_s << u"~"_s;
        QTest::newRow("none in X-SAMPA") << u"ⱱ"_s << u"U+2C71"_s << u""_s;
        QTest::newRow("tone letters") << u"˧˥"_s << u"U+02E7 U+02E5"_s << u""_s;
    }

    void tellsCodePointsAndXsampa()
    {
        QFETCH(const QString, symbol);
        const int index = m_chart->indexOf(symbol);
        QVERIFY(index >= 0);
        QTEST(m_chart->entries().at(index).codePoints(), "points");
        QTEST(m_chart->entries().at(index).xsampa, "xsampa");
    }

    void finds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("first"); ///< what is found first, parted by blanks; marks with ◌
        const auto row = [](const QString &query, const QString &first) {
            QTest::newRow(qPrintable(query)) << query << first;
        };
        row(u"dental fricative"_s, u"θ ð"_s);
        row(u"fricative dental voiced"_s, u"ð"_s);
        row(u"DENTAL FRIC"_s, u"θ ð"_s);
        row(u"theta"_s, u"θ"_s);
        row(u"schwa"_s, u"ə ɚ"_s);
        row(u"th"_s, u"θ ð"_s);
        row(u"eng"_s, u"ŋ"_s);
        row(u"ash"_s, u"æ"_s);
        row(u"ʃ"_s, u"ʃ"_s);
        row(u"g"_s, u"ɡ"_s);
        row(u"ç"_s, u"ç"_s);
        row(u"c\u0327"_s, u"ç"_s);
        row(u"◌\u0303"_s, u"◌\u0303"_s);
        row(u"\u0303"_s, u"◌\u0303"_s);
        row(u"θŋ"_s, u"θ ŋ"_s);
        row(u"t\u0361ʃ"_s, u"t\u0361ʃ"_s);
        row(u"U+0259"_s, u"ə"_s);
        row(u"u+0259"_s, u"ə"_s);
        row(u"0259"_s, u"ə"_s);
        row(u"0x259"_s, u""_s);
        row(u"\\u0259"_s, u"ə"_s);
        row(u"@"_s, u"ə"_s);
        row(u"r\\`"_s, u"ɻ"_s);
        row(u"T"_s, u"θ"_s);
        row(u"_h"_s, u"◌ʰ"_s);
        row(u"glottal stop"_s, u"ʔ"_s);
        row(u"nasalized"_s, u"◌\u0303"_s);
        row(u"falling"_s, u"˥˩ ◌\u0302"_s);
        row(u"ram’s"_s, u"ɤ"_s);
        row(u""_s, u""_s);
        row(u"   "_s, u""_s);
        row(u"nothing of the kind"_s, u""_s);
        row(u"◌"_s, u""_s);
    }

    void finds()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, first);
        QStringList found;
        for (const int index : searchSymbols(*m_chart, query))
            found.append(m_chart->entries().at(index).symbol);
        const QStringList wanted = first.split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(found.first(std::min(wanted.size(), found.size())), wanted);
        if (wanted.isEmpty())
            QCOMPARE(found, QStringList());
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), found.size());
    }

    void everyEntryIsFoundByItsNames()
    {
        for (int i = 0; i < static_cast<int>(m_chart->entries().size()); ++i) {
            const ChartEntry &entry = m_chart->entries().at(i);
            for (const QString &query : {entry.name, entry.letterName, entry.fullName(), entry.inserted})
                QVERIFY2(searchSymbols(*m_chart, query).contains(i), qPrintable(query));
            if (!entry.xsampa.isEmpty())
                QVERIFY2(searchSymbols(*m_chart, entry.xsampa).contains(i), qPrintable(entry.xsampa));
        }
    }

    void refusesBadTables_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("named");
        QTest::newRow("group") << u"θ\tnowhere\t-\t-\t-\tn\tl\t-"_s << u"“nowhere”"_s;
        QTest::newRow("manner") << u"θ\tpulmonic\tclick\tdental\tleft\tn\tl\t-"_s << u"“click”"_s;
        QTest::newRow("place") << u"θ\tpulmonic\tplosive\tlabial-velar\tleft\tn\tl\t-"_s
                               << u"“labial-velar”"_s;
        QTest::newRow("side") << u"θ\tpulmonic\tplosive\tdental\tup\tn\tl\t-"_s << u"“up”"_s;
        QTest::newRow("height") << u"a\tvowel\tlow\tfront\tleft\tn\tl\t-"_s << u"“low”"_s;
        QTest::newRow("a mark on nothing but its carrier") << u"◌\tother\t-\t-\t-\tn\tl\t-"_s << u"“◌”"_s;
        QTest::newRow("twice") << u"a\tother\t-\t-\t-\tn\tl\t-\na\tother\t-\t-\t-\tn\tl\t-"_s << u"“a”"_s;
    }

    void refusesBadTables()
    {
        QFETCH(const QString, row);
        QFETCH(const QString, named);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"chart.tsv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("symbol\tgroup\trow\tcolumn\tside\tname\tletter\tsearch\n" + row.toUtf8() + '\n');
        file.close();
        const auto loaded = IpaChart::load(*m_xsampa, file.fileName());
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().contains(named), qPrintable(loaded.error()));
    }

private:
    std::shared_ptr<const Xsampa> m_xsampa;
    std::shared_ptr<const IpaChart> m_chart;
    TokenizerFixture m_tokenizer;
};

QTEST_GUILESS_MAIN(TestIpaChart)
#include "tst_ipachart.moc"
