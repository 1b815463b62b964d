// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace phonoscope {

/// One word of a text and what stands around it that matters for reading it aloud.
struct TextWord
{
    QString text;       ///< as written, without the punctuation around it
    QChar pause;        ///< what ends a clause after it: one of , ; : . ! ? or null
    bool glued = false; ///< no blank or punctuation parts it from the word before it

    friend bool operator==(const TextWord &, const TextWord &) = default;
};

struct TextWords
{
    QList<TextWord> words;
    QStringList symbols; ///< what stands in the text and is not read aloud ("🙂", "&"), by mention()
};

/// Cuts \a text into words in the order of reading; what splitWords() promises, with the pauses.
TextWords readTextWords(QStringView text);

/// Adds \a text to \a list unless it stands there or the list is as long as anybody reads (50).
void mention(QStringList &list, const QString &text);

/// The code points of \a text; a lone surrogate stands as it is.
QList<char32_t> codePoints(QStringView text);

} // namespace phonoscope
