// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/espeak/espeaklibrary.h"
#include "core/phonemes/espeak/espeaknotation.h"
#include "core/phonemes/espeak/espeakspeech.h"
#include "core/phonemes/espeak/soundexamples.h"
#include "core/phonemes/phone.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTest>

#include <cmath>
#include <cstring>
#include <thread>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

const std::atomic_bool notCancelled = false;

/// Root mean square of the samples from \a startMs to \a endMs, of 32,767.
double loudness(const QByteArray &samples, int sampleRate, int startMs, int endMs)
{
    constexpr qsizetype width = sizeof(qint16);
    const auto at = [&](int ms) {
        return std::min(samples.size() / width, qsizetype{ms} * sampleRate / 1000);
    };
    double sum = 0;
    for (qsizetype i = at(startMs); i < at(endMs); ++i) {
        qint16 sample = 0;
        std::memcpy(&sample, samples.constData() + i * width, width);
        sum += double(sample) * sample;
    }
    const qsizetype count = at(endMs) - at(startMs);
    return count > 0 ? std::sqrt(sum / double(count)) : 0;
}

constexpr double silence = 30; // of 32,767
constexpr double speech = 300;

double loudness(const SpokenAudio &audio, int startMs, int endMs)
{
    return loudness(audio.samples, audio.sampleRate, startMs, endMs);
}

/// What is wrong with the words' times: nothing if each comes after the one before it and is heard.
QString faultOf(const SpokenAudio &audio)
{
    int last = 0;
    for (qsizetype i = 0; i < audio.words.size(); ++i) {
        const WordTime &time = audio.words[i];
        if (time.word != i || time.startMs < last || time.endMs <= time.startMs ||
            loudness(audio, time.startMs, time.endMs) < speech)
            return u"word %1, called %2: %3–%4 ms after %5 ms"_s.arg(i)
                .arg(time.word)
                .arg(time.startMs)
                .arg(time.endMs)
                .arg(last);
        last = time.endMs;
    }
    return last > audio.lengthMs() ? u"%1 ms of %2"_s.arg(last).arg(audio.lengthMs()) : QString();
}

QString timesOf(const SpokenAudio &audio)
{
    QStringList text;
    for (const WordTime &time : audio.words)
        text.append(u"%1: %2–%3"_s.arg(time.word).arg(time.startMs).arg(time.endMs));
    return text.join(u", "_s);
}

} // namespace

class EspeakSpeechTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void transcribesAsBeforeItSpoke();
    void timesEveryWord_data();
    void timesEveryWord();
    void wordsSoundWhenTheyAreSaidTo();
    void timesEveryWordInEveryLanguage_data();
    void timesEveryWordInEveryLanguage();
    void slowIsSlower();
    void wordAtKnowsThePauses();
    void saysWhatItCannotSpeak_data();
    void saysWhatItCannotSpeak();
    void stopsWhenCancelled();
    void speaksAndTranscribesAtOnce();
    void playsEverySound_data();
    void playsEverySound();
    void findsSounds_data();
    void findsSounds();
    void coversTheChart();
    void refusesASoundThatNoVoiceHas();
    void speaksASentence();

private:
    std::shared_ptr<EspeakEngine> m_engine;
    std::shared_ptr<SpeechSynthesis> m_speech;
    SoundExamples m_examples;
};

void EspeakSpeechTest::initTestCase()
{
    const auto engine = EspeakEngine::create(*Languages::load());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error()));
    m_engine = *engine;
    const auto synthesis = SpeechSynthesis::create(*Languages::load());
    QVERIFY2(synthesis.has_value(), synthesis ? "" : qPrintable(synthesis.error()));
    m_speech = *synthesis;
    const auto examples = SoundExamples::load();
    QVERIFY2(examples.has_value(), examples ? "" : qPrintable(examples.error()));
    m_examples = *examples;
}

