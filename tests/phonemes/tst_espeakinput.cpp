// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

/// What the engine does with text that it cannot read as it stands.
class EspeakInputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsAlike_data();
    void readsAlike();
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void doesNotWarnWithoutReason();
    void survivesAnything();

private:
    std::shared_ptr<EspeakEngine> m_engine;
};

void EspeakInputTest::initTestCase()
{
    const auto engine = EspeakEngine::create(*Languages::load());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error()));
    m_engine = *engine;
}

void EspeakInputTest::readsAlike_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *name, const QString &lang, const QString &text, const QString &plain) {
        QTest::newRow(name) << lang << text << plain;
    };
    const QString en = u"en-US"_s;

    row("emoji", en, u"hello 🙂🎉 world"_s, u"hello world"_s);
    row("signs and hashes", en, u"/hello/ #world *star* = + ~ ^"_s, u"hello world star"_s);
    row("zero width space and soft hyphen", en, u"hel\u00adlo wor\u200bld"_s, u"hello world"_s);
    row("control characters", en, u"hello\x01 \x1bworld"_s, u"hello world"_s);
    row("full-width letters", en, u"ｈｅｌｌｏ　ｗｏｒｌｄ"_s, u"hello world"_s);
    row("ligatures", en, u"ﬁne"_s, u"fine"_s);
    row("typographic apostrophes", en, u"it’s don´t"_s, u"it's don't"_s);
    row("other apostrophes", en, u"it‘s donʼt ʼtwas ‘quoted’ ʼ"_s, u"it's don't twas quoted"_s);
    row("the apostrophe of Ukrainian", u"uk"_s, u"мʼята"_s, u"м'ята"_s);
    row("a text in capitals", en, u"THIS IS IT FOR US"_s, u"this is it for us"_s);
    row("a word in capitals", en, u"this is REALLY good"_s, u"this is really good"_s);
    row("blanks before a full stop", en, u"two . three"_s, u"two. three"_s);
    row("new lines", en, u"hello\nworld"_s, u"hello world"_s);
    row("quotes and brackets", en, u"“hello” (world)"_s, u"hello world"_s);
    row("Chinese in a Latin voice", en, u"hello 漢字 world"_s, u"hello world"_s);
    row("Cyrillic in a Latin voice", en, u"hello привет world"_s, u"hello world"_s);
    row("kanji among kana", u"ja"_s, u"私 は です"_s, u"は です"_s);
    row("other digits", u"ar"_s, u"٣"_s, u"3"_s);
    row("decomposed Vietnamese", u"vi"_s, u"Vie\u0323\u0302t"_s, u"Vi\u1ec7t"_s);
    row("decomposed French", u"fr"_s, u"e\u0301te\u0301"_s, u"été"_s);
    row("decomposed German", u"de"_s, u"scho\u0308n"_s, u"schön"_s);
    row("capitals of Turkish", u"tr"_s, u"AĞAÇ ILIK İYİ"_s, u"ağaç ılık iyi"_s);
}

void EspeakInputTest::readsAlike()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(QString, plain);
    const auto one = m_engine->transcribe({.text = text, .lang = lang});
    const auto other = m_engine->transcribe({.text = plain, .lang = lang});
    QVERIFY2(one.has_value(), one ? "" : qPrintable(one.error().message));
    QVERIFY(other.has_value());
    QCOMPARE(one->ipa, other->ipa);
}

void EspeakInputTest::refuses_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::addColumn<PhonemeErrorKind>("kind");
    using enum PhonemeErrorKind;
    const QString en = u"en-US"_s;

    QTest::newRow("empty text") << en << QString() << EmptyText;
    QTest::newRow("emoji alone") << en << u"🙂"_s << NoLetters;
    QTest::newRow("punctuation alone") << en << u"…!?"_s << NoLetters;
    QTest::newRow("100,001 bytes") << en << QString(100'001, u'a') << TextTooLong;
    QTest::newRow("NUL") << en << QString(u"a"_s + QChar::Null) << InvalidText;
    QTest::newRow("an unknown language") << u"xx"_s << u"hello"_s << UnknownLanguage;
    QTest::newRow("a word of 61 letters alone") << en << QString(61, u'a') << TextTooLong;
    QTest::newRow("a number of 41 digits alone") << en << QString(41, u'7') << TextTooLong;
    QTest::newRow("kanji alone in Japanese") << u"ja"_s << u"漢字"_s << NoLetters;
    QTest::newRow("Chinese alone in English") << en << u"漢字"_s << NoLetters;
    QTest::newRow("Arabic alone in Russian") << u"ru"_s << u"مرحبا"_s << NoLetters;
}

