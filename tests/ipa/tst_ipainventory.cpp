// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"
#include "tests/ipa/tokenizerfixture.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

/// Whatever espeak-ng was seen to write, cleaned by nobody, must be cut without an unknown symbol.
class TestIpaInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cutsWithoutUnknownSymbols();
    void joinsWhatEspeakTakesAsOne_data();
    void joinsWhatEspeakTakesAsOne();
    void splitsToneNumbersOff();

private:
    static QString tag(const QString &voice);

    TokenizerFixture m_tokenizer;
    TsvTable m_table;
};

QString TestIpaInventory::tag(const QString &voice)
{
    static const QHash<QString, QString> tags = {
        {u"en-us"_s, u"en-US"_s}, {u"en"_s, u"en-GB"_s},      {u"cmn-latn-pinyin"_s, u"zh"_s},
        {u"pt-br"_s, u"pt-BR"_s}, {u"es-419"_s, u"es-419"_s},
    };
    return tags.value(voice, voice);
}

void TestIpaInventory::initTestCase()
{
    const auto table = readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/ipa_inventory.tsv"));
    QVERIFY2(table, table ? "" : qPrintable(table.error()));
    m_table = *table;
    QCOMPARE(m_table.rows.size(), 2192);
}

void TestIpaInventory::cutsWithoutUnknownSymbols()
{
    const auto languageColumn = m_table.column(u"language");
    const auto segmentColumn = m_table.column(u"segment");
    QStringList failures;
    for (const QStringList &row : std::as_const(m_table.rows)) {
        const QString &ipa = row.at(segmentColumn);
        const Segmentation result = m_tokenizer->tokenize(ipa, tag(row.at(languageColumn)));
        const bool known = std::ranges::all_of(result.segments, [](const Segment &s) { return s.known; });
        if (result.segments.isEmpty() || !known || !result.unknownSymbols.isEmpty())
            failures.append(row.at(languageColumn) + u' ' + ipa + u" : "_s +
                            result.unknownSymbols.join(u' '));
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

void TestIpaInventory::joinsWhatEspeakTakesAsOne_data()
{
    QTest::addColumn<QString>("voice");
    QTest::addColumn<QStringList>(
        "inParts"); // segments of espeak-ng that are several sounds in any other notation
    QTest::newRow("British English") << u"en"_s << QStringList{u"əl"_s};
    QTest::newRow("American English") << u"en-us"_s << u"əl ɑːɹ ɔːɹ oːɹ ʊɹ ɛɹ ɪɹ iə aɪə aɪɚ"_s.split(u' ');
    QTest::newRow("German") << u"de"_s << QStringList();
    QTest::newRow("Spanish") << u"es"_s << QStringList();
    QTest::newRow("Polish") << u"pl"_s << QStringList();
    QTest::newRow("Portuguese") << u"pt"_s << QStringList();
    QTest::newRow("Brazilian Portuguese") << u"pt-br"_s << QStringList();
    QTest::newRow("Czech") << u"cs"_s << QStringList();
    QTest::newRow("Hungarian") << u"hu"_s << QStringList();
    QTest::newRow("Indonesian") << u"id"_s << QStringList();
    QTest::newRow("Italian") << u"it"_s << QStringList{u"ss"_s};
    QTest::newRow("Dutch") << u"nl"_s << QStringList();
    QTest::newRow("Norwegian") << u"nb"_s << QStringList();
    QTest::newRow("Romanian") << u"ro"_s << QStringList();
    QTest::newRow("Turkish") << u"tr"_s << QStringList{u"ɯɯ"_s};
}

void TestIpaInventory::joinsWhatEspeakTakesAsOne()
{
    QFETCH(const QString, voice);
    QFETCH(const QStringList, inParts);
    QStringList failures;
    for (const QStringList &row : std::as_const(m_table.rows)) {
        if (row.at(0) != voice)
            continue;
        const bool one = m_tokenizer->tokenize(row.at(1), tag(voice)).segments.size() == 1;
        if (one == inParts.contains(row.at(1)))
            failures.append(row.at(1));
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u' ')));
}

void TestIpaInventory::splitsToneNumbersOff()
{
    QStringList failures;
    for (const QStringList &row : std::as_const(m_table.rows)) {
        const QString language = tag(row.at(0));
        const QChar last = row.at(1).back();
        if (!(language.startsWith(u"vi"_s) || language == u"zh"_s || language == u"yue"_s) ||
            !(last.isDigit() || last == u'ɜ'))
            continue;
        const Segmentation result = m_tokenizer->tokenize(row.at(1), language);
        if (result.segments.size() < 2 || result.segments.last().features.kind != SegmentKind::Tone)
            failures.append(row.at(0) + u' ' + row.at(1));
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestIpaInventory)
#include "tst_ipainventory.moc"
