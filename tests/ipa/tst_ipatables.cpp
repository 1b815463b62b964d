// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipatables.h"
#include "core/ipa/joining.h"
#include "core/ipa/tsv.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

const QString embedded = u":/phonoscope/ipa/"_s;

} // namespace

class TestIpaTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhereItComesFrom_data();
    void saysWhereItComesFrom();
    void hasNoRowTwice_data();
    void hasNoRowTwice();
    void givesEveryLetterFeatures();
    void givesEveryTwinTheFeaturesOfItsForm();
    void namesEveryCodePointAsUnicodeDoes_data();
    void namesEveryCodePointAsUnicodeDoes();
    void tellsLettersApartByFeatures();
    void refusesBadTables_data();
    void refusesBadTables();
    void refusesAMissingTable();

private:
    TsvTable table(const QString &name) const
    {
        const auto read = readTsv(embedded + name);
        return read ? *read : TsvTable{};
    }

    IpaTables m_tables;
};

void TestIpaTables::initTestCase()
{
    const auto tables = readIpaTables(embedded);
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error()));
    m_tables = *tables;
}

void TestIpaTables::saysWhereItComesFrom_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(embedded).entryList();
    QCOMPARE(names.size(), 10);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestIpaTables::saysWhereItComesFrom()
{
    QFETCH(const QString, name);
    QFile file(embedded + name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("# "));
    QVERIFY(bytes.contains("ource"));
    const auto read = readTsv(embedded + name);
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QVERIFY(!read->rows.isEmpty());
}

void TestIpaTables::hasNoRowTwice_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("keyColumns"); // the first so many columns are the key
    QTest::newRow("consonants") << u"consonants.tsv"_s << 1;
    QTest::newRow("vowels") << u"vowels.tsv"_s << 1;
    QTest::newRow("marks") << u"marks.tsv"_s << 1;
    QTest::newRow("signs") << u"signs.tsv"_s << 1;
    QTest::newRow("tones") << u"tones.tsv"_s << 1;
    QTest::newRow("tone numbers") << u"tonenumbers.tsv"_s << 2;
    QTest::newRow("twins") << u"twins.tsv"_s << 2;
    QTest::newRow("units") << u"units.tsv"_s << 2;
    QTest::newRow("X-SAMPA") << u"xsampa.tsv"_s << 1;
    QTest::newRow("chart") << u"chart.tsv"_s << 5;
}

void TestIpaTables::hasNoRowTwice()
{
    QFETCH(const QString, name);
    QFETCH(const int, keyColumns);
    QSet<QStringList> seen;
    for (const QStringList &row : table(name).rows) {
        const QStringList key = row.first(keyColumns);
        QVERIFY2(!seen.contains(key), qPrintable(key.join(u' ')));
        seen.insert(key);
        for (const QString &field : row)
            QVERIFY2(!field.isEmpty() && field == field.trimmed(), qPrintable(row.join(u'|')));
    }
}

void TestIpaTables::givesEveryLetterFeatures()
{
    QVERIFY(m_tables.letters.size() > 150);
    for (const Letter &letter : m_tables.letters) {
        const Features &features = letter.features;
        QVERIFY(!letter.compared.isEmpty());
        const QByteArray utf8 = letter.compared.toUtf8();
        const char *name = utf8.constData();
        if (features.kind == SegmentKind::Consonant) {
            QVERIFY2(features.place != Place::None && features.manner != Manner::None, name);
            QVERIFY2(features.vowelCount == 0, name);
        } else {
            QVERIFY2(features.kind == SegmentKind::Vowel && features.vowelCount == 1, name);
            QVERIFY2(features.place == Place::None && features.manner == Manner::None, name);
            QVERIFY2(features.vowels[0].height >= 0 && features.vowels[0].height <= 6, name);
            QVERIFY2(features.vowels[0].backness >= 0 && features.vowels[0].backness <= 4, name);
        }
    }
}

void TestIpaTables::givesEveryTwinTheFeaturesOfItsForm()
{
    // A letter with features of its own and a twin (ʦ, ɚ) must agree with what its form is put together to.
    int checked = 0;
    for (const Letter &letter : m_tables.letters) {
        Features joined;
        bool first = true;
        for (const uint code : letter.compared.toUcs4()) {
            const Symbol symbol = m_tables.symbol(code);
            QVERIFY(symbol.role == Role::Letter || symbol.role == Role::LetterUnlessFinal);
            const Features &part = m_tables.letters[symbol.index].features;
            joined = first ? part : joinFeatures(joined, part);
            first = false;
        }
        QVERIFY2(withMarks(joined, letter.marks) == letter.features, qPrintable(letter.compared));
        ++checked;
    }
    QVERIFY(checked > 150);
}

void TestIpaTables::namesEveryCodePointAsUnicodeDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("marks") << u"marks.tsv"_s;
    QTest::newRow("signs") << u"signs.tsv"_s;
    QTest::newRow("tones") << u"tones.tsv"_s;
}

void TestIpaTables::namesEveryCodePointAsUnicodeDoes()
{
    QFETCH(const QString, name);
    const TsvTable rows = table(name);
    const qsizetype nameColumn = rows.column(u"name");
    QVERIFY(nameColumn > 0);
    QSet<QString> names;
    for (const QStringList &row : rows.rows) {
        bool ok = false;
        const char32_t code = row.at(0).toUInt(&ok, 16);
        QVERIFY(ok);
        QVERIFY2(!names.contains(row.at(nameColumn)), qPrintable(row.at(nameColumn)));
        names.insert(row.at(nameColumn));
        const bool isMark = QChar::category(code) == QChar::Mark_NonSpacing;
        QCOMPARE(row.at(nameColumn).startsWith(u"combining "_s), isMark);
    }
}

