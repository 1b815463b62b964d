// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipatables.h"
#include "tests/ipa/tokenizerfixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

/// Any input: nothing is lost, nothing hangs.
class TestTokenizerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();
    void takesLongInputInLinearTime_data();
    void takesLongInputInLinearTime();
    void cutsWithoutAnInventory();
    void cutsASentenceFast();
    void takesCutSegmentsFast();

private:
    /// What of \a ipa is neither in a segment nor may be dropped; empty if nothing is lost.
    QString lost(const QString &ipa, const Segmentation &result) const;
    bool mayBeDropped(char32_t code) const;

    TokenizerFixture m_tokenizer;
    std::shared_ptr<const IpaTables> m_tables;
};

void TestTokenizerLimits::initTestCase()
{
    const auto tables = Tokenizer::loadTables();
    QVERIFY2(tables, tables ? "" : qPrintable(tables.error()));
    m_tables = *tables;
}

bool TestTokenizerLimits::mayBeDropped(char32_t code) const
{
    switch (m_tables->symbol(code).role) {
    case Role::PrimaryStress:
    case Role::SecondaryStress:
    case Role::StressOrEjective:
    case Role::MaybePrimaryStress:
    case Role::MaybeSecondaryStress:
    case Role::LetterUnlessFinal:
    case Role::Break:
    case Role::Dropped:
    case Role::Blank:
        return true;
    default:
        return false;
    }
}

QString TestTokenizerLimits::lost(const QString &ipa, const Segmentation &result) const
{
    qsizetype at = 0;
    const auto codeAt = [&ipa](qsizetype i) {
        if (ipa.at(i).isHighSurrogate() && i + 1 < ipa.size() && ipa.at(i + 1).isLowSurrogate())
            return QChar::surrogateToUcs4(ipa.at(i), ipa.at(i + 1));
        return char32_t(ipa.at(i).unicode());
    };
    const auto skip = [&] {
        const char32_t code = codeAt(at);
        if (!mayBeDropped(code))
            return false;
        at += QChar::requiresSurrogates(code) ? 2 : 1;
        return true;
    };
    for (const Segment &segment : result.segments) {
        if (segment.text.isEmpty())
            return u"an empty segment at %1"_s.arg(at);
        while (!QStringView(ipa).mid(at).startsWith(segment.text)) {
            if (at >= ipa.size() || !skip())
                return u"lost at %1 of: %2"_s.arg(at).arg(ipa);
        }
        at += segment.text.size();
    }
    while (at < ipa.size()) {
        if (!skip())
            return u"lost at %1 of: %2"_s.arg(at).arg(ipa);
    }
    return {};
}

void TestTokenizerLimits::losesNothing_data()
{
    QTest::addColumn<QString>("alphabet"); // what the random strings are made of, one code point each
    QTest::addColumn<int>("maxLength");
    QString everything;
    for (auto symbol = m_tables->symbols.cbegin(); symbol != m_tables->symbols.cend(); ++symbol)
        everything += QChar::fromUcs4(symbol.key());
    QTest::newRow("all of the tables") << everything << 40;
    QTest::newRow("letters and combining marks") << u"atikʃ\u0303\u0327\u030a\u0361\u035c\u0489ːʰⁿˀ"_s << 60;
    QTest::newRow("signs") << u"aɪt?!'’,`´.-_+#ˈˌ /[]\u0361ː|"_s << 40;
    QTest::newRow("tones") << u"aŋɜ˥˩¹²³⁴⁵0123456789ˀ. "_s << 30;
    QTest::newRow("emoji and invisible characters")
        << u"a \U0001F600\U0001F468\u200d\ufe0f\u200b\u00ad\ufeff"_s << 30;
    QString surrogates = u"aɪ\u0303"_s;
    for (const int unit : {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFF, 0x0000, 0x0001})
        surrogates += QChar(unit);
    QTest::newRow("lone surrogates and controls") << surrogates << 30;
    QTest::newRow("any code unit") << QString() << 50;
}

void TestTokenizerLimits::losesNothing()
{
    QFETCH(const QString, alphabet);
    QFETCH(const int, maxLength);
    QRandomGenerator random(20260101);
    const QList<uint> codes = alphabet.toUcs4();
    const QStringList languages = {{}, u"en-US"_s, u"vi"_s, u"zh"_s, u"yue"_s, u"de"_s};
    for (int round = 0; round < 3000; ++round) {
        QString ipa;
        const int length = random.bounded(maxLength);
        for (int i = 0; i < length; ++i) {
            if (codes.isEmpty()) {
                ipa += QChar(static_cast<char16_t>(random.bounded(0x10000)));
            } else if (alphabet.contains(QChar(0xD800))) { // code units, toUcs4() would mend them
                ipa += alphabet.at(random.bounded(int(alphabet.size())));
            } else {
                ipa += QChar::fromUcs4(codes.at(random.bounded(int(codes.size()))));
            }
        }
        const QString &language = languages.at(random.bounded(int(languages.size())));
        const Segmentation result = m_tokenizer->tokenize(ipa, language);
        const QString problem = lost(ipa, result);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const bool allKnown = std::ranges::all_of(result.segments, [](const Segment &s) { return s.known; });
        QCOMPARE(allKnown, result.unknownSymbols.isEmpty());
        int word = 0;
        for (const Segment &segment : result.segments) {
            QVERIFY(segment.word >= word && segment.word <= std::max(result.wordCount - 1, 0));
            word = segment.word;
        }
        const Segmentation again = m_tokenizer->tokenize(ipa, language);
        QCOMPARE(again.segments.size(), result.segments.size());
        for (qsizetype i = 0; i < result.segments.size(); ++i)
            QCOMPARE(again.segments.at(i).id, result.segments.at(i).id);
        QCOMPARE(m_tokenizer->tokenizeCut({ipa}).segments.size(), 1);
    }
}

