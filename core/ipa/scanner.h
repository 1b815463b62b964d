// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/ipatables.h"
#include "core/ipa/segment.h"

#include <QStringView>
#include <QVarLengthArray>

namespace phonoscope {

/// One code point of the input and what the tables say of it.
struct Item
{
    char32_t code = 0; ///< a lone surrogate stands for itself
    Symbol symbol;
    qsizetype begin = 0; ///< where it begins in the input; it ends where the next item begins
};

/// One letter with its marks, one run of tone signs, one boundary or one unknown symbol: what segments are
/// made of. The parts of an atom always stand side by side in the input.
struct Atom
{
    SegmentKind kind = SegmentKind::Consonant;
    Stress stress = Stress::None; ///< the mark that stood before it
    bool known = true;
    bool isLetter = false;   ///< false: unknown, a tone or a boundary
    bool tiedToNext = false; ///< ends in a tie
    quint16 letter = 0;      ///< index into the letters of the tables
    MarkBits marks = 0;      ///< what marks add to the letter or the tone
    int word = 0;
    qsizetype first = 0;      ///< items [first, end)
    qsizetype letterItem = 0; ///< the item of the letter; marks before it bind to the right
    qsizetype marksItem = 0;  ///< the first item after the letter
    qsizetype end = 0;
};

/// A line of IPA taken apart.
struct Scan
{
    QVarLengthArray<Item, 128> items; ///< with one more at the end, a blank
    QVarLengthArray<Atom, 64> atoms;
    QStringList unknownSymbols; ///< each once, in order of appearance
    int wordCount = 0;

    qsizetype begin(const Atom &atom) const { return items[atom.first].begin; }
    qsizetype end(const Atom &atom) const { return items[atom.end].begin; }
};

/// Takes \a ipa apart, in time linear in its length. What stress marks, syllable breaks, brackets and blanks
/// say is in the atoms; they are in none themselves, but for a break within a letter and its marks ("a.ː").
Scan scan(QStringView ipa, const IpaTables &tables, const LanguageRules &rules);

} // namespace phonoscope
