// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <memory>

/// Comparisons written out by hand, so that the views are tested without engine, aligner or tables.
namespace phonoscope::sample {

/// One column; an empty text is a gap. Words are counted from 0.
struct Column
{
    QString reference;
    QString spoken;
    int referenceWord = -1;
    int spokenWord = -1;
    ColumnType type = ColumnType::Match;
    int points = 0;
};

/// Stress marks at the front of a sound become Segment::stress. Words are paired where a column pairs them.
std::shared_ptr<const Comparison> comparison(const QStringList &referenceWords,
                                             const QStringList &spokenWords, const QList<Column> &columns);

/// "I think three free trees" said as "I sink tree free threes".
std::shared_ptr<const Comparison> fiveWords();
/// Each type once in one word; an added and an omitted word.
std::shared_ptr<const Comparison> everyType();
/// Marks stacked above and below, tie bars, tone letters.
std::shared_ptr<const Comparison> stackedMarks();
/// One word with a wrong stress, a tone, a column that was accepted, one that is ignored, a merged one and a
/// plain one, in this order from column 0 on; the stress belongs on column 0 and was put on column 3.
std::shared_ptr<const Comparison> marked();
/// \a words words of five sounds each, every seventh sound wrong.
std::shared_ptr<const Comparison> longSentence(int words);
/// One word of \a sounds sounds.
std::shared_ptr<const Comparison> longWord(int sounds);

inline const Attempt &attempt(const std::shared_ptr<const Comparison> &comparison)
{
    return *comparison->attempts.front();
}

} // namespace phonoscope::sample
