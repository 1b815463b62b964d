// SPDX-License-Identifier: GPL-3.0-or-later
#include "varianttest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

namespace {

const QString tablePath = QLatin1StringView(Equalities::defaultPath);

bool countsAs(const Equalities &equalities, const QString &said, const QString &expected,
              const QString &nextWord, const QString &lang)
{
    const QList<Segment> next = cut(nextWord, lang);
    return equalities.countAs(cut(said, lang), cut(expected, lang), next.isEmpty() ? nullptr : &next.first(),
                              lang);
}

} // namespace

class EqualitiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowCountsAndIsNeeded_data();
    void everyRowCountsAndIsNeeded();
    void countsInItsPlaceOnly_data();
    void countsInItsPlaceOnly();
    void tellsTheEqualSounds();
    void refusesABadTable_data();
    void refusesABadTable();
};

void EqualitiesTest::everyRowCountsAndIsNeeded_data()
{
    QTest::addColumn<qsizetype>("row");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("example");
    const TsvTable table = need(readTsv(tablePath));
    const qsizetype example = table.column(u"example");
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const QStringList &row = table.rows[i];
        QTest::addRow("line %d: %s %s=%s", table.lineNumbers[i], qPrintable(row[0]), qPrintable(row[1]),
                      qPrintable(row[2]))
            << i << row[0] << row[example];
    }
}

void EqualitiesTest::everyRowCountsAndIsNeeded()
{
    QFETCH(qsizetype, row);
    QFETCH(QString, lang);
    QFETCH(QString, example);
    const Example word = readExample(example);
    QVERIFY(!word.expected.isEmpty() && !word.said.isEmpty());
    QVERIFY(Tokenizer::cut(word.expected, lang, *ipaTables()).unknownSymbols.isEmpty());

    const Equalities whole = need(Equalities::load(*ipaTables()));
    QVERIFY(countsAs(whole, word.said, word.expected, word.next, lang));
    QVERIFY(countsAs(whole, word.expected, word.said, word.next, lang));

    const QTemporaryDir dir;
    QFile file(dir.filePath(u"equalities.tsv"_s));
    QVERIFY(writeWithoutRow(tablePath, row, file));
    const Equalities without = need(Equalities::load(*ipaTables(), file.fileName()));
    QVERIFY(!countsAs(without, word.said, word.expected, word.next, lang));
}

void EqualitiesTest::countsInItsPlaceOnly_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("next");
    QTest::addColumn<bool>("counts");

    const auto row = [](const char *name, const QString &lang, const QString &expected, const QString &said,
                        bool counts, const QString &next = {}) {
        QTest::newRow(name) << lang << expected << said << next << counts;
    };
    row("the same word", u"en-US"_s, u"θɹˈiː"_s, u"θɹˈiː"_s, true);
    row("stress does not matter", u"en-US"_s, u"θɹˈiː"_s, u"θɹiː"_s, true);
    row("a sound less", u"en-US"_s, u"θɹˈiː"_s, u"θɹˈ"_s, false);
    row("a stressed vowel is not reduced", u"en-US"_s, u"bˈɪt"_s, u"bˈət"_s, false);
    row("nor one with secondary stress", u"en-US"_s, u"mˌɪstˈeɪk"_s, u"mˌəstˈeɪk"_s, false);
    row("nor one of a word without any stress mark", u"en-US"_s, u"bɪt"_s, u"bət"_s, false);
    row("unless it is reduced by nature", u"en-US"_s, u"ðə"_s, u"ðɪ"_s, true);
    row("ship and sheep", u"en-US"_s, u"ʃˈiːp"_s, u"ʃˈɪp"_s, false);
    row("bed and bad", u"en-US"_s, u"bˈɛd"_s, u"bˈæd"_s, false);
    row("core and car", u"en-US"_s, u"kˈɔːɹ"_s, u"kˈɑːɹ"_s, false);
    row("sin and sing", u"en-US"_s, u"sˈɪn"_s, u"sˈɪŋ"_s, false);
    row("n before a velar of the next word", u"en-US"_s, u"ˈɪn"_s, u"ˈɪŋ"_s, true, u"kˈɑːɹ"_s);
    row("n before an alveolar of the next word", u"en-US"_s, u"ˈɪn"_s, u"ˈɪŋ"_s, false, u"tˈaʊn"_s);
    row("t is no tap at the start", u"en-US"_s, u"tˈɛn"_s, u"ɾˈɛn"_s, false);
    row("nor before a stressed vowel", u"en-US"_s, u"ɐtˈɛnd"_s, u"ɐɾˈɛnd"_s, false);
    row("a tap at the end before a vowel", u"en-US"_s, u"ˈɪt"_s, u"ˈɪɾ"_s, true, u"ˈɪz"_s);
    row("no tap at the end of the sentence", u"en-US"_s, u"ˈɪt"_s, u"ˈɪɾ"_s, false);
    row("writer and rider: each is its tap, not the other", u"en-US"_s, u"ɹˈaɪtɚ"_s, u"ɹˈaɪdɚ"_s, false);
    row("sounds do not chain: happy with a schwa", u"en-US"_s, u"hˈæpi"_s, u"hˈæpə"_s, false);
    row("notation chains: the long vowel for happY's ɪ", u"en-US"_s, u"hˈæpɪ"_s, u"hˈæpiː"_s, true);
    row("length counts in British English", u"en-GB"_s, u"ʃˈɪp"_s, u"ʃˈiːp"_s, false);
    row("cot and caught differ in British English", u"en-GB"_s, u"kˈɒt"_s, u"kˈɔːt"_s, false);
    row("what is en counts in en-GB", u"en-GB"_s, u"sˈəʊfɐ"_s, u"sˈəʊfə"_s, true);
    row("and in a tag that has no rows", u"en-AU"_s, u"sˈəʊfɐ"_s, u"sˈəʊfə"_s, true);
    row("case of the tag does not matter", u"EN-us"_s, u"lˈɔː"_s, u"lˈɔ"_s, true);
    row("Spain tells s from θ", u"es"_s, u"kˈaθa"_s, u"kˈasa"_s, false);
    row("an accent of America is none of Spain", u"es"_s, u"ʝˈo"_s, u"ʃˈo"_s, false);
    row("Italian e and ɛ under stress", u"it"_s, u"pˈɛska"_s, u"pˈeska"_s, false);
    row("a Cantonese n within a word", u"yue"_s, u"nˈaːn˨˩"_s, u"nˈaːl˨˩"_s, false);
    row("Mandarin tones two and three", u"zh"_s, u"mˈɑ˧˥"_s, u"mˈɑ˨˩˦"_s, false);
    row("a language without rows", u"tlh"_s, u"bˈɪt"_s, u"bˈit"_s, false);
}

