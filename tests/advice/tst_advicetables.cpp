// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/featurechanges.h"
#include "core/ipa/tsv.h"
#include "tests/advice/said.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
}

const QString tables = u":/phonoscope/advice/"_s;

} // namespace

class TestAdviceTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void textsAreWhole_data();
    void textsAreWhole();
    void confusionsNameTheSound();
    void noTextStandsTwice();
    void wrongTablesAreRefused_data();
    void wrongTablesAreRefused();
    void everyPairOfSoundsHasAnInstruction_data();
    void everyPairOfSoundsHasAnInstruction();
    void everySoundLeftOutOrAddedHasAnInstruction();
    void featuresGiveTheirDirection_data();
    void featuresGiveTheirDirection();
    void languagesMatchByTheirTag_data();
    void languagesMatchByTheirTag();

private:
    SoundChange change(const QStringList &expected, const QStringList &heard);

    AdviceTables m_advice = loaded(AdviceTables::load());
    TokenizerFixture m_tokenizer;
    std::vector<Segment> m_sounds; ///< every different sound of the inventory
    QList<Segment> m_expected;
    QList<Segment> m_heard;
};

void TestAdviceTables::initTestCase()
{
    const TsvTable inventory = loaded(readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/ipa_inventory.tsv")));
    QSet<SegmentId> seen;
    for (const QStringList &row : inventory.rows) {
        const Segmentation cut = m_tokenizer->tokenizeCut({row.at(inventory.column(u"segment"))});
        for (const Segment &sound : cut.segments) {
            if (sound.known && !seen.contains(sound.id))
                m_sounds.push_back(sound);
            seen.insert(sound.id);
        }
    }
    QVERIFY(m_sounds.size() > 400);
    // sounds that no voice of the inventory has
    for (const QString &rare : {u"ɓ"_s, u"ǃ"_s, u"ɬ"_s, u"ʕ"_s, u"tʼ"_s, u"ɥ"_s, u"ⁿd"_s, u"ɔ̃ː"_s, u"⁵¹"_s,
                                u"²¹⁴"_s, u"³ˀ⁵"_s, u"aʊə"_s, u"n̩"_s, u"d̤"_s, u"ɪ̯"_s, u"t͡ɬ"_s}) {
        const Segment sound = m_tokenizer->tokenizeCut({rare}).segments.first();
        QVERIFY2(sound.known, qPrintable(rare));
        m_sounds.push_back(sound);
    }
}

void TestAdviceTables::textsAreWhole_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("confusions") << u"confusions.tsv"_s;
    QTest::newRow("features") << u"features.tsv"_s;
}

void TestAdviceTables::textsAreWhole()
{
    QFETCH(const QString, table);
    const TsvTable texts = loaded(readTsv(tables + table));
    QVERIFY(texts.rows.size() > 100);
    static const QRegularExpression placeholder(u"\\{(expected|heard|word|how|syllable)\\}"_s);
    static const QRegularExpression toneName(u"tone (ngang|huyền|sắc|hỏi|ngã|nặng)"_s);
    static const QRegularExpression vietnameseLetter(
        u"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]"_s);
    for (const QStringList &row : texts.rows) {
        for (const QStringView language : {u"en", u"vi"}) {
            QString text = row.at(texts.column(language));
            const QString where = u"%1 %2: %3"_s.arg(row.at(0), language, text);
            QVERIFY2(text == text.normalized(QString::NormalizationForm_C), qPrintable(where));
            QVERIFY2(text == text.simplified(), qPrintable(where));
            text.remove(placeholder);
            if (language == u"en")
                text.remove(toneName);
            QVERIFY2(text.size() >= 9, qPrintable(where));
            QVERIFY2(!text.contains(u'{') && !text.contains(u'}'), qPrintable(where));
            QCOMPARE(text.count(u'“'), text.count(u'”'));
            QVERIFY2(text.toLower().contains(vietnameseLetter) == (language == u"vi"), qPrintable(where));
        }
    }
}

