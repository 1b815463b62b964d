// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/columnedit.h"
#include "core/ipa/tsv.h"
#include "tests/advice/said.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

QStringList rulesOf(const std::vector<RankedAdvice> &advice)
{
    QStringList rules;
    for (const RankedAdvice &one : advice)
        rules.append(one.advice.rule);
    return rules;
}

} // namespace

/// From an aligned attempt to what is said about it.
class TestAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languagesHaveNames();
    void sameErrorIsToldOnce();
    void tellsTheDearestFirst();
    void tellsNoMoreThanAsked();
    void saysNothingOfWhatIsRight_data();
    void saysNothingOfWhatIsRight();
    void everyWrongColumnIsInOneChange();
    void neverTellsTheSameTwice();
    void knowsWhereASoundStands_data();
    void knowsWhereASoundStands();
    void takesAWholeWordAsOne_data();
    void takesAWholeWordAsOne();
    void findsStressThatMoved_data();
    void findsStressThatMoved();
    void findsStressWithinMergedColumns();
    void stressWeighsHalfASound();
    void namesTheWord();
    void fillsInWhateverIsWritten();

private:
    std::vector<RankedAdvice> english(const Said &said, std::size_t atMost = 100) const
    {
        return said.advice(m_advice, AdviceLanguage::English, atMost);
    }
    /// All the learners of learner-errors.tsv who learn one language, as one long attempt each.
    std::vector<Said> longAttempts();

    AdviceTables m_advice = loaded(AdviceTables::load());
    Listener m_listener;
};

