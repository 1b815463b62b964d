// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/transcription.h"

namespace phonoscope {

QString joinedIpa(const QList<TranscribedWord> &words)
{
    QStringList ipa;
    ipa.reserve(words.size());
    for (const TranscribedWord &word : words)
        ipa.append(word.ipa);
    return ipa.join(u' ');
}

} // namespace phonoscope
