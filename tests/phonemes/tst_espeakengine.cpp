// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/text.h"

#include <QElapsedTimer>
#include <QHash>
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
    void transcribesEveryLanguage_data();
    void transcribesEveryLanguage();
    void leaksNothingIntoTheNextText();
    void losesNothingOfALongText_data();
    void losesNothingOfALongText();
    void answersAHundredKilobytes();
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
    row("a tone stands at the end of its syllable", u"vi"_s, u"tôi muốn một bạn thành"_s,
        u"tôi=t̪ˈoj˧ muốn=mˈuən˧˥ một=mˈot̪˨˩ˀ bạn=ɓˈaːn˨˩ˀ thành=tʰˈɛ̆ɲ˨˩"_s);
    row("Mandarin tones", u"zh"_s, u"妈麻马骂吗"_s, u"妈=mˈɑ˥ 麻=mˈɑ˧˥ 马=mˈɑ˨˩˦ 骂=mˈɑ˥˩ 吗=mˈɑ˩"_s);
    row("Mandarin clauses", u"zh-CN"_s, u"你好，我是学生。"_s,
        u"你=nˈi˨˩˦ 好=xˈɑu˨˩˦ 我=wˈo˨˩˦ 是=ʂˈʅ˥˩ 学=ɕˈyɛ˧˥ 生=ʂˈəŋ˥"_s);
    row("Cantonese words of two signs", u"yue"_s, u"學生"_s, u"學=hɔːk̚˨ 生=sˈɐŋ˥"_s);
    row("Japanese kana", u"ja"_s, u"がくせい です"_s, u"がくせい=ɡˌäkɯᵝsˈe̞i です=dˈe̞sɯᵝ"_s);
    row("Korean", u"ko"_s, u"빵 까치"_s, u"빵=p͈ˈɐŋ 까치=k͈ˈɐtɕʰi"_s);
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
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY(took < 10'000);
#endif
    // No blanks at all: one word, and far too long.
    QCOMPARE(m_engine->transcribe({.text = QString(maxTextBytes, u'x'), .lang = u"en-US"_s}).error().kind,
             PhonemeErrorKind::TextTooLong);
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
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY(times[times.size() / 2] < 5000);
#endif
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
