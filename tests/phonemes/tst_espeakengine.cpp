// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeakengine.h"
#include "core/phonemes/text.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class EspeakEngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhoMadeIt();
    void sharesOutASentence_data();
    void sharesOutASentence();
    void readsAlike_data();
    void readsAlike();
    void transcribesEveryLanguage_data();
    void transcribesEveryLanguage();
    void refuses_data();
    void refuses();
    void warns_data();
    void warns();
    void doesNotWarnWithoutReason();
    void leaksNothingIntoTheNextText();
    void losesNothingOfALongText_data();
    void losesNothingOfALongText();
    void answersAHundredKilobytes();
    void survivesAnything();
    void givesIsolatedForms();
    void isTheSameFromTwoThreads();
    void isQuickWithANewPair();
    void transcribesASentenceAgain();

private:
    QString said(const QString &text, const QString &lang = u"en-US"_s) const;

    std::shared_ptr<EspeakEngine> m_engine;
};

/// "word=ipa word=ipa", or the error.
QString EspeakEngineTest::said(const QString &text, const QString &lang) const
{
    const auto result = m_engine->transcribe({.text = text, .lang = lang});
    if (!result)
        return result.error().message;
    QStringList words;
    for (const TranscribedWord &word : result->words)
        words.append(word.text + u'=' + word.ipa);
    return words.join(u' ');
}

void EspeakEngineTest::initTestCase()
{
    const auto engine = EspeakEngine::create(*Languages::load());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error()));
    m_engine = *engine;
}

void EspeakEngineTest::saysWhoMadeIt()
{
    QCOMPARE(m_engine->version(), u"espeak-ng 1.51"_s);
    const PhonemeQuery query{.text = u"  Hello, world! "_s, .lang = u"en_us"_s};
    const auto result = m_engine->transcribe(query);
    QVERIFY(result.has_value());
    QCOMPARE(result->text, query.text);
    QCOMPARE(result->lang, u"en-US"_s);
    QCOMPARE(result->provider, u"builtin"_s);
    QCOMPARE(result->engine, u"espeak-ng 1.51 en-us"_s);
    QCOMPARE(result->ipa, u"həlˈoʊ wˈɜːld"_s);
}

void EspeakEngineTest::sharesOutASentence_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &lang, const QString &text, const QString &words) {
        QTest::newRow(name) << lang << text << words;
    };

    row("words as they are", u"en-US"_s, u"I think three free trees"_s,
        u"I=aɪ think=θˈɪŋk three=θɹˈiː free=fɹˈiː trees=tɹˈiːz"_s);
    row("merged and linked words", u"en-US"_s, u"I want to be a teacher of the year for a day"_s,
        u"I=aɪ want=wˈɔnt to=tə be=bi a=ɐ teacher=tˈiːtʃɚɹ of=ʌv the=ðə year=jˈɪɹ for=fɚɹ a=ə day=dˈeɪ"_s);
    row("abbreviations and a decimal number", u"en-US"_s, u"U.S. e.g. 3.14"_s,
        u"U.S.=jˌuːˌɛs e.g.=ˌiːdʒˈiː 3.14=θɹˈiːpɔɪntwˈʌnfˈoːɹ"_s);
    row("a title and a dash", u"en-US"_s, u"Mr. Smith — no!"_s, u"Mr=mˈɪstɚ Smith=smˈɪθ no=nˈoʊ"_s);
    row("a time", u"en-US"_s, u"it's 9:30"_s, u"it's=ɪts 9:30=nˈaɪnθˈɜːɾi"_s);
    row("a number of two words is one", u"en-US"_s, u"42 cats"_s, u"42=fˈoːɹɾitˈuː cats=kˈæts"_s);
    row("acronyms in a text with small letters", u"en-US"_s, u"in the US"_s, u"in=ɪn the=ðə US=jˌuːˈɛs"_s);
    row("German", u"de"_s, u"Reich, Vater"_s, u"Reich=ʁˈaɪç Vater=fˈɑːtɐ"_s);
    row("French liaison", u"fr"_s, u"Les enfants"_s, u"Les=lez enfants=ɑ̃fˈɑ̃"_s);
    row("Vietnamese tones", u"vi"_s, u"ma má mà mả mã mạ"_s,
        u"ma=mˈaː˧ má=mˈaː˧˥ mà=mˌaː˨˩ mả=mˈaː˧˩˧ mã=mˈaː˧ˀ˥ mạ=mˈaː˨˩ˀ"_s);
    row("Mandarin tones", u"zh"_s, u"妈麻马骂吗"_s, u"妈=mˈɑ˥ 麻=mˈɑ˧˥ 马=mˈɑ˨˩˦ 骂=mˈɑ˥˩ 吗=mˈɑ˩"_s);
    row("Mandarin clauses", u"zh-CN"_s, u"你好，我是学生。"_s,
        u"你=nˈi˨˩˦ 好=xˈɑu˨˩˦ 我=wˈo˨˩˦ 是=ʂˈʅ˥˩ 学=ɕˈyɛ˧˥ 生=ʂˈə˥ŋ"_s);
    row("Cantonese words of two signs", u"yue"_s, u"學生"_s, u"學=hɔː˨k̚ 生=sˈɐŋ˥"_s);
    row("Japanese kana", u"ja"_s, u"がくせい です"_s, u"がくせい=ɡˌäkɯᵝsˈe̞i です=dˈe̞sɯᵝ"_s);
    row("Korean", u"ko"_s, u"빵 까치"_s, u"빵=p͈ˈɐŋ 까치=k͈ˈɐtʃʰi"_s);
    row("a foreign word among others", u"ru"_s, u"hello мир"_s, u"hello=həlˈəʊ мир=mʲˈir"_s);
}

