// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakspeech.h"

#include "core/phonemes/espeak/espeakchunks.h"
#include "core/phonemes/espeak/espeakreader.h"
#include "core/phonemes/espeak/soundexamples.h"
#include "core/phonemes/text.h"
#include "core/phonemes/wordmapping.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("phonoscope::SpeechSynthesis", text);
}

tl::unexpected<QString> cancelledError()
{
    return tl::unexpected(QString());
}

int wordsPerMinute(SpeechRate rate)
{
    switch (rate) {
    case SpeechRate::Normal:
        return 175;
    case SpeechRate::Slow:
        return 100;
    }
    return 175;
}

/// Near the slowest that the library can: a vowel lasts about a third of a second.
constexpr int soundWordsPerMinute = 85;

qint64 msOf(const QByteArray &samples, int sampleRate)
{
    const qint64 count = samples.size() / static_cast<qsizetype>(sizeof(qint16));
    return sampleRate > 0 ? count * 1000 / sampleRate : 0;
}

/// The phones of \a reading as espeak-ng writes them: what the sounds of a speech are made of too.
QStringList rawPhones(EspeakSession &session, const QString &reading)
{
    QStringList phones;
    for (const QByteArray &clause : session.transcribe(reading.toUtf8(), EspeakSession::Notation::Ipa)) {
        for (const EspeakPhone &phone : parseClause(clause))
            phones.append(phone.text);
    }
    return phones;
}

/// When each word of a chunk is heard. \a isolated: the words' phones as said alone.
QList<WordTime> wordTimes(const EspeakSpeech &speech, const QList<QStringList> &isolated)
{
    const int length = speech.lengthMs();
    QStringList phones;
    QList<WordTime> spans; // of the phones
    for (qsizetype i = 0; i < speech.sounds.size(); ++i) {
        const EspeakSound &sound = speech.sounds[i];
        if (sound.phone.isEmpty())
            continue;
        phones.append(sound.phone);
        const int end = i + 1 < speech.sounds.size() ? speech.sounds[i + 1].startMs : length;
        spans.append({.word = 0, .startMs = sound.startMs, .endMs = end});
    }

    QList<WordTime> times;
    qsizetype next = 0;
    int last = 0;
    const QList<QStringList> mapped = mapPhonesToWords(phones, isolated);
    for (qsizetype word = 0; word < isolated.size(); ++word) {
        // A word that has no sound of its own among its neighbours' is over as it begins.
        WordTime time{.word = static_cast<int>(word), .startMs = last, .endMs = last};
        if (const qsizetype count = mapped[word].size(); count > 0) {
            time.startMs = std::clamp(spans[next].startMs, last, std::max(last, length));
            next += count;
            time.endMs = std::clamp(spans[next - 1].endMs, time.startMs, std::max(time.startMs, length));
        }
        last = time.endMs;
        times.append(time);
    }
    return times;
}

} // namespace

int SpokenAudio::lengthMs() const
{
    return static_cast<int>(msOf(samples, sampleRate));
}

int SpokenAudio::wordAt(int ms) const
{
    const auto after = std::ranges::upper_bound(words, ms, {}, &WordTime::startMs);
    if (after == words.begin() || std::prev(after)->endMs <= ms)
        return -1;
    return std::prev(after)->word;
}

struct SpeechSynthesis::Private
{
    Languages languages;
    std::unique_ptr<EspeakReader> reader;
    SoundExamples examples;

    tl::expected<void, QString> speakChunk(std::span<const SpokenWord> chunk, const Language &language,
                                           SpeechRate rate, const std::atomic_bool &cancelled,
                                           SpokenAudio &audio, EspeakFindings &findings) const;
};

