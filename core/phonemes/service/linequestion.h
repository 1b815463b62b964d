// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"

namespace phonoscope {

/// One asker's question to a service: waits until somebody has its answer.
class LineQuestion : public PhonemeJob
{
    Q_OBJECT
public:
    LineQuestion(PhonemeQuery query, QObject *parent);
    ~LineQuestion() override;

    const PhonemeQuery &query() const { return m_query; }

    void cancel() override;
    void abandon(); ///< ends it without a signal

    /// Ends it, unless it has ended or is about to. It may be gone after that.
    void finish(const TranscriptionResult &result);
    /// The same at the next turn of the event loop.
    void finishSoon(PhonemeError error);

Q_SIGNALS:
    /// It was cancelled or deleted: its answer is not waited for.
    void withdrawn();

private:
    enum class State { Waiting, Ending, Ended };

    const PhonemeQuery m_query;
    PhonemeError m_error; ///< while Ending
    State m_state = State::Waiting;
};

} // namespace phonoscope