void EspeakEngineTest::sharesOutASentence()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(said(text, lang), words);
    const auto result = m_engine->transcribe({.text = text, .lang = lang});
    QStringList texts;
    QStringList ipa;
    for (const TranscribedWord &word : result->words) {
        texts.append(word.text);
        ipa.append(word.ipa);
    }
    QCOMPARE(texts, splitWords(text));
    QCOMPARE(result->ipa, ipa.join(u' '));
}

void EspeakEngineTest::readsAlike_data()
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

void EspeakEngineTest::readsAlike()
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

void EspeakEngineTest::transcribesEveryLanguage_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("text");
    static const QHash<QString, QString> texts = {
        {u"en"_s, u"The quick brown fox jumps over the lazy dog."_s},
        {u"es"_s, u"El niño comió queso en la calle."_s},
        {u"it"_s, u"Gli gnocchi sono nella pizza rossa."_s},
        {u"fr"_s, u"Les enfants sont partis dans la nuit, huit heures."_s},
        {u"de"_s, u"Das schöne Mädchen hört neue Lieder über den Rhein."_s},
        {u"nl"_s, u"Het kleine huis staat in de zon."_s},
        {u"pl"_s, u"Dzień dobry, jak się pan miewa?"_s},
        {u"cs"_s, u"Dobrý den, řeka teče přes město."_s},
        {u"fi"_s, u"Hyvää huomenta, mitä kuuluu?"_s},
        {u"id"_s, u"Selamat pagi, apa kabar?"_s},
        {u"uk"_s, u"Добрий день, як справи?"_s},
        {u"hu"_s, u"Jó napot, hogy van?"_s},
        {u"pt"_s, u"Bom dia, o homem mora na casa."_s},
        {u"sv"_s, u"Sju sjuka sjömän kör bil."_s},
        {u"nb"_s, u"God morgen, jeg kjører bil."_s},
        {u"ru"_s, u"Сегодня мы пошьём новый флаг."_s},
        {u"tr"_s, u"Bugün dağda ılık bir gün."_s},
        {u"ko"_s, u"한국어를 공부합니다."_s},
        {u"hi"_s, u"लड़का बहुत अच्छा है।"_s},
        {u"vi"_s, u"Tôi là sinh viên ở Hà Nội."_s},
        {u"zh"_s, u"今天天气很好。"_s},
        {u"yue"_s, u"我係香港學生。"_s},
        {u"ja"_s, u"わたしは がくせい です。"_s},
        {u"ar"_s, u"السلام عليكم"_s},
        {u"th"_s, u"สวัสดี ครับ"_s},
        {u"he"_s, u"שלום עולם"_s},
        {u"fa"_s, u"سلام دنیا"_s},
        {u"da"_s, u"Rødgrød med fløde."_s},
    };
    const auto languages = Languages::load();
    for (const Language &language : languages->all())
        QTest::newRow(qPrintable(language.name))
            << language.tag << texts.value(language.tag.section(u'-', 0, 0));
}

