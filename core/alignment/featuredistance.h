// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/featurenames.h"
#include "core/ipa/features.h"

#include <array>

namespace phonoscope {

class CostTable;

/// How far two sounds are apart by their features, with the numbers of one table. The aligner and the score
/// reckon in the same way, each with numbers of its own.
///
/// Consonants: place + manner + voicing + sibilance + marks. Vowels: height, backness and rounding of where
/// they start and where they glide to, + marks. Tones: where they start, where they end, which way they go.
/// Every kind is capped at a most of its own. Immutable once read; thread-safe.
class FeatureDistance
{
public:
    /// Takes the rows it needs from \a table; problems are found in CostTable::finish().
    static FeatureDistance take(CostTable &table);

    /// 0 for equal features, at least minimum() for others; symmetric.
    int between(const Features &a, const Features &b) const;
    /// What sounds of different kinds are apart.
    int apart() const { return m_apart; }
    /// What sounds are apart that differ in something no row tells of.
    int minimum() const { return m_minimum; }

private:
    FeatureDistance() = default;

    void takePlaces(CostTable &table);
    void takeManners(CostTable &table);
    void takeMarks(CostTable &table);

    int consonants(const Features &a, const Features &b) const;
    int vowels(const Features &a, const Features &b) const;
    int tones(const Features &a, const Features &b) const;
    int marks(Marks a, Marks b) const;
    int quality(const VowelQuality &a, const VowelQuality &b) const;

    int m_apart = 0;
    int m_minimum = 0;

    std::array<std::array<int, placeCount>, placeCount> m_place{};
    std::array<std::array<int, mannerCount>, mannerCount> m_manner{};
    int m_nasalPlacePercent = 0;
    int m_voicing = 0;
    int m_sibilance = 0;
    int m_rhoticMost = 0;
    int m_consonantMost = 0;

    int m_heightStep = 0;
    int m_backnessStep = 0;
    int m_rounding = 0;
    int m_glide = 0;
    int m_endOneGlidesPercent = 0;
    int m_endBothGlidePercent = 0;
    int m_vowelMost = 0;

    int m_toneStep = 0;
    int m_toneContour = 0;
    int m_toneMost = 0;

    std::array<int, markCount> m_marks{};
    int m_lengthStep = 0;
    int m_marksMost = 0;
};

} // namespace phonoscope
