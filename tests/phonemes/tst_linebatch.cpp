// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/linebatch.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// What the lines of \a batch take in one request: their lengths and the breaks between them.
qsizetype lengthOf(const LineBatch &batch, const QList<qsizetype> &sizes)
{
    qsizetype length = batch.size() - 1;
    for (const qsizetype place : batch)
        length += sizes[place];
    return length;
}

bool canBeTogether(const LineBatch &batch, const QList<qsizetype> &sizes)
{
    return batch.size() == 1 ||
           (lengthOf(batch, sizes) <= maxBatchCharacters &&
            std::ranges::none_of(batch, [&](qsizetype place) { return sizes[place] == 0; }));
}

qsizetype wavesOf(qsizetype requests, int parallel)
{
    return (requests + parallel - 1) / parallel;
}

/// The fewest requests that hold the lines from \a at on, by trying every way there is.
qsizetype fewestRequests(const QList<qsizetype> &sizes, qsizetype at, QList<LineBatch> &batches)
{
    if (at == sizes.size())
        return batches.size();
    qsizetype best = sizes.size();
    for (qsizetype i = 0; i < batches.size(); ++i) {
        batches[i].append(at);
        if (canBeTogether(batches[i], sizes))
            best = std::min(best, fewestRequests(sizes, at + 1, batches));
        batches[i].removeLast();
    }
    batches.append(LineBatch{at});
    best = std::min(best, fewestRequests(sizes, at + 1, batches));
    batches.removeLast();
    return best;
}

/// Empty, or what is wrong with \a batches as a plan for \a sizes.
QString faultOf(const QList<LineBatch> &batches, const QList<qsizetype> &sizes)
{
    QList<qsizetype> places;
    qsizetype first = -1;
    for (const LineBatch &batch : batches) {
        if (batch.isEmpty())
            return u"an empty request"_s;
        if (!std::ranges::is_sorted(batch))
            return u"a request out of order"_s;
        if (batch.front() <= first)
            return u"requests out of order"_s;
        first = batch.front();
        if (!canBeTogether(batch, sizes))
            return u"%1 characters in %2 lines"_s.arg(lengthOf(batch, sizes)).arg(batch.size());
        places += batch;
    }
    std::ranges::sort(places);
    QList<qsizetype> all(sizes.size());
    std::iota(all.begin(), all.end(), 0);
    return places == all ? QString() : u"a line is missing or there twice"_s;
}

QList<qsizetype> randomSizes(QRandomGenerator &random, int count, int longest)
{
    QList<qsizetype> sizes;
    for (int i = 0; i < count; ++i)
        sizes.append(random.bounded(longest + 1));
    return sizes;
}

} // namespace

class TestLineBatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plans_data();
    void plans();
    void sharesOutEvenly();
    void needsNoMoreWavesThanTheBestPlan();
    void holdsWhateverTheLengths();
    void makesOneLineOfAnyText_data();
    void makesOneLineOfAnyText();
};

void TestLineBatch::plans_data()
{
    QTest::addColumn<QList<qsizetype>>("sizes");
    QTest::addColumn<int>("parallel");
    QTest::addColumn<QList<LineBatch>>("batches");
    using Sizes = QList<qsizetype>;
    using Plan = QList<LineBatch>;
    QTest::newRow("nothing") << Sizes{} << 6 << Plan{};
    QTest::newRow("a pair") << Sizes{30, 40} << 6 << Plan{{0}, {1}};
    QTest::newRow("as many as go at once") << Sizes{5, 5, 5} << 3 << Plan{{0}, {1}, {2}};
    QTest::newRow("one more") << Sizes{9, 5, 5, 9} << 3 << Plan{{0}, {1, 2}, {3}};
    QTest::newRow("one at a time") << Sizes{10, 20, 30} << 1 << Plan{{0, 1, 2}};
    QTest::newRow("one over the length") << Sizes{1900, 20, 30} << 1 << Plan{{0}, {1, 2}};
    QTest::newRow("just the length") << Sizes{1899, 20, 30} << 1 << Plan{{0}, {1, 2}};
    QTest::newRow("just the length together") << Sizes{949, 949} << 1 << Plan{{0, 1}};
    QTest::newRow("one more than the length together") << Sizes{949, 950} << 1 << Plan{{0}, {1}};
    QTest::newRow("a blank line goes alone") << Sizes{5, 0, 5} << 1 << Plan{{0, 2}, {1}};
    QTest::newRow("two waves") << Sizes{1000, 1000, 1000, 1000, 100} << 2 << Plan{{0, 4}, {1}, {2}, {3}};
    // Even loads would open a third; filled to the brim they fit into two.
    QTest::newRow("tight") << Sizes{949, 949, 632, 632, 633} << 2 << Plan{{0, 1}, {2, 3, 4}};
}