void EspeakEngineTest::transcribesEveryLanguage()
{
    QFETCH(QString, tag);
    QFETCH(QString, text);
    const auto result = m_engine->transcribe({.text = text, .lang = tag});
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->lang, tag);
    const Language language = *m_engine->languages().find(tag);
    QVERIFY(result->engine.endsWith(u' ' + language.voice));
    QCOMPARE(result->words.size(), splitWords(text).size());
    static const QRegularExpression notIpa(u"[0-9A-Z_()?\"^\\-.|<>]"_s);
    QVERIFY2(!result->ipa.contains(notIpa), qPrintable(result->ipa));
    static const QRegularExpression tone(u"[˥˦˧˨˩]"_s);
    QCOMPARE(result->ipa.contains(tone), language.tonal);
    // No word of a language's own is read with another's sounds.
    QCOMPARE(result->warnings.size(), language.grade == u'C' ? 1 : 0);
}

void EspeakEngineTest::refuses_data()
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

void EspeakEngineTest::refuses()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(PhonemeErrorKind, kind);
    const auto result = m_engine->transcribe({.text = text, .lang = lang});
    QVERIFY2(!result.has_value(), result ? qPrintable(result->ipa) : "");
    QCOMPARE(result.error().kind, kind);
    QVERIFY(result.error().message.endsWith(u'.'));
}

void EspeakEngineTest::warns_data()
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

void EspeakEngineTest::warns()
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

void EspeakEngineTest::doesNotWarnWithoutReason()
{
    const auto result =
        m_engine->transcribe({.text = u"“It's 9:30,” he said — (no!) 50% of 3.14…"_s, .lang = u"en-US"_s});
    QCOMPARE(result->warnings, QStringList());
}

void EspeakEngineTest::leaksNothingIntoTheNextText()
{
    const QString alone = said(u"apple"_s);
    QCOMPARE(alone, u"apple=ˈæpəl"_s);
    for (const QString &text : {u"one, two; three. four! five? six: seven"_s, u"Mr. Smith — no!"_s,
                                u"a\n\nb"_s, u"hello \x01 &lt;b&gt; [[h]] <voice name=\"de\">"_s}) {
        said(text);
        QCOMPARE(said(u"apple"_s), alone);
    }
}

void EspeakEngineTest::losesNothingOfALongText_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("count");
    QTest::newRow("400 short words") << u"a"_s << 400;
    QTest::newRow("20 long numbers") << u"777,777"_s << 20;
    QTest::newRow("300 numbers") << u"42"_s << 300;
    QTest::newRow("200 long words") << u"internationalization"_s << 200;
    QTest::newRow("1,500 sentences") << u"Three."_s << 1500;
}

void EspeakEngineTest::losesNothingOfALongText()
{
    QFETCH(QString, word);
    QFETCH(int, count);
    const auto result =
        m_engine->transcribe({.text = QString(word + u' ').repeated(count), .lang = u"en-US"_s});
    QCOMPARE(result->words.size(), count);
    const QString alone = m_engine->isolatedForms({word}, u"en-US"_s).first();
    const auto bare = [](QString ipa) { return ipa.remove(u'ˈ').remove(u'ˌ'); };
    for (const TranscribedWord &one : result->words) {
        // "a" is weak among others; every other word is itself.
        if (word != u"a"_s)
            QCOMPARE(bare(one.ipa), bare(alone));
    }
}

void EspeakEngineTest::answersAHundredKilobytes()
{
    const QString sentence = u"I want to be a teacher of the year, for 9 days. "_s;
    const QString text = sentence.repeated(maxTextBytes / sentence.size());
    QElapsedTimer timer;
    timer.start();
    const auto result = m_engine->transcribe({.text = text, .lang = u"en-US"_s});
    const auto took = timer.elapsed();
    QVERIFY(result.has_value());
    QCOMPARE(result->words.size(), 12 * (maxTextBytes / sentence.size()));
    qInfo("%lld bytes took %lld ms", static_cast<long long>(text.size()), static_cast<long long>(took));
    QVERIFY(took < 10'000);
    // No blanks at all: one word, and far too long.
    QCOMPARE(m_engine->transcribe({.text = QString(maxTextBytes, u'x'), .lang = u"en-US"_s}).error().kind,
             PhonemeErrorKind::TextTooLong);
}

void EspeakEngineTest::survivesAnything()
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
    QCOMPARE(said(u"apple"_s), u"apple=ˈæpəl"_s);
}

