// SPDX-License-Identifier: GPL-3.0-or-later
#include "varianttest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

class ReadingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowIsFound_data();
    void everyRowIsFound();
    void readsByNeighbours();
};

void ReadingsTest::everyRowIsFound_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("readings");
    const TsvTable table = need(readTsv(u":/phonoscope/variants/readings.tsv"_s));
    for (const QStringList &row : table.rows)
        QTest::addRow("%s %s", qPrintable(row[0]), qPrintable(row[1])) << row[0] << row[1] << row[2];
}

void ReadingsTest::everyRowIsFound()
{
    QFETCH(QString, lang);
    QFETCH(QString, words);
    QFETCH(QString, readings);
    const QStringList expected = readings.split(u' ');
    // Where it stands in the sentence does not matter.
    const QStringList sentence = QStringList{u"x"_s} + words.split(u' ') + QStringList{u"x"_s};
    const QList<QStringList> found = need(Readings::load(*ipaTables())).readings(sentence, lang);
    QCOMPARE(found.size(), sentence.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        QVERIFY2(found[i + 1].contains(expected[i]), qPrintable(found[i + 1].join(u' ')));
    QCOMPARE(found.first(), QStringList());
    QCOMPARE(found.last(), QStringList());
}

void ReadingsTest::readsByNeighbours()
{
    const Readings readings = need(Readings::load(*ipaTables()));
    QCOMPARE(readings.readings({u"银"_s, u"行"_s}, u"zh").last(), QStringList{u"xˈɑŋ˧˥"_s});
    QCOMPARE(readings.readings({u"行"_s, u"走"_s}, u"zh"), (QList<QStringList>{{}, {}}));
    QCOMPARE(readings.readings({u"银"_s, u"行"_s}, u"zh-CN").last(), QStringList{u"xˈɑŋ˧˥"_s});
    QCOMPARE(readings.readings({u"银"_s, u"行"_s}, u"yue"), (QList<QStringList>{{}, {}}));
    QCOMPARE(readings.readings({}, u"zh"), QList<QStringList>());
}

QTEST_GUILESS_MAIN(ReadingsTest)
#include "tst_readings.moc"
