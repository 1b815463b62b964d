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

/// The columns of a tier add up to what its score has lost.
void verifyTier(const Score &score, Tier tier, const QByteArray &where)
{
    if (tier == Tier::Tones && !score.tones) {
        for (const ColumnScore &column : score.columns)
            QVERIFY2(column.tier == Tier::Sounds || column.points == 0, where.constData());
        return;
    }
    const TierScore &figures = tier == Tier::Tones ? *score.tones : score.sounds;
    const int shares = std::max(figures.shares, 1);
    int points = 0;
    int distance = 0;
    for (const ColumnScore &column : score.columns) {
        if (column.tier != tier)
            continue;
        points += column.points;
        distance += column.distance;
        // Each column's points are its own share, rounded down or up.
        QVERIFY2(column.points == column.distance / shares ||
                     column.points == (column.distance + shares - 1) / shares,
                 where.constData());
    }
    QVERIFY2(points == figures.lost, where.constData());
    QVERIFY2(std::abs(points * shares - distance) * 2 <= shares, where.constData());
    QVERIFY2(figures.clamped == (points > 1000 || (figures.shares == 0 && points > 0)), where.constData());
    QVERIFY2(figures.total == (figures.clamped ? 0 : 1000 - points), where.constData());
}

} // namespace

class ScoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesColumns();
    void judgesMergedSoundsAsOne();
    void followsTheTeachersRulings();
    void scoresTonesApart();
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
    const std::vector<Segment> g{sounds.segment(u"g"_s)};
    const std::vector<Segment> scriptG{sounds.segment(u"ɡ"_s)};
    const std::vector<Segment> k{sounds.segment(u"k"_s)};
    const auto columnOf = [](const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
                             const Leeways &leeways = {}) {
        const Columns columns{{{0, int(reference.size())}, {0, int(spoken.size())}}};
        const ColumnScore column = scoreColumns(reference, spoken, columns, loaded<ScoringDistances>(),
                                                Strictness::Standard, leeways)
                                       .columns.front();
        return std::pair(column.type, column.rule);
    };
    QCOMPARE(columnOf(g, g), std::pair(ColumnType::Match, ScoreRule::Same));
    QCOMPARE(columnOf(g, scriptG), std::pair(ColumnType::Variant, ScoreRule::Notation));
    QCOMPARE(columnOf(g, k), std::pair(ColumnType::Substitution, ScoreRule::NearMiss));
    QCOMPARE(columnOf(g, {}), std::pair(ColumnType::Omission, ScoreRule::LeftOut));
    QCOMPARE(columnOf({}, g), std::pair(ColumnType::Insertion, ScoreRule::Added));
    QCOMPARE(columnOf(g, k, {{false, {k.front().id}}}), std::pair(ColumnType::Variant, ScoreRule::Equal));
    QCOMPARE(columnOf(g, g, {{true, {}}}), std::pair(ColumnType::Variant, ScoreRule::AcceptedForm));
}

void ScoreTest::judgesMergedSoundsAsOne()
{
    Sounds sounds;
    const std::vector<Segment> cluster = sounds.segments(u"t ʃ a"_s);
    const std::vector<Segment> affricate = sounds.segments(u"tʃ a"_s);
    const Columns columns{{{0, 2}, {0, 1}}, {{2, 1}, {1, 1}}};
    const auto distances = loaded<ScoringDistances>();
    QCOMPARE(toString(scoreColumns(cluster, affricate, columns, distances, Strictness::Standard)),
             u"V0 M0"_s);
    // One sound for a merged pair loses for both.
    const std::vector<Segment> stop = sounds.segments(u"t a"_s);
    const Score score = scoreColumns(cluster, stop, columns, distances, Strictness::Standard);
    QCOMPARE(score.columns[0].type, ColumnType::Substitution);
    QCOMPARE(score.columns[0].distance % 2, 0);
    QCOMPARE(score.sounds.shares, 3);
}

