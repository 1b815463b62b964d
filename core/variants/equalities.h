// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/variants/surroundings.h"

namespace phonoscope {

/// Which single sounds count as one in their place: "ə = ɪ unstressed". From
/// ":/phonoscope/variants/equalities.tsv". Immutable, for any thread.
///
/// An equality of notation (iː = i where length tells nothing) chains with every other; two equalities of
/// sound do not chain: iː = ɪ and ɪ = ə do not make iː = ə.
class Equalities
{
public:
    static constexpr auto defaultPath = ":/phonoscope/variants/equalities.tsv";

    /// \a path is a file or an embedded resource. The error names the file and the line.
    static tl::expected<Equalities, QString> load(const IpaTables &tables,
                                                  const QString &path = QLatin1StringView(defaultPath));

    /// The texts of the sounds that count as equal to \a word[\a i] where it stands, for \a lang; its own
    /// text is not among them, nor one sound twice. \a next: the segment after the word or nullptr.
    ///
    /// "Unstressed" is a vowel without a stress mark in a word that has one elsewhere; in a word without any
    /// mark only ə, ɐ, ᵻ, ᵿ and ɚ, which are unstressed by nature.
    /// \pre i < word.size()
    QStringList equals(std::span<const Segment> word, std::size_t i, const Segment *next,
                       QStringView lang) const;

    /// Whether \a heard is the sound \a word[\a i] or counts as equal to it.
    bool countsAs(const Segment &heard, std::span<const Segment> word, std::size_t i, const Segment *next,
                  QStringView lang) const;

    /// Whether \a heard has as many sounds as \a word and each counts as the one that it faces.
    bool countAs(std::span<const Segment> heard, std::span<const Segment> word, const Segment *next,
                 QStringView lang) const;

private:
    struct Row
    {
        Segment a;
        Segment b;
        bool notation = false;
        bool unstressed = false;
        SideCondition after;
        SideCondition before;
    };

    template <typename Visit>
    void visit(std::span<const Segment> word, std::size_t i, const Segment *next, QStringView lang,
               Visit visit) const;

    QList<Row> m_rows;
    RowsByLanguage m_byLanguage;
};

} // namespace phonoscope
