// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/requestrecord.h"

namespace phonoscope {

/// Writes one line for each request. A reader that does not keep up loses lines and never holds up the
/// service: a full pipe would stop its one event loop.
class RequestLog
{
public:
    /// \a descriptor stays the caller's.
    explicit RequestLog(int descriptor);

    void write(const RequestRecord &record);

private:
    bool writeLine(const QString &line);

    int m_descriptor;
    qint64 m_lost = 0;
};

} // namespace phonoscope
