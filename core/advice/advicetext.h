// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"

#include <QStringList>

namespace phonoscope {

/// A text of the tables in every language of advice.
struct AdviceText
{
    QString english;
    QString vietnamese;

    const QString &in(AdviceLanguage language) const
    {
        return language == AdviceLanguage::English ? english : vietnamese;
    }
};

/// Whether \a text is worth showing: not empty, composed Unicode (NFC), and its braces stand only around
/// names of \a placeholders.
bool isAdviceText(const QString &text, const QStringList &placeholders);

/// "/θ/", "/n j/": how sounds stand in advice.
QString soundsInText(std::span<const Segment> sounds);

/// \a text with its placeholders filled: {expected} and {heard} are sounds, {word} is the word or, if its
/// spelling is not known, "this word", {syllable} an ordinal number.
QString filled(QString text, const SoundChange &change, AdviceLanguage language);

} // namespace phonoscope
