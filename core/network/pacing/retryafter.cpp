// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/retryafter.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

QDateTime parseHttpDate(const QByteArray &value)
{
    // asctime pads the day with a blank, which the format language of QLocale does not know.
    const QString text = QString::fromLatin1(value).simplified();
    const QLocale english = QLocale::c();
    for (const QString &format : {u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s, u"dddd, dd-MMM-yy HH:mm:ss 'GMT'"_s,
                                  u"ddd MMM d HH:mm:ss yyyy"_s}) {
        QDateTime date = english.toDateTime(text, format);
        if (!date.isValid())
            continue;
        date.setTimeSpec(Qt::UTC);
        // Two digits of a year: QLocale takes them as 19xx, HTTP as not more than 50 years ahead.
        if (format.contains(u"-yy "_s) && date.date().year() < 1970)
            date = date.addYears(100);
        return date;
    }
    return {};
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    using std::chrono::milliseconds;
    const QByteArray trimmed = value.trimmed();
    if (trimmed.isEmpty())
        return {};
    if (std::all_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qlonglong seconds = trimmed.toLongLong(&fits);
        if (!fits || seconds > std::chrono::duration_cast<std::chrono::seconds>(maxRetryAfter).count())
            return maxRetryAfter;
        return std::chrono::seconds(seconds);
    }
    const QDateTime date = parseHttpDate(trimmed);
    if (!date.isValid())
        return {};
    return std::clamp(milliseconds(now.msecsTo(date)), milliseconds(0), maxRetryAfter);
}

} // namespace phonoscope