void EspeakSpeechTest::transcribesAsBeforeItSpoke()
{
    const QList<std::pair<QString, QString>> texts = {
        {u"en-US"_s, u"I want to be a teacher of the year, for a day. U.S. e.g. 3.14"_s},
        {u"en-US"_s, u"[[h]] apple [[T'a]] [["_s},
        {u"en-GB"_s, u"The bath, the path; a teacher"_s},
        {u"de"_s, u"Vater und Reich, neue Lieder"_s},
        {u"fr"_s, u"Les enfants sont partis dans la nuit"_s},
        {u"vi"_s, u"Tôi là sinh viên"_s},
        {u"zh"_s, u"你好，我是学生。"_s},
        {u"ru"_s, u"новый флаг"_s},
    };
    const QList<QByteArray> clauses = {"one, two. three", "apple", "[[h]] apple", "hello [[T'a]] world [["};
    const auto transcribeAll = [&] {
        QStringList all;
        // A new engine: nothing comes from its cache.
        const auto engine = *EspeakEngine::create(*Languages::load());
        for (const auto &[lang, text] : texts)
            all.append(engine->transcribe({.text = text, .lang = lang})->ipa);
        EspeakSession session;
        if (!session.setVoice(u"en-us"_s))
            return QStringList();
        for (const QByteArray &text : clauses) {
            for (const auto notation : {EspeakSession::Notation::Ipa, EspeakSession::Notation::Ascii})
                all.append(QString::fromUtf8(session.transcribe(text, notation).join('|')));
        }
        return all;
    };
    const QStringList before = transcribeAll();
    QCOMPARE(before.size(), texts.size() + 2 * clauses.size());

    const auto sameAfter = [&](const QString &what) {
        const QStringList after = transcribeAll();
        for (qsizetype i = 0; i < before.size(); ++i)
            QVERIFY2(after[i] == before[i], qPrintable(what + u": "_s + after[i]));
    };
    for (const auto &[lang, text] : texts) {
        for (const SpeechRate rate : {SpeechRate::Normal, SpeechRate::Slow})
            QVERIFY(m_speech->synthesize(text, lang, rate, notCancelled).has_value());
        sameAfter(u"text in "_s + lang);
    }
    for (const QString &symbol : {u"θ"_s, u"ʁ"_s, u"ɥ"_s, u"aɪ"_s}) {
        QVERIFY(m_speech->synthesizeSound(symbol, notCancelled).has_value());
        sameAfter(u"sound"_s);
    }
    const std::atomic_bool cancelled = true;
    {
        // Cancelled within the library.
        EspeakSession session;
        QVERIFY(session.setVoice(u"en-us"_s));
        QVERIFY(!session.synthesize("one, two. three", EspeakSession::Script::Text, 175, cancelled));
        QVERIFY(!session.synthesize("T'a _: 'aTa", EspeakSession::Script::Mnemonics, 175, cancelled));
    }
    sameAfter(u"cancelled"_s);
    {
        EspeakSession session;
        QVERIFY(session.setVoice(u"en-us"_s));
        for (const QByteArray text : {"", " ", ".", "\xff\xfe", "(((", "a\n\nb", "[["}) {
            session.synthesize(text, EspeakSession::Script::Text, 450, notCancelled);
            session.synthesize(text, EspeakSession::Script::Mnemonics, 80, notCancelled);
        }
    }
    sameAfter(u"odd texts"_s);
}

void EspeakSpeechTest::timesEveryWord_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::newRow("words as they are") << u"en-US"_s << u"I think three free trees"_s;
    QTest::newRow("merged and linked words")
        << u"en-US"_s << u"I want to be a teacher of the year for a day"_s;
    QTest::newRow("clauses") << u"en-US"_s << u"One, two; three. Four! Five? Mr. Smith — no!"_s;
    QTest::newRow("numbers and abbreviations") << u"en-US"_s << u"U.S. e.g. 3.14, 42 cats at 9:30"_s;
    QTest::newRow("what is not read") << u"en-US"_s << u"I 🙂 think & 漢 three"_s;
    QTest::newRow("capitals") << u"en-US"_s << u"I THINK IT IS"_s;
    QTest::newRow("French liaison") << u"fr"_s << u"Les enfants sont partis dans la nuit"_s;
    QTest::newRow("tones") << u"vi"_s << u"tôi muốn một bạn thành ma má mà mả mã mạ"_s;
    QTest::newRow("Mandarin clauses") << u"zh"_s << u"你好，我是学生。"_s;
    QTest::newRow("500 words") << u"en-US"_s << u"think three free trees, "_s.repeated(125);
}

void EspeakSpeechTest::timesEveryWord()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    const auto transcription = m_engine->transcribe({.text = text, .lang = lang});
    QVERIFY(transcription.has_value());
    for (const SpeechRate rate : {SpeechRate::Normal, SpeechRate::Slow}) {
        const auto audio = m_speech->synthesize(text, lang, rate, notCancelled);
        QVERIFY2(audio.has_value(), audio ? "" : qPrintable(audio.error()));
        QCOMPARE(audio->words.size(), transcription->words.size());
        QCOMPARE(faultOf(*audio), QString());
        const int last = audio->words.last().endMs;
        // What is left is the pause at the end.
        QVERIFY(loudness(*audio, last + 30, audio->lengthMs()) < silence);
    }
}

