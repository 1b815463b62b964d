// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/serviceoptions.h"

#include <QtTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestServiceOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasDefaults();
    void takesEveryOption();
    void printsHelpAndVersion_data();
    void printsHelpAndVersion();
    void refuses_data();
    void refuses();
};

void TestServiceOptions::hasDefaults()
{
    const auto options = parseServiceOptions({u"phonoscope-service"_s});
    QVERIFY(options);
    QCOMPARE(options->listen, (ListenAddress{u"127.0.0.1"_s, 8765}));
    QCOMPARE(options->delay.count(), 0);
    QCOMPARE(options->maxConnections, 512);
    QVERIFY(options->textToPrint.isEmpty());
}

void TestServiceOptions::takesEveryOption()
{
    const auto options = parseServiceOptions(
        {u"x"_s, u"--listen"_s, u"[::1]:0"_s, u"--delay=60000"_s, u"--max-connections"_s, u"1"_s});
    QVERIFY2(options, qPrintable(options ? QString() : options.error()));
    QCOMPARE(options->listen, (ListenAddress{u"::1"_s, 0}));
    QCOMPARE(options->delay.count(), 60'000);
    QCOMPARE(options->maxConnections, 1);
}

void TestServiceOptions::printsHelpAndVersion_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("text");

    QTest::newRow("help") << u"--help"_s << u"--max-connections"_s;
    QTest::newRow("short help") << u"-h"_s << u"--delay"_s;
    QTest::newRow("version") << u"--version"_s << u"phonoscope-service " PHONOSCOPE_VERSION "\n"_s;
}

void TestServiceOptions::printsHelpAndVersion()
{
    QFETCH(QString, option);
    QFETCH(QString, text);

    const auto options = parseServiceOptions({u"x"_s, option});
    QVERIFY(options);
    QVERIFY2(options->textToPrint.contains(text), qPrintable(options->textToPrint));
}

void TestServiceOptions::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    QTest::newRow("an option nobody knows") << QStringList{u"--frob"_s} << u"frob"_s;
    QTest::newRow("a stray word") << QStringList{u"word"_s} << u"word"_s;
    QTest::newRow("no value") << QStringList{u"--delay"_s} << u"delay"_s;
    QTest::newRow("a delay in words") << QStringList{u"--delay"_s, u"long"_s} << u"'long'"_s;
    QTest::newRow("a negative delay") << QStringList{u"--delay=-1"_s} << u"'-1'"_s;
    QTest::newRow("too long a delay") << QStringList{u"--delay"_s, u"60001"_s} << u"'60001'"_s;
    QTest::newRow("no connections") << QStringList{u"--max-connections"_s, u"0"_s} << u"'0'"_s;
    QTest::newRow("a wrong address") << QStringList{u"--listen"_s, u"8765"_s} << u"'8765'"_s;
}

void TestServiceOptions::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);

    const auto options = parseServiceOptions(QStringList{u"x"_s} + arguments);
    QVERIFY(!options);
    QVERIFY2(options.error().contains(named), qPrintable(options.error()));
}

QTEST_GUILESS_MAIN(TestServiceOptions)
#include "tst_serviceoptions.moc"
