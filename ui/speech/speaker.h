// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/espeak/espeakspeech.h"
#include "ui/speech/audiooutput.h"

#include <QThreadPool>

namespace phonoscope {

/// Says texts and single sounds aloud, one at a time: a new one ends the old. Speech is made off the GUI
/// thread, where all else happens.
class Speaker : public QObject
{
    Q_OBJECT
public:
    using Synthesis = tl::expected<std::shared_ptr<SpeechSynthesis>, QString>;

    /// \a synthesis: what SpeechSynthesis::create() gave; if that is an error, nothing can be spoken and
    /// unavailableBecause() says why.
    Speaker(Synthesis synthesis, std::unique_ptr<AudioOutput> output, QObject *parent = nullptr);
    /// Waits for speech under way to see that it is cancelled: a tenth of a second at most.
    ~Speaker() override;

    /// Asks the system for its audio devices the first time: a few milliseconds that the start of the window
    /// need not wait for. Until then isAvailable() is false and unavailableBecause() empty.
    void lookForDevices();
    bool isAvailable() const { return m_available; }
    /// A translated sentence; empty where speech is available, or nobody has looked yet.
    QString unavailableBecause() const;
    /// The same in two or three words, to stand beside a button.
    QString unavailableNote() const;

    /// Speaks \a text in the language \a lang. Emits started() before it returns; exactly one of finished()
    /// and failed() follows, later. If speech is not available there is only failed(), at once.
    void speak(const QString &text, const QString &lang, SpeechRate rate);
    /// Plays the sound \a symbol, as speak().
    void playSound(const QString &symbol);
    bool canPlaySound(const QString &symbol) const;
    /// Silence at once; emits finished() if something was under way.
    void stop();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void availabilityChanged();
    /// Speech was asked for; it will be heard as soon as it is made.
    void started();
    /// The word of the text that begins to sound, as an index into the words of its transcription; -1 where a
    /// pause begins and at the end.
    void wordSounding(int word);
    void finished();
    /// A sentence for the user.
    void failed(const QString &message);

private:
    using Task = std::function<SpokenAudioResult(const SpeechSynthesis &, const std::atomic_bool &)>;

    void start(Task task);
    void play(const SpokenAudioResult &result);
    void setWord(int word);
    void end();
    void availabilityAsked();

    Synthesis m_synthesis;
    std::unique_ptr<AudioOutput> m_output;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic_bool> m_cancelled; ///< of what is under way
    SpokenAudio m_audio;                           ///< what is heard
    int m_word = -1;
    bool m_busy = false;
    bool m_looked = false;
    bool m_available = false;
};

} // namespace phonoscope
