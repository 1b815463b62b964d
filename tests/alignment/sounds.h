// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segmentinventory.h"

#include <random>
#include <vector>

namespace phonoscope {

/// Segments of common sounds, built by hand: the tests of alignment stand on features alone.
class Sounds
{
public:
    Sounds();

    /// The sound written \a symbol; the test is aborted if there is none.
    Segment segment(const QString &symbol, int word = 0);
    /// "θ ɹ iː | k ʌ m": sounds apart by blanks, words by "|".
    std::vector<Segment> segments(const QString &text);

    /// \a size sounds drawn from all there are, in words of some length.
    std::vector<Segment> random(std::size_t size, std::mt19937 &engine);
    /// A copy of \a original with some sounds changed, left out or added: what a speaker makes of it.
    std::vector<Segment> mutated(const std::vector<Segment> &original, std::mt19937 &engine);

    const QStringList &symbols() const { return m_symbols; }
    SegmentInventory &inventory() { return m_inventory; }

private:
    void add(const QString &symbols, const Features &features);

    SegmentInventory m_inventory;
    QStringList m_symbols;
    QHash<QString, Features> m_features;
};

Features consonant(Place place, Manner manner, bool voiced, Marks marks = {});
Features vowel(VowelQuality quality, Marks marks = {});
Features diphthong(VowelQuality start, VowelQuality end);
Features tone(std::initializer_list<std::uint8_t> levels);

/// How many words \a segments are in.
int wordCount(const std::vector<Segment> &segments);

} // namespace phonoscope
