// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speaker.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace phonoscope {

Speaker::Speaker(Synthesis synthesis, std::unique_ptr<AudioOutput> output, QObject *parent)
    : QObject(parent), m_synthesis(std::move(synthesis)), m_output(std::move(output))
{
    m_pool.setMaxThreadCount(1);
    connect(m_output.get(), &AudioOutput::availabilityChanged, this, [this] {
        if (m_looked)
            availabilityAsked();
    });
    connect(m_output.get(), &AudioOutput::positionChanged, this, [this](int ms) {
        if (m_busy)
            setWord(m_audio.wordAt(ms));
    });
    connect(m_output.get(), &AudioOutput::finished, this, [this] {
        if (!m_busy)
            return;
        end();
        Q_EMIT finished();
    });
    connect(m_output.get(), &AudioOutput::failed, this, [this](const QString &message) {
        if (!m_busy)
            return;
        end();
        Q_EMIT failed(message);
    });
}

Speaker::~Speaker()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_pool.waitForDone();
}

void Speaker::lookForDevices()
{
    if (m_looked)
        return;
    m_looked = true;
    availabilityAsked();
}

void Speaker::availabilityAsked()
{
    const bool available = m_synthesis.has_value() && m_output->isAvailable();
    m_available = available;
    if (!available)
        stop();
    // Also where there is none: whoever waited for the first look must hear of it.
    Q_EMIT availabilityChanged();
}

QString Speaker::unavailableBecause() const
{
    if (m_available || !m_looked)
        return {};
    if (!m_synthesis)
        return m_synthesis.error();
    return tr("Nothing can be spoken, because there is no audio device. Connect one, such as headphones.");
}

QString Speaker::unavailableNote() const
{
    if (m_available || !m_looked)
        return {};
    return m_synthesis ? tr("No audio device") : tr("No speech");
}

void Speaker::speak(const QString &text, const QString &lang, SpeechRate rate)
{
    start([text, lang, rate](const SpeechSynthesis &synthesis, const std::atomic_bool &cancelled) {
        return synthesis.synthesize(text, lang, rate, cancelled);
    });
}

void Speaker::playSound(const QString &symbol)
{
    start([symbol](const SpeechSynthesis &synthesis, const std::atomic_bool &cancelled) {
        return synthesis.synthesizeSound(symbol, cancelled);
    });
}

bool Speaker::canPlaySound(const QString &symbol) const
{
    return m_synthesis.has_value() && (*m_synthesis)->canSynthesizeSound(symbol);
}

void Speaker::start(Task task)
{
    stop();
    lookForDevices();
    if (!m_available) {
        Q_EMIT failed(unavailableBecause());
        return;
    }
    m_busy = true;
    const auto cancelled = std::make_shared<std::atomic_bool>(false);
    m_cancelled = cancelled;
    auto *watcher = new QFutureWatcher<SpokenAudioResult>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, cancelled] {
        watcher->deleteLater();
        // What was given up may come to its end all the same.
        if (!cancelled->load())
            play(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, [task = std::move(task), synthesis = *m_synthesis,
                                                   cancelled] { return task(*synthesis, *cancelled); }));
    Q_EMIT started();
}

void Speaker::play(const SpokenAudioResult &result)
{
    if (!result) {
        end();
        Q_EMIT failed(result.error());
        return;
    }
    m_audio = *result;
    m_output->play(m_audio.samples, m_audio.sampleRate);
}

void Speaker::stop()
{
    if (!m_busy)
        return;
    m_output->stop();
    end();
    Q_EMIT finished();
}

void Speaker::setWord(int word)
{
    if (m_word == word)
        return;
    m_word = word;
    Q_EMIT wordSounding(word);
}

/// Nothing is under way any more; whoever calls says how it ended.
void Speaker::end()
{
    m_busy = false;
    m_cancelled->store(true);
    m_audio = {};
    setWord(-1);
}

} // namespace phonoscope
