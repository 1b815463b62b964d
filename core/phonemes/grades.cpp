// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/grades.h"

#include <QCoreApplication>

namespace phonoscope {

QString roughTranscriptionWarning(const Language &language)
{
    if (language.grade != u'C')
        return {};
    return QCoreApplication::translate(
               "phonoscope::EspeakEngine",
               "%1 is transcribed only roughly by the built-in engine (grade C): do not rely on a score.")
        .arg(language.name);
}

} // namespace phonoscope