void TestAdviceTables::confusionsNameTheSound()
{
    const TsvTable texts = loaded(readTsv(tables + u"confusions.tsv"_s));
    for (const QStringList &row : texts.rows) {
        const bool isAdded = row.at(texts.column(u"expected")) == u"-";
        for (const QStringView language : {u"en", u"vi"}) {
            const QString &text = row.at(texts.column(language));
            const bool isSentence = text.front() == text.front().toUpper() && text.endsWith(u'.');
            QVERIFY2(isSentence, qPrintable(text));
            QVERIFY2(text.contains(isAdded ? u"{heard}"_s : u"{expected}"_s), qPrintable(text));
        }
        QVERIFY2(!m_advice.firstLanguages(row.at(0)).isEmpty(), qPrintable(row.at(0)));
    }
}

void TestAdviceTables::noTextStandsTwice()
{
    QSet<QString> seen;
    for (const QString &table : {u"confusions.tsv"_s, u"features.tsv"_s}) {
        const TsvTable texts = loaded(readTsv(tables + table));
        for (const QStringList &row : texts.rows) {
            for (const QStringView language : {u"en", u"vi"}) {
                const QString &text = row.at(texts.column(language));
                QVERIFY2(!seen.contains(text), qPrintable(text));
                seen.insert(text);
            }
        }
    }
}

void TestAdviceTables::wrongTablesAreRefused_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("error");
    const QString confusions = u"confusions.tsv"_s;
    const QString features = u"features.tsv"_s;
    QTest::newRow("a header") << confusions << QByteArray("rule\ttarget") << QByteArray("name\ttarget")
                              << u"rule"_s;
    QTest::newRow("a rule twice") << confusions << QByteArray("theta-t\t") << QByteArray("theta-s\t")
                                  << u"second time"_s;
    QTest::newRow("no IPA") << confusions << QByteArray("\tf\tp pʰ\t") << QByteArray("\tf\t☃\t") << u"☃"_s;
    QTest::newRow("three sounds") << confusions << QByteArray("\tt+ɹ\t") << QByteArray("\tt+ɹ+j\t")
                                  << u"t+ɹ+j"_s;
    QTest::newRow("a position") << confusions << QByteArray("\tfinal cluster\t") << QByteArray("\tfinally\t")
                                << u"finally"_s;
    QTest::newRow("a position without its sounds")
        << confusions << QByteArray("\tafter:ŋ\t") << QByteArray("\tafter\t") << u"after"_s;
    QTest::newRow("an unknown placeholder")
        << confusions << QByteArray("For {expected}, put") << QByteArray("For {sound}, put") << u"{sound}"_s;
    QTest::newRow("a placeholder without a sound")
        << confusions << QByteArray("directly with the vowel: no breath {heard}")
        << QByteArray("directly with the vowel: no breath {expected}") << u"no breath {expected}"_s;
    QTest::newRow("a brace left open") << confusions << QByteArray("For {expected}, put")
                                       << QByteArray("For {expected, put") << u"{expected, put"_s;
    QTest::newRow("not composed") << features << QByteArray("đọc ngắn lại")
                                  << u"đọc ngắn lại"_s.normalized(QString::NormalizationForm_D).toUtf8()
                                  << u"not understood"_s;
    QTest::newRow("no text") << features << QByteArray("keep it short\t") << QByteArray(" \t")
                             << u"not understood"_s;
    QTest::newRow("an unknown feature")
        << features << QByteArray("voicing+\t") << QByteArray("voice+\t") << u"voice+"_s;
    QTest::newRow("a feature missing")
        << features << QByteArray("length-\tkeep it short\tđọc ngắn lại\n") << QByteArray() << u"length-"_s;
    QTest::newRow("a placeholder outside a frame")
        << features << QByteArray("keep it short") << QByteArray("keep {heard} short") << u"{heard}"_s;
}

void TestAdviceTables::wrongTablesAreRefused()
{
    QFETCH(const QString, table);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, error);
    QTemporaryDir directory;
    for (const QString &name : {u"confusions.tsv"_s, u"features.tsv"_s})
        write(directory.filePath(name), contentOf(tables + name));
    QVERIFY(AdviceTables::load(directory.path() + u'/'));
    QByteArray content = contentOf(tables + table);
    const qsizetype at = content.indexOf(from);
    QVERIFY(at >= 0);
    write(directory.filePath(table), content.replace(at, from.size(), to));
    const auto result = AdviceTables::load(directory.path() + u'/');
    QVERIFY(!result);
    QVERIFY2(result.error().contains(table) && result.error().contains(error), qPrintable(result.error()));
}

