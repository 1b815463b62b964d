// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"
#include "core/alignment/score.h"
#include "tests/alignment/sounds.h"

#include <QTest>

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

constexpr std::array levels = {Strictness::Strict, Strictness::Standard, Strictness::Lenient};

/// "M0 S20 O33 I17": the columns' types and points.
QString toString(const Score &score)
{
    QStringList result;
    for (const ColumnScore &column : score.columns)
        result.append(QStringView(u"MVSOI")[qsizetype(column.type)] + QString::number(column.points));
    return result.join(u' ');
}

} // namespace

class ScoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesColumns();
    void scores_data();
    void scores();
    void scalesNearMissesOnly();
    void addsUpForRandomPairs();
    void addsUpForTheLongestSequence();
    void givesLeftOverTenthsToTheFirst();
};

void ScoreTest::namesColumns()
{
    Sounds sounds;
    const Segment g = sounds.segment(u"g"_s);
    const Segment scriptG = sounds.segment(u"ɡ"_s);
    const Segment k = sounds.segment(u"k"_s);
    QCOMPARE(columnType(&g, &g), ColumnType::Match);
    QCOMPARE(columnType(&g, &scriptG), ColumnType::Variant);
    QCOMPARE(columnType(&g, &k), ColumnType::Substitution);
    QCOMPARE(columnType(&g, nullptr), ColumnType::Omission);
    QCOMPARE(columnType(nullptr, &g), ColumnType::Insertion);
}

void ScoreTest::scores_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<Strictness>("strictness");
    QTest::addColumn<int>("total");
    QTest::addColumn<bool>("clamped");
    QTest::addColumn<QString>("columns");
    const auto row = [](const char *name, const QString &reference, const QString &spoken,
                        Strictness strictness, int total, bool clamped, const QString &columns) {
        QTest::newRow(name) << reference << spoken << strictness << total << clamped << columns;
    };
    using enum Strictness;
    row("nothing expected, nothing said", u""_s, u""_s, Standard, 1000, false, u""_s);
    row("nothing expected, something said", u""_s, u"a"_s, Standard, 0, true, u"I500"_s);
    row("nothing said", u"k æ t"_s, u""_s, Standard, 0, false, u"O334 O333 O333"_s);
    row("all right", u"k æ t"_s, u"k æ t"_s, Standard, 1000, false, u"M0 M0 M0"_s);
    row("written otherwise", u"ɡ o"_s, u"g o"_s, Strict, 1000, false, u"V0 M0"_s);
    row("one segment, right", u"a"_s, u"a"_s, Standard, 1000, false, u"M0"_s);
    row("one segment, a near miss", u"θ"_s, u"s"_s, Standard, 700, false, u"S300"_s);
    row("one segment, a near miss, strictly", u"θ"_s, u"s"_s, Strict, 500, false, u"S500"_s);
    row("one segment, a near miss, leniently", u"θ"_s, u"s"_s, Lenient, 850, false, u"S150"_s);
    row("three said as tree", u"θ ɹ iː"_s, u"t ɹ iː"_s, Standard, 857, false, u"S143 M0 M0"_s);
    row("another sound, leniently", u"p a"_s, u"t a"_s, Lenient, 745, false, u"S255 M0"_s);
    row("another sound, strictly", u"p a"_s, u"t a"_s, Strict, 745, false, u"S255 M0"_s);
    row("a sound left out", u"k o l d"_s, u"k o l"_s, Standard, 750, false, u"M0 M0 M0 O250"_s);
    row("a sound left out, leniently", u"k o l d"_s, u"k o l"_s, Lenient, 750, false, u"M0 M0 M0 O250"_s);
    row("a sound too much", u"b ɪ ɡ"_s, u"b ɪ ɡ ə"_s, Standard, 833, false, u"M0 M0 M0 I167"_s);
    row("everything wrong", u"p"_s, u"a"_s, Standard, 0, true, u"O1000 I500"_s);
    row("lost exactly what there was", u"a"_s, u"a t t"_s, Standard, 0, false, u"M0 I500 I500"_s);
    row("far too much said", u"a"_s, u"a p a p a p a"_s, Standard, 0, true,
        u"M0 I500 I500 I500 I500 I500 I500"_s);
    row("an unknown symbol for another", u"☃ a"_s, u"☂ a"_s, Standard, 990, false, u"S10 M0"_s);
}

