// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"
#include "core/similarity/acceptedreference.h"
#include "core/similarity/comparison.h"

#include <QCache>

namespace phonoscope {

/// The forms that a reference was held against when something was said, and what they were chosen for: values
/// that do not change, so that the choice holds as long as they live.
struct RememberedChoice
{
    struct Key
    {
        std::vector<const AcceptedReference *> references;
        const Utterance *spoken = nullptr;
        Strictness strictness = Strictness::Standard;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(qHashRange(key.references.begin(), key.references.end(), seed), key.spoken,
                              static_cast<int>(key.strictness));
        }
    };

    std::vector<AcceptedReferencePtr> references;
    UtterancePtr spoken;
    ChosenReference chosen;
    QString lang;
};

/// What aligning and scoring works with; keeps working memory and the last choices. Not thread-safe: one a
/// thread.
struct AttemptAligner
{
    static constexpr qsizetype maxChoices = 512; ///< a few megabytes of sentences

    Aligner aligner;
    FormChooser chooser;
    ScoringDistances distances;
    QCache<RememberedChoice::Key, RememberedChoice> choices{maxChoices};

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