void EspeakInputTest::refuses()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(PhonemeErrorKind, kind);
    const auto result = m_engine->transcribe({.text = text, .lang = lang});
    QVERIFY2(!result.has_value(), result ? qPrintable(result->ipa) : "");
    QCOMPARE(result.error().kind, kind);
    QVERIFY(result.error().message.endsWith(u'.'));
}

void EspeakInputTest::warns_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("mentioned");
    const QString en = u"en-US"_s;

    QTest::newRow("symbols left out")
        << en << u"hello & world 🙂 €"_s << u"hello world"_s << u"& 🙂 €"_s;
    QTest::newRow("a minus sign left out") << en << u"-5"_s << u"5"_s << u"-"_s;
    QTest::newRow("a word too long") << en << u"hello "_s + QString(61, u'z') << u"hello"_s
                                     << u"zzzzzzzzzzzzzzzzzzzz…"_s;
    QTest::newRow("another script") << en << u"hello привет"_s << u"hello"_s << u"“привет”"_s;
    QTest::newRow("kanji") << u"ja"_s << u"私 は"_s << u"は"_s << u"“私”"_s;
    QTest::newRow("a foreign word") << u"vi"_s << u"hello Việt"_s << u"hello Việt"_s << u"“hello”"_s;
    QTest::newRow("a language of grade C") << u"th"_s << u"สวัสดี"_s << u"สวัสดี"_s << u"grade C"_s;
    QTest::newRow("a sign that the dictionary lacks") << u"zh"_s << u"丆好"_s << u"好"_s << u"“丆”"_s;
    QTest::newRow("a sign that the Cantonese dictionary lacks")
        << u"yue"_s << u"丂好"_s << u"好"_s << u"“丂”"_s;
}

void EspeakInputTest::warns()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QString, mentioned);
    const auto result = m_engine->transcribe({.text = text, .lang = lang});
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    QStringList texts;
    for (const TranscribedWord &word : result->words)
        texts.append(word.text);
    QCOMPARE(texts.join(u' '), words);
    QVERIFY2(result->warnings.join(u'\n').contains(mentioned), qPrintable(result->warnings.join(u'\n')));
}

void EspeakInputTest::doesNotWarnWithoutReason()
{
    const auto result =
        m_engine->transcribe({.text = u"“It's 9:30,” he said — (no!) 50% of 3.14…"_s, .lang = u"en-US"_s});
    QCOMPARE(result->warnings, QStringList());
}

void EspeakInputTest::survivesAnything()
{
    QRandomGenerator random(1);
    const auto languages = m_engine->languages().all();
    for (int round = 0; round < 3000; ++round) {
        QString text;
        for (int length = 1 + random.bounded(30); length > 0; --length) {
            const char32_t limits[] = {0x80, 0x250, 0x3000, 0x10000, 0x20000};
            const char32_t c = random.bounded(1u, uint(limits[random.bounded(5)]));
            text += QString::fromUcs4(&c, 1);
        }
        const auto language = languages[random.bounded(languages.size())];
        const auto result = m_engine->transcribe({.text = text, .lang = language.tag});
        if (!result) {
            QVERIFY(!result.error().message.isEmpty());
            continue;
        }
        for (const TranscribedWord &word : result->words) {
            QVERIFY(!word.ipa.isEmpty());
            QVERIFY2(!word.ipa.contains(u' '), qPrintable(word.ipa));
            QVERIFY(!word.text.isEmpty());
        }
    }
    QCOMPARE(m_engine->transcribe({.text = u"apple"_s, .lang = u"en-US"_s})->ipa, u"ˈæpəl"_s);
}

QTEST_GUILESS_MAIN(EspeakInputTest)
#include "tst_espeakinput.moc"
