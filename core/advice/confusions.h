// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetext.h"
#include "core/advice/soundpattern.h"

#include <QHash>

#include <tl/expected.hpp>

namespace phonoscope {

/// Something that must hold of where a change happened.
struct PlaceCondition
{
    enum class Kind : std::uint8_t { Initial, Final, Medial, Cluster, Before, After, Unstressed };

    Kind kind = Kind::Initial;
    SoundPatterns sounds; ///< Before, After: what stands there

    bool holds(const SoundChange &change) const;
};

/// One row of the table of confusions.
struct Confusion
{
    QString rule;
    QString language; ///< tag or beginning of tags of the language spoken; empty: every one
    SoundPatterns expected;
    SoundPatterns heard;
    std::vector<PlaceCondition> conditions; ///< all of them hold
    QStringList firstLanguages;             ///< of learners who are known for it
    AdviceText text;

    bool matches(const SoundChange &change, QStringView targetLanguage) const;
};

/// The well-known confusions: the first row that matches is the one that counts. Immutable, thread-safe.
class Confusions
{
public:
    /// The error names the file and the line.
    static tl::expected<Confusions, QString> read(const QString &path, const Tokenizer &tokenizer);

    /// nullptr if none is known.
    const Confusion *find(const SoundChange &change, QStringView targetLanguage) const;
    const std::vector<Confusion> &rows() const { return m_rows; }

private:
    std::vector<Confusion> m_rows;
};

} // namespace phonoscope
