// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpexchange.h"

#include "core/network/httpjob.h"
#include "core/network/requestqueue.h"

namespace phonoscope {

HttpExchange::HttpExchange(RequestQueue &queue, HttpRequest request, QObject *parent)
    : QObject(parent), m_job(queue.post(std::move(request), this))
{
    connect(m_job, &HttpJob::finished, this, &HttpExchange::finished);
}

void HttpExchange::cancel()
{
    if (m_job)
        m_job->cancel();
}

void HttpExchange::abandon()
{
    if (m_job)
        m_job->abandon();
}

} // namespace phonoscope
