// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speakbuttons.h"

#include "ui/speech/speaker.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace phonoscope {

SpeakButtons::SpeakButtons(QWidget *parent)
    : QWidget(parent), m_normalName(tr("Speak")), m_slowName(tr("Speak slowly")),
      m_normal(makeButton(QStringLiteral("speak"), SpeechRate::Normal)),
      m_slow(makeButton(QStringLiteral("speakSlowly"), SpeechRate::Slow)),
      m_note(makeLabel({}, "caption", this))
{
    m_note->setObjectName(QStringLiteral("speechNote"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_normal);
    layout->addWidget(m_slow);
    layout->addWidget(m_note);
    showState();
}

QToolButton *SpeakButtons::makeButton(const QString &objectName, SpeechRate rate)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, rate] { press(rate); });
    return button;
}

void SpeakButtons::setSpeaker(Speaker *speaker)
{
    if (m_speaker == speaker)
        return;
    stopSpeaking();
    if (m_speaker)
        m_speaker->disconnect(this);
    m_speaker = speaker;
    if (speaker) {
        connect(speaker, &Speaker::availabilityChanged, this, &SpeakButtons::showState);
        connect(speaker, &QObject::destroyed, this, [this] {
            m_speaking = false;
            showState();
        });
        connect(speaker, &Speaker::started, this, [this] {
            m_speaking = m_asking;
            showState();
        });
        connect(speaker, &Speaker::wordSounding, this, [this](int word) {
            if (m_speaking)
                Q_EMIT wordSounding(word);
        });
        connect(speaker, &Speaker::finished, this, &SpeakButtons::speakingEnded);
        connect(speaker, &Speaker::failed, this, [this](const QString &message) {
            const bool ours = m_speaking || m_asking;
            if (ours)
                m_failure = message;
            speakingEnded();
            if (ours)
                Q_EMIT failed(message);
        });
        if (isVisible())
            QTimer::singleShot(0, speaker, &Speaker::lookForDevices);
    }
    showState();
}

void SpeakButtons::setText(const QString &text)
{
    if (m_text == text)
        return;
    stopSpeaking();
    m_text = text;
    m_failure.clear();
    showState();
}

void SpeakButtons::setLang(const QString &lang)
{
    if (m_lang == lang)
        return;
    stopSpeaking();
    m_lang = lang;
    m_failure.clear();
    showState();
}

void SpeakButtons::setNames(const QString &normal, const QString &slow)
{
    m_normalName = normal;
    m_slowName = slow;
    showState();
}

void SpeakButtons::press(SpeechRate rate)
{
    if (m_speaking && m_rate == rate) {
        stopSpeaking();
        return;
    }
    m_rate = rate;
    m_failure.clear();
    m_asking = true;
    m_speaker->speak(m_text, m_lang, rate);
    m_asking = false;
}

void SpeakButtons::stopSpeaking()
{
    if (m_speaking && m_speaker)
        m_speaker->stop();
}

void SpeakButtons::speakingEnded()
{
    m_speaking = false;
    showState();
}

QString SpeakButtons::reasonNotToSpeak() const
{
    if (!m_speaker)
        return tr("Nothing can be spoken.");
    if (!m_speaker->isAvailable())
        return m_speaker->unavailableBecause();
    if (m_text.trimmed().isEmpty())
        return tr("There is no text to speak.");
    return {};
}

void SpeakButtons::showState()
{
    const QString reason = reasonNotToSpeak();
    updateButton(m_normal, SpeechRate::Normal, reason);
    updateButton(m_slow, SpeechRate::Slow, reason);
    QString note = m_speaker ? m_speaker->unavailableNote() : QString();
    if (note.isEmpty() && !m_failure.isEmpty())
        note = tr("Could not be spoken");
    m_note->setText(note);
    m_note->setToolTip(m_failure.isEmpty() ? reason : m_failure);
    m_note->setVisible(!note.isEmpty());
}

void SpeakButtons::updateButton(QToolButton *button, SpeechRate rate, const QString &reason)
{
    const bool normal = rate == SpeechRate::Normal;
    const bool stops = m_speaking && m_rate == rate;
    const QString name = stops ? tr("Stop") : (normal ? m_normalName : m_slowName);
    const bool enabled = stops || (m_speaker && m_speaker->isAvailable() && reason.isEmpty());
    button->setEnabled(enabled);
    button->setAccessibleName(name);
    button->setAccessibleDescription(enabled ? QString() : reason);
    button->setToolTip(enabled || reason.isEmpty() ? name : reason);
    button->setIcon(themedIcon(stops    ? QStringLiteral("stop")
                               : normal ? QStringLiteral("speak")
                                        : QStringLiteral("speak-slowly"),
                               palette()));
}

void SpeakButtons::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // After the window has been drawn: the first look for devices takes time.
    if (m_speaker)
        QTimer::singleShot(0, m_speaker, &Speaker::lookForDevices);
}

void SpeakButtons::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_note)
        showState();
}

} // namespace phonoscope
