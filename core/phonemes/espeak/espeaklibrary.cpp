// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeaklibrary.h"

#include <QCoreApplication>

#include <espeak-ng/speak_lib.h>
#include <optional>

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
};

ProcessState &processState()
{
    static ProcessState state;
    return state;
}

tl::expected<QString, QString> initialise()
{
    constexpr int options =
        espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT;
    if (espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, options) <= 0) {
        return tl::unexpected(QCoreApplication::translate(
            "phonoscope::EspeakEngine", "The built-in engine could not start: espeak-ng's data is missing. "
                                        "Install the package espeak-ng-data."));
    }
    // "1.51", in some builds followed by a date.
    return QString::fromUtf8(espeak_Info(nullptr)).section(QLatin1Char(' '), 0, 0);
}

} // namespace

tl::expected<QString, QString> initialiseEspeak()
{
    ProcessState &state = processState();
    const std::scoped_lock lock(state.mutex);
    if (!state.initialisation)
        state.initialisation = initialise();
    return *state.initialisation;
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

} // namespace phonoscope
