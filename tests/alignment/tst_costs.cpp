// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/costs.h"
#include "core/alignment/featurenames.h"
#include "tests/alignment/sounds.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

/// Every consonant that can be written down with one mark or none, and many vowels.
std::vector<Features> manySounds()
{
    std::vector<Features> result;
    for (std::size_t place = 0; place < placeCount; ++place) {
        for (std::size_t manner = 0; manner < mannerCount; ++manner) {
            for (const bool voiced : {false, true})
                result.push_back(consonant(Place(place), Manner(manner), voiced));
        }
    }
    for (std::int8_t height = 0; height <= 6; ++height) {
        for (std::int8_t backness = 0; backness <= 4; ++backness) {
            result.push_back(vowel({height, backness, false}));
            result.push_back(vowel({height, backness, true}, Mark::Long));
            result.push_back(diphthong({height, backness, false}, {5, 1, false}));
        }
    }
    for (std::size_t mark = 0; mark < markCount; ++mark) {
        result.push_back(vowel({3, 2, false}, static_cast<Mark>(1u << mark)));
        result.push_back(consonant(Place::Alveolar, Manner::Plosive, false, static_cast<Mark>(1u << mark)));
    }
    Features triphthong = diphthong({0, 0, false}, {5, 1, false});
    triphthong.vowelCount = 3;
    triphthong.vowels[2] = {3, 2, false};
    result.push_back(triphthong);
    for (const Features &t : {tone({}), tone({5}), tone({5, 5}), tone({3, 5}), tone({2, 1, 4}), tone({5, 1}),
                              tone({1, 5, 1, 5, 1})})
        result.push_back(t);
    Features boundary;
    boundary.kind = SegmentKind::Boundary;
    result.push_back(boundary);
    return result;
}

} // namespace

class CostsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPromisesForEverySound();
    void pricesGapsByClass_data();
    void pricesGapsByClass();
    void pricesAVowelThatLeadsToAnother();
    void ordersAligningCosts_data();
    void ordersAligningCosts();
    void ratesSubstitutions_data();
    void ratesSubstitutions();
    void keepsLimitsInOrder();
    void refusesABadTable_data();
    void refusesABadTable();
    void namesTheTableThatIsMissing();
};

void CostsTest::keepsItsPromisesForEverySound()
{
    const auto costs = loaded<AligningCosts>();
    const auto distances = loaded<ScoringDistances>();
    const std::vector<Features> sounds = manySounds();
    for (const Features &a : sounds) {
        QCOMPARE(costs.substitution(a, a), 0);
        QCOMPARE(distances.distance(a, a), 0);
        QVERIFY(costs.gapCost(a, true) > 0);
        QVERIFY(costs.gapCost(a, true) <= costs.gapCost(a, false));
        for (const Features &b : sounds) {
            const int cost = costs.substitution(a, b);
            const int distance = distances.distance(a, b);
            QCOMPARE(costs.substitution(b, a), cost);
            QCOMPARE(distances.distance(b, a), distance);
            if (a == b)
                continue;
            QVERIFY(cost >= costs.minimumSubstitution());
            QVERIFY(distance >= distances.minimumSubstitution());
            QVERIFY(distance <= 1000);
            if (a.kind != b.kind) {
                QVERIFY(cost > costs.gapCost(a, false) + costs.gapCost(b, false));
                QCOMPARE(distance, 1000);
            } else {
                QVERIFY(cost < costs.gapCost(a, true) + costs.gapCost(b, true));
                QVERIFY(a.kind != SegmentKind::Vowel || cost <= 250);
            }
        }
    }
}

void CostsTest::pricesGapsByClass_data()
{
    QTest::addColumn<QString>("sounds");
    QTest::addColumn<int>("inside");
    QTest::addColumn<int>("atWordEnd");
    QTest::newRow("stops and affricates") << u"p d ɡ tʃ"_s << 850 << 765;
    QTest::newRow("fricatives") << u"f ʒ x"_s << 830 << 747;
    QTest::newRow("nasals") << u"m ŋ"_s << 800 << 720;
    QTest::newRow("liquids") << u"l ɹ r ɾ"_s << 800 << 720;
    QTest::newRow("full vowels") << u"a iː aʊ"_s << 650 << 585;
    QTest::newRow("glides") << u"j w"_s << 600 << 540;
    QTest::newRow("h and the glottal stop") << u"h ʔ"_s << 500 << 450;
    QTest::newRow("schwa") << u"ə"_s << 450 << 405;
    QTest::newRow("tones") << u"⁵⁵ ²¹⁴"_s << 1500 << 1350;
    QTest::newRow("boundaries") << u"_ +"_s << 200 << 180;
}

void CostsTest::pricesGapsByClass()
{
    QFETCH(QString, sounds);
    const auto costs = loaded<AligningCosts>();
    Sounds inventory;
    for (const Segment &segment : inventory.segments(sounds)) {
        QTEST(costs.gapCost(segment.features, false), "inside");
        QTEST(costs.gapCost(segment.features, true), "atWordEnd");
    }
}