void EqualitiesTest::countsInItsPlaceOnly()
{
    QFETCH(QString, lang);
    QFETCH(QString, expected);
    QFETCH(QString, said);
    QFETCH(QString, next);
    QFETCH(bool, counts);
    QCOMPARE(countsAs(need(Equalities::load(*ipaTables())), said, expected, next, lang), counts);
}

void EqualitiesTest::tellsTheEqualSounds()
{
    const Equalities equalities = need(Equalities::load(*ipaTables()));
    const QList<Segment> habit = cut(u"hˈæbɪt"_s, u"en-US"_s);
    QStringList texts = equalities.equals(habit, 3, nullptr, u"en-US");
    texts.sort();
    // ᵻ is another way to write it; ə, ɐ and the happY vowels are other sounds.
    for (const QString &text : {u"ə"_s, u"ᵻ"_s, u"ɐ"_s, u"i"_s, u"iː"_s})
        QVERIFY2(texts.contains(text), qPrintable(texts.join(u' ')));
    QVERIFY(!texts.contains(u"ɪ"_s));
    QVERIFY(!texts.contains(u"ɛ"_s));
    QCOMPARE(texts.removeDuplicates(), 0);
    QCOMPARE(equalities.equals(habit, 1, nullptr, u"en-US"), QStringList());
}

void EqualitiesTest::refusesABadTable_data()
{
    QTest::addColumn<QString>("row");
    QTest::newRow("two sounds in one field") << u"en\tə l\tl̩\tsound\t-\t\t"_s;
    QTest::newRow("no sound") << u"en\t\tl̩\tsound\t-\t\t"_s;
    QTest::newRow("an unknown kind") << u"en\tə\tɪ\tsame\t-\t\t"_s;
    QTest::newRow("an unknown stress") << u"en\tə\tɪ\tsound\tyes\t\t"_s;
    QTest::newRow("a condition that is no sound") << u"en\tə\tɪ\tsound\t-\t§\t"_s;
    QTest::newRow("no language") << u"\tə\tɪ\tsound\t-\t\t"_s;
}

void EqualitiesTest::refusesABadTable()
{
    QFETCH(QString, row);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"bad.tsv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("language\ta\tb\tkind\tstress\tafter\tbefore\n" + row.toUtf8() + "\n");
    file.close();
    const auto loaded = Equalities::load(*ipaTables(), file.fileName());
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().contains(u"bad.tsv:2"_s), qPrintable(loaded.error()));
}

QTEST_GUILESS_MAIN(EqualitiesTest)
#include "tst_equalities.moc"
