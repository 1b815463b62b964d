// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QObject>
#include <QPointer>

namespace phonoscope {

class HttpJob;
class RequestQueue;

/// One question to a service and its one outcome, however often it had to be sent. Deleting an unfinished one
/// ends it silently.
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    HttpExchange(RequestQueue &queue, HttpRequest request, QObject *parent);

    /// Ends it with Cancelled at the next turn of the event loop, unless it has ended.
    void cancel();
    /// Ends it without a signal.
    void abandon();

Q_SIGNALS:
    /// At most once, never from within the call that made the exchange, or cancel().
    void finished(const phonoscope::HttpResult &result);

private:
    QPointer<HttpJob> m_job;
};

} // namespace phonoscope
