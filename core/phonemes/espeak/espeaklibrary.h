// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <mutex>
#include <optional>
#include <tl/expected.hpp>

namespace phonoscope {

/// Initialises libespeak-ng the first time it is called in the process and gives its version, "1.51". The
/// library is never shut down: doing so and starting it again hangs. The error is a sentence for the user.
tl::expected<QString, QString> initialiseEspeak();

/// What is heard from \c startMs on: one phone, or silence.
struct EspeakSound
{
    QString phone; ///< IPA as espeak-ng writes it, without stress and tone; empty for silence
    int startMs = 0;
};

/// A text spoken.
struct EspeakSpeech
{
    QByteArray samples; ///< signed 16 bits of the machine's byte order, one channel
    int sampleRate = 0;
    QList<EspeakSound> sounds; ///< in order of time

    /// How long the samples last.
    int lengthMs() const;
};

/// The right to use libespeak-ng, whose voice, options and result buffer are one for the process: whoever
/// speaks or transcribes holds a session, for as short as can be. Others wait.
/// \pre initialiseEspeak() has succeeded.
class EspeakSession
{
public:
    enum class Notation {
        Ipa,   ///< IPA, tones as one digit
        Ascii, ///< espeak-ng's own, tones in full
    };

    enum class Script {
        Text,      ///< as people write it
        Mnemonics, ///< phonemes of the voice in espeak-ng's own notation: "T'a"
    };

    EspeakSession();
    Q_DISABLE_COPY_MOVE(EspeakSession)

    /// Whether \a voice is the voice from now on. Costs nothing if it is already.
    [[nodiscard]] bool setVoice(const QString &voice);

    /// The clauses of \a text: phones parted by _, words by blanks. All of it is read to its end, since
    /// what is left would be heard in the next text.
    /// \pre setVoice() has succeeded in this session.
    QList<QByteArray> transcribe(const QByteArray &utf8, Notation notation);

    /// Speaks \a utf8 at \a wordsPerMinute (80 – 450) into memory, some hundred times as fast as it sounds.
    /// Leaves the library as it was: what is transcribed afterwards is what it would have been before.
    /// Nothing if the library failed or \a cancelled became true; it is asked all along, but the library is
    /// always let come to its end, since what is left would be heard in the next text.
    /// \pre setVoice() has succeeded in this session.
    std::optional<EspeakSpeech> synthesize(const QByteArray &utf8, Script script, int wordsPerMinute,
                                           const std::atomic_bool &cancelled);

private:
    std::unique_lock<std::mutex> m_lock;
    bool m_hasVoice = false;
};

} // namespace phonoscope
