// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/languages.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class LanguagesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasEveryLanguageOnce();
    void findsATag_data();
    void findsATag();
};

void LanguagesTest::hasEveryLanguageOnce()
{
    const auto languages = Languages::load();
    QVERIFY2(languages.has_value(), languages ? "" : qPrintable(languages.error()));
    QSet<QString> tags;
    QSet<QString> names;
    for (const Language &language : languages->all()) {
        tags.insert(language.tag.toLower());
        names.insert(language.name);
        QVERIFY(u"ABC"_s.contains(language.grade));
    }
    QCOMPARE(tags.size(), languages->all().size());
    QCOMPARE(names.size(), languages->all().size());
    QCOMPARE(languages->all().size(), 35);
    QCOMPARE(languages->all().first().tag, u"en-US"_s);
    QVERIFY(languages->find(u"vi")->tonal);
    QVERIFY(!languages->find(u"de")->tonal);
    QVERIFY(languages->find(u"de")->stress);
    QVERIFY(!languages->find(u"fr")->stress);
    QVERIFY(!languages->find(u"vi")->stress);
}

void LanguagesTest::findsATag_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("found");

    QTest::newRow("an exact tag") << u"en-GB"_s << u"en-GB"_s;
    QTest::newRow("case does not matter") << u"EN-us"_s << u"en-US"_s;
    QTest::newRow("an underscore counts as a hyphen") << u"pt_BR"_s << u"pt-BR"_s;
    QTest::newRow("a variant subtag is taken away") << u"en-US-fonipa"_s << u"en-US"_s;
    QTest::newRow("an unknown region falls back to the language") << u"de-AT"_s << u"de"_s;
    QTest::newRow("a bare language takes its first row") << u"en"_s << u"en-US"_s;
    QTest::newRow("an unknown region of a language without a bare row takes its first")
        << u"en-CA"_s << u"en-US"_s;
    QTest::newRow("a region that another row stands for: Mexico") << u"es-MX"_s << u"es-419"_s;
    QTest::newRow("a region with a variant: the United States in Spanish") << u"es_us-x-one"_s << u"es-419"_s;
    QTest::newRow("Spain itself") << u"es-ES"_s << u"es"_s;
    QTest::newRow("Australia is nearer to Britain") << u"en-AU"_s << u"en-GB"_s;
    QTest::newRow("a region of another language") << u"fr-MX"_s << u"fr"_s;
    QTest::newRow("Chinese with script and region") << u"zh-Hans-CN"_s << u"zh"_s;
    QTest::newRow("an accent in private use") << u"vi-vn-x-south"_s << u"vi-VN-x-south"_s;
    QTest::newRow("Vietnam is the northern standard") << u"vi-VN"_s << u"vi"_s;
    QTest::newRow("an unknown language") << u"tlh"_s << QString();
    QTest::newRow("a tag that is a beginning of another") << u"e"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("hyphens alone") << u"--"_s << QString();
    QTest::newRow("a voice's name is no tag") << u"cmn-latn-pinyin"_s << QString();
}

void LanguagesTest::findsATag()
{
    QFETCH(QString, asked);
    QFETCH(QString, found);
    const auto language = Languages::load()->find(asked);
    QCOMPARE(language ? language->tag : QString(), found);
}

QTEST_GUILESS_MAIN(LanguagesTest)
#include "tst_languages.moc"
