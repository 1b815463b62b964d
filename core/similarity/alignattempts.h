// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"
#include "core/similarity/acceptedreference.h"
#include "core/similarity/comparison.h"

namespace phonoscope {

/// What aligning and scoring works with; keeps working memory. Not thread-safe: one a thread.
struct AttemptAligner
{
    Aligner aligner;
    FormChooser chooser;
    ScoringDistances distances;

    bool judgesStress = true; ///< for the language of what is aligned

    AttemptAligner(const AligningCosts &costs, const ScoringDistances &distances_)
        : aligner(costs), chooser(costs), distances(distances_)
    {
    }
};

/// Aligns and scores \a spoken against the form of \a references, one for each accent, that it comes nearest
/// to; of equal ones against the first forms of the first. Words that were said as expected keep their form,
/// the others are chosen by FormChooser together with their neighbours of that kind. TextTooLong if a side is
/// longer than the aligner takes. \pre there is a reference
tl::expected<Attempt, PhonemeError> alignAttempt(const std::vector<AcceptedReferencePtr> &references,
                                                 UtterancePtr spoken, AttemptAligner &kit,
                                                 Strictness strictness);

/// Scores the columns that \a attempt holds anew; its alignment, edits and forms stay.
void scoreAttempt(Attempt &attempt, const ScoringDistances &distances, Strictness strictness);

/// Has \a edits done to the alignment of \a attempt in the place of those it holds, and scores it anew.
/// False, and nothing done, if one of them cannot be done.
bool editAttempt(Attempt &attempt, const ColumnEdits &edits, const ScoringDistances &distances,
                 Strictness strictness);

/// The notes on \a attempt, which has been scored. \a areTexts: both sides came as text, not as IPA.
QList<Note> notesOn(const Attempt &attempt, bool areTexts);

} // namespace phonoscope
