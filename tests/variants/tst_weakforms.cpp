// SPDX-License-Identifier: GPL-3.0-or-later
#include "varianttest.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

class WeakFormsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheForms_data();
    void tellsTheForms();
    void hasTheFunctionWordsInBothAccents();
};

void WeakFormsTest::tellsTheForms_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QStringList>("strong");
    QTest::addColumn<QStringList>("weak");

    QTest::newRow("for, American") << u"en-US"_s << u"for"_s << QStringList{u"fˈɔːɹ"_s}
                                   << QStringList{u"fɚ"_s};
    QTest::newRow("for, British") << u"en-GB"_s << u"for"_s << QStringList{u"fˈɔː"_s}
                                  << QStringList{u"fə"_s, u"fəɹ"_s};
    QTest::newRow("capitals") << u"en-US"_s << u"And"_s << QStringList{u"ˈænd"_s}
                              << QStringList{u"ənd"_s, u"ən"_s, u"n̩"_s};
    QTest::newRow("case of the tag") << u"EN-us"_s << u"at"_s << QStringList{u"ˈæt"_s}
                                     << QStringList{u"ət"_s};
    QTest::newRow("no function word") << u"en-US"_s << u"tree"_s << QStringList() << QStringList();
    QTest::newRow("another language") << u"de"_s << u"an"_s << QStringList() << QStringList();
    QTest::newRow("nothing") << u"en-US"_s << QString() << QStringList() << QStringList();
}

void WeakFormsTest::tellsTheForms()
{
    QFETCH(QString, lang);
    QFETCH(QString, word);
    QFETCH(QStringList, strong);
    QFETCH(QStringList, weak);
    QList<WordForm> expected;
    for (const QString &ipa : strong)
        expected.append({ipa, FormSource::Strong});
    for (const QString &ipa : weak)
        expected.append({ipa, FormSource::Weak});
    QCOMPARE(need(WeakForms::load(*ipaTables())).forms(word, lang), expected);
}

void WeakFormsTest::hasTheFunctionWordsInBothAccents()
{
    const WeakForms weakForms = need(WeakForms::load(*ipaTables()));
    for (const QString &word :
         u"a an the to of for from at and or but as than that can could must shall should will would have "
         u"has had do "
         "does am are was were be been he him his her she we us you your them there some any just not"_s
             .split(u' ')) {
        for (const QString &lang : {u"en-US"_s, u"en-GB"_s}) {
            const QList<WordForm> forms = weakForms.forms(word, lang);
            for (const FormSource source : {FormSource::Strong, FormSource::Weak}) {
                const bool has =
                    std::ranges::any_of(forms, [&](const WordForm &form) { return form.source == source; });
                QVERIFY2(has, qPrintable(lang + u' ' + word));
            }
        }
    }
}

QTEST_GUILESS_MAIN(WeakFormsTest)
#include "tst_weakforms.moc"
