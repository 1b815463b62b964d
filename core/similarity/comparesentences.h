// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/alignattempts.h"
#include "core/similarity/phonemesimilarityservice.h"

namespace phonoscope {

/// The utterances of one comparison. A spoken one may be missing with its error.
struct ComparedUtterances
{
    std::vector<AcceptedReferencePtr> references; ///< the language's own first, then the accents'
    std::vector<UtteranceResult> spoken;
};

/// Whether somebody has written the sentence's IPA, so that no provider is asked.
bool isTyped(const Sentence &sentence);

/// How many cells of alignment and choice of forms comparing takes.
qsizetype cellsOf(const ComparedUtterances &utterances);

/// Compares them as \a request asks; pure but for the working memory of \a kit. Figures are left empty.
/// \pre there is a reference
Comparison compareUtterances(const ComparedUtterances &utterances, const ComparisonRequest &request,
                             const Languages &languages, AttemptAligner &kit);

/// The utterance of a sentence that needs no provider: IPA, or a text with its IPA. InvalidIpa if text and
/// IPA have not as many words.
UtteranceResult makeTypedUtterance(const Sentence &sentence, const QString &lang, const Tokenizer &tokenizer);

} // namespace phonoscope
