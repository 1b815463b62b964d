// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"
#include "ui/alignment/columnmarks.h"

#include <QString>

#include <vector>

namespace phonoscope {

/// What is to be seen of one attempt, before anybody knows fonts or widths: columns under words.
struct AlignmentContent
{
    struct Column
    {
        QString reference; ///< stress marks and sounds as shown; empty for a gap
        QString spoken;
        ColumnType type = ColumnType::Match;
        int points = 0; ///< tenths lost
        int word = 0;   ///< index into words
        ColumnMarks marks{};
    };

    /// A run of columns under one reference word, or under one added word.
    struct Word
    {
        QString reference; ///< empty for a word that was added
        QString spoken;    ///< empty for a word that was not said
        bool differs = false;
        int firstColumn = 0;
        int columnCount = 0;
    };

    std::vector<Column> columns;
    std::vector<Word> words; ///< their columns follow each other without a hole
    /// For each word of the reference, and of the spoken text, the index into words that most of its sounds
    /// stand under; -1 for a word without sounds.
    std::vector<int> placeOfReference;
    std::vector<int> placeOfSpoken;

    bool isEmpty() const { return columns.empty(); }
};

/// A sound that was added stands under the word it was said in where that word is next to it, so that
/// words are never torn.
AlignmentContent alignmentContent(const Attempt &attempt);

/// The sounds one after another as they are shown, each with its stress mark before it.
QString shownText(std::span<const Segment> sounds);

} // namespace phonoscope
