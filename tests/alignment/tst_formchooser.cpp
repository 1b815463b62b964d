// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/formchooser.h"
#include "tests/alignment/sounds.h"

#include <QTest>

#include <limits>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

ScoringDistances distances()
{
    tl::expected<ScoringDistances, QString> table = ScoringDistances::load();
    if (!table)
        qFatal("%s", qPrintable(table.error()));
    return *table;
}

AcceptedForm form(const std::vector<Segment> &segments)
{
    return {QList<Segment>(segments.begin(), segments.end()), Leeways(segments.size())};
}

/// "tə,tuː biː,bɪ" with sounds apart by dots: "t.ə,t.uː b.iː".
AcceptedForms forms(Sounds &sounds, const QString &text)
{
    AcceptedForms result;
    for (const QString &word : text.split(u' ')) {
        std::vector<AcceptedForm> accepted;
        for (const QString &one : word.split(u',')) {
            QString spaced = one;
            accepted.push_back(form(sounds.segments(spaced.replace(u'.', u' '))));
        }
        result.push_back(std::move(accepted));
    }
    return result;
}

/// The textbook way: what it costs to say \a spoken for \a expected, in thousandths of a share.
int naiveLoss(const std::vector<const Segment *> &expected, const std::vector<const Leeway *> &leeways,
              const std::vector<Segment> &spoken, const ScoringDistances &table)
{
    std::vector<int> row(spoken.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = int(j) * table.insertionCost();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        std::vector<int> next(row.size());
        next[0] = row[0] + 1000;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const Segment &heard = spoken[j - 1];
            int facing = 1000 + table.insertionCost();
            if (expected[i]->id == heard.id || leeways[i]->accepts(heard.id))
                facing = 0;
            else if (expected[i]->features.kind == heard.features.kind)
                facing = std::max(table.distance(expected[i]->features, heard.features),
                                  table.minimumSubstitution());
            next[j] = std::min({row[j - 1] + facing, row[j] + 1000, next[j - 1] + table.insertionCost()});
        }
        row = std::move(next);
    }
    return row.back();
}

int naiveLoss(const AcceptedForms &words, const std::vector<int> &choice, const std::vector<Segment> &spoken,
              const ScoringDistances &table)
{
    std::vector<const Segment *> expected;
    std::vector<const Leeway *> leeways;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const AcceptedForm &chosen = words[w][std::size_t(choice[w])];
        for (qsizetype i = 0; i < chosen.segments.size(); ++i) {
            expected.push_back(&chosen.segments[i]);
            leeways.push_back(&chosen.leeways[std::size_t(i)]);
        }
    }
    return naiveLoss(expected, leeways, spoken, table);
}

} // namespace

class FormChooserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chooses_data();
    void chooses();
    void acceptsWhatIsEqual();
    void prefersTheStressThatWasHeard();
    void agreesWithEveryCombination();
    void takesTheFirstFormsOfWhatIsTooLong();
};

void FormChooserTest::chooses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QList<int>>("choice");
    QTest::newRow("nothing to choose") << u"k.æ.t"_s << u"d o ɡ"_s << QList<int>{0};
    QTest::newRow("the first form if it was said") << u"t.ə,t.u b.iː"_s << u"t ə b iː"_s << QList<int>{0, 0};
    QTest::newRow("another form if that was said") << u"t.ə,t.u b.iː"_s << u"t u b iː"_s << QList<int>{1, 0};
    QTest::newRow("the nearest if none was said") << u"t.ə,t.u"_s << u"d u"_s << QList<int>{1};
    QTest::newRow("nothing said") << u"t.ə,t.u"_s << u""_s << QList<int>{0};
    QTest::newRow("forms of other lengths") << u"k.æ.t.ə.l,k.æ.t.l"_s << u"k æ t l"_s << QList<int>{1};
    QTest::newRow("something put in between words")
        << u"t.ə,t.u b.iː,b.i"_s << u"t u a p b i"_s << QList<int>{1, 1};
    QTest::newRow("something put in behind") << u"t.ə,t.u"_s << u"t u p"_s << QList<int>{1};
    QTest::newRow("of equal ones the first") << u"p,b,p"_s << u"p"_s << QList<int>{0};
    QTest::newRow("each word its own") << u"a.n,a æ.n.d,ə.n"_s << u"a ə n"_s << QList<int>{1, 1};
}

