// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/soundbox.h"

#include "core/ipa/describe.h"
#include "ui/alignment/alignmentcontent.h"
#include "ui/speech/speaker.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace phonoscope {

SoundBox::SoundBox(const QString &caption, const QString &play, QWidget *parent)
    : QWidget(parent), m_sound(new QLabel(this)), m_name(makeLabel({}, "plain", this)),
      m_play(new QToolButton(this)), m_playName(play)
{
    m_sound->setAlignment(Qt::AlignCenter);
    m_sound->setTextFormat(Qt::PlainText);
    QFont large(QStringLiteral("Charis SIL"));
    large.setPointSizeF(scaledFont(font(), 3).pointSizeF());
    m_sound->setFont(large);
    m_name->setWordWrap(true);
    m_name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_play->setObjectName(QStringLiteral("playSound"));
    m_play->setIconSize({16, 16});
    m_play->setFocusPolicy(Qt::TabFocus);
    // Two boxes side by side stay in line though one has no button.
    QSizePolicy keepsPlace = m_play->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_play->setSizePolicy(keepsPlace);
    connect(m_play, &QToolButton::clicked, this, &SoundBox::play);

    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(makeLabel(caption, "caption", this), 1);
    head->addWidget(m_play);
    QFrame *frame = makeFrame("sunken", this);
    auto *inside = new QVBoxLayout(frame);
    inside->setContentsMargins(8, 4, 8, 4);
    inside->addWidget(m_sound);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(frame);
    layout->addWidget(m_name);
    layout->addStretch();
    updateButton();
}

void SoundBox::setSpeaker(Speaker *speaker)
{
    if (m_speaker)
        m_speaker->disconnect(this);
    m_speaker = speaker;
    if (speaker) {
        connect(speaker, &Speaker::availabilityChanged, this, &SoundBox::updateButton);
        connect(speaker, &Speaker::started, this, [this] { m_isPlaying = m_isAsking; });
        connect(speaker, &Speaker::finished, this, [this] { m_isPlaying = false; });
        connect(speaker, &Speaker::failed, this, [this](const QString &message) {
            if (m_isPlaying || m_isAsking)
                Q_EMIT failed(message);
            m_isPlaying = false;
        });
    }
    updateButton();
}

void SoundBox::setSounds(std::span<const Segment> sounds, const QString &nothing)
{
    QStringList names;
    m_symbol.clear();
    for (const Segment &sound : sounds) {
        m_symbol += sound.text;
        names.append(sound.known ? describe(sound.features) : tr("unknown sound"));
    }
    m_sound->setText(sounds.empty() ? QStringLiteral("\u2014") : shownText(sounds));
    m_name->setText(sounds.empty() ? nothing : names.join(u'\n'));
    m_sound->setAccessibleName(m_name->text());
    updateButton();
}

void SoundBox::play()
{
    m_isAsking = true;
    m_speaker->playSound(m_symbol);
    m_isAsking = false;
}

void SoundBox::updateButton()
{
    const QString reason = m_speaker ? m_speaker->unavailableBecause() : QString();
    m_play->setVisible(m_speaker && !m_symbol.isEmpty() && m_speaker->canPlaySound(m_symbol));
    m_play->setEnabled(m_speaker && m_speaker->isAvailable());
    m_play->setAccessibleName(m_playName);
    m_play->setAccessibleDescription(reason);
    m_play->setToolTip(reason.isEmpty() ? m_playName : reason);
    m_play->setIcon(themedIcon(QStringLiteral("speak"), palette()));
}

void SoundBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_speaker)
        m_speaker->lookForDevices();
}

void SoundBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_play)
        updateButton();
}

} // namespace phonoscope
