// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/espeak/espeakspeech.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace phonoscope {

class Speaker;

/// Two buttons that say a text aloud, at a normal rate and slowly. The one that was pressed is a stop button
/// while its text sounds. Where nothing can be spoken they are disabled and say why. Several may share a
/// speaker: the last that was pressed speaks.
class SpeakButtons : public QWidget
{
    Q_OBJECT
public:
    explicit SpeakButtons(QWidget *parent = nullptr);

    /// Must outlive this or take itself away; null: nothing can be spoken. Its devices are looked for when
    /// the buttons have been shown.
    void setSpeaker(Speaker *speaker);
    /// A text that sounds is stopped if it is another.
    void setText(const QString &text);
    void setLang(const QString &lang);
    /// What the buttons say: "Speak the reference" and "Speak the reference slowly". At first "Speak" and
    /// "Speak slowly".
    void setNames(const QString &normal, const QString &slow);

    /// Whether the text of these buttons is being spoken.
    bool isSpeaking() const { return m_speaking; }

Q_SIGNALS:
    /// As Speaker::wordSounding(), for the text of these buttons only.
    void wordSounding(int word);
    /// The text could not be spoken: a sentence for the user, for whoever has more room than the note.
    void failed(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton(const QString &objectName, SpeechRate rate);
    void press(SpeechRate rate);
    void stopSpeaking();
    void speakingEnded();
    void showState();
    void updateButton(QToolButton *button, SpeechRate rate, const QString &reason);
    QString reasonNotToSpeak() const;

    QPointer<Speaker> m_speaker;
    QString m_text;
    QString m_lang;
    QString m_normalName;
    QString m_slowName;
    QString m_failure; ///< of the last time, until the next
    SpeechRate m_rate = SpeechRate::Normal;
    bool m_asking = false; ///< within speak() of ours
    bool m_speaking = false;
    QToolButton *m_normal;
    QToolButton *m_slow;
    QLabel *m_note;
};

} // namespace phonoscope
