// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"
#include "core/similarity/phonemesimilarityservice.h"

#include <QByteArray>
#include <QDateTime>

#include <tl/expected.hpp>

namespace phonoscope {

/// A comparison as it is kept in a file: what was asked and what came out.
struct SavedComparison
{
    ComparisonRequest request;
    Comparison comparison;
    QDateTime savedAt; ///< valid; in UTC where it was read
    /// One translated sentence where the tables have changed since it was saved, so that the scores are not
    /// those of then; else empty. Is not written.
    QString remark{};
};

inline constexpr qsizetype maxComparisonFileBytes = 16 * 1024 * 1024;
/// The most edits of one attempt that are read.
inline constexpr qsizetype maxSavedEdits = 5000;

/// The UTF-8 JSON of a saved comparison, one object:
///
///     format      "phonoscope-comparison"
///     version     1; a reader refuses a higher one. Keys may be added to a version, and are then ignored
///     program     version of the program that wrote it
///     savedAt     ISO 8601, UTC
///     request     {reference, spoken, lang, strictness, accents, alternatives};
///                 a sentence is {text, isIpa, ipa}
///     comparison  {lang, accents, provider, engine, strictness, notScored, insteadOf, reference, provenance,
///                 attempts, figures}
///
/// A provenance is {source, answeredMs}: "memory", "store", "shared", "provider", "kept", "typed", and when the
/// provider gave the answer, ms since the epoch, 0 if that is not known. It and insteadOf may be left out.
///
/// The reference is a transcription: {text, lang, ipa, words: [{text, ipa}], provider, engine, warnings}.
/// There is one attempt for each spoken sentence. One that failed is {error: {kind, message, detail,
/// httpStatus, retryAfterMs}}, every other one
///
///     spoken       transcription
///     provenance   of what was spoken
///     expected     transcription, in the accepted forms that were chosen; as many words as the reference
///     matchedLang  the accent they belong to
///     forms        where the form of each word comes from: "context", "isolated", "weak", "strong",
///                  "dictionary", "notation", "sandhi", "teacher"; empty: all are the first ones
///     leeways      for each expected sound {variant: true, equals: [sounds in IPA]}, what is false or empty
///                  left out; or empty
///     aligned      [expected sound, spoken sound] for each column, counted from 0, null for a gap
///     edits        [{edit, column}]: "merge", "split", "accept", "ignore", "judge"; see ColumnEdit
///     notes        [{kind, text}]: "spellingDiffers", "sameText"
///     score        {sounds, tones}, 0–100, tones null where there are none; read to be checked only
///
/// Sounds are not in it: a reader cuts the words' IPA again, has the edits done and scores the columns.
/// \pre saved.savedAt is valid; leeways have their writings. What is over maxComparisonFileBytes, dozens of
/// attempts of the greatest length, will not be read again: the caller looks at the size.
QByteArray comparisonFile(const SavedComparison &saved);

/// The comparison in \a file, with segment ids of \a tokenizer's inventory, scored with the strictness that
/// it was saved with. Asks nobody. Any bytes may be given; at most maxComparisonFileBytes are looked at.
/// The error is one translated sentence for the user: what is amiss, and what to do.
tl::expected<SavedComparison, QString> readComparisonFile(const QByteArray &file, const Tokenizer &tokenizer,
                                                          const SimilarityTables &tables);

} // namespace phonoscope
