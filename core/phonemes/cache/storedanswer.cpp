// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/storedanswer.h"

#include <QCoreApplication>
#include <QLocale>

namespace phonoscope {

QString pinningRefused(qint64 entries, qint64 bytes, qint64 mostEntries, qint64 mostBytes)
{
    const QLocale locale;
    const bool tooMany = entries > mostEntries;
    return QCoreApplication::translate("PhonemeStore",
                                       "These answers cannot be pinned: %1 would be pinned then, and "
                                       "the cache holds %2; give it more room, or unpin others.")
        .arg(tooMany ? QCoreApplication::translate("PhonemeStore", "%1 answers").arg(locale.toString(entries))
                     : locale.formattedDataSize(bytes),
             tooMany ? locale.toString(mostEntries) : locale.formattedDataSize(mostBytes));
}

} // namespace phonoscope