void ScoreTest::followsTheTeachersRulings()
{
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(u"k æ t s"_s);
    const std::vector<Segment> s = sounds.segments(u"k æ p"_s);
    Columns columns{{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}, {{2, 1}, {2, 1}}, {{3, 1}, {3, 0}}};
    const auto distances = loaded<ScoringDistances>();
    const auto score = [&] { return scoreColumns(r, s, columns, distances, Strictness::Standard); };
    QCOMPARE(toString(score()), u"M0 M0 S128 O250"_s);
    columns[2].ruling = Ruling::Accepted;
    QCOMPARE(toString(score()), u"M0 M0 V0 O250"_s);
    columns[3].ruling = Ruling::Ignored;
    QCOMPARE(toString(score()), u"M0 M0 V0 O0"_s);
    QCOMPARE(score().sounds.total, 1000);
    QCOMPARE(score().sounds.shares, 3);
    QCOMPARE(score().count(ColumnType::Omission), 0);
    // What is left shares the hundred points.
    columns[2].ruling = Ruling::None;
    QCOMPARE(toString(score()), u"M0 M0 S170 O0"_s);
}

void ScoreTest::scoresTonesApart()
{
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(u"m a ⁵⁵ | m a ³⁵"_s);
    const std::vector<Segment> s = sounds.segments(u"m a ⁵⁵ | n a ⁵¹"_s);
    const Columns columns{{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}, {{2, 1}, {2, 1}},
                          {{3, 1}, {3, 1}}, {{4, 1}, {4, 1}}, {{5, 1}, {5, 1}}};
    const auto distances = loaded<ScoringDistances>();
    const Score score = scoreColumns(r, s, columns, distances, Strictness::Standard);
    QVERIFY(score.tones);
    QCOMPARE(score.sounds.shares, 4);
    QCOMPARE(score.tones->shares, 2);
    QCOMPARE(score.sounds.lost, score.columns[3].points);
    QCOMPARE(score.tones->lost, score.columns[5].points);
    QVERIFY(score.columns[5].points > 0 && score.columns[5].tier == Tier::Tones);
    // Where no tones are expected, those that were said count nothing.
    const std::vector<Segment> toneless = sounds.segments(u"m a"_s);
    const Score unexpected =
        scoreColumns(toneless, std::span(s).first(3), {{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}, {{2, 0}, {2, 1}}},
                     distances, Strictness::Standard);
    QVERIFY(!unexpected.tones);
    QCOMPARE(unexpected.sounds.total, 1000);
    QCOMPARE(unexpected.columns[2].rule, ScoreRule::Unexpected);
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
        scoreColumns(r, s, columnsOf(aligner.align(r, s).columns), loaded<ScoringDistances>(), strictness);
    QTEST(score.sounds.total, "total");
    QTEST(score.sounds.clamped, "clamped");
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
                return scoreColumns(r, s, columnsOf({{0, 0}}), distances, strictness).columns[0].distance;
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
        const Columns columns = columnsOf(aligner.align(r, s).columns);
        const QByteArray where = "pair " + QByteArray::number(i);
        int stricterTotal = -1;
        for (const Strictness strictness : levels) {
            const Score score = scoreColumns(r, s, columns, distances, strictness);
            QVERIFY2(score.columns.size() == columns.size(), where.constData());
            QVERIFY2(score.sounds.total >= stricterTotal, where.constData());
            stricterTotal = score.sounds.total;
            verifyTier(score, Tier::Sounds, where);
            verifyTier(score, Tier::Tones, where);
            std::array<int, columnTypeCount> counts{};
            for (const ColumnScore &column : score.columns)
                ++counts[std::size_t(column.type)];
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
    const Score score = scoreColumns(r, s, columnsOf(aligner.align(r, s).columns), loaded<ScoringDistances>(),
                                     Strictness::Standard);
    QVERIFY(!score.sounds.clamped);
    QVERIFY(score.sounds.total > 500 && score.sounds.total < 1000);
    QCOMPARE(score.sounds.lost, 1000 - score.sounds.total);
}

void ScoreTest::givesLeftOverTenthsToTheFirst()
{
    Sounds sounds;
    const std::vector<Segment> r = sounds.segments(u"p t k p t k p"_s);
    Columns columns;
    for (int i = 0; i < int(r.size()); ++i)
        columns.push_back({{i, 1}, {0, 0}});
    // A seventh of 1000 is 142 6/7: six columns of equal remainder are rounded up, the last is not.
    QCOMPARE(toString(scoreColumns(r, {}, columns, loaded<ScoringDistances>(), Strictness::Standard)),
             u"O143 O143 O143 O143 O143 O143 O142"_s);
}

QTEST_GUILESS_MAIN(ScoreTest)
#include "tst_score.moc"