void CostsTest::pricesAVowelThatLeadsToAnother()
{
    const auto costs = loaded<AligningCosts>();
    Sounds sounds;
    const Features u = sounds.segment(u"u"_s).features;
    const Features o = sounds.segment(u"o"_s).features;
    QVERIFY(costs.leadingVowelGapCost() < costs.gapCost(u, false));
    QVERIFY(costs.leadingVowelGapCost() > costs.gapCost(sounds.segment(u"w"_s).features, false));
    QVERIFY(costs.gapCost(o, false) < costs.leadingVowelGapCost() + costs.substitution(u, o));
}

void CostsTest::ordersAligningCosts_data()
{
    QTest::addColumn<QString>("nearer");
    QTest::addColumn<QString>("farther");
    QTest::newRow("place is graded: t s") << u"f θ"_s << u"f s"_s;
    QTest::newRow("place is graded: lips to tongue back") << u"p t"_s << u"p k"_s;
    QTest::newRow("voicing is less than place") << u"p b"_s << u"p t"_s;
    QTest::newRow("aspiration is less than voicing") << u"t tʰ"_s << u"t d"_s;
    QTest::newRow("a stop is nearer to its affricate than to its fricative") << u"t ts"_s << u"t s"_s;
    QTest::newRow("a stop is nearer to its fricative than to its nasal") << u"t s"_s << u"d n"_s;
    QTest::newRow("liquids are near each other") << u"l r"_s << u"l n"_s;
    QTest::newRow("one r for another") << u"ʁ r"_s << u"ʁ l"_s;
    QTest::newRow("w is near v") << u"w v"_s << u"w z"_s;
    QTest::newRow("w is near ɡ too") << u"w ɡ"_s << u"w d"_s;
    QTest::newRow("any vowels rather than any consonants") << u"iː ɑ"_s << u"p ʒ"_s;
    QTest::newRow("vowels by height") << u"i e"_s << u"i a"_s;
}

void CostsTest::ordersAligningCosts()
{
    QFETCH(QString, nearer);
    QFETCH(QString, farther);
    const auto costs = loaded<AligningCosts>();
    Sounds sounds;
    const std::vector<Segment> near = sounds.segments(nearer);
    const std::vector<Segment> far = sounds.segments(farther);
    const int nearCost = costs.substitution(near[0].features, near[1].features);
    const int farCost = costs.substitution(far[0].features, far[1].features);
    QVERIFY2(nearCost < farCost, qPrintable(u"%1 against %2"_s.arg(nearCost).arg(farCost)));
}

void CostsTest::ratesSubstitutions_data()
{
    QTest::addColumn<QString>("pair");
    QTest::addColumn<int>("expected");
    // near misses
    QTest::newRow("s for θ") << u"θ s"_s << 300;
    QTest::newRow("t for θ") << u"θ t"_s << 430;
    QTest::newRow("f for θ") << u"θ f"_s << 280;
    QTest::newRow("d for ð") << u"ð d"_s << 430;
    QTest::newRow("ʃ for s") << u"s ʃ"_s << 150;
    QTest::newRow("z for s") << u"s z"_s << 200;
    QTest::newRow("no aspiration") << u"pʰ p"_s << 150;
    QTest::newRow("w for v") << u"v w"_s << 380;
    QTest::newRow("b for v") << u"v b"_s << 360;
    QTest::newRow("l for ɹ") << u"ɹ l"_s << 300;
    QTest::newRow("ʁ for ɹ") << u"ɹ ʁ"_s << 300;
    QTest::newRow("n for ŋ") << u"ŋ n"_s << 306;
    QTest::newRow("l for n") << u"n l"_s << 350;
    QTest::newRow("ʃ for tʃ") << u"tʃ ʃ"_s << 200;
    QTest::newRow("ɪ for iː") << u"iː ɪ"_s << 290;
    QTest::newRow("ɛ for æ") << u"æ ɛ"_s << 90;
    QTest::newRow("u for y") << u"y u"_s << 400;
    QTest::newRow("e for eɪ") << u"eɪ e"_s << 195;
    QTest::newRow("another way up: 35 for 55") << u"⁵⁵ ³⁵"_s << 410;
    // other sounds
    QTest::newRow("t for p") << u"p t"_s << 510;
    QTest::newRow("k for t") << u"t k"_s << 510;
    QTest::newRow("u for i") << u"i u"_s << 550;
    QTest::newRow("a for i") << u"i a"_s << 540;
    QTest::newRow("m for p") << u"p m"_s << 600;
    QTest::newRow("falling for level") << u"⁵⁵ ⁵¹"_s << 570;
    QTest::newRow("ʒ for p") << u"p ʒ"_s << 1000;
    QTest::newRow("k for m") << u"m k"_s << 1000;
    QTest::newRow("a vowel for a consonant") << u"p a"_s << 1000;
}