void ScoreTest::scores()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    QFETCH(Strictness, strictness);
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(reference);
    const std::vector<Segment> s = sounds.segments(spoken);
    Aligner aligner(loaded<AligningCosts>());
    const Score score =
        scoreAlignment(r, s, aligner.align(r, s).columns, loaded<ScoringDistances>(), strictness);
    QTEST(score.total, "total");
    QTEST(score.clamped, "clamped");
    QTEST(toString(score), "columns");
}

void ScoreTest::scalesNearMissesOnly()
{
    const auto distances = loaded<ScoringDistances>();
    const int limit = distances.nearMissLimit();
    Sounds sounds;
    for (const QString &a : sounds.symbols()) {
        for (const QString &b : sounds.symbols()) {
            const std::vector<Segment> r{sounds.segment(a)};
            const std::vector<Segment> s{sounds.segment(b)};
            const auto distance = [&](Strictness strictness) {
                return scoreAlignment(r, s, {{0, 0}}, distances, strictness).columns[0].distance;
            };
            const int standard = distance(Strictness::Standard);
            if (standard < limit) {
                QCOMPARE(distance(Strictness::Strict), std::min(2 * standard, limit));
                QCOMPARE(distance(Strictness::Lenient), standard / 2);
            } else {
                QCOMPARE(distance(Strictness::Strict), standard);
                QCOMPARE(distance(Strictness::Lenient), standard);
            }
            QCOMPARE(distance(Strictness::Lenient) == 0, r[0].id == s[0].id);
        }
    }
}

void ScoreTest::addsUpForRandomPairs()
{
    constexpr quint32 seed = 4711;
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::size_t> anySize(0, 40);
    Sounds sounds;
    Aligner aligner(loaded<AligningCosts>());
    const auto distances = loaded<ScoringDistances>();
    for (int i = 0; i < 10'000; ++i) {
        const std::vector<Segment> r = sounds.random(anySize(engine), engine);
        const std::vector<Segment> s =
            i % 2 == 0 ? sounds.mutated(r, engine) : sounds.random(anySize(engine), engine);
        const Alignment columns = aligner.align(r, s).columns;
        int stricterTotal = -1;
        for (const Strictness strictness : levels) {
            const Score score = scoreAlignment(r, s, columns, distances, strictness);
            const QByteArray where = "pair " + QByteArray::number(i);
            QVERIFY2(score.columns.size() == columns.size(), where.constData());
            QVERIFY2(score.total >= 0 && score.total <= 1000, where.constData());
            QVERIFY2(score.clamped ? score.total == 0 : score.lost() == 1000 - score.total,
                     where.constData());
            QVERIFY2(score.clamped == (score.lost() > 1000 || (r.empty() && !s.empty())), where.constData());
            QVERIFY2(score.total >= stricterTotal, where.constData());
            stricterTotal = score.total;

            int sum = 0;
            std::array<int, columnTypeCount> counts{};
            const int segments = std::max(int(r.size()), 1);
            for (const ColumnScore &column : score.columns) {
                ++counts[std::size_t(column.type)];
                sum += column.distance;
                // Each column's points are its own share, rounded down or up.
                QVERIFY2(column.points == column.distance / segments ||
                             column.points == (column.distance + segments - 1) / segments,
                         where.constData());
            }
            QVERIFY2(std::abs(score.lost() * segments - sum) * 2 <= segments, where.constData());
            QVERIFY2(counts == score.counts, where.constData());
        }
    }
}

void ScoreTest::addsUpForTheLongestSequence()
{
    Sounds sounds;
    std::mt19937 engine(17);
    const std::vector<Segment> r = sounds.random(maxAlignedSegments, engine);
    std::vector<Segment> s = sounds.mutated(r, engine);
    s.resize(std::min(s.size(), maxAlignedSegments));
    Aligner aligner(loaded<AligningCosts>());
    const Score score =
        scoreAlignment(r, s, aligner.align(r, s).columns, loaded<ScoringDistances>(), Strictness::Standard);
    QVERIFY(!score.clamped);
    QVERIFY(score.total > 500 && score.total < 1000);
    QCOMPARE(score.lost(), 1000 - score.total);
}

void ScoreTest::givesLeftOverTenthsToTheFirst()
{
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(u"p t k p t k p"_s);
    Alignment columns;
    for (int i = 0; i < int(r.size()); ++i)
        columns.push_back({i, gap});
    // A seventh of 1000 is 142 6/7: six columns of equal remainder are rounded up, the last is not.
    QCOMPARE(toString(scoreAlignment(r, {}, columns, loaded<ScoringDistances>(), Strictness::Standard)),
             u"O143 O143 O143 O143 O143 O143 O142"_s);
}

QTEST_GUILESS_MAIN(ScoreTest)
#include "tst_score.moc"