void TestAdviceTables::everyPairOfSoundsHasAnInstruction_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<AdviceLanguage>("language");
    QTest::addColumn<std::size_t>("step"); // 1: every pair; the others differ in words alone and take a part
    QTest::newRow("English to learners of any language")
        << u"und"_s << AdviceLanguage::English << std::size_t(1);
    QTest::newRow("Vietnamese to learners of any language")
        << u"und"_s << AdviceLanguage::Vietnamese << std::size_t(5);
    QTest::newRow("English to learners of English")
        << u"en-US"_s << AdviceLanguage::English << std::size_t(5);
}

void TestAdviceTables::everyPairOfSoundsHasAnInstruction()
{
    QFETCH(const QString, target);
    QFETCH(const AdviceLanguage, language);
    QFETCH(const std::size_t, step);
    // the words that every change has around the instruction
    const QString frame =
        language == AdviceLanguage::English ? u"For , not : ."_s : u"Để đọc  chứ không phải : ."_s;
    QSet<QString> rules;
    for (const QString &rule : m_advice.confusionRules())
        rules.insert(rule);
    for (const QString &name : featureNames())
        rules.insert(u"feature:"_s + name);
    for (std::size_t i = 0; i < m_sounds.size(); ++i) {
        const Segment &expected = m_sounds[i];
        for (std::size_t j = i % step; j < m_sounds.size(); j += step) {
            const Segment &heard = m_sounds[j];
            if (expected.id == heard.id)
                continue;
            SoundChange pair;
            pair.expected = {&expected, 1};
            pair.heard = {&heard, 1};
            const Advice advice = m_advice.adviceFor(pair, target, language);
            const qsizetype least =
                frame.size() + expected.text.size() + heard.text.size() + 12; // an instruction, not a frame
            if (!rules.contains(advice.rule) || !advice.text.contains(expected.text) ||
                advice.text.contains(u'{') || advice.text.contains(u'}') || advice.text.size() < least ||
                !advice.text.endsWith(u'.'))
                QFAIL(qPrintable(
                    u"%1 said as %2: %3 %4"_s.arg(expected.text, heard.text, advice.rule, advice.text)));
        }
    }
}

void TestAdviceTables::everySoundLeftOutOrAddedHasAnInstruction()
{
    for (const Segment &sound : m_sounds) {
        for (const AdviceLanguage language : {AdviceLanguage::English, AdviceLanguage::Vietnamese}) {
            SoundChange leftOut;
            leftOut.expected = {&sound, 1};
            SoundChange added;
            added.heard = {&sound, 1};
            for (const SoundChange &one : {leftOut, added}) {
                const QString text = m_advice.adviceFor(one, u"und", language).text;
                QVERIFY2(text.contains(sound.text) && !text.contains(u'{') && text.endsWith(u'.'),
                         qPrintable(sound.text + u": "_s + text));
            }
        }
    }
}

SoundChange TestAdviceTables::change(const QStringList &expected, const QStringList &heard)
{
    m_expected = m_tokenizer->tokenizeCut(expected).segments;
    m_heard = m_tokenizer->tokenizeCut(heard).segments;
    SoundChange result;
    result.expected = m_expected;
    result.heard = m_heard;
    return result;
}

