// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TestTsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRows_data();
    void readsRows();
    void knowsColumnsAndLines();
    void refuses_data();
    void refuses();
    void readsFiles();
};

void TestTsv::readsRows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QStringList>>("rows");
    const QList<QStringList> two = {{u"1"_s, u"2"_s}, {u"3"_s, u"ɡ"_s}};
    QTest::newRow("plain") << QByteArray("a\tb\n1\t2\n3\tɡ\n") << two;
    QTest::newRow("no line end at the end") << QByteArray("a\tb\n1\t2\n3\tɡ") << two;
    QTest::newRow("carriage returns") << QByteArray("a\tb\r\n1\t2\r\n3\tɡ\r\n") << two;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "a\tb\n1\t2\n3\tɡ\n")
                                       << two;
    QTest::newRow("comments and empty lines") << QByteArray("# x\n#\n\na\tb\n# y\tz\n1\t2\n\n3\tɡ\n") << two;
    QTest::newRow("a sharp that is no comment")
        << QByteArray("a\tb\n#\t2\n#3\t4\n") << QList<QStringList>{{u"#"_s, u"2"_s}, {u"#3"_s, u"4"_s}};
    QTest::newRow("empty fields") << QByteArray("a\tb\n\t\n") << QList<QStringList>{{QString(), QString()}};
    QTest::newRow("a header alone") << QByteArray("a\tb\n") << QList<QStringList>{};
}

void TestTsv::readsRows()
{
    QFETCH(const QByteArray, bytes);
    using Rows = QList<QStringList>;
    QFETCH(const Rows, rows);
    const auto table = parseTsv(bytes, u"x.tsv"_s);
    QVERIFY2(table, table ? "" : qPrintable(table.error()));
    QCOMPARE(table->columns, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(table->rows, rows);
    QCOMPARE(table->lineNumbers.size(), rows.size());
}

void TestTsv::knowsColumnsAndLines()
{
    const auto table = parseTsv("# c\n\na\tb\n1\t2\n#\n3\t4\n", u"x.tsv"_s);
    QVERIFY(table);
    QCOMPARE(table->column(u"b"), 1);
    QCOMPARE(table->column(u"c"), -1);
    QCOMPARE(table->lineNumbers, (QList<int>{4, 6}));
}

void TestTsv::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    QTest::newRow("invalid UTF-8") << QByteArray("a\tb\n1\t2\n3\t\xFF\n") << u"x.tsv:3: not valid UTF-8"_s;
    QTest::newRow("a character cut short") << QByteArray("a\tb\n1\t\xC9") << u"x.tsv:2: not valid UTF-8"_s;
    QTest::newRow("a field too few") << QByteArray("a\tb\n1\t2\n3\n")
                                     << u"x.tsv:3: 1 fields where the header has 2"_s;
    QTest::newRow("a field too many, after a comment")
        << QByteArray("# c\na\tb\n1\t2\t3\n") << u"x.tsv:3: 3 fields where the header has 2"_s;
    QTest::newRow("nothing") << QByteArray() << u"x.tsv: no header row"_s;
    QTest::newRow("comments alone") << QByteArray("# a\tb\n#\n") << u"x.tsv: no header row"_s;
}

void TestTsv::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, error);
    const auto table = parseTsv(bytes, u"x.tsv"_s);
    QVERIFY(!table);
    QCOMPARE(table.error(), error);
}

void TestTsv::readsFiles()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"t.tsv"_s);
    QVERIFY(!readTsv(path));
    QVERIFY(readTsv(path).error().startsWith(path));
    QVERIFY(!readTsv(directory.path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a\n1\n");
    file.close();
    const auto table = readTsv(path);
    QVERIFY(table);
    QCOMPARE(table->rows, (QList<QStringList>{{u"1"_s}}));
}

QTEST_GUILESS_MAIN(TestTsv)
#include "tst_tsv.moc"
