// SPDX-License-Identifier: GPL-3.0-or-later
#include "varianttest.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

namespace {

const QString tablePath = QLatin1StringView(Rewrites::defaultPath);

/// What one rewrite makes of \a word.
QStringList made(const Rewrites &rewrites, const QString &word, const QString &previousWord,
                 const QString &nextWord, const QString &spelling, const QString &lang)
{
    const QList<Segment> segments = cut(word, lang);
    const QList<Segment> previous = cut(previousWord, lang);
    const QList<Segment> next = cut(nextWord, lang);
    QStringList texts;
    for (const Rewritten &rewritten : rewrites.apply({segments, previous, next, spelling, lang}))
        texts.append(ipaOf(rewritten.word));
    return texts;
}

/// A word that is written as the row demands.
QString spellingFor(const QString &field)
{
    return field.section(u' ', 0, 0).replace(u'*', u'n');
}

bool makes(const Rewrites &rewrites, const QString &from, const QString &to, const Example &example,
           const QString &spelling, const QString &lang)
{
    const QList<Segment> wanted = cut(to, lang);
    return std::ranges::any_of(made(rewrites, from, example.previous, example.next, spelling, lang),
                               [&](const QString &ipa) { return areSameSounds(cut(ipa, lang), wanted); });
}

} // namespace

class RewritesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowWorksAndIsNeeded_data();
    void everyRowWorksAndIsNeeded();
    void appliesInItsPlaceOnly_data();
    void appliesInItsPlaceOnly();
    void keepsTheStress();
    void refusesABadTable_data();
    void refusesABadTable();
};

void RewritesTest::everyRowWorksAndIsNeeded_data()
{
    QTest::addColumn<qsizetype>("row");
    const TsvTable table = need(readTsv(tablePath));
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        QTest::addRow("line %d: %s %s %s %s", table.lineNumbers[i], qPrintable(table.rows[i][0]),
                      qPrintable(table.rows[i][1]), qPrintable(table.rows[i][2]),
                      qPrintable(table.rows[i][3]))
            << i;
    }
}

void RewritesTest::everyRowWorksAndIsNeeded()
{
    QFETCH(qsizetype, row);
    const TsvTable table = need(readTsv(tablePath));
    const QStringList fields = table.rows[row];
    const QString lang = fields[0];
    const QString spelling = spellingFor(fields[table.column(u"spelling")]);
    const Example example = readExample(fields[table.column(u"example")]);
    QVERIFY(!example.expected.isEmpty() && !example.said.isEmpty());

    const Rewrites whole = need(Rewrites::load(*ipaTables()));
    QVERIFY2(
        makes(whole, example.expected, example.said, example, spelling, lang),
        qPrintable(made(whole, example.expected, example.previous, example.next, spelling, lang).join(u' ')));
    if (fields[2] == u"="_s)
        QVERIFY(makes(whole, example.said, example.expected, example, spelling, lang));

    const QTemporaryDir dir;
    QFile file(dir.filePath(u"rewrites.tsv"_s));
    QVERIFY(writeWithoutRow(tablePath, row, file));
    const Rewrites without = need(Rewrites::load(*ipaTables(), file.fileName()));
    QVERIFY(!makes(without, example.expected, example.said, example, spelling, lang));
}

void RewritesTest::appliesInItsPlaceOnly_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QStringList>("expected");

    const auto row = [](const char *name, const QString &lang, const QString &spelling, const QString &word,
                        const QString &next, const QStringList &expected) {
        QTest::newRow(name) << lang << spelling << word << next << expected;
    };
    row("nothing to rewrite", u"en-US"_s, u"tea"_s, u"tˈiː"_s, {}, {});
    row("too has no glide, whatever its sounds", u"en-US"_s, u"too"_s, u"tˈuː"_s, {}, {});
    row("witch has no h", u"en-US"_s, u"witch"_s, u"wˈɪtʃ"_s, {}, {});
    row("which may have one, in capitals too", u"en-US"_s, u"WHICH"_s, u"wˈɪtʃ"_s, {}, {u"hwˈɪtʃ"_s});
    row("a third tone before a first", u"zh"_s, u"很"_s, u"xˈən˨˩˦"_s, u"tˈuo˥"_s, {});
    row("a third tone at the end", u"zh"_s, u"很"_s, u"xˈən˨˩˦"_s, {}, {});
    row("a third tone before a third", u"zh"_s, u"很"_s, u"xˈən˨˩˦"_s, u"xˈɑu˨˩˦"_s, {u"xˈən˧˥"_s});
    row("another word with the tone of 一", u"zh"_s, u"衣"_s, u"kˈɤ˥"_s, u"tˈiɛn˥"_s, {});
    row("ich keeps its ch", u"de"_s, u"ich"_s, u"ɪç"_s, {}, {u"ʔɪç"_s});
    row("two schwas, each by itself", u"en-US"_s, u"a"_s, u"sˈʌdənmˌʌdən"_s, {},
        {u"sˈʌdn̩mˌʌdən"_s, u"sˈʌdənmˌʌdn̩"_s, u"sˈʌdəmmˌʌdən"_s});
    row("a language without rows", u"tlh"_s, u"x"_s, u"lˈɪtəl"_s, {}, {});
}

void RewritesTest::appliesInItsPlaceOnly()
{
    QFETCH(QString, lang);
    QFETCH(QString, spelling);
    QFETCH(QString, word);
    QFETCH(QString, next);
    QFETCH(QStringList, expected);
    QStringList results = made(need(Rewrites::load(*ipaTables())), word, {}, next, spelling, lang);
    results.sort();
    expected.sort();
    QCOMPARE(results, expected);
}

void RewritesTest::keepsTheStress()
{
    const QStringList results =
        made(need(Rewrites::load(*ipaTables())), u"ʃˈʊɹ"_s, {}, {}, u"sure"_s, u"en-US"_s);
    QVERIFY2(results.contains(u"ʃˈɜː"_s), qPrintable(results.join(u' ')));
}

void RewritesTest::refusesABadTable_data()
{
    QTest::addColumn<QString>("row");
    QTest::newRow("nothing to replace") << u"en\t-\t>\t-\tC\tC\t\tnotation"_s;
    QTest::newRow("something from nothing, anywhere") << u"en\t-\t>\tə\tC\t\t\tnotation"_s;
    QTest::newRow("nothing, both ways") << u"en\tə\t=\t-\t\t\t\tnotation"_s;
    QTest::newRow("an unknown way") << u"en\tə\t<\tɪ\t\t\t\tnotation"_s;
    QTest::newRow("an unknown source") << u"en\tə\t>\tɪ\t\t\t\tteacher"_s;
    QTest::newRow("two sounds without a blank") << u"en\tsp\t>\tɪ\t\t\t\tnotation"_s;
}

void RewritesTest::refusesABadTable()
{
    QFETCH(QString, row);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"bad.tsv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("language\tfrom\tway\tto\tafter\tbefore\tspelling\tsource\n" + row.toUtf8() + "\n");
    file.close();
    const auto loaded = Rewrites::load(*ipaTables(), file.fileName());
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().contains(u"bad.tsv:2"_s), qPrintable(loaded.error()));
}

QTEST_GUILESS_MAIN(RewritesTest)
#include "tst_rewrites.moc"