void TestIpaTables::tellsLettersApartByFeatures()
{
    // Two letters that are no twins and yet have the same features would cost nothing against each other.
    QStringList same;
    for (const QString &name : {u"consonants.tsv"_s, u"vowels.tsv"_s}) {
        const TsvTable rows = table(name);
        for (qsizetype i = 0; i < rows.rows.size(); ++i) {
            for (qsizetype k = i + 1; k < rows.rows.size(); ++k) {
                const Letter &a =
                    m_tables.letters[m_tables.symbol(rows.rows.at(i).at(0).toUcs4().first()).index];
                const Letter &b =
                    m_tables.letters[m_tables.symbol(rows.rows.at(k).at(0).toUcs4().first()).index];
                const bool twins = a.compared == b.compared && a.marks == b.marks;
                if (a.features == b.features && !twins)
                    same.append(rows.rows.at(i).at(0) + u'=' + rows.rows.at(k).at(0));
            }
        }
    }
    QCOMPARE(same.join(u' '), QString());
}

void TestIpaTables::refusesBadTables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("an unknown place") << u"consonants.tsv"_s << QByteArray("ⱳ\tnasal\tplosive\tvoiced\t-");
    QTest::newRow("an unknown manner") << u"consonants.tsv"_s << QByteArray("ⱳ\tvelar\tvelar\tvoiced\t-");
    QTest::newRow("an unknown voice") << u"consonants.tsv"_s << QByteArray("ⱳ\tvelar\tplosive\tyes\t-");
    QTest::newRow("an unknown mark name")
        << u"consonants.tsv"_s << QByteArray("ⱳ\tvelar\tplosive\tvoiced\tWet");
    QTest::newRow("a letter twice") << u"consonants.tsv"_s << QByteArray("p\tvelar\tplosive\tvoiced\t-");
    QTest::newRow("two letters in one") << u"consonants.tsv"_s << QByteArray("pq\tvelar\tplosive\tvoiced\t-");
    QTest::newRow("an unknown height") << u"vowels.tsv"_s << QByteArray("ⱳ\thigh\tfront\trounded\t-");
    QTest::newRow("an unknown backness") << u"vowels.tsv"_s << QByteArray("ⱳ\topen\tleft\trounded\t-");
    QTest::newRow("an unknown rounding") << u"vowels.tsv"_s << QByteArray("ⱳ\topen\tfront\t-\t-");
    QTest::newRow("a mark that is no code point") << u"marks.tsv"_s << QByteArray("XYZW\tleft\tLong\t-\tx");
    QTest::newRow("an unknown binding") << u"marks.tsv"_s << QByteArray("2C73\tup\tLong\t-\tx");
    QTest::newRow("a right mark that binds left")
        << u"marks.tsv"_s << QByteArray("2C73\tleft\tLong\tLong\tx");
    QTest::newRow("a mark twice") << u"marks.tsv"_s << QByteArray("02D0\tleft\tLong\t-\tx");
    QTest::newRow("a twin of nothing") << u"twins.tsv"_s << QByteArray("*\tⱳ\t☃\tx");
    QTest::newRow("an unknown sign role") << u"signs.tsv"_s << QByteArray("2C73\tmagic\tx");
    QTest::newRow("a sign that is a letter") << u"signs.tsv"_s << QByteArray("0061\tbreak\tx");
    QTest::newRow("a tone digit of two") << u"tones.tsv"_s << QByteArray("2C73\t12\tletter\tx");
    QTest::newRow("a unit of one letter") << u"units.tsv"_s << QByteArray("xx\ta\tx");
    QTest::newRow("a unit of unknown letters") << u"units.tsv"_s << QByteArray("xx\ta☃\tx");
    QTest::newRow("a unit twice") << u"units.tsv"_s << QByteArray("*\tts\tx");
    QTest::newRow("a tone of level 9") << u"tonenumbers.tsv"_s << QByteArray("xx\t1\t9");
    QTest::newRow("a field too few") << u"tonenumbers.tsv"_s << QByteArray("xx\t1");
}

void TestIpaTables::refusesBadTables()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, line);
    QTemporaryDir directory;
    for (const QString &file : QDir(embedded).entryList())
        QVERIFY(QFile::copy(embedded + file, directory.filePath(file)));
    QFile file(directory.filePath(name));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 lines = file.readAll().count('\n');
    QVERIFY(file.seek(file.size()));
    QVERIFY(file.write(line + '\n') > 0);
    file.close();

    const auto tables = readIpaTables(directory.path() + u'/');
    QVERIFY(!tables);
    const QString place = u"%1:%2:"_s.arg(name).arg(lines + 1);
    QVERIFY2(tables.error().contains(place), qPrintable(tables.error()));
}

void TestIpaTables::refusesAMissingTable()
{
    QTemporaryDir directory;
    const auto tables = readIpaTables(directory.path() + u'/');
    QVERIFY(!tables);
    QVERIFY2(tables.error().contains(u"marks.tsv"), qPrintable(tables.error()));
}

QTEST_GUILESS_MAIN(TestIpaTables)
#include "tst_ipatables.moc"
