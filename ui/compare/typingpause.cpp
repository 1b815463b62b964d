// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/typingpause.h"

#include <QDeadlineTimer>

#include <utility>

namespace phonoscope {

qint64 steadyClockNow()
{
    return QDeadlineTimer::current().deadline();
}

bool TypingPause::endsWithTyping()
{
    const qint64 now = m_clock();
    return now - std::exchange(m_lastTyped, now) >= longPause;
}

} // namespace phonoscope