void EspeakSpeechTest::wordsSoundWhenTheyAreSaidTo()
{
    // Two short words with pauses around a long one: were a word counted wrongly, its length would tell.
    const auto audio = m_speech->synthesize(u"Tea, internationalization, tea."_s, u"en-US"_s,
                                            SpeechRate::Normal, notCancelled);
    QVERIFY(audio.has_value());
    QCOMPARE(audio->words.size(), 3);
    const auto length = [&](int word) { return audio->words[word].endMs - audio->words[word].startMs; };
    QVERIFY2(length(1) > 3 * length(0) && length(1) > 3 * length(2), qPrintable(timesOf(*audio)));
    for (int word = 0; word < 2; ++word) {
        const int from = audio->words[word].endMs;
        const int to = audio->words[word + 1].startMs;
        QVERIFY2(to - from >= 100, qPrintable(timesOf(*audio)));
        QVERIFY(loudness(*audio, from + 30, to - 10) < silence);
        QVERIFY(loudness(*audio, to, to + 100) > speech);
    }
}

void EspeakSpeechTest::timesEveryWordInEveryLanguage_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("text");
    static const QHash<QString, QString> texts = {
        {u"en"_s, u"The quick brown fox jumps over the lazy dog."_s},
        {u"es"_s, u"El niño comió queso en la calle."_s},
        {u"it"_s, u"Gli gnocchi sono nella pizza rossa."_s},
        {u"fr"_s, u"Les enfants sont partis dans la nuit, huit heures."_s},
        {u"de"_s, u"Das schöne Mädchen hört neue Lieder."_s},
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

void EspeakSpeechTest::timesEveryWordInEveryLanguage()
{
    QFETCH(QString, tag);
    QFETCH(QString, text);
    const auto transcription = m_engine->transcribe({.text = text, .lang = tag});
    QVERIFY(transcription.has_value());
    const auto audio = m_speech->synthesize(text, tag, SpeechRate::Normal, notCancelled);
    QVERIFY2(audio.has_value(), audio ? "" : qPrintable(audio.error()));
    QCOMPARE(audio->words.size(), transcription->words.size());
    QCOMPARE(faultOf(*audio), QString());
}

void EspeakSpeechTest::slowIsSlower()
{
    const QString text = u"I want to be a teacher of the year"_s;
    const auto normal = m_speech->synthesize(text, u"en-US"_s, SpeechRate::Normal, notCancelled);
    const auto slow = m_speech->synthesize(text, u"en-US"_s, SpeechRate::Slow, notCancelled);
    QVERIFY(normal && slow);
    QVERIFY(slow->lengthMs() > normal->lengthMs() * 3 / 2);
    QCOMPARE(normal->sampleRate, 22050);
    // The rate does not stay for whoever speaks next.
    const auto again = m_speech->synthesize(text, u"en-US"_s, SpeechRate::Normal, notCancelled);
    QVERIFY(std::abs(again->lengthMs() - normal->lengthMs()) < normal->lengthMs() / 50);
}

void EspeakSpeechTest::wordAtKnowsThePauses()
{
    const SpokenAudio audio{.samples = {},
                            .sampleRate = 22050,
                            .words = {{.word = 0, .startMs = 10, .endMs = 100},
                                      {.word = 1, .startMs = 100, .endMs = 100},
                                      {.word = 2, .startMs = 100, .endMs = 200},
                                      {.word = 3, .startMs = 300, .endMs = 400}}};
    const QList<std::pair<int, int>> expected = {{0, -1},   {9, -1},   {10, 0},  {99, 0},  {100, 2}, {199, 2},
                                                 {200, -1}, {299, -1}, {300, 3}, {399, 3}, {400, -1}};
    for (const auto &[ms, word] : expected)
        QCOMPARE(audio.wordAt(ms), word);
    QCOMPARE(SpokenAudio().wordAt(0), -1);
}

void EspeakSpeechTest::saysWhatItCannotSpeak_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << u"en-US"_s << QString() << u"."_s;
    QTest::newRow("no letters") << u"en-US"_s << u"… 🙂"_s << u"."_s;
    QTest::newRow("another script") << u"en-US"_s << u"漢字"_s << u"English"_s;
    QTest::newRow("an unknown language") << u"xx"_s << u"hello"_s << u"xx"_s;
    QTest::newRow("over what a text may have") << u"en-US"_s << u"three "_s.repeated(20'000) << u"."_s;
    QTest::newRow("over ten minutes") << u"en-US"_s << u"international "_s.repeated(1500) << u"10 minutes"_s;
}

void EspeakSpeechTest::saysWhatItCannotSpeak()
{
    QFETCH(QString, lang);
    QFETCH(QString, text);
    QFETCH(QString, said);
    const auto audio = m_speech->synthesize(text, lang, SpeechRate::Normal, notCancelled);
    QVERIFY(!audio.has_value());
    QVERIFY2(audio.error().contains(said), qPrintable(audio.error()));
}

void EspeakSpeechTest::stopsWhenCancelled()
{
    const QString text = u"think three free trees, "_s.repeated(150);
    const std::atomic_bool already = true;
    const auto never = m_speech->synthesize(text, u"en-US"_s, SpeechRate::Slow, already);
    QVERIFY(!never.has_value());
    QCOMPARE(never.error(), QString());
    QCOMPARE(m_speech->synthesizeSound(u"θ"_s, already).error(), QString());

    QElapsedTimer whole;
    whole.start();
    QVERIFY(m_speech->synthesize(text, u"en-US"_s, SpeechRate::Slow, notCancelled).has_value());
    const qint64 wholeTook = whole.elapsed();

    // Cancelled on its way, by whoever sees it begin.
    std::atomic_bool cancelled = false;
    SpokenAudioResult result;
    std::thread speaker(
        [&] { result = m_speech->synthesize(text, u"en-US"_s, SpeechRate::Slow, cancelled); });
    QElapsedTimer timer;
    timer.start();
    cancelled.store(true);
    speaker.join();
    const qint64 took = timer.elapsed();
    qInfo("%lld ms to the end, %lld ms to a stop", static_cast<long long>(wholeTook),
          static_cast<long long>(took));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error(), QString());
}

