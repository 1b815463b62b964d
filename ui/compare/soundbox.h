// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QWidget>

#include <span>

class QLabel;
class QToolButton;

namespace phonoscope {

class Speaker;

/// The sounds of one row of a column: large, with what they are called, and to be heard where a voice has
/// them.
class SoundBox : public QWidget
{
    Q_OBJECT
public:
    /// \a caption: whose sounds they are; \a play: the name of the button that plays them.
    SoundBox(const QString &caption, const QString &play, QWidget *parent = nullptr);

    /// Must outlive this; null: nothing is heard.
    void setSpeaker(Speaker *speaker);
    /// \a nothing: what to say where there is no sound.
    void setSounds(std::span<const Segment> sounds, const QString &nothing);

Q_SIGNALS:
    /// The sound could not be played: a sentence for the user.
    void failed(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void play();
    void updateButton();

    Speaker *m_speaker = nullptr;
    QLabel *m_sound;
    QLabel *m_name;
    QToolButton *m_play;
    QString m_playName;
    QString m_symbol; ///< as it is asked of the speaker
    bool m_isAsking = false;
    bool m_isPlaying = false;
};

} // namespace phonoscope
