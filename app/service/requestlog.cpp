// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/requestlog.h"

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace phonoscope {

RequestLog::RequestLog(int descriptor) : m_descriptor(descriptor) {}

void RequestLog::write(const RequestRecord &record)
{
    if (m_lost > 0 && writeLine(u"%1 lines were lost: they were not read in time\n"_s.arg(m_lost)))
        m_lost = 0;
    if (m_lost > 0 || !writeLine(logLine(record) + u'\n'))
        ++m_lost;
}

bool RequestLog::writeLine(const QString &line)
{
    // A pipe that is ready takes PIPE_BUF bytes, far more than a line, in one piece.
    pollfd writable = {m_descriptor, POLLOUT, 0};
    if (::poll(&writable, 1, 0) != 1 || (writable.revents & POLLOUT) == 0)
        return false;
    const QByteArray bytes = line.toUtf8();
    return ::write(m_descriptor, bytes.constData(), std::size_t(bytes.size())) == bytes.size();
}

} // namespace phonoscope
