// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"
#include "core/ipa/tablefile.h"

#include <QHash>
#include <QStringView>

#include <optional>
#include <span>

namespace phonoscope {

struct IpaTables;

/// Whether \a segment can be the middle of a syllable: a vowel or a syllabic consonant.
bool isNucleus(const Segment &segment);

/// Whether \a a and \a b are one sound with the same marks, however it is written; stress does not count.
bool isSameSound(const Segment &a, const Segment &b);
/// The same of two sequences, sound by sound.
bool areSameSounds(std::span<const Segment> a, std::span<const Segment> b);

/// A stretch of a word and what stands around it.
struct Stretch
{
    std::span<const Segment> word;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::span<const Segment> previous; ///< the word before; empty where there is none
    std::span<const Segment> next;     ///< the word after; empty where there is none
};

/// What a table demands of the sounds on one side of a stretch. Within the word: V any vowel (or syllabic
/// consonant), U one without stress, C any other consonant; # the edge of the word, #V and #C what stands
/// beyond it, as # before a sound; or sounds, within the word or beyond its edge, a tone past the sounds that
/// stand before it.
/// After a !: what must not stand there. Empty: anything.
class SideCondition
{
public:
    /// The sounds of \a field, parted by blanks, as \a language cuts them; nothing if it is not understood.
    static std::optional<SideCondition> parse(QStringView field, QStringView language,
                                              const IpaTables &tables);

    /// Whether the sounds after \a stretch are as demanded. At the end of the word the next one counts too.
    bool holdsAfter(const Stretch &stretch) const;
    /// The same of the sounds before it.
    bool holdsBefore(const Stretch &stretch) const;

private:
    /// What any of a group of sounds is asked for by.
    struct Groups
    {
        bool vowel = false;
        bool weakVowel = false;
        bool consonant = false;

        bool has(const Segment &segment) const;
    };

    bool accepts(const Segment *neighbour, const Segment *tone, bool atEdge) const;

    QList<Segment> m_sounds;
    QList<Segment> m_soundsBeyond;
    QList<Segment> m_refused;
    Groups m_inside;
    Groups m_beyond;
    bool m_edge = false;
    bool m_refusesEdge = false;
    bool m_demands = false; ///< something must stand there
};

/// The segments of \a field, sounds parted by blanks; nothing unless each is one sound that is known.
std::optional<QList<Segment>> soundsFromField(QStringView field, QStringView language,
                                              const IpaTables &tables);

/// For every language that stands in a table the rows that count for it: its own, those of its primary
/// subtag, those of "*".
class RowsByLanguage
{
public:
    void add(const QString &language, qsizetype row);
    /// To be called once after the last add().
    void settle();
    const QList<qsizetype> &rows(QStringView language) const;

private:
    QHash<QString, QList<qsizetype>> m_rows;
    QList<qsizetype> m_none;
};

} // namespace phonoscope
