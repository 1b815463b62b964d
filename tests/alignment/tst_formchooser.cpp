// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/formchooser.h"
#include "tests/alignment/naivealigner.h"
#include "tests/alignment/sounds.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

AligningCosts costs()
{
    tl::expected<AligningCosts, QString> table = AligningCosts::load();
    if (!table)
        qFatal("%s", qPrintable(table.error()));
    return *table;
}

AcceptedForm form(const std::vector<Segment> &segments)
{
    return {QList<Segment>(segments.begin(), segments.end()), Leeways(std::ssize(segments))};
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

/// The sounds of the chosen forms, each word under its number.
std::vector<Segment> segmentsOf(const AcceptedForms &words, const std::vector<int> &choice)
{
    std::vector<Segment> segments;
    for (std::size_t w = 0; w < words.size(); ++w) {
        for (Segment segment : words[w][std::size_t(choice[w])].segments) {
            segment.word = int(w);
            segments.push_back(segment);
        }
    }
    return segments;
}

std::vector<Segment> wordOf(Sounds &sounds, std::size_t size, std::mt19937 &engine)
{
    std::vector<Segment> segments = sounds.random(size, engine);
    for (Segment &segment : segments)
        segment.word = 0;
    return segments;
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
    QTest::newRow("a word left out does not take from its neighbour")
        << u"b.j.uː.t.ɪ.f.ə.l,b.j.uː.t.ɪ.f.l t.ə.d.eɪ"_s << u"b j uː t ɪ f ə l"_s << QList<int>{0, 0};
    QTest::newRow("a word left out keeps its first form")
        << u"p.a t.ə.d.eɪ,t.eɪ"_s << u"p a"_s << QList<int>{0, 0};
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
    FormChooser chooser(costs());
    const std::vector<int> choice = chooser.choose(forms(sounds, words), sounds.segments(spoken));
    QTEST(QList<int>(choice.begin(), choice.end()), "choice");
}

void FormChooserTest::acceptsWhatIsEqual()
{
    Sounds sounds;
    AcceptedForms words = forms(sounds, u"p.ə,b.a"_s);
    words[0][0].leeways[1].equals = {sounds.segment(u"a"_s).id};
    FormChooser chooser(costs());
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
    FormChooser chooser(costs());
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
    const AligningCosts table = costs();
    FormChooser chooser(table);
    int exact = 0;
    for (int i = 0; i < 1'000; ++i) {
        AcceptedForms words(std::size_t(anyCount(engine)) + 1);
        std::vector<Segment> said;
        for (auto &word : words) {
            for (int f = anyCount(engine); f > 0; --f)
                word.push_back(form(wordOf(sounds, anySize(engine), engine)));
            const AcceptedForm &one = word[std::size_t(anyCount(engine)) % word.size()];
            for (Segment segment : one.segments) {
                segment.word = int(&word - words.data());
                said.push_back(segment);
            }
        }
        if (i % 3 > 0)
            said = sounds.mutated(said, engine);

        // A word of which nothing was said keeps its first form, whatever that costs: only those that are
        // not the first are compared then.
        const std::vector<int> chosen = chooser.choose(words, said);
        int least = std::numeric_limits<int>::max();
        int leastOfSaid = least;
        std::vector<int> choice(words.size(), 0);
        for (bool more = true; more;) {
            const int cost = naiveAlign(segmentsOf(words, choice), said, table).cost;
            least = std::min(least, cost);
            if (std::ranges::equal(choice, chosen, [](int a, int b) { return b == 0 || a == b; }))
                leastOfSaid = std::min(leastOfSaid, cost);
            more = false;
            for (std::size_t w = 0; w < words.size() && !more; ++w) {
                more = ++choice[w] < int(words[w].size());
                if (!more)
                    choice[w] = 0;
            }
        }
        const int cost = naiveAlign(segmentsOf(words, chosen), said, table).cost;
        QVERIFY2(leastOfSaid == least, QByteArray::number(i).constData());
        exact += cost == least ? 1 : 0;
        if (i % 3 == 0)
            QCOMPARE(cost, 0);
    }
    QVERIFY2(exact > 950, QByteArray::number(exact).constData());
}

void FormChooserTest::takesTheFirstFormsOfWhatIsTooLong()
{
    Sounds sounds;
    const AcceptedForms words(1001, forms(sounds, u"p,b"_s).front());
    const std::vector<Segment> spoken(4000, sounds.segment(u"b"_s));
    FormChooser chooser(costs());
    QCOMPARE(chooser.choose(words, spoken), std::vector<int>(1001, 0));
    const std::vector<Segment> few(1001, sounds.segment(u"b"_s));
    QCOMPARE(chooser.choose(words, few), std::vector<int>(1001, 1));
}

QTEST_GUILESS_MAIN(FormChooserTest)
#include "tst_formchooser.moc"
