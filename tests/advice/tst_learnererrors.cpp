// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"
#include "tests/advice/said.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

/// What learners say, as listed in learner-errors.tsv, against what a teacher would tell them: the whole way
/// from IPA to advice, with the tables of the program.
class TestLearnerErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mainAdviceIsATeachers_data();
    void mainAdviceIsATeachers();
    void everyConfusionIsHeardFromALearner();
    void learnersMakeTheErrorsTheyAreKnownFor();

private:
    static QString key(AdviceLanguage language) { return adviceLanguageName(language); }

    TsvTable m_table;
    AdviceTables m_advice = loaded(AdviceTables::load());
    Listener m_listener;
};

void TestLearnerErrors::initTestCase()
{
    m_table = loaded(readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/advice/learner-errors.tsv")));
    QCOMPARE(m_table.columns, u"first_language language word expected said types rule en vi"_s.split(u' '));
    QVERIFY(m_table.rows.size() >= 44);
}

void TestLearnerErrors::mainAdviceIsATeachers_data()
{
    QTest::addColumn<QStringList>("row");
    QTest::addColumn<AdviceLanguage>("language");
    for (const AdviceLanguage language : {AdviceLanguage::English, AdviceLanguage::Vietnamese}) {
        for (qsizetype i = 0; i < m_table.rows.size(); ++i) {
            const QStringList &row = m_table.rows.at(i);
            const QString name = u"%1: %2 speaker, %3 “%4” as %5, line %6"_s.arg(
                key(language), row.at(0), row.at(1), row.at(2), row.at(4),
                QString::number(m_table.lineNumbers.at(i)));
            QTest::newRow(qUtf8Printable(name)) << row << language;
        }
    }
}

void TestLearnerErrors::mainAdviceIsATeachers()
{
    QFETCH(const QStringList, row);
    QFETCH(const AdviceLanguage, language);
    const Said said = m_listener.hear(row.at(1), row.at(3), row.at(4), row.at(2).split(u' '));
    QCOMPARE(said.types(), row.at(5));
    const auto advice = said.advice(m_advice, language);
    QVERIFY(!advice.empty());
    QCOMPARE(advice.front().advice.rule, row.at(6));
    const QString &text = advice.front().advice.text;
    const QString phrase = row.at(language == AdviceLanguage::English ? 7 : 8);
    QVERIFY2(text.contains(phrase), qPrintable(u"no “%1” in “%2”"_s.arg(phrase, text)));
}

void TestLearnerErrors::everyConfusionIsHeardFromALearner()
{
    QSet<QString> met;
    for (const QStringList &row : std::as_const(m_table.rows)) {
        const Said said = m_listener.hear(row.at(1), row.at(3), row.at(4));
        for (const RankedAdvice &advice : said.advice(m_advice, AdviceLanguage::English))
            met.insert(advice.advice.rule);
    }
    const QStringList rules = m_advice.confusionRules();
    QVERIFY(rules.size() > 100);
    for (const QString &rule : rules)
        QVERIFY2(met.contains(rule), qPrintable(rule + u": no row of the learners reaches it"_s));
}

void TestLearnerErrors::learnersMakeTheErrorsTheyAreKnownFor()
{
    const QStringList rules = m_advice.confusionRules();
    for (const QStringList &row : std::as_const(m_table.rows)) {
        if (!rules.contains(row.at(6)))
            continue;
        QVERIFY2(m_advice.firstLanguages(row.at(6)).contains(row.at(0)),
                 qPrintable(row.at(6) + u" is not known of "_s + row.at(0)));
    }
}

QTEST_GUILESS_MAIN(TestLearnerErrors)
#include "tst_learnererrors.moc"
