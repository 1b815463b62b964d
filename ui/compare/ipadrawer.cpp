// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/ipadrawer.h"

#include "ui/compare/ipafields.h"
#include "ui/ipakeyboard/ipakeyboard.h"
#include "ui/speech/speaker.h"
#include "ui/widgets/roles.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace phonoscope {

namespace {
constexpr int roomyHeight = 300;
constexpr int compactHeight = 236;
} // namespace

IpaDrawer::IpaDrawer(const CompareContext &context, IpaFields &fields, QWidget *parent)
    : QFrame(parent), m_context(context), m_fields(fields)
{
    setRole(this, "sunken");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    setCompact(false);
    hide();
}

void IpaDrawer::setOpen(bool open)
{
    if (open && !m_keyboard)
        makeKeyboard();
    setVisible(open);
}

void IpaDrawer::makeKeyboard()
{
    m_keyboard = new IpaKeyboard(m_context.chart, m_context.xsampa, this);
    m_keyboard->setRecentSymbols(m_recent);
    m_keyboard->setPlaysOnInsert(m_plays);
    layout()->addWidget(m_keyboard);
    connect(m_keyboard, &IpaKeyboard::inserted, &m_fields, &IpaFields::insert);
    connect(m_keyboard, &IpaKeyboard::recentSymbolsChanged, this,
            [this](const QStringList &symbols) { m_recent = symbols; });
    connect(m_keyboard, &IpaKeyboard::playsOnInsertChanged, this, [this](bool plays) { m_plays = plays; });
    if (Speaker *speaker = m_context.speaker) {
        connect(m_keyboard, &IpaKeyboard::soundRequested, speaker, &Speaker::playSound);
        connect(speaker, &Speaker::availabilityChanged, this, &IpaDrawer::updateSound);
        speaker->lookForDevices();
    }
    updateSound();
}

void IpaDrawer::updateSound()
{
    Speaker *speaker = m_context.speaker;
    if (speaker && speaker->isAvailable())
        m_keyboard->setSoundAvailable(
            [speaker](const QString &symbol) { return speaker->canPlaySound(symbol); });
    else
        m_keyboard->setSoundAvailable({}, speaker ? speaker->unavailableBecause() : QString());
}

void IpaDrawer::setRecentSymbols(const QStringList &symbols)
{
    m_recent = symbols;
    if (m_keyboard)
        m_keyboard->setRecentSymbols(symbols);
}

void IpaDrawer::setPlaysOnInsert(bool plays)
{
    m_plays = plays;
    if (m_keyboard)
        m_keyboard->setPlaysOnInsert(plays);
}

void IpaDrawer::setCompact(bool compact)
{
    setFixedHeight(compact ? compactHeight : roomyHeight);
}

void IpaDrawer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace phonoscope
