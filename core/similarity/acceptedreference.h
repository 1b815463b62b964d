// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/formchooser.h"
#include "core/phonemes/utterance.h"
#include "core/variants/equalities.h"
#include "core/variants/wordform.h"

#include <memory>

namespace phonoscope {

/// A reference in one accent with every accepted way to say each of its words. Immutable and shared.
struct AcceptedReference
{
    UtterancePtr utterance;               ///< in the first form of each word
    AcceptedForms forms;                  ///< for each word of the utterance
    std::vector<QList<WordForm>> sources; ///< where each form comes from, in the order of forms
    Leeways leeways;                      ///< for each segment of the utterance
};
using AcceptedReferencePtr = std::shared_ptr<const AcceptedReference>;

/// \a forms: for each word of \a utterance its accepted forms, the first being that of the utterance; what
/// is missing is taken from the utterance. Cuts them and marks what is equal to what.
AcceptedReferencePtr makeAcceptedReference(UtterancePtr utterance, const QList<QList<WordForm>> &forms,
                                           const Equalities &equalities, const Tokenizer &tokenizer);

/// A reference as one way through its forms has it.
struct ChosenReference
{
    UtterancePtr utterance;
    Leeways leeways;
    std::vector<FormSource> sources; ///< for each word
};

/// \a choice: for each word the index of its form.
ChosenReference chosenReference(const AcceptedReference &reference, const std::vector<int> &choice);

} // namespace phonoscope
