// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/text.h"

#include <algorithm>

namespace phonoscope {

QStringList splitWords(QStringView text)
{
    QStringList words;
    const QStringList parts = text.toString().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto isLetter = [](QChar c) { return c.isLetterOrNumber(); };
        const auto first = std::find_if(part.begin(), part.end(), isLetter);
        const auto last = std::find_if(part.rbegin(), part.rend(), isLetter).base();
        if (first < last)
            words.append(QString(first, last - first));
    }
    return words;
}

} // namespace phonoscope