void EspeakSpeechTest::speaksAndTranscribesAtOnce()
{
    const PhonemeQuery query{.text = u"I want to be a teacher of the year, for a day"_s, .lang = u"en-US"_s};
    const QString alone = m_engine->transcribe(query)->ipa;
    std::atomic_bool done = false;
    std::atomic_int spoken = 0;
    std::thread speaker([&] {
        while (!done.load()) {
            const bool text =
                m_speech->synthesize(u"Vater, neue Lieder"_s, u"de"_s, SpeechRate::Slow, notCancelled)
                    .has_value();
            const bool sound = m_speech->synthesizeSound(u"ʁ"_s, notCancelled).has_value();
            if (text && sound)
                ++spoken;
        }
    });
    int wrong = 0;
    for (int i = 0; i < 300 || spoken.load() < 5; ++i) {
        const auto engine = *EspeakEngine::create(m_engine->languages());
        if (engine->transcribe(query)->ipa != alone)
            ++wrong;
    }
    done.store(true);
    speaker.join();
    QCOMPARE(wrong, 0);
}

void EspeakSpeechTest::playsEverySound_data()
{
    QTest::addColumn<QString>("symbol");
    for (const SoundExample &example : m_examples.all())
        QTest::newRow(qPrintable(example.symbol)) << example.symbol;
}

