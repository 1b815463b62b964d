// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/levenshtein.h"
#include "tests/alignment/sounds.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// The textbook's table, row after row.
int naiveDistance(const std::vector<Segment> &a, const std::vector<Segment> &b)
{
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i));
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int substitution = diagonal + (a[i - 1].id == b[j - 1].id ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({substitution, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::vector<Segment> withIds(std::size_t size, SegmentId distinct, SegmentId factor, std::mt19937 &engine)
{
    std::uniform_int_distribution<SegmentId> anyId(0, distinct - 1);
    std::vector<Segment> result(size);
    for (Segment &segment : result)
        segment.id = anyId(engine) * factor;
    return result;
}

} // namespace

class LevenshteinTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEdits_data();
    void countsEdits();
    void agreesWithTheTextbook_data();
    void agreesWithTheTextbook();
    void takesVeryLongSequences();
};

void LevenshteinTest::countsEdits_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("distance");
    QTest::addColumn<double>("similarity");
    QTest::newRow("two empty sequences are alike") << u""_s << u""_s << 0 << 1.0;
    QTest::newRow("nothing against something") << u""_s << u"t ə"_s << 2 << 0.0;
    QTest::newRow("equal") << u"k æ t"_s << u"k æ t"_s << 0 << 1.0;
    QTest::newRow("one of three replaced") << u"θ ɹ iː"_s << u"t ɹ iː"_s << 1 << 2.0 / 3;
    QTest::newRow("one of four left out") << u"k o l d"_s << u"k o l"_s << 1 << 0.75;
    QTest::newRow("one added") << u"s k uː l"_s << u"ɛ s k uː l"_s << 1 << 0.8;
    QTest::newRow("a swap is two edits") << u"æ s k"_s << u"æ k s"_s << 2 << 1.0 / 3;
    QTest::newRow("nothing in common") << u"p a"_s << u"t i"_s << 2 << 0.0;
    QTest::newRow("notation twins are equal") << u"ɡ o"_s << u"g o"_s << 0 << 1.0;
    QTest::newRow("words do not matter") << u"k æ t | s"_s << u"k æ | t s"_s << 0 << 1.0;
}

void LevenshteinTest::countsEdits()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    Sounds sounds;
    const std::vector<Segment> first = sounds.segments(a);
    const std::vector<Segment> second = sounds.segments(b);
    QTEST(levenshteinDistance(first, second), "distance");
    QTEST(levenshteinDistance(second, first), "distance");
    QTEST(levenshteinSimilarity(first, second), "similarity");
}

void LevenshteinTest::agreesWithTheTextbook_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("longest");
    QTest::addColumn<quint32>("distinct");
    QTest::addColumn<quint32>("factor");
    QTest::newRow("short, few ids") << 1u << 5000 << 10 << 3u << 1u;
    QTest::newRow("up to one machine word") << 2u << 1000 << 64 << 30u << 1u;
    QTest::newRow("around the ends of machine words") << 3u << 500 << 200 << 20u << 1u;
    QTest::newRow("ids that share their low bits") << 4u << 500 << 130 << 90u << 128u;
    QTest::newRow("ids over the whole range") << 5u << 500 << 130 << 200u << 21474836u;
}

void LevenshteinTest::agreesWithTheTextbook()
{
    QFETCH(quint32, seed);
    QFETCH(int, pairs);
    QFETCH(int, longest);
    QFETCH(quint32, distinct);
    QFETCH(quint32, factor);
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::size_t> anySize(0, std::size_t(longest));
    for (int i = 0; i < pairs; ++i) {
        const std::vector<Segment> a = withIds(anySize(engine), distinct, factor, engine);
        const std::vector<Segment> b = withIds(anySize(engine), distinct, factor, engine);
        const QByteArray where = "seed " + QByteArray::number(seed) + " pair " + QByteArray::number(i);
        QVERIFY2(levenshteinDistance(a, b) == naiveDistance(a, b), where.constData());
    }
    for (const std::size_t size : {63u, 64u, 65u, 127u, 128u, 129u, 192u}) {
        const std::vector<Segment> a = withIds(size, distinct, factor, engine);
        const std::vector<Segment> b = withIds(size + 1, distinct, factor, engine);
        QCOMPARE(levenshteinDistance(a, b), naiveDistance(a, b));
        QCOMPARE(levenshteinDistance(a, a), 0);
    }
}

void LevenshteinTest::takesVeryLongSequences()
{
    std::mt19937 engine(6);
    const std::vector<Segment> a = withIds(20'000, 60, 1, engine);
    std::vector<Segment> b = a;
    b.erase(b.begin() + 5000, b.begin() + 5010);
    b.back().id = 61;
    QCOMPARE(levenshteinDistance(a, b), 11);
}

QTEST_GUILESS_MAIN(LevenshteinTest)
#include "tst_levenshtein.moc"
