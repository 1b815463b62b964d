// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/phonemesimilarityservice.h"

namespace phonoscope {

/// Keeps one question at a time: a new one supersedes the old, whose late answer is dropped. What a view
/// that updates as the user types stands on.
class LatestComparison : public QObject
{
    Q_OBJECT
public:
    /// \a service must outlive this.
    explicit LatestComparison(PhonemeSimilarityService &service, QObject *parent = nullptr);

    /// Asks; whatever was under way is cancelled and will never be heard of again. Emits started().
    /// \a standIn: see PhonemeSimilarityService::compare().
    void ask(PhonemeProvider &provider, const ComparisonRequest &request, PhonemeProvider *standIn = nullptr);
    /// Ends what is under way: finished() comes with PhonemeErrorKind::Cancelled.
    void cancel();
    /// Forgets the question: nothing is emitted for it any more.
    void drop();
    bool isBusy() const { return !m_job.isNull(); }

Q_SIGNALS:
    void started();
    /// The answer to the newest question only; never from within ask().
    void finished(const phonoscope::ComparisonResult &result);

private:
    PhonemeSimilarityService &m_service;
    QPointer<ComparisonJob> m_job;
};

} // namespace phonoscope