void EspeakSpeechTest::playsEverySound()
{
    QFETCH(QString, symbol);
    const auto audio = m_speech->synthesizeSound(symbol, notCancelled);
    QVERIFY2(audio.has_value(), audio ? "" : qPrintable(audio.error()));
    int loudMs = 0;
    for (int ms = 0; ms + 10 <= audio->lengthMs(); ms += 10)
        loudMs += loudness(*audio, ms, ms + 10) > speech ? 10 : 0;
    QVERIFY2(loudMs > 50, qPrintable(u"%1 ms of %2"_s.arg(loudMs).arg(audio->lengthMs())));
    QVERIFY(audio->lengthMs() < 2500);
    QVERIFY(audio->words.isEmpty());

    // The sound itself is among what is heard, as the voice writes it or as the program writes the voice's.
    const SoundExample example = *m_examples.find(symbol);
    std::optional<EspeakSpeech> heard;
    {
        EspeakSession session;
        QVERIFY(session.setVoice(example.voice));
        heard = session.synthesize(example.mnemonics.toUtf8(), EspeakSession::Script::Mnemonics, 85,
                                   notCancelled);
    }
    QVERIFY(heard.has_value());
    QList<EspeakPhone> phones;
    QStringList said;
    QList<std::pair<int, int>> spans;
    bool wordStart = true;
    for (qsizetype i = 0; i < heard->sounds.size(); ++i) {
        const EspeakSound &sound = heard->sounds[i];
        if (sound.phone.isEmpty()) {
            wordStart = true;
            continue;
        }
        const QString text = sound.phone.normalized(QString::NormalizationForm_C);
        phones.append({.text = text, .foreign = false, .wordStart = wordStart});
        said.append(text);
        spans.append(
            {sound.startMs, i + 1 < heard->sounds.size() ? heard->sounds[i + 1].startMs : heard->lengthMs()});
        wordStart = false;
    }
    const auto languages = Languages::load();
    QStringList inIpa = said;
    for (const Language &language : languages->all()) {
        if (language.voice == example.voice) {
            const auto notation = EspeakNotation::load();
            inIpa.clear();
            for (const EspeakPhone &phone : notation->toIpa(phones, language.tag))
                inIpa.append(phone.text);
            break;
        }
    }
    const QString plain = symbol.normalized(QString::NormalizationForm_C);
    qsizetype at = -1;
    for (const QStringList &written : {inIpa, said}) {
        for (const QString &wanted : {plain, QString(plain + u'ː')}) {
            if (at < 0)
                at = written.indexOf(wanted);
        }
    }
    QCOMPARE(inIpa.size(), said.size());
    QVERIFY2(at >= 0, qPrintable(said.join(u' ') + u" / "_s + inIpa.join(u' ')));
    // And it makes a sound of its own; the closure of a stop may be silent, its release is not.
    const auto [from, to] = spans[at];
    QVERIFY(to >= from);
    QVERIFY2(loudness(heard->samples, heard->sampleRate, from, to + 20) > silence,
             qPrintable(u"%1–%2"_s.arg(from).arg(to)));
}

void EspeakSpeechTest::findsSounds_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("found");
    QTest::newRow("as it is") << u"θ"_s << u"θ"_s;
    QTest::newRow("with stress") << u"ˈɪ"_s << u"ɪ"_s;
    QTest::newRow("long") << u"iː"_s << u"i"_s;
    QTest::newRow("half long") << u"ˌeˑ"_s << u"e"_s;
    QTest::newRow("an affricate with its tie") << u"t͡ʃ"_s << u"tʃ"_s;
    QTest::newRow("the g of the keyboard") << u"g"_s << u"ɡ"_s;
    QTest::newRow("with a tone") << u"a˧˥"_s << u"a"_s;
    QTest::newRow("nasal, decomposed") << u"e\u0303"_s << u"ẽ"_s;
    QTest::newRow("aspirated is not plain") << u"tʰ"_s << u"tʰ"_s;
    QTest::newRow("a click") << u"ʘ"_s << QString();
    QTest::newRow("another mark makes another sound") << u"t̼"_s << QString();
    QTest::newRow("two sounds") << u"st"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("stress alone") << u"ˈ"_s << QString();
    QTest::newRow("length alone") << u"ː"_s << QString();
}

void EspeakSpeechTest::findsSounds()
{
    QFETCH(QString, asked);
    QFETCH(QString, found);
    const auto example = m_examples.find(asked);
    QCOMPARE(example ? example->symbol.normalized(QString::NormalizationForm_C) : QString(), found);
    QCOMPARE(m_speech->canSynthesizeSound(asked), !found.isEmpty());
}

void EspeakSpeechTest::coversTheChart()
{
    int covered = 0;
    QStringList missing;
    for (const QString &path : {u":/phonoscope/ipa/consonants.tsv"_s, u":/phonoscope/ipa/vowels.tsv"_s}) {
        const auto table = readTsv(path);
        QVERIFY(table.has_value());
        for (const QStringList &row : table->rows) {
            if (m_examples.find(row[0]))
                ++covered;
            else
                missing.append(row[0]);
        }
    }
    qInfo("%lld sounds, %d letters of the chart; without: %s",
          static_cast<long long>(m_examples.all().size()), covered, qPrintable(missing.join(u' ')));
    QVERIFY(covered >= 85);
}

void EspeakSpeechTest::refusesASoundThatNoVoiceHas()
{
    const auto audio = m_speech->synthesizeSound(u"ʘ"_s, notCancelled);
    QVERIFY(!audio.has_value());
    QVERIFY2(audio.error().contains(u'ʘ'), qPrintable(audio.error()));
}

void EspeakSpeechTest::speaksASentence()
{
    QBENCHMARK
    {
        const auto audio = m_speech->synthesize(u"I want to be a teacher of the year for a day"_s, u"en-US"_s,
                                                SpeechRate::Normal, notCancelled);
        Q_UNUSED(audio)
    }
}

QTEST_GUILESS_MAIN(EspeakSpeechTest)
#include "tst_espeakspeech.moc"
