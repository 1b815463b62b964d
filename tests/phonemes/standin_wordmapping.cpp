// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/wordmapping.h"

namespace phonoscope {

/// As many phones as each word has alone, the rest to the last.
QList<QStringList> mapPhonesToWords(const QStringList &phones, const QList<QStringList> &isolated)
{
    QList<QStringList> result;
    qsizetype at = 0;
    for (qsizetype i = 0; i < isolated.size(); ++i) {
        const qsizetype left = phones.size() - at;
        const qsizetype count = i + 1 == isolated.size() ? left : qMin(left, isolated[i].size());
        result.append(phones.sliced(at, count));
        at += count;
    }
    return result;
}

} // namespace phonoscope
