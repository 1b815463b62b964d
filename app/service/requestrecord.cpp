// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/requestrecord.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr qsizetype longestShown = 100;

/// A log is read in terminals and by line: nothing but printable ASCII gets in.
QString shown(const QByteArray &bytes)
{
    QString text;
    for (const char c : bytes.left(longestShown))
        text += c > ' ' && c < 0x7f ? QChar::fromLatin1(c) : QChar(u'?');
    return bytes.size() > longestShown ? text + u"..."_s : text;
}

} // namespace

QString logLine(const RequestRecord &record)
{
    return u"%1 %2 %3 %4 %5 %6ms"_s.arg(record.arrived.toUTC().toString(Qt::ISODateWithMs),
                                        shown(record.method), shown(record.path),
                                        record.status == 0 ? u"-"_s : QString::number(record.status),
                                        QString::number(record.bytes), QString::number(record.elapsedMs));
}

} // namespace phonoscope