void TestAdviceTables::featuresGiveTheirDirection_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("heard");
    QTest::addColumn<QStringList>("instructions"); // some words of each, in their order
    const auto row = [](const QString &expected, const QString &heard, const QStringList &instructions) {
        QTest::newRow(qUtf8Printable(expected + u" said as "_s + heard)) << expected << heard << instructions;
    };
    row(u"ɡ"_s, u"k"_s, {u"keep the voice on"_s});
    row(u"k"_s, u"ɡ"_s, {u"keep the voice off"_s});
    row(u"k"_s, u"t"_s, {u"leave the tip of the tongue down"_s});
    row(u"t"_s, u"k"_s, {u"leave the back of the tongue low"_s});
    row(u"m"_s, u"b"_s, {u"hum out through the nose"_s});
    row(u"b"_s, u"m"_s, {u"block the air"_s});
    row(u"ɬ"_s, u"s"_s, {u"over the sides of the tongue"_s});
    row(u"θ"_s, u"k"_s, {u"edge of the upper front teeth"_s, u"narrow gap"_s});
    row(u"ʒ"_s, u"f"_s, {u"behind the ridge"_s, u"keep the voice on"_s});
    row(u"i"_s, u"e"_s, {u"raise the tongue a little"_s});
    row(u"e"_s, u"i"_s, {u"open the mouth a little more"_s});
    row(u"a"_s, u"i"_s, {u"open the mouth wide"_s});
    row(u"i"_s, u"ɯ"_s, {u"push the tongue far forward"_s});
    row(u"ɯ"_s, u"i"_s, {u"draw the tongue far back"_s});
    row(u"ɯ"_s, u"u"_s, {u"spread or relax the lips"_s});
    row(u"aː"_s, u"ɐ"_s, {u"more"_s, u"forward"_s, u"longer"_s});
    row(u"aɪ"_s, u"a"_s, {u"short ee"_s});
    row(u"aʊ"_s, u"aɪ"_s, {u"short oo"_s});
    row(u"a"_s, u"aɪ"_s, {u"hold tongue and lips still"_s});
    row(u"a"_s, u"ã"_s, {u"through the mouth only"_s});
    row(u"ã"_s, u"a"_s, {u"through the nose"_s});
    row(u"a˞"_s, u"a"_s, {u"an r is heard"_s});
    row(u"tʰ"_s, u"t"_s, {u"puff of breath"_s});
    row(u"ɡʰ"_s, u"ɡ"_s, {u"puff of breath"_s});
    row(u"⁵⁵"_s, u"³³"_s, {u"high and level"_s, u"start at a higher pitch"_s});
    row(u"³⁵"_s, u"⁵³"_s, {u"rise"_s, u"start at a lower pitch"_s, u"end at a higher pitch"_s});
    row(u"¹³"_s, u"³⁵"_s, {u"start at a lower pitch"_s, u"end at a lower pitch"_s});
    row(u"²¹⁴"_s, u"³⁵"_s, {u"down first and then up"_s});
}

void TestAdviceTables::featuresGiveTheirDirection()
{
    QFETCH(const QString, expected);
    QFETCH(const QString, heard);
    QFETCH(const QStringList, instructions);
    const Advice advice = m_advice.adviceFor(change({expected}, {heard}), u"und", AdviceLanguage::English);
    qsizetype at = 0;
    for (const QString &instruction : instructions) {
        at = advice.text.indexOf(instruction, at);
        QVERIFY2(at >= 0, qPrintable(u"no “%1” in its place: %2"_s.arg(instruction, advice.text)));
    }
}

void TestAdviceTables::languagesMatchByTheirTag_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("rule");
    QTest::newRow("English") << u"en"_s << u"theta-s"_s;
    QTest::newRow("English of a country") << u"en-GB"_s << u"theta-s"_s;
    QTest::newRow("in capitals") << u"EN-us"_s << u"theta-s"_s;
    QTest::newRow("a language that begins alike") << u"enm"_s << u"feature:place-dental"_s;
    QTest::newRow("another language") << u"el"_s << u"feature:place-dental"_s;
    QTest::newRow("none") << QString() << u"feature:place-dental"_s;
}

void TestAdviceTables::languagesMatchByTheirTag()
{
    QFETCH(const QString, target);
    QFETCH(const QString, rule);
    const SoundChange lisp = change({u"θ"_s}, {u"s"_s});
    QCOMPARE(m_advice.adviceFor(lisp, target, AdviceLanguage::English).rule, rule);
    QCOMPARE(m_advice.isKnownConfusion(lisp, target), rule == u"theta-s");
}

QTEST_GUILESS_MAIN(TestAdviceTables)
#include "tst_advicetables.moc"