void CostsTest::ratesSubstitutions()
{
    QFETCH(QString, pair);
    const auto distances = loaded<ScoringDistances>();
    Sounds sounds;
    const std::vector<Segment> segments = sounds.segments(pair);
    QTEST(distances.distance(segments[0].features, segments[1].features), "expected");
}

void CostsTest::keepsLimitsInOrder()
{
    const auto distances = loaded<ScoringDistances>();
    QCOMPARE(distances.nearMissLimit(), 500);
    QCOMPARE(distances.insertionCost(), 500);
    QCOMPARE(distances.minimumSubstitution(), 20);
    const auto costs = loaded<AligningCosts>();
    QVERIFY(costs.minimumSubstitution() > 0);
}

void CostsTest::refusesABadTable_data()
{
    QTest::addColumn<bool>("scoring");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, bool scoring, const QByteArray &before, const QByteArray &after,
                        const QString &problem) {
        QTest::newRow(name) << scoring << before << after << problem;
    };

    row("a row is missing", false, "gap\tnasal\t-\t800\n", "", u"the row \"gap nasal -\" is missing"_s);
    row("a row is misspelt", false, "manner\ttrill\ttap\t", "manner\ttrill\ttapp\t",
        u"row 63 (manner tapp trill): nothing has this name"_s);
    row("a row stands twice, the other way round", false, "manner\ttrill\ttap\t50\n",
        "manner\ttrill\ttap\t50\nmanner\ttap\ttrill\t50\n",
        u"row 64 (manner tap trill): says again what row 63 says"_s);
    row("a value is no number", false, "gap\tstop\t-\t850", "gap\tstop\t-\t0.85",
        u"row 5 (gap stop -): \"0.85\" is not a whole number from 0 to 10000"_s);
    row("a value is negative", true, "vowel\tglide\t-\t100", "vowel\tglide\t-\t-1",
        u"\"-1\" is not a whole number from 0 to 10000"_s);
    row("a value is huge", true, "kinds\tapart\t-\t1000", "kinds\tapart\t-\t99999999999",
        u"row 1 (kinds apart -): \"99999999999\" is not a whole number"_s);
    row("a column has another name", true, "feature\ta\tb\tvalue", "feature\ta\tb\tcost",
        u"the header must be feature, a, b, value"_s);
    row("a field too many", true, "vowel\tglide\t-\t100", "vowel\tglide\t-\t100\t", u"5 fields"_s);
    row("kinds might face each other", false, "kinds\tapart\t-\t4000", "kinds\tapart\t-\t3000",
        u"the row \"kinds apart -\" must be over 3000"_s);
    row("a gap costs nothing", false, "gap\tboundary\t-\t200", "gap\tboundary\t-\t0",
        u"the row \"gap boundary -\" makes a gap cost nothing"_s);
    row("ends of words are dear", false, "gap\tword-end-percent\t-\t90", "gap\tword-end-percent\t-\t120",
        u"word-end-percent -\" is over 100"_s);
    row("a substitution may cost nothing", true, "symbols\tdifferent\t-\t20", "symbols\tdifferent\t-\t1",
        u"the row \"symbols different -\" must be at least 2"_s);
    row("the limit is over everything", true, "limit\tnear-miss\t-\t500", "limit\tnear-miss\t-\t1500",
        u"a row \"limit\" is over 1000"_s);
    row("a mark is missing", true, "mark\ttense\t-\t100\n", "", u"the row \"mark tense -\" is missing"_s);
}

void CostsTest::refusesABadTable()
{
    QFETCH(bool, scoring);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, problem);
    QByteArray table = contentOf(scoring ? u":/phonoscope/alignment/scoring-distances.tsv"_s
                                         : u":/phonoscope/alignment/aligning-costs.tsv"_s);
    QCOMPARE(table.count(before), 1);
    table.replace(before, after);
    QTemporaryDir directory;
    const QString path = directory.filePath(u"table.tsv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table);
    file.close();

    QString error;
    if (scoring) {
        const auto result = ScoringDistances::load(path);
        QVERIFY(!result);
        error = result.error();
    } else {
        const auto result = AligningCosts::load(path);
        QVERIFY(!result);
        error = result.error();
    }
    QVERIFY2(error.startsWith(path + u':'), qPrintable(error));
    QVERIFY2(error.contains(problem), qPrintable(error));
}

void CostsTest::namesTheTableThatIsMissing()
{
    const auto costs = AligningCosts::load(u"/no/such/table.tsv"_s);
    QVERIFY(!costs);
    QVERIFY(costs.error().contains(u"/no/such/table.tsv"_s));
    QVERIFY(!ScoringDistances::load(u"/no/such/table.tsv"_s));
}

QTEST_GUILESS_MAIN(CostsTest)
#include "tst_costs.moc"
