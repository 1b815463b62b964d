// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/storedanswer.h"

namespace phonoscope {

/// What came of it, in a sentence or two for the user.
QString exportSentence(const InterchangeOutcome &outcome, const QString &path);
QString importSentence(const InterchangeOutcome &outcome);
QString removedSentence(qint64 count);

/// "12.5 MB", "431 bytes".
QString shownBytes(qint64 bytes);
/// "1 answer", "12,400 answers".
QString shownAnswers(qint64 count);
/// "now", "5 min", "3 h", "12 days": how long ago \a thenMs was at \a nowMs.
QString shownAge(qint64 thenMs, qint64 nowMs);

} // namespace phonoscope