std::vector<Said> TestAdvice::longAttempts()
{
    const TsvTable table = loaded(readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/advice/learner-errors.tsv")));
    QHash<QString, std::array<QStringList, 3>> lines;
    for (const QStringList &row : table.rows) {
        auto &line = lines[row.at(1)];
        line[0] += row.at(3);
        line[1] += row.at(4);
        line[2] += row.at(2).split(u' ');
    }
    std::vector<Said> attempts;
    for (auto line = lines.cbegin(); line != lines.cend(); ++line)
        attempts.push_back(m_listener.hear(line.key(), line.value()[0].join(u' '), line.value()[1].join(u' '),
                                           line.value()[2]));
    return attempts;
}

void TestAdvice::languagesHaveNames()
{
    QCOMPARE(adviceLanguageName(AdviceLanguage::English), u"en"_s);
    QCOMPARE(adviceLanguageName(AdviceLanguage::Vietnamese), u"vi"_s);
    QCOMPARE(adviceLanguageFromName(u"vi"), AdviceLanguage::Vietnamese);
    QCOMPARE(adviceLanguageFromName(u"en"), AdviceLanguage::English);
    QVERIFY(!adviceLanguageFromName(u"fr"));
    QVERIFY(!adviceLanguageFromName(u""));
}

void TestAdvice::sameErrorIsToldOnce()
{
    const Said said = m_listener.hear(u"en-US"_s, u"θˈɪŋk θɹˈiː θˈɪn"_s, u"sˈɪŋk sɹˈiː sˈɪn"_s, {u"think"_s});
    QCOMPARE(said.score.count(ColumnType::Substitution), 3);
    const auto advice = english(said);
    QCOMPARE(rulesOf(advice), QStringList{u"theta-s"_s});
    QCOMPARE(advice.front().changes, (std::vector<std::size_t>{0, 1, 2}));
    QCOMPARE(advice.front().points, said.score.sounds.lost);
}

void TestAdvice::tellsTheDearestFirst()
{
    // a lost final stop costs more than a near vowel, and two near vowels still less than it
    const Said said = m_listener.hear(u"en-US"_s, u"ʃˈɪp sˈɪt lˈaɪk"_s, u"ʃˈiːp sˈiːt lˈaɪ"_s);
    const auto advice = english(said);
    QCOMPARE(rulesOf(advice), (QStringList{u"final-stop-dropped"_s, u"ship-sheep"_s}));
    QVERIFY(advice[0].points > advice[1].points);
    QCOMPARE(advice[0].points + advice[1].points, said.score.sounds.lost);

    // of the same rule, the change that cost most gives the text
    const Said glides = m_listener.hear(u"en-US"_s, u"tˈaʊn bˈɔɪ"_s, u"tˈɑːn bˈɪ"_s);
    const auto flat = english(glides);
    QCOMPARE(rulesOf(flat), QStringList{u"diphthong-flat"_s});
    const auto changes = glides.changes(m_advice);
    QCOMPARE(changes.size(), std::size_t(2));
    const auto dearest = std::ranges::max_element(changes, {}, &LocatedChange::points);
    QVERIFY(changes[0].points != changes[1].points);
    QVERIFY2(flat.front().advice.text.contains(dearest->change.expected.front().text),
             qPrintable(flat.front().advice.text));
}

void TestAdvice::tellsNoMoreThanAsked()
{
    const Said said = m_listener.hear(u"en-US"_s, u"θˈɪŋk vˈæn lˈaɪk"_s, u"sˈiːŋk wˈɛn lˈaɪ"_s);
    const QStringList all = rulesOf(english(said));
    QCOMPARE(all.size(), 5);
    QCOMPARE(rulesOf(english(said, 2)), all.mid(0, 2));
    QVERIFY(english(said, 0).empty());
}

void TestAdvice::saysNothingOfWhatIsRight_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("said");
    QTest::newRow("alike") << u"θˈɪŋk"_s << u"θˈɪŋk"_s;
    QTest::newRow("another way to write it") << u"ɡˈoʊ"_s << u"gˈoʊ"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestAdvice::saysNothingOfWhatIsRight()
{
    QFETCH(const QString, expected);
    QFETCH(const QString, said);
    QVERIFY(english(m_listener.hear(u"en-US"_s, expected, said)).empty());
}

void TestAdvice::everyWrongColumnIsInOneChange()
{
    for (const Said &said : longAttempts()) {
        std::vector<int> changesOfColumn(said.columns.size());
        int points = 0;
        for (const LocatedChange &found : said.changes(m_advice)) {
            if (found.change.kind != ChangeKind::Stress)
                points += found.points;
            std::size_t expected = 0;
            std::size_t heard = 0;
            for (std::size_t i = found.firstColumn; i < found.firstColumn + found.columnCount; ++i) {
                ++changesOfColumn.at(i);
                expected += std::size_t(said.columns[i].reference.count);
                heard += std::size_t(said.columns[i].spoken.count);
            }
            if (found.change.kind != ChangeKind::Stress) {
                QCOMPARE(found.change.expected.size(), expected);
                QCOMPARE(found.change.heard.size(), heard);
            }
        }
        for (std::size_t i = 0; i < said.columns.size(); ++i) {
            const ColumnType type = said.score.columns[i].type;
            QCOMPARE(changesOfColumn[i], type == ColumnType::Match || type == ColumnType::Variant ? 0 : 1);
        }
        QCOMPARE(points, said.score.sounds.lost + (said.score.tones ? said.score.tones->lost : 0));
    }
}

void TestAdvice::neverTellsTheSameTwice()
{
    const auto attempts = longAttempts();
    QVERIFY(attempts.size() >= 6);
    for (const Said &said : attempts) {
        for (const AdviceLanguage language : {AdviceLanguage::English, AdviceLanguage::Vietnamese}) {
            QSet<QString> rules;
            QSet<QString> texts;
            std::size_t changes = 0;
            int before = INT_MAX;
            for (const RankedAdvice &one : said.advice(m_advice, language, said.columns.size())) {
                QVERIFY2(!rules.contains(one.advice.rule), qPrintable(one.advice.rule));
                QVERIFY2(!texts.contains(one.advice.text), qPrintable(one.advice.text));
                rules.insert(one.advice.rule);
                texts.insert(one.advice.text);
                QVERIFY(one.points <= before);
                before = one.points;
                changes += one.changes.size();
            }
            QCOMPARE(changes, said.changes(m_advice).size());
        }
    }
}

void TestAdvice::knowsWhereASoundStands_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("replaced at the start") << u"θˈɪn"_s << u"sˈɪn"_s << QString() << u"ɪ"_s;
    QTest::newRow("replaced at the end") << u"bˈɛl"_s << u"bˈɛn"_s << u"ɛ"_s << QString();
    QTest::newRow("left out within") << u"hˈɛlp"_s << u"hˈɛp"_s << u"ɛ"_s << u"p"_s;
    QTest::newRow("left out before the next word")
        << u"lˈaɪk mˈiː"_s << u"lˈaɪ mˈiː"_s << u"aɪ"_s << QString();
    QTest::newRow("added within") << u"spˈaɪ"_s << u"sɪpˈaɪ"_s << u"s"_s << u"p"_s;
    QTest::newRow("added at the start") << u"skˈuːl"_s << u"ɛskˈuːl"_s << QString() << u"s"_s;
    QTest::newRow("added at the end") << u"bˈɛd"_s << u"bˈɛdo"_s << u"d"_s << QString();
    QTest::newRow("added to the first word") << u"bˈɛd spˈaɪ"_s << u"bˈɛdo spˈaɪ"_s << u"d"_s << QString();
    QTest::newRow("added to the second word") << u"bˈɛd spˈaɪ"_s << u"bˈɛd ɛspˈaɪ"_s << QString() << u"s"_s;
    QTest::newRow("beside a tone") << u"tan³³"_s << u"taŋ³³"_s << u"a"_s << QString();
}

