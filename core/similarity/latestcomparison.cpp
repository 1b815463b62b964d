// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/latestcomparison.h"

namespace phonoscope {

LatestComparison::LatestComparison(PhonemeSimilarityService &service, QObject *parent)
    : QObject(parent), m_service(service)
{
}

void LatestComparison::ask(PhonemeProvider &provider, const ComparisonRequest &request,
                           PhonemeProvider *standIn)
{
    delete m_job; // silently: nobody waits for the old answer any more
    m_job = m_service.compare(provider, request, this, standIn);
    connect(m_job, &ComparisonJob::finished, this,
            [this, job = m_job.data()](const ComparisonResult &result) {
                job->deleteLater();
                m_job.clear();
                Q_EMIT finished(result);
            });
    Q_EMIT started();
}

void LatestComparison::drop()
{
    delete m_job;
}

void LatestComparison::cancel()
{
    if (m_job)
        m_job->cancel();
}

} // namespace phonoscope
