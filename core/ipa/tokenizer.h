// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QHash>
#include <QStringView>

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

class SegmentInventory;
struct IpaTables;

/// Cuts IPA into segments and interns them.
///
/// Display text is never changed; comparison goes by a form in which notation twins are one. An unknown
/// symbol becomes a segment of its own with guessed features and is reported, never lost.
/// Not thread-safe, but for cut(): it interns into the inventory it was given.
class Tokenizer
{
public:
    /// Reads the tables from ":/phonoscope/ipa/"; the error names the table and the line.
    static tl::expected<std::shared_ptr<const IpaTables>, QString> loadTables();

    /// \a inventory must outlive the tokenizer.
    Tokenizer(std::shared_ptr<const IpaTables> tables, SegmentInventory &inventory);

    /// Cuts running IPA. Blanks part words; stress marks, syllable dots and ties are understood.
    /// \a language, a BCP-47 tag or empty, decides which vowel sequences are one diphthong and which
    /// consonant sequences one affricate; without it only the affricates common to most languages join.
    /// Brackets and punctuation around IPA are dropped. The texts of the segments and what was dropped make
    /// up \a ipa again. Any UTF-16 is allowed; time is linear in its length.
    Segmentation tokenize(QStringView ipa, QStringView language = {}) const;

    /// Cuts as tokenize() does and interns nothing: every id is 0. For any thread.
    static Segmentation cut(QStringView ipa, QStringView language, const IpaTables &tables);

    /// Takes \a segments as cut: each becomes exactly one segment, whatever is in it, and keeps its whole
    /// text. One without a sound (empty, a lone hyphen or stress mark) is not known. Words are parted by "_"
    /// and "#".
    Segmentation tokenizeCut(const QStringList &segments) const;

private:
    Segment makeCut(const QString &text, QStringList &unknownSymbols) const;

    std::shared_ptr<const IpaTables> m_tables;
    SegmentInventory &m_inventory;
    mutable QHash<QString, Segment> m_cut; ///< known segments that were taken as cut, by text; bounded
};

} // namespace phonoscope