void TestAdvice::knowsWhereASoundStands()
{
    QFETCH(const QString, expected);
    QFETCH(const QString, said);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const Said heard = m_listener.hear(u"en-US"_s, expected, said);
    const auto changes = heard.changes(m_advice);
    QCOMPARE(changes.size(), std::size_t(1));
    const SoundChange &change = changes.front().change;
    QCOMPARE(change.kind, ChangeKind::Sounds);
    QCOMPARE(change.before ? change.before->text : QString(), before);
    QCOMPARE(change.after ? change.after->text : QString(), after);
}

void TestAdvice::takesAWholeWordAsOne_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("rule");
    QTest::newRow("left out") << u"ɡˈoʊ tə skˈuːl"_s << u"ɡˈoʊ skˈuːl"_s << u"feature:word-left-out"_s;
    QTest::newRow("left out first") << u"ðə skˈuːl"_s << u"skˈuːl"_s << u"feature:word-left-out"_s;
    QTest::newRow("left out last") << u"ɡˈoʊ hˈoʊm"_s << u"ɡˈoʊ"_s << u"feature:word-left-out"_s;
    QTest::newRow("added") << u"ɡˈoʊ hˈoʊm"_s << u"ɡˈoʊ tə hˈoʊm"_s << u"feature:word-added"_s;
    QTest::newRow("a vowel at a word's end is no word") << u"bˈɛd"_s << u"bˈɛdo"_s << u"final-vowel"_s;
}

void TestAdvice::takesAWholeWordAsOne()
{
    QFETCH(const QString, expected);
    QFETCH(const QString, said);
    QFETCH(const QString, rule);
    QCOMPARE(rulesOf(english(m_listener.hear(u"en-US"_s, expected, said))), QStringList{rule});
}

void TestAdvice::findsStressThatMoved_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("syllable"); // 0: nothing to say
    QTest::newRow("to the first") << u"ɹᵻkˈɔːɹd"_s << u"ɹˈᵻkɔːɹd"_s << 2;
    QTest::newRow("to the last") << u"ˈɛləfənt"_s << u"ɛləfˈənt"_s << 1;
    QTest::newRow("in the second word") << u"ˈaɪ ɹᵻkˈɔːɹd"_s << u"ˈaɪ ɹˈᵻkɔːɹd"_s << 2;
    QTest::newRow("where it belongs") << u"ɹᵻkˈɔːɹd"_s << u"ɹᵻkˈɔːɹd"_s << 0;
    QTest::newRow("not written") << u"ɹᵻkˈɔːɹd"_s << u"ɹᵻkɔːɹd"_s << 0;
    QTest::newRow("a word of one syllable") << u"kˈæn ɡˈoʊ"_s << u"kæn ɡˈoʊ"_s << 0;
    QTest::newRow("two stresses") << u"ɹᵻkˈɔːɹd"_s << u"ɹˈᵻkˈɔːɹd"_s << 0;
    QTest::newRow("an unstressed word") << u"ɪntə"_s << u"ˈɪntə"_s << 0;
}

