// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/stress.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class StressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void spareWhatATeacherRuledOn();

private:
    static QList<Segment> segments(const QString &ipa)
    {
        static SegmentInventory inventory;
        static const Tokenizer tokenizer(*Tokenizer::loadTables(), inventory);
        return tokenizer.tokenize(ipa, u"en-US").segments;
    }
    /// Sound faces sound; what is over on one side faces nothing.
    static Columns sideBySide(qsizetype reference, qsizetype spoken)
    {
        Columns columns;
        for (int i = 0; i < std::max(reference, spoken); ++i)
            columns.push_back({{std::min(i, int(reference)), i < reference ? 1 : 0},
                               {std::min(i, int(spoken)), i < spoken ? 1 : 0}});
        return columns;
    }
};

void StressTest::finds_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("errors"); // column, kind
    QTest::newRow("right") << u"ɹɪkˈɔːɹd"_s << u"ɹɪkˈɔːɹd"_s << u""_s;
    QTest::newRow("record, the noun for the verb") << u"ɹɪkˈɔːɹd"_s << u"ɹˈɪkɔːɹd"_s << u"1+ 3-"_s;
    QTest::newRow("the sounds differ too") << u"ɹɪkˈɔːɹd"_s << u"ɹˈɛkɚɹd"_s << u"1+ 3-"_s;
    QTest::newRow("one syllable has no choice") << u"kˈæt"_s << u"kæt"_s << u""_s;
    QTest::newRow("nothing claimed") << u"ɹɪkˈɔːɹd"_s << u"ɹɪkɔːɹd"_s << u""_s;
    QTest::newRow("nothing expected") << u"ɹɪkɔːɹd"_s << u"ɹˈɪkɔːɹd"_s << u""_s;
    QTest::newRow("secondary stress is none") << u"ɹɪkˈɔːɹd"_s << u"ɹˌɪkˈɔːɹd"_s << u""_s;
    QTest::newRow("in the second word") << u"ðə bɪɡˈɪn"_s << u"ðə bˈɪɡɪn"_s << u"3+ 5-"_s;
    QTest::newRow("two main stresses expected") << u"fˌɪftˈiːnθˈɜːt"_s << u"fˈɪftiːnθɜːt"_s << u""_s;
}

void StressTest::finds()
{
    QFETCH(QString, reference);
    QFETCH(QString, spoken);
    const QList<Segment> r = segments(reference);
    const QList<Segment> s = segments(spoken);
    QStringList found;
    for (const StressError &error : stressErrors(r, s, sideBySide(r.size(), s.size()))) {
        found.append(QString::number(error.column) + (error.kind == StressErrorKind::Added ? u'+' : u'-'));
        QCOMPARE(error.referenceWord, r[error.column].word);
    }
    QTEST(found.join(u' '), "errors");
}

void StressTest::spareWhatATeacherRuledOn()
{
    const QList<Segment> r = segments(u"ɹɪkˈɔːɹd"_s);
    const QList<Segment> s = segments(u"ɹˈɪkɔːɹd"_s);
    Columns columns = sideBySide(r.size(), s.size());
    columns[1].ruling = Ruling::Accepted;
    const std::vector<StressError> errors = stressErrors(r, s, columns);
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().kind, StressErrorKind::Missing);
}

QTEST_GUILESS_MAIN(StressTest)
#include "tst_stress.moc"
