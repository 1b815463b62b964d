// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace phonoscope {

/// What is told of one request when it is over. Never holds what was asked or answered.
struct RequestRecord
{
    QDateTime arrived;    ///< when its headers had come
    QByteArray method;    ///< as sent
    QByteArray path;      ///< as sent, without the query
    int status = 0;       ///< 0: the client went away, or was cut off, before an answer
    qsizetype bytes = 0;  ///< the answer's body
    qint64 elapsedMs = 0; ///< from arrived until the answer was handed to the system
};

/// "2026-01-31T12:00:00.000Z POST /ipav3 200 57 3ms": one line, whatever the client put into its path.
QString logLine(const RequestRecord &record);

} // namespace phonoscope