void TestAdvice::findsStressThatMoved()
{
    QFETCH(const QString, expected);
    QFETCH(const QString, said);
    QFETCH(const int, syllable);
    const Said heard = m_listener.hear(u"en-US"_s, expected, said);
    const auto changes = heard.changes(m_advice);
    if (syllable == 0) {
        QVERIFY(changes.empty());
        return;
    }
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes.front().change.kind, ChangeKind::Stress);
    QCOMPARE(changes.front().change.stressedSyllable, syllable);
    QCOMPARE(changes.front().change.expected.front().stress, Stress::Primary);
    QCOMPARE(changes.front().change.heard.front().stress, Stress::Primary);
}

void TestAdvice::findsStressWithinMergedColumns()
{
    Said said = m_listener.hear(u"en-US"_s, u"fˈoʊtə"_s, u"foʊtˈə"_s, {u"photo"_s});
    QCOMPARE(said.columns.size(), std::size_t(4));
    const auto merged =
        edited(said.columns, ColumnEdits{{ColumnEdit::Kind::Merge, 0}, {ColumnEdit::Kind::Merge, 1}},
               said.reference, said.spoken);
    QVERIFY(merged);
    said.columns = *merged;
    said.score.columns.resize(2);
    said.stress = stressErrors(said.reference, said.spoken, said.columns);
    const auto changes = said.changes(m_advice);
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes.front().change.kind, ChangeKind::Stress);
    QCOMPARE(changes.front().change.stressedSyllable, 1);
    QCOMPARE(changes.front().change.expected.front().text, u"oʊ"_s);
    QCOMPARE(changes.front().change.heard.front().text, u"ə"_s);
}

void TestAdvice::stressWeighsHalfASound()
{
    // six sounds: the lost one costs a sixth of 1000 tenths, the stress weighs half of that
    const Said said = m_listener.hear(u"en-US"_s, u"ɹᵻkˈɔːɹd"_s, u"ɹˈᵻkɔːɹ"_s);
    const auto advice = english(said);
    QCOMPARE(rulesOf(advice), (QStringList{u"ending-t-dropped"_s, u"feature:stress-moved"_s}));
    QCOMPARE(advice[0].points, 167);
    QCOMPARE(advice[1].points, 83);
}

void TestAdvice::namesTheWord()
{
    const Said named = m_listener.hear(u"en-US"_s, u"ˈaɪ lˈaɪk"_s, u"ˈaɪ lˈaɪ"_s, {u"I"_s, u"like"_s});
    QVERIFY(english(named).front().advice.text.contains(u"“like”"_s));
    QVERIFY(named.advice(m_advice, AdviceLanguage::Vietnamese).front().advice.text.contains(u"từ “like”"_s));
    const Said unnamed = m_listener.hear(u"en-US"_s, u"ˈaɪ lˈaɪk"_s, u"ˈaɪ lˈaɪ"_s);
    QVERIFY(english(unnamed).front().advice.text.contains(u"this word"_s));
    QVERIFY(unnamed.advice(m_advice, AdviceLanguage::Vietnamese).front().advice.text.contains(u"từ này"_s));
}

void TestAdvice::fillsInWhateverIsWritten()
{
    // neither a word nor an unknown symbol is taken for a placeholder
    const Said said = m_listener.hear(u"en-US"_s, u"lˈaɪk"_s, u"lˈaɪ"_s, {u"{heard}{"_s});
    QVERIFY(english(said).front().advice.text.contains(u"“{heard}{”"_s));
    const Said unknown = m_listener.hear(u"en-US"_s, u"l☃"_s, u"l☂"_s);
    QCOMPARE(unknown.types(), u"MS"_s);
    QVERIFY(english(unknown).front().advice.text.contains(u"☃"_s));
}

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
