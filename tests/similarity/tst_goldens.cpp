// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"
#include "core/similarity/names.h"
#include "tests/support/corekit.h"

#include <QFile>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

const QString path = QStringLiteral(PHONOSCOPE_TEST_DATA "/similarity/goldens.tsv");

QString tenthsText(int tenths)
{
    return QString::number(tenths / 10.0, 'f', 1);
}

/// One side of the columns, "|" where a word of the reference begins.
QString sideText(const Attempt &attempt, bool isExpected)
{
    QStringList cells;
    int word = 0;
    for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
        const auto expected = expectedSounds(attempt, i);
        if (!expected.empty() && expected.front().word != word) {
            cells.append(u"|"_s);
            word = expected.front().word;
        }
        const QString text = textOf(isExpected ? expected : heardSounds(attempt, i));
        cells.append(text.isEmpty() ? u"-"_s : text);
    }
    return cells.join(u' ');
}

QString typesText(const Attempt &attempt)
{
    QString types;
    for (const ColumnScore &column : attempt.score.columns)
        types += jsonName(column.type).front();
    return types;
}

/// The columns of the table that the program fills in.
QStringList outcome(const ComparisonResult &result)
{
    if (!result)
        return {result.error().message};
    if (!result->attempts.front())
        return {result->attempts.front().error().message};
    const Attempt &attempt = *result->attempts.front();
    const bool isScored = result->notScored.isEmpty();
    return {sideText(attempt, true), sideText(attempt, false), typesText(attempt),
            isScored ? tenthsText(attempt.score.sounds.total) : u"-"_s,
            isScored && attempt.score.tones ? tenthsText(attempt.score.tones->total) : u"-"_s};
}

} // namespace

class TestGoldens : public QObject
{
    Q_OBJECT

    test::CoreKit m_kit;
    TsvTable m_table;

    QStringList outcomeOf(const QStringList &row)
    {
        return outcome(m_kit.compare(m_kit.builtin, {{row[1]}, {{row[2]}}, row[0]}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_table = test::need(readTsv(path));
        if (qEnvironmentVariableIsSet("PHONOSCOPE_UPDATE_GOLDENS"))
            update();
    }

    void everyLanguageHasThree()
    {
        QMap<QString, int> counts;
        for (const QStringList &row : std::as_const(m_table.rows))
            ++counts[row[0]];
        for (const Language &language : m_kit.tables.languages.all())
            QVERIFY2(counts.value(language.tag) >= 3, qPrintable(language.tag));
        QCOMPARE(counts.size(), m_kit.tables.languages.all().size());
    }

    void comesOut_data()
    {
        QTest::addColumn<QStringList>("row");
        for (const QStringList &row : std::as_const(m_table.rows))
            QTest::newRow(qPrintable(row[0] + u": "_s + row[2])) << row;
    }

    void comesOut()
    {
        QFETCH(QStringList, row);
        QCOMPARE(outcomeOf(row), row.mid(3));
    }

    void onlyWhatIsKnownWellIsScored()
    {
        for (const QStringList &row : std::as_const(m_table.rows)) {
            const Language language = *m_kit.tables.languages.find(row[0]);
            QVERIFY2((row[6] == u"-") == (language.grade == u'C'), qPrintable(row[0]));
            QVERIFY2((row[7] == u"-") == (language.grade == u'C' || !language.tonal), qPrintable(row[0]));
        }
    }

private:
    void update()
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text;
        for (QByteArray line = file.readLine(); line.startsWith('#'); line = file.readLine())
            text += line;
        file.close();
        text += m_table.columns.join(u'\t').toUtf8() + '\n';
        for (QStringList &row : m_table.rows) {
            row = row.mid(0, 3) + outcomeOf(row);
            text += row.join(u'\t').toUtf8() + '\n';
        }
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

QTEST_GUILESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
