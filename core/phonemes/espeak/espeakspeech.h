// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

enum class SpeechRate { Normal, Slow };

/// When a word of a spoken text is heard.
struct WordTime
{
    int word = 0; ///< index into Transcription::words of the same text
    int startMs = 0;
    int endMs = 0;

    friend bool operator==(const WordTime &, const WordTime &) = default;
};

/// A text, or one sound, as it is played.
struct SpokenAudio
{
    QByteArray samples; ///< signed 16 bits of the machine's byte order, one channel
    int sampleRate = 0;
    QList<WordTime> words; ///< one for every word, in order, without overlap; none for a single sound

    int lengthMs() const;
    /// The word that is heard at \a ms; -1 in a pause, before the first word and after the last.
    int wordAt(int ms) const;
};
using SpokenAudioResult = tl::expected<SpokenAudio, QString>;

/// The most that is spoken of one text: ten minutes, 26 MB.
inline constexpr int maxSpokenMs = 10 * 60 * 1000;

/// Speaks with espeak-ng into memory, blocking. Shares the library with every EspeakEngine, which keeps
/// transcribing as if nothing had been spoken; like it, any number may be made, and every function may be
/// called from any thread. The lock is held for at most 60 words at a time.
class SpeechSynthesis
{
public:
    /// Reads the tables and initialises the library the first time (1–16 ms). The error is a sentence for the
    /// user.
    static tl::expected<std::shared_ptr<SpeechSynthesis>, QString> create(Languages languages);
    ~SpeechSynthesis();

    /// Speaks the words that EspeakEngine::transcribe() gives for \a text in the language \a lang; some
    /// hundred times as fast as it sounds. The error is a sentence for the user: the text or the language
    /// cannot be read, the text would last longer than maxSpokenMs, or, empty, \a cancelled became true,
    /// which is seen to within about a tenth of a second.
    SpokenAudioResult synthesize(const QString &text, const QString &lang, SpeechRate rate,
                                 const std::atomic_bool &cancelled) const;

    /// Speaks one sound of the IPA, clearly and slowly: a consonant before and between vowels, a vowel alone.
    /// \a symbol may have stress, tone and length. Errors as above; a sound that canSynthesizeSound() denies
    /// is one.
    SpokenAudioResult synthesizeSound(const QString &symbol, const std::atomic_bool &cancelled) const;
    bool canSynthesizeSound(const QString &symbol) const;

private:
    struct Private;
    explicit SpeechSynthesis(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
