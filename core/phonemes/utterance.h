// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/tokenizer.h"
#include "core/phonemes/transcription.h"

#include <memory>

namespace phonoscope {

/// A transcription and its segments: what the aligner takes and what caches keep. Immutable and shared.
struct Utterance
{
    Transcription transcription;
    QList<Segment> segments; ///< Segment::word indexes transcription.words

    /// About how much memory it takes, in bytes.
    qsizetype cost() const;
};
using UtterancePtr = std::shared_ptr<const Utterance>;
using UtteranceResult = tl::expected<UtterancePtr, PhonemeError>;

/// Cuts every word of \a transcription. Unknown symbols become a warning.
UtterancePtr makeUtterance(Transcription transcription, const Tokenizer &tokenizer);

/// An utterance from IPA that somebody typed, words parted by blanks. The text is the IPA itself.
/// InvalidIpa if no segment, or fewer than half of them, are known consonants or vowels; EmptyText, TextTooLong as for text.
UtteranceResult makeUtteranceFromIpa(const QString &ipa, const QString &lang, const Tokenizer &tokenizer);

} // namespace phonoscope
