// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/linequestion.h"

#include "core/phonemes/service/serviceerrors.h"

namespace phonoscope {

LineQuestion::LineQuestion(PhonemeQuery query, QObject *parent)
    : PhonemeJob(parent), m_query(std::move(query))
{
}

LineQuestion::~LineQuestion()
{
    if (m_state == State::Waiting)
        Q_EMIT withdrawn();
}

void LineQuestion::cancel()
{
    if (m_state == State::Waiting) {
        finishSoon(cancelledError());
        Q_EMIT withdrawn();
    } else if (m_state == State::Ending) {
        m_error = cancelledError();
    }
}

void LineQuestion::abandon()
{
    m_state = State::Ended;
}

void LineQuestion::finish(const TranscriptionResult &result)
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Ended;
    Q_EMIT finished(result);
    // The question may be gone here.
}

void LineQuestion::finishSoon(PhonemeError error)
{
    m_state = State::Ending;
    m_error = std::move(error);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state != State::Ending)
                return;
            m_state = State::Ended;
            Q_EMIT finished(tl::unexpected(m_error));
        },
        Qt::QueuedConnection);
}

} // namespace phonoscope
