// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"
#include "core/ipa/tsv.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// One row of the table.
struct AlignedByHand
{
    QString id;
    QString language;
    QString phenomenon;
    QString reference;
    QString spoken;
    QString columns; ///< "θ:t ɹ:ɹ -:a"
    QStringList alignedReference;
    QStringList alignedSpoken;
    bool differs = false; ///< the aligner is known to do otherwise

    /// A third of the rows, by their ids alone: the aligning costs are chosen by the others.
    bool isHeldOut() const { return qChecksum(id.toUtf8()) % 3 == 0; }
};

QString joined(const QStringList &reference, const QStringList &spoken)
{
    QStringList columns;
    for (qsizetype i = 0; i < std::min(reference.size(), spoken.size()); ++i)
        columns.append(reference[i] + u':' + spoken[i]);
    return columns.join(u' ');
}

QStringList withoutGaps(QStringList cells)
{
    cells.removeAll(u"-"_s);
    return cells;
}

QStringList segmentsOf(const QString &line)
{
    QStringList segments = line.split(u' ');
    segments.removeAll(u"|"_s);
    return segments;
}

struct Agreement
{
    int pairs = 0;
    int right = 0;

    void count(bool agrees)
    {
        ++pairs;
        right += agrees ? 1 : 0;
    }
    double percent() const { return 100.0 * right / std::max(pairs, 1); }
    QString toString() const { return u"%1 of %2, %3 %"_s.arg(right).arg(pairs).arg(percent(), 0, 'f', 1); }
};

} // namespace

/// What the aligner makes of pairs that were aligned by hand, in many languages.
class AlignmentSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableIsSound_data();
    void tableIsSound();
    void tableCoversLanguagesAndPhenomena();
    void alignsAsByHand_data();
    void alignsAsByHand();
    void agreesOnNineteenOfTwenty();

private:
    Segmentation cut(const QString &line) const;
    QString align(const AlignedByHand &pair);

    QList<AlignedByHand> m_pairs;
    SegmentInventory m_inventory;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<Aligner> m_aligner;
};

void AlignmentSetTest::initTestCase()
{
    const auto table = readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/alignment/pairs.tsv"));
    QVERIFY2(table, table ? "" : qPrintable(table.error()));
    QCOMPARE(table->columns,
             (QStringList{u"id"_s, u"language"_s, u"phenomenon"_s, u"reference"_s, u"spoken"_s,
                          u"aligned_reference"_s, u"aligned_spoken"_s, u"aligner"_s, u"note"_s}));
    for (const QStringList &row : table->rows) {
        AlignedByHand pair{
            row[0], row[1], row[2], row[3], row[4], {}, row[5].split(u' '), row[6].split(u' ')};
        pair.columns = joined(pair.alignedReference, pair.alignedSpoken);
        pair.differs = row[7] == u"differs";
        QVERIFY2(pair.differs || row[7] == u"agrees", qPrintable(pair.id));
        m_pairs.append(std::move(pair));
    }

    auto tables = Tokenizer::loadTables();
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error()));
    m_tokenizer = std::make_unique<Tokenizer>(*tables, m_inventory);
    tl::expected<AligningCosts, QString> costs = AligningCosts::load();
    QVERIFY2(costs, costs ? "" : qPrintable(costs.error()));
    m_aligner = std::make_unique<Aligner>(*costs);
}

/// The segments of \a line, their words parted by "|" as well as by boundaries.
Segmentation AlignmentSetTest::cut(const QString &line) const
{
    Segmentation result = m_tokenizer->tokenizeCut(segmentsOf(line));
    auto segment = result.segments.begin();
    int seams = 0;
    for (const QString &symbol : line.split(u' ')) {
        if (symbol == u"|")
            ++seams;
        else
            (segment++)->word += seams;
    }
    return result;
}

QString AlignmentSetTest::align(const AlignedByHand &pair)
{
    const Segmentation reference = cut(pair.reference);
    const Segmentation spoken = cut(pair.spoken);
    QStringList alignedReference;
    QStringList alignedSpoken;
    for (const AlignedPair &column : m_aligner->align(reference.segments, spoken.segments).columns) {
        alignedReference.append(column.reference == gap ? u"-"_s : reference.segments[column.reference].text);
        alignedSpoken.append(column.spoken == gap ? u"-"_s : spoken.segments[column.spoken].text);
    }
    return joined(alignedReference, alignedSpoken);
}