void FormChooserTest::chooses()
{
    QFETCH(QString, words);
    QFETCH(QString, spoken);
    Sounds sounds;
    FormChooser chooser(distances());
    const std::vector<int> choice = chooser.choose(forms(sounds, words), sounds.segments(spoken));
    QTEST(QList<int>(choice.begin(), choice.end()), "choice");
}

void FormChooserTest::acceptsWhatIsEqual()
{
    Sounds sounds;
    AcceptedForms words = forms(sounds, u"p.ə,b.a"_s);
    words[0][0].leeways[1].equals = {sounds.segment(u"a"_s).id};
    FormChooser chooser(distances());
    QCOMPARE(chooser.choose(words, sounds.segments(u"p a"_s)), std::vector<int>{0});
}

void FormChooserTest::prefersTheStressThatWasHeard()
{
    Sounds sounds;
    AcceptedForms words = forms(sounds, u"p.a.p.a,p.a.p.a"_s);
    words[0][0].segments[1].stress = Stress::Primary;
    words[0][1].segments[3].stress = Stress::Primary;
    std::vector<Segment> spoken = sounds.segments(u"p a p a"_s);
    spoken[3].stress = Stress::Primary;
    FormChooser chooser(distances());
    QCOMPARE(chooser.choose(words, spoken), std::vector<int>{1});
}

void FormChooserTest::agreesWithEveryCombination()
{
    constexpr quint32 seed = 2718;
    qInfo("seed %u", seed);
    std::mt19937 engine(seed);
    std::uniform_int_distribution<int> anyCount(1, 3);
    std::uniform_int_distribution<std::size_t> anySize(1, 4);
    Sounds sounds;
    const ScoringDistances table = distances();
    FormChooser chooser(table);
    for (int i = 0; i < 2'000; ++i) {
        AcceptedForms words(std::size_t(anyCount(engine)) + 1);
        std::vector<Segment> said;
        for (auto &word : words) {
            for (int f = anyCount(engine); f > 0; --f)
                word.push_back(form(sounds.random(anySize(engine), engine)));
            const AcceptedForm &one = word[std::size_t(anyCount(engine)) % word.size()];
            said.insert(said.end(), one.segments.begin(), one.segments.end());
        }
        if (i % 3 > 0)
            said = sounds.mutated(said, engine);

        int least = std::numeric_limits<int>::max();
        std::vector<int> choice(words.size(), 0);
        for (bool more = true; more;) {
            least = std::min(least, naiveLoss(words, choice, said, table));
            more = false;
            for (std::size_t w = 0; w < words.size() && !more; ++w) {
                more = ++choice[w] < int(words[w].size());
                if (!more)
                    choice[w] = 0;
            }
        }
        const int chosen = naiveLoss(words, chooser.choose(words, said), said, table);
        QVERIFY2(chosen == least, QByteArray::number(i).constData());
        if (i % 3 == 0)
            QCOMPARE(chosen, 0);
    }
}

void FormChooserTest::takesTheFirstFormsOfWhatIsTooLong()
{
    Sounds sounds;
    const AcceptedForms words(1001, forms(sounds, u"p,b"_s).front());
    const std::vector<Segment> spoken(4000, sounds.segment(u"b"_s));
    FormChooser chooser(distances());
    QCOMPARE(chooser.choose(words, spoken), std::vector<int>(1001, 0));
    const std::vector<Segment> few(1001, sounds.segment(u"b"_s));
    QCOMPARE(chooser.choose(words, few), std::vector<int>(1001, 1));
}

QTEST_GUILESS_MAIN(FormChooserTest)
#include "tst_formchooser.moc"