void TestTokenizerLimits::takesLongInputInLinearTime_data()
{
    QTest::addColumn<QString>("part");
    QTest::newRow("a sentence over and over") << u"aɪ θˈɪŋk θɹˈiː fɹˈiː tɹˈiːz "_s;
    QTest::newRow("one letter") << u"a"_s;
    QTest::newRow("one chain of combining marks") << u"\u0301"_s;
    QTest::newRow("one chain of unknown marks") << u"\u0489"_s;
    QTest::newRow("marks that look to the right") << u"ʰ"_s;
    QTest::newRow("one tone") << u"5"_s;
    QTest::newRow("one tie after another") << u"t\u0361"_s;
    QTest::newRow("stress marks") << u"ˈ"_s;
    QTest::newRow("dots") << u"."_s;
    QTest::newRow("emoji") << u"\U0001F600"_s;
    QTest::newRow("apostrophes") << u"k'"_s;
    QTest::newRow("distinct unknown symbols") << QString();
}

void TestTokenizerLimits::takesLongInputInLinearTime()
{
    QFETCH(const QString, part);
    const auto make = [&part](qsizetype size) {
        if (!part.isEmpty())
            return u"a"_s + part.repeated(size / part.size());
        QString distinct;
        for (qsizetype i = 0; i < size; ++i)
            distinct += QChar(static_cast<char16_t>(0x4E00 + i % 20000));
        return distinct;
    };
    const QString large = make(100'000);
    QElapsedTimer timer;
    timer.start();
    const Segmentation result = m_tokenizer->tokenize(large, u"en-US");
    const qint64 elapsed = timer.elapsed();
    QVERIFY(!result.segments.isEmpty());
    // Anything quadratic takes ten thousand million steps: minutes under a sanitizer, seconds without.
#if defined(__SANITIZE_ADDRESS__)
    constexpr qint64 limit = 30'000;
#else
    constexpr qint64 limit = 2000;
#endif
    QVERIFY2(elapsed < limit, qPrintable(u"%1 ms for 100,000 code units"_s.arg(elapsed)));
    QVERIFY(m_tokenizer->tokenizeCut({large}).segments.size() == 1);
}

/// What needs no inventory gives the same segments, apart from their ids.
void TestTokenizerLimits::cutsWithoutAnInventory()
{
    const auto tables = Tokenizer::loadTables();
    QVERIFY(tables);
    const QString ipa = u"ðə kˈæt § ˈtʃɛɹ.i pˈʊɹ lˈɪtl̩"_s;
    const Segmentation interned = m_tokenizer->tokenize(ipa, u"en-US");
    const Segmentation plain = Tokenizer::cut(ipa, u"en-US", **tables);
    QCOMPARE(plain.wordCount, interned.wordCount);
    QCOMPARE(plain.unknownSymbols, interned.unknownSymbols);
    QCOMPARE(plain.segments.size(), interned.segments.size());
    for (qsizetype i = 0; i < plain.segments.size(); ++i) {
        const Segment &a = plain.segments[i];
        const Segment &b = interned.segments[i];
        QCOMPARE(a.id, SegmentId(0));
        QCOMPARE(a.text, b.text);
        QVERIFY(a.features == b.features && a.stress == b.stress && a.word == b.word && a.known == b.known);
    }
}

void TestTokenizerLimits::cutsASentenceFast()
{
    const QString sentence = u"ðə kwˈɪk bɹˈaʊn fˈɑːks dʒˈʌmps ˌoʊvɚ ðə lˈeɪzi dˈɑːɡ ænd ɹˈʌnz ɐwˈeɪ "
                             u"fɹʌm tʃˈɪldɹən ɔnðə stɹˈiːt"_s;
    const Segmentation result = m_tokenizer->tokenize(sentence, u"en-US");
    QVERIFY(result.segments.size() >= 50);
    QBENCHMARK
    {
        m_tokenizer->tokenize(sentence, u"en-US");
    }
}

void TestTokenizerLimits::takesCutSegmentsFast()
{
    QStringList segments;
    for (const Segment &segment : m_tokenizer
                                      ->tokenize(u"ðəkwɪkbɹaʊnfɑːksdʒʌmpsoʊvɚðəleɪzidɑːɡændɹʌnzɐweɪ"
                                                 u"fɹʌmtʃɪldɹənɔnðəstɹiːt",
                                                 u"en-US")
                                      .segments)
        segments.append(segment.text);
    QVERIFY(segments.size() >= 50);
    QBENCHMARK
    {
        m_tokenizer->tokenizeCut(segments);
    }
}

QTEST_GUILESS_MAIN(TestTokenizerLimits)
#include "tst_tokenizerlimits.moc"