/// Adds \a chunk to \a audio.
tl::expected<void, QString> SpeechSynthesis::Private::speakChunk(std::span<const SpokenWord> chunk,
                                                                 const Language &language, SpeechRate rate,
                                                                 const std::atomic_bool &cancelled,
                                                                 SpokenAudio &audio,
                                                                 EspeakFindings &findings) const
{
    QList<QStringList> isolated;
    std::optional<EspeakSpeech> speech;
    {
        EspeakSession session;
        if (!session.setVoice(language.voice))
            return tl::unexpected(missingVoice(language).message);
        const ReadableWords readable = reader->readableWords(session, language, chunk, findings);
        if (readable.words.empty())
            return {};
        for (const SpokenWord &word : readable.words)
            isolated.append(rawPhones(session, word.reading));
        speech = session.synthesize(chunkText(readable.words).toUtf8(), EspeakSession::Script::Text,
                                    wordsPerMinute(rate), cancelled);
    }
    if (cancelled.load())
        return cancelledError();
    if (!speech)
        return tl::unexpected(tr("The text could not be spoken."));

    const int before = audio.lengthMs();
    const int wordsBefore = static_cast<int>(audio.words.size());
    for (const WordTime &time : wordTimes(*speech, isolated)) {
        audio.words.append({.word = wordsBefore + time.word,
                            .startMs = before + time.startMs,
                            .endMs = before + time.endMs});
    }
    audio.sampleRate = speech->sampleRate;
    audio.samples += speech->samples;
    if (audio.lengthMs() > maxSpokenMs) {
        return tl::unexpected(
            tr("The text is too long to be spoken: it may last %1 minutes. Take a part of it.")
                .arg(QString::number(maxSpokenMs / 60'000)));
    }
    return {};
}

tl::expected<std::shared_ptr<SpeechSynthesis>, QString> SpeechSynthesis::create(Languages languages)
{
    const auto version = initialiseEspeak();
    if (!version)
        return tl::unexpected(version.error());
    auto reader = EspeakReader::create();
    if (!reader)
        return tl::unexpected(reader.error());
    auto examples = SoundExamples::load();
    if (!examples)
        return tl::unexpected(examples.error());
    auto d = std::make_unique<Private>();
    d->languages = std::move(languages);
    d->reader = std::move(*reader);
    d->examples = std::move(*examples);
    return std::shared_ptr<SpeechSynthesis>(new SpeechSynthesis(std::move(d)));
}

SpeechSynthesis::SpeechSynthesis(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
SpeechSynthesis::~SpeechSynthesis() = default;

SpokenAudioResult SpeechSynthesis::synthesize(const QString &text, const QString &lang, SpeechRate rate,
                                              const std::atomic_bool &cancelled) const
{
    if (const auto error = checkText(text))
        return tl::unexpected(error->message);
    const auto language = d->languages.find(lang);
    if (!language)
        return tl::unexpected(unknownLanguage(lang).message);

    const SpokenText spoken = prepareText(text, *language, isAllCapitals(text));
    EspeakFindings findings{.symbols = spoken.symbols,
                            .overlong = spoken.overlong,
                            .unreadable = spoken.otherScripts,
                            .foreignWords = {}};
    SpokenAudio audio;
    for (const auto chunk : chunksOf(spoken.words)) {
        if (cancelled.load())
            return cancelledError();
        if (const auto outcome = d->speakChunk(chunk, *language, rate, cancelled, audio, findings); !outcome)
            return tl::unexpected(outcome.error());
    }
    if (audio.words.isEmpty())
        return tl::unexpected(nothingToRead(findings, *language).message);
    return audio;
}

SpokenAudioResult SpeechSynthesis::synthesizeSound(const QString &symbol,
                                                   const std::atomic_bool &cancelled) const
{
    const auto example = d->examples.find(symbol);
    if (!example)
        return tl::unexpected(tr("No voice can say the sound %1 alone.").arg(symbol.left(20)));
    EspeakSession session;
    if (!session.setVoice(example->voice)) {
        return tl::unexpected(
            tr("The voice for the sound %1 is missing. Install the package espeak-ng-data again.")
                .arg(symbol.left(20)));
    }
    auto speech = session.synthesize(example->mnemonics.toUtf8(), EspeakSession::Script::Mnemonics,
                                     soundWordsPerMinute, cancelled);
    if (cancelled.load())
        return cancelledError();
    if (!speech)
        return tl::unexpected(tr("The sound %1 could not be spoken.").arg(symbol.left(20)));
    return SpokenAudio{.samples = std::move(speech->samples), .sampleRate = speech->sampleRate, .words = {}};
}

bool SpeechSynthesis::canSynthesizeSound(const QString &symbol) const
{
    return d->examples.find(symbol).has_value();
}

} // namespace phonoscope
