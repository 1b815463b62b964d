// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/latestcomparison.h"

#include <QPointer>
#include <QTimer>

namespace phonoscope {

/// Asks how a reference is said while there is nothing to compare it with yet.
class ReferenceLookup : public QObject
{
    Q_OBJECT
public:
    /// \a service must outlive this.
    explicit ReferenceLookup(PhonemeSimilarityService &service, QObject *parent = nullptr);

    /// Asks \a provider, which must outlive the question, for the reference of \a request once typing rests.
    void ask(PhonemeProvider &provider, const ComparisonRequest &request);
    void cancel();

Q_SIGNALS:
    void answered(const phonoscope::ComparisonRequest &request, const phonoscope::ComparisonResult &result);

private:
    LatestComparison m_latest;
    QTimer m_typing;
    PhonemeProvider *m_provider = nullptr;
    ComparisonRequest m_request;
};

} // namespace phonoscope
