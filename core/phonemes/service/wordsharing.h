// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QStringView>

#include <functional>

namespace phonoscope {

/// Cuts the IPA of one word or of a whole sentence into phones by a simple rule: a base letter with the
/// stress marks before it and the marks, tone letters and digits behind it; a tie bar joins two. White space
/// parts phones and belongs to none. A mark with no letter to stand by goes to its neighbour, so nothing is
/// lost.
QStringList cutPhones(QStringView ipa);

/// A service's IPA, shared out among the words of the text.
struct SharedIpa
{
    QList<TranscribedWord> words; ///< none only if there is no letter in the IPA; no word's IPA is empty
    bool approximate = false;     ///< shared out by the words' lengths: borders between words may be off

    friend bool operator==(const SharedIpa &, const SharedIpa &) = default;
};

/// Each word's IPA when said alone, in order, same count; anything else means that it is not known.
using IsolatedWords = std::function<QStringList(const QStringList &words)>;

/// Pairs the IPA's words with the text's where there are as many of both; else aligns the phones to the words
/// as said alone; without \a isolated shares the phones out by the words' lengths. A word that no phone is
/// left for is joined with its neighbour ("a b").
///
/// Punctuation that the service carried over from the text is taken off the IPA's words.
/// \a isolated may be empty; it is called at most once, and not at all for what would take over about 10 ms.
SharedIpa shareIpa(const QString &ipa, const QString &text, const IsolatedWords &isolated);

} // namespace phonoscope