void EspeakEngineTest::givesIsolatedForms()
{
    const QStringList words = {u"to"_s,   u"be"_s,      u"漢"_s,   u"🙂"_s,
                               QString(), u"foo-bar"_s, u"U.S."_s, u"Straße"_s};
    const QStringList forms = m_engine->isolatedForms(words, u"en-US"_s);
    QCOMPARE(forms.size(), words.size());
    QCOMPARE(forms.first(6),
             (QStringList{u"tuː"_s, u"bˈiː"_s, QString(), QString(), QString(), u"fˈuːbˈɑːɹ"_s}));
    QVERIFY(!forms[6].isEmpty());
    QCOMPARE(m_engine->isolatedForms({u"Vater"_s}, u"de"_s), QStringList{u"fˈɑːtɐ"_s});
    QCOMPARE(m_engine->isolatedForms({u"好"_s}, u"zh"_s), QStringList{u"xˈɑu˨˩˦"_s});
    QCOMPARE(m_engine->isolatedForms(words, u"xx"_s), QStringList());
    QCOMPARE(m_engine->isolatedForms({}, u"en-US"_s), QStringList());
    QCOMPARE(m_engine->isolatedForms(QStringList(1000, u"be"_s), u"en-US"_s), QStringList(1000, u"bˈiː"_s));
}

void EspeakEngineTest::isTheSameFromTwoThreads()
{
    constexpr int calls = 2000;
    const auto other = EspeakEngine::create(*Languages::load());
    QVERIFY(other.has_value());
    const auto query = [](const QString &lang, int i) {
        const QStringList words = lang == u"de"_s ? u"Reich schöne Vater neue Lieder über"_s.split(u' ')
                                                  : u"think three free trees of the year"_s.split(u' ');
        QStringList text;
        for (int n = 0; n < 5; ++n)
            text.append(words[(i * (n + 3) + i / 7) % words.size()]);
        return PhonemeQuery{.text = text.join(i % 3 == 0 ? u", "_s : u" "_s), .lang = lang};
    };
    const auto run = [&](const EspeakEngine &engine, const QString &lang) {
        QStringList answers;
        for (int i = 0; i < calls; ++i)
            answers.append(engine.transcribe(query(lang, i))->ipa);
        return answers;
    };
    const QStringList english = run(*m_engine, u"en-US"_s);
    const QStringList german = run(**other, u"de"_s);

    // Fresh engines: nothing is in their caches, so that the library is asked at every turn.
    const auto first = *EspeakEngine::create(*Languages::load());
    const auto second = *EspeakEngine::create(*Languages::load());
    QStringList englishAtOnce;
    QStringList germanAtOnce;
    std::thread one([&] { englishAtOnce = run(*first, u"en-US"_s); });
    std::thread two([&] { germanAtOnce = run(*second, u"de"_s); });
    one.join();
    two.join();
    QCOMPARE(englishAtOnce, english);
    QCOMPARE(germanAtOnce, german);
}

void EspeakEngineTest::isQuickWithANewPair()
{
    const QStringList nouns =
        u"teacher river window garden letter number mountain station kitchen picture"_s.split(u' ');
    const QStringList verbs =
        u"thinks throws breathes washes reaches measures watches gathers bothers leaves"_s.split(u' ');
    QList<qint64> times;
    QElapsedTimer timer;
    for (const QString &noun : nouns) {
        for (const QString &verb : verbs) {
            // A new engine for each pair: no word is in its cache.
            const auto engine = *EspeakEngine::create(m_engine->languages());
            timer.start();
            const auto reference = engine->transcribe(
                {.text = u"The %1 %2 of the year for a day"_s.arg(noun, verb), .lang = u"en-US"_s});
            const auto spoken = engine->transcribe(
                {.text = u"A %1 %2 off a year for the day"_s.arg(noun, verb), .lang = u"en-US"_s});
            times.append(timer.nsecsElapsed() / 1000);
            QVERIFY(reference && spoken);
        }
    }
    std::ranges::sort(times);
    qInfo("new pair: median %lld us, worst %lld us", static_cast<long long>(times[times.size() / 2]),
          static_cast<long long>(times.last()));
    QVERIFY(times[times.size() / 2] < 5000);
}

void EspeakEngineTest::transcribesASentenceAgain()
{
    const PhonemeQuery query{.text = u"I want to be a teacher of the year for a day"_s, .lang = u"en-US"_s};
    QBENCHMARK
    {
        const auto result = m_engine->transcribe(query);
        Q_UNUSED(result)
    }
}

QTEST_GUILESS_MAIN(EspeakEngineTest)
#include "tst_espeakengine.moc"