void TestLineBatch::plans()
{
    QFETCH(QList<qsizetype>, sizes);
    QFETCH(int, parallel);
    QFETCH(QList<LineBatch>, batches);
    QCOMPARE(planBatches(sizes, parallel), batches);
}

void TestLineBatch::sharesOutEvenly()
{
    // A class of 200 learners, sentences of 20 to 60 characters.
    QRandomGenerator random(4);
    QList<qsizetype> sizes;
    for (int i = 0; i < 201; ++i)
        sizes.append(random.bounded(20, 61));
    const auto batches = planBatches(sizes, 6);
    QCOMPARE(batches.size(), 6);
    QList<qsizetype> lengths;
    for (const LineBatch &batch : batches)
        lengths.append(lengthOf(batch, sizes));
    const auto [least, most] = std::ranges::minmax(lengths);
    QVERIFY2(most - least <= 60, qPrintable(u"%1 to %2"_s.arg(least).arg(most)));
}

void TestLineBatch::needsNoMoreWavesThanTheBestPlan()
{
    QRandomGenerator random(1899);
    for (int round = 0; round < 600; ++round) {
        const auto sizes = randomSizes(random, random.bounded(1, 8), random.bounded(300, 2100));
        const int parallel = random.bounded(1, 4);
        const auto batches = planBatches(sizes, parallel);
        QCOMPARE(faultOf(batches, sizes), QString());
        QList<LineBatch> tried;
        // The best there is: whoever has as few lines as go at once sends each alone.
        const qsizetype fewest = fewestRequests(sizes, 0, tried);
        QCOMPARE(wavesOf(batches.size(), parallel), wavesOf(fewest, parallel));
    }
}

void TestLineBatch::holdsWhateverTheLengths()
{
    QRandomGenerator random(77);
    for (int round = 0; round < 300; ++round) {
        const auto sizes = randomSizes(random, random.bounded(400), random.bounded(1, 2500));
        const int parallel = random.bounded(1, 61);
        const auto batches = planBatches(sizes, parallel);
        QCOMPARE(faultOf(batches, sizes), QString());
        if (sizes.size() <= parallel) {
            QCOMPARE(batches.size(), sizes.size());
            continue;
        }
        // No plan can do with less than every request full; a simple rule comes within 11/9 of the best.
        qsizetype full = 0;
        for (const qsizetype size : sizes)
            full += size == 0 ? maxBatchCharacters + 1 : qMin(size, maxBatchCharacters) + 1;
        const qsizetype least = (full + maxBatchCharacters) / (maxBatchCharacters + 1);
        // Sentences over half a request are alone, whoever plans.
        const qsizetype large = std::ranges::count_if(
            sizes, [](qsizetype size) { return size == 0 || size > maxBatchCharacters / 2; });
        const qsizetype bound = qMax(least, large) * 3 / 2 + 1;
        QVERIFY2(wavesOf(batches.size(), parallel) <= wavesOf(bound, parallel),
                 qPrintable(u"%1 requests where %2 might do, %3 at once"_s.arg(batches.size())
                                .arg(qMax(least, large))
                                .arg(parallel)));
    }
}

void TestLineBatch::makesOneLineOfAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"one two"_s << u"one two"_s;
    QTest::newRow("unix") << u"one\ntwo\n"_s << u"one two"_s;
    QTest::newRow("windows") << u"one\r\ntwo"_s << u"one two"_s;
    QTest::newRow("old mac") << u"one\rtwo"_s << u"one two"_s;
    QTest::newRow("line separator") << u"one\u2028two"_s << u"one two"_s;
    QTest::newRow("paragraph separator") << u"one\u2029two"_s << u"one two"_s;
    QTest::newRow("next line") << u"one\u0085two"_s << u"one two"_s;
    QTest::newRow("form feed, vertical tab") << u"one\f\vtwo"_s << u"one two"_s;
    QTest::newRow("separators of records") << u"one\x1c\x1d\x1e\x1ftwo"_s << u"one two"_s;
    QTest::newRow("blank") << u" \n\t"_s << u""_s;
}

void TestLineBatch::makesOneLineOfAnyText()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(asLine(text), line);
}

QTEST_GUILESS_MAIN(TestLineBatch)
#include "tst_linebatch.moc"