void AlignmentSetTest::tableIsSound_data()
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype i = 0; i < m_pairs.size(); ++i)
        QTest::newRow(qPrintable(m_pairs[i].id)) << i;
}

void AlignmentSetTest::tableIsSound()
{
    QFETCH(const qsizetype, row);
    const AlignedByHand &pair = m_pairs[row];
    QCOMPARE(std::ranges::count(m_pairs, pair.id, &AlignedByHand::id), 1);
    QCOMPARE(pair.alignedReference.size(), pair.alignedSpoken.size());
    QCOMPARE(withoutGaps(pair.alignedReference), segmentsOf(pair.reference));
    QCOMPARE(withoutGaps(pair.alignedSpoken), segmentsOf(pair.spoken));

    const Segmentation reference = cut(pair.reference);
    const Segmentation spoken = cut(pair.spoken);
    QCOMPARE(reference.unknownSymbols + spoken.unknownSymbols, QStringList());
    auto r = reference.segments.cbegin();
    auto s = spoken.segments.cbegin();
    for (qsizetype i = 0; i < pair.alignedReference.size(); ++i) {
        const bool isOmission = pair.alignedSpoken[i] == u"-";
        const bool isInsertion = pair.alignedReference[i] == u"-";
        const QByteArray cell = pair.columns.section(u' ', i, i).toUtf8();
        QVERIFY2(!(isOmission && isInsertion), cell.constData());
        QVERIFY2(isOmission || isInsertion || r->features.kind == s->features.kind, cell.constData());
        r += isInsertion ? 0 : 1;
        s += isOmission ? 0 : 1;
    }
}

void AlignmentSetTest::tableCoversLanguagesAndPhenomena()
{
    QHash<QString, int> languages;
    QHash<QString, int> phenomena;
    for (const AlignedByHand &pair : std::as_const(m_pairs)) {
        ++languages[pair.language];
        ++phenomena[pair.phenomenon];
    }
    QCOMPARE(m_pairs.size(), 553);
    QVERIFY2(std::ranges::count_if(languages, [](int count) { return count >= 6; }) >= 20,
             "fewer than twenty languages with six pairs each");
    QCOMPARE(phenomena.size(), 25);
    for (const auto &[phenomenon, count] : phenomena.asKeyValueRange())
        QVERIFY2(count >= 8, qPrintable(phenomenon));
}

void AlignmentSetTest::alignsAsByHand_data()
{
    tableIsSound_data();
}

void AlignmentSetTest::alignsAsByHand()
{
    QFETCH(const qsizetype, row);
    const AlignedByHand &pair = m_pairs[row];
    const QString aligned = align(pair);
    if (pair.differs)
        QVERIFY2(aligned != pair.columns, "the aligner agrees now: the row is to say so");
    else
        QVERIFY2(aligned == pair.columns, qPrintable(u"by hand %1, aligned %2"_s.arg(pair.columns, aligned)));
}

void AlignmentSetTest::agreesOnNineteenOfTwenty()
{
    Agreement all;
    Agreement heldOut;
    for (const AlignedByHand &pair : std::as_const(m_pairs)) {
        const QString aligned = align(pair);
        const bool agrees = aligned == pair.columns;
        all.count(agrees);
        if (pair.isHeldOut())
            heldOut.count(agrees);
        if (!agrees)
            qInfo("%s%s: by hand %s, aligned %s", pair.isHeldOut() ? "held out: " : "", qPrintable(pair.id),
                  qPrintable(pair.columns), qPrintable(aligned));
    }
    qInfo("aligned as by hand: %s; of the rows held out: %s", qPrintable(all.toString()),
          qPrintable(heldOut.toString()));
    QVERIFY(all.percent() >= 95.0);
}

QTEST_GUILESS_MAIN(AlignmentSetTest)
#include "tst_alignmentset.moc"
