// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"
#include "core/alignment/columnedit.h"
#include "core/alignment/score.h"
#include "tests/alignment/sounds.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

using Kind = ColumnEdit::Kind;

template <typename Table>
Table loaded()
{
    tl::expected<Table, QString> table = Table::load();
    if (!table)
        qFatal("%s", qPrintable(table.error()));
    return *table;
}

/// "t/t ʃ/- a/a!": the sounds of each column; "!" accepted, "?" ignored.
QString toString(const Columns &columns, const std::vector<Segment> &reference,
                 const std::vector<Segment> &spoken)
{
    QStringList result;
    for (const Column &column : columns) {
        const QString above = textOf(soundsOf(reference, column.reference));
        const QString below = textOf(soundsOf(spoken, column.spoken));
        QString text = (above.isEmpty() ? u"-"_s : above) + u'/' + (below.isEmpty() ? u"-"_s : below);
        if (column.ruling != Ruling::None)
            text += column.ruling == Ruling::Accepted ? u'!' : u'?';
        result.append(text);
    }
    return result.join(u' ');
}

/// The runs follow each other, cover both sides, and no column is empty.
bool isWhole(const Columns &columns, std::size_t reference, std::size_t spoken)
{
    int r = 0;
    int s = 0;
    for (const Column &column : columns) {
        if (column.reference.first != r || column.spoken.first != s ||
            column.reference.count + column.spoken.count == 0)
            return false;
        r += column.reference.count;
        s += column.spoken.count;
    }
    return r == int(reference) && s == int(spoken);
}

} // namespace

class ColumnEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void staysWholeAndAddsUp();
};

void ColumnEditTest::edits_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<ColumnEdits>("edits");
    QTest::addColumn<QString>("columns"); // empty: cannot be done
    QTest::newRow("none") << u"t ʃ a"_s << u"tʃ a"_s << ColumnEdits{} << u"t/- ʃ/tʃ a/a"_s;
    QTest::newRow("merge") << u"t ʃ a"_s << u"tʃ a"_s << ColumnEdits{{Kind::Merge, 0}} << u"tʃ/tʃ a/a"_s;
    QTest::newRow("merge and split") << u"t ʃ a"_s << u"tʃ a"_s
                                     << ColumnEdits{{Kind::Merge, 0}, {Kind::Split, 0}} << u"t/tʃ ʃ/- a/a"_s;
    QTest::newRow("split facing sounds")
        << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Split, 0}} << u"p/- -/t a/a"_s;
    QTest::newRow("split two by two")
        << u"p a"_s << u"t o"_s << ColumnEdits{{Kind::Merge, 0}, {Kind::Split, 0}} << u"p/t a/o"_s;
    QTest::newRow("an omission joins an addition")
        << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Split, 0}, {Kind::Merge, 0}} << u"p/t a/a"_s;
    QTest::newRow("accept") << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Accept, 0}} << u"p/t! a/a"_s;
    QTest::newRow("ignore") << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Ignore, 0}} << u"p/t? a/a"_s;
    QTest::newRow("judge again") << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Accept, 0}, {Kind::Judge, 0}}
                                 << u"p/t a/a"_s;
    QTest::newRow("merging ends a ruling")
        << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Accept, 0}, {Kind::Merge, 0}} << u"pa/ta"_s;
    QTest::newRow("nothing behind the last")
        << u"p a"_s << u"t a"_s << ColumnEdits{{Kind::Merge, 1}} << QString();
    QTest::newRow("no such column") << u"p"_s << u"t"_s << ColumnEdits{{Kind::Accept, 1}} << QString();
    QTest::newRow("a negative column") << u"p"_s << u"t"_s << ColumnEdits{{Kind::Ignore, -1}} << QString();
    QTest::newRow("a gap cannot be split")
        << u"p a"_s << u"a"_s << ColumnEdits{{Kind::Split, 0}} << QString();
    QTest::newRow("a tone and a sound")
        << u"m a ⁵⁵"_s << u"m a ⁵⁵"_s << ColumnEdits{{Kind::Merge, 1}} << QString();
    QTest::newRow("too many")
        << u"p t k p t"_s << u"p t k p t"_s
        << ColumnEdits{{Kind::Merge, 0}, {Kind::Merge, 0}, {Kind::Merge, 0}, {Kind::Merge, 0}} << QString();
}

void ColumnEditTest::edits()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    QFETCH(ColumnEdits, edits);
    QFETCH(QString, columns);
    Sounds sounds;
    Aligner aligner(loaded<AligningCosts>());
    const std::vector<Segment> r = sounds.segments(reference);
    const std::vector<Segment> s = sounds.segments(spoken);
    const std::optional<Columns> result = edited(columnsOf(aligner.align(r, s).columns), edits, r, s);
    QCOMPARE(result ? toString(*result, r, s) : QString(), columns);
}

/// After every edit of random pairs, and after taking it back, at every strictness, the columns' points are
/// what the score has lost.
void ColumnEditTest::staysWholeAndAddsUp()
{
    constexpr quint32 seed = 815;
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<std::size_t> anySize(1, 24);
    std::uniform_int_distribution<int> anyKind(0, 4);
    Sounds sounds;
    Aligner aligner(loaded<AligningCosts>());
    const auto distances = loaded<ScoringDistances>();
    int done = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray where = "pair " + QByteArray::number(i);
        const std::vector<Segment> r = sounds.random(anySize(engine), engine);
        const std::vector<Segment> s = sounds.mutated(r, engine);
        const auto addsUp = [&](const Columns &columns, Strictness strictness) {
            const Score score = scoreColumns(r, s, columns, distances, strictness);
            int lost = 0;
            int tonesLost = 0;
            for (const ColumnScore &column : score.columns)
                (column.tier == Tier::Tones ? tonesLost : lost) += column.points;
            const auto fits = [](const TierScore &tier, int points) {
                return tier.lost == points && (tier.clamped ? tier.total == 0 : tier.total == 1000 - points);
            };
            return fits(score.sounds, lost) && (score.tones ? fits(*score.tones, tonesLost) : tonesLost == 0);
        };
        const Columns aligned = columnsOf(aligner.align(r, s).columns);
        ColumnEdits edits;
        std::vector<Columns> states{aligned};
        for (int step = 0; step < 4; ++step) {
            std::uniform_int_distribution<int> anyColumn(0, int(states.back().size()) - 1);
            const ColumnEdit edit{static_cast<Kind>(anyKind(engine)), anyColumn(engine)};
            const std::optional<Columns> next = edited(states.back(), edit, r, s);
            if (!next)
                continue;
            ++done;
            edits.push_back(edit);
            states.push_back(*next);
            QVERIFY2(isWhole(*next, r.size(), s.size()), where.constData());
            for (const Strictness strictness :
                 {Strictness::Strict, Strictness::Standard, Strictness::Lenient})
                QVERIFY2(addsUp(*next, strictness), where.constData());
        }
        // Taken back one by one.
        while (!edits.empty()) {
            edits.pop_back();
            states.pop_back();
            const std::optional<Columns> again = edited(aligned, edits, r, s);
            QVERIFY2(again && *again == states.back(), where.constData());
            for (const Strictness strictness :
                 {Strictness::Strict, Strictness::Standard, Strictness::Lenient})
                QVERIFY2(addsUp(*again, strictness), where.constData());
        }
    }
    QVERIFY(done > 20'000);
}

QTEST_GUILESS_MAIN(ColumnEditTest)
#include "tst_columnedit.moc"
