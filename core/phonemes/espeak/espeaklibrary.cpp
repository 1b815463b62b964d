// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeaklibrary.h"

#include <QCoreApplication>

#include <cstring>
#include <espeak-ng/speak_lib.h>

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
#define PHONOSCOPE_LEAKS_ARE_REPORTED
#endif

#ifdef PHONOSCOPE_LEAKS_ARE_REPORTED
/// Each change of voice loses 1.3 kB within the library, which is not ours to mend; what we lose is still
/// told.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libespeak-ng.so\n";
}
#endif

namespace phonoscope {
namespace {

/// What the library keeps one of for the process, and so must we.
struct ProcessState
{
    std::mutex mutex;
    std::optional<tl::expected<QString, QString>> initialisation;
    QString voice; ///< the one set; empty before the first
    int sampleRate = 0;
};

ProcessState &processState()
{
    static ProcessState state;
    return state;
}

/// What a synthesis fills while the library calls back.
struct Recording
{
    EspeakSpeech speech;
    const std::atomic_bool &cancelled;
    bool dropped = false;
};

/// The phone of a PHONEME event: up to eight bytes, with a zero only where there is room for one, cut inside
/// a letter where they are too few.
QString phoneOf(const espeak_EVENT &event)
{
    const char *bytes = event.id.string;
    QString phone = QString::fromUtf8(bytes, static_cast<qsizetype>(strnlen(bytes, sizeof event.id.string)));
    while (phone.endsWith(QChar::ReplacementCharacter))
        phone.chop(1);
    return phone;
}

int record(short *samples, int count, espeak_EVENT *events)
{
    auto *recording = static_cast<Recording *>(events->user_data);
    recording->dropped = recording->dropped || recording->cancelled.load();
    if (recording->dropped)
        return 0;
    EspeakSpeech &speech = recording->speech;
    if (samples != nullptr && count > 0)
        speech.samples.append(reinterpret_cast<const char *>(samples),
                              count * static_cast<qsizetype>(sizeof(short)));
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        if (events->type == espeakEVENT_PHONEME)
            speech.sounds.append({.phone = phoneOf(*events), .startMs = events->audio_position});
    }
    return 0;
}

bool synthesizeInto(Recording &recording, const QByteArray &utf8, int flags)
{
    return espeak_Synth(utf8.constData(), static_cast<size_t>(utf8.size()) + 1, 0, POS_CHARACTER, 0,
                        espeakCHARS_UTF8 | static_cast<unsigned int>(flags), nullptr, &recording) == EE_OK;
}

tl::expected<QString, QString> initialise(int &sampleRate)
{
    constexpr int options =
        espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT;
    sampleRate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, options);
    if (sampleRate <= 0) {
        return tl::unexpected(QCoreApplication::translate(
            "phonoscope::EspeakEngine", "The built-in engine could not start: espeak-ng's data is missing. "
                                        "Install the package espeak-ng-data."));
    }
    espeak_SetSynthCallback(record);
    // "1.51", in some builds followed by a date.
    return QString::fromUtf8(espeak_Info(nullptr)).section(QLatin1Char(' '), 0, 0);
}

} // namespace

tl::expected<QString, QString> initialiseEspeak()
{
    ProcessState &state = processState();
    const std::scoped_lock lock(state.mutex);
    if (!state.initialisation)
        state.initialisation = initialise(state.sampleRate);
    return *state.initialisation;
}

int EspeakSpeech::lengthMs() const
{
    const qint64 count = samples.size() / static_cast<qsizetype>(sizeof(short));
    return sampleRate > 0 ? static_cast<int>(count * 1000 / sampleRate) : 0;
}

EspeakSession::EspeakSession() : m_lock(processState().mutex) {}

bool EspeakSession::setVoice(const QString &voice)
{
    ProcessState &state = processState();
    // An unknown name would leave the old voice in place, so the answer counts, not the call.
    m_hasVoice = state.voice == voice || espeak_SetVoiceByName(voice.toUtf8().constData()) == EE_OK;
    if (m_hasVoice)
        state.voice = voice;
    return m_hasVoice;
}

QList<QByteArray> EspeakSession::transcribe(const QByteArray &utf8, Notation notation)
{
    Q_ASSERT(m_hasVoice); // without a voice the library crashes
    constexpr int separator = '_' << 8;
    const int mode = separator | (notation == Notation::Ipa ? espeakPHONEMES_IPA : 0);
    QList<QByteArray> clauses;
    const void *rest = utf8.constData();
    while (rest != nullptr) {
        if (const char *clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, mode))
            clauses.append(QByteArray(clause));
    }
    return clauses;
}

std::optional<EspeakSpeech> EspeakSession::synthesize(const QByteArray &utf8, Script script,
                                                      int wordsPerMinute, const std::atomic_bool &cancelled)
{
    Q_ASSERT(m_hasVoice);
    Recording recording{.speech = {.samples = {}, .sampleRate = processState().sampleRate, .sounds = {}},
                        .cancelled = cancelled};
    espeak_SetParameter(espeakRATE, wordsPerMinute, 0);
    bool spoken = false;
    if (script == Script::Text) {
        spoken = synthesizeInto(recording, utf8, 0);
    } else {
        spoken = synthesizeInto(recording, "[[" + utf8 + "]]", espeakPHONEMES);
        // The flag stays on for whatever is read next, until a synthesis without it.
        Recording nothing{.speech = {}, .cancelled = cancelled};
        spoken = synthesizeInto(nothing, {}, 0) && spoken;
    }
    espeak_SetParameter(espeakRATE, espeakRATE_NORMAL, 0);
    if (!spoken || recording.dropped)
        return std::nullopt;
    return std::move(recording.speech);
}

} // namespace phonoscope
