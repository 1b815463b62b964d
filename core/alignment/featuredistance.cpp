// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/featuredistance.h"

#include "core/alignment/costtable.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr Marks lengthMarks = Mark::Long | Mark::HalfLong | Mark::ExtraShort;

/// Length is a scale, not a set: half-long lies between short and long.
int length(Marks marks)
{
    if (marks & Mark::Long)
        return 3;
    if (marks & Mark::HalfLong)
        return 2;
    return marks & Mark::ExtraShort ? 0 : 1;
}

bool isSibilant(const Features &a)
{
    return (a.manner == Manner::Fricative || a.manner == Manner::Affricate) && a.place >= Place::Alveolar &&
           a.place <= Place::Alveolopalatal;
}

/// The sounds that languages use as their r.
bool isRhotic(const Features &a)
{
    switch (a.manner) {
    case Manner::Trill:
        return a.place != Place::Bilabial;
    case Manner::Tap:
        return a.place >= Place::Dental && a.place <= Place::Uvular;
    case Manner::Approximant:
        return (a.place >= Place::Dental && a.place <= Place::Retroflex) || a.place == Place::Uvular;
    case Manner::Fricative:
        return a.place == Place::Uvular && a.voiced;
    default:
        return false;
    }
}

/// Which way a tone goes: −1 down, 0 level, 1 up; two of them where it turns.
std::array<int, 2> contour(const Features &a)
{
    std::array<int, 2> turns{};
    std::size_t used = 0;
    for (std::size_t i = 1; i < a.toneCount && i < a.tone.size(); ++i) {
        const int way = (a.tone[i] > a.tone[i - 1]) - (a.tone[i] < a.tone[i - 1]);
        if (way == 0 || (used > 0 && turns[used - 1] == way))
            continue;
        if (used == turns.size())
            break;
        turns[used++] = way;
    }
    return turns;
}

} // namespace

FeatureDistance FeatureDistance::take(CostTable &table)
{
    FeatureDistance d;
    d.m_apart = table.take("kinds"_L1, "apart"_L1);
    d.m_minimum = table.take("symbols"_L1, "different"_L1);

    d.takePlaces(table);
    d.takeManners(table);
    d.takeMarks(table);
    d.m_voicing = table.take("consonant"_L1, "voicing"_L1);
    d.m_sibilance = table.take("consonant"_L1, "sibilance"_L1);
    d.m_rhoticMost = table.take("consonant"_L1, "rhotics-most"_L1);
    d.m_consonantMost = table.take("consonant"_L1, "most"_L1);

    d.m_heightStep = table.take("vowel"_L1, "height-step"_L1);
    d.m_backnessStep = table.take("vowel"_L1, "backness-step"_L1);
    d.m_rounding = table.take("vowel"_L1, "rounding"_L1);
    d.m_glide = table.take("vowel"_L1, "glide"_L1);
    d.m_endOneGlidesPercent = table.take("vowel"_L1, "end-one-glides-percent"_L1);
    d.m_endBothGlidePercent = table.take("vowel"_L1, "end-both-glide-percent"_L1);
    d.m_vowelMost = table.take("vowel"_L1, "most"_L1);

    d.m_toneStep = table.take("tone"_L1, "step"_L1);
    d.m_toneContour = table.take("tone"_L1, "contour"_L1);
    d.m_toneMost = table.take("tone"_L1, "most"_L1);
    return d;
}

void FeatureDistance::takePlaces(CostTable &table)
{
    const int unknown = table.take("place"_L1, "unknown"_L1);
    const int two = table.take("place"_L1, "second"_L1);
    const int most = table.take("place"_L1, "most"_L1);
    m_nasalPlacePercent = table.take("place"_L1, "nasal-percent"_L1);

    std::array<int, placeCount> position{};
    for (std::size_t i = indexOf(Place::Bilabial); i <= indexOf(Place::Glottal); ++i)
        position[i] = table.take("place-position"_L1, placeNames[i]);

    // A sound made at two places is near to what is made at either.
    const auto places = [&](std::size_t place) -> std::array<int, 2> {
        const int lips = position[indexOf(Place::Bilabial)];
        if (place == indexOf(Place::LabialPalatal))
            return {lips, position[indexOf(Place::Palatal)]};
        if (place == indexOf(Place::LabialVelar))
            return {lips, position[indexOf(Place::Velar)]};
        return {position[place], position[place]};
    };
    const auto hasTwo = [](std::size_t place) { return place > indexOf(Place::Glottal); };

    for (std::size_t a = 0; a < placeCount; ++a) {
        for (std::size_t b = 0; b < placeCount; ++b) {
            if (a == b)
                continue;
            if (a == indexOf(Place::None) || b == indexOf(Place::None)) {
                m_place[a][b] = unknown;
                continue;
            }
            int nearest = CostTable::highestValue;
            for (const int x : places(a)) {
                for (const int y : places(b))
                    nearest = std::min(nearest, std::abs(x - y));
            }
            if (hasTwo(a) && hasTwo(b)) // they share the lips: what parts them is the other place
                nearest = std::abs(places(a)[1] - places(b)[1]);
            m_place[a][b] = std::min(nearest + (hasTwo(a) != hasTwo(b) ? two : 0), most);
        }
    }
}

void FeatureDistance::takeManners(CostTable &table)
{
    const int other = table.take("manner"_L1, "other"_L1);
    for (std::size_t a = 0; a < mannerCount; ++a) {
        for (std::size_t b = a + 1; b < mannerCount; ++b) {
            const int value = table.takeOptional("manner"_L1, mannerNames[a], mannerNames[b]).value_or(other);
            m_manner[a][b] = m_manner[b][a] = value;
        }
    }
}

void FeatureDistance::takeMarks(CostTable &table)
{
    m_lengthStep = table.take("mark"_L1, "length-step"_L1);
    m_marksMost = table.take("mark"_L1, "most"_L1);
    for (std::size_t i = 0; i < markCount; ++i) {
        if (!(lengthMarks & static_cast<Mark>(1u << i)))
            m_marks[i] = table.take("mark"_L1, markNames[i]);
    }
}

int FeatureDistance::between(const Features &a, const Features &b) const
{
    if (a == b)
        return 0;
    if (a.kind != b.kind)
        return m_apart;
    switch (a.kind) {
    case SegmentKind::Consonant:
        return std::max(m_minimum, consonants(a, b));
    case SegmentKind::Vowel:
        return std::max(m_minimum, vowels(a, b));
    case SegmentKind::Tone:
        return std::max(m_minimum, tones(a, b));
    case SegmentKind::Boundary:
        break;
    }
    return m_minimum;
}

int FeatureDistance::consonants(const Features &a, const Features &b) const
{
    int sum = m_place[indexOf(a.place)][indexOf(b.place)];
    if (a.manner == Manner::Nasal && b.manner == Manner::Nasal)
        sum = sum * m_nasalPlacePercent / 100;
    sum += m_manner[indexOf(a.manner)][indexOf(b.manner)];
    if (isSibilant(a) != isSibilant(b))
        sum += m_sibilance;
    if (isRhotic(a) && isRhotic(b))
        sum = std::min(sum, m_rhoticMost);
    if (a.voiced != b.voiced)
        sum += m_voicing;
    return std::min(sum + marks(a.marks, b.marks), m_consonantMost);
}

int FeatureDistance::quality(const VowelQuality &a, const VowelQuality &b) const
{
    return std::abs(a.height - b.height) * m_heightStep + std::abs(a.backness - b.backness) * m_backnessStep +
           (a.rounded != b.rounded ? m_rounding : 0);
}

int FeatureDistance::vowels(const Features &a, const Features &b) const
{
    const auto count = [](const Features &f) {
        return std::clamp<int>(f.vowelCount, 1, int(f.vowels.size()));
    };
    const int countA = count(a);
    const int countB = count(b);
    int sum = quality(a.vowels[0], b.vowels[0]);
    if (countA > 1 || countB > 1) {
        const int end = quality(a.vowels[std::size_t(countA) - 1], b.vowels[std::size_t(countB) - 1]);
        const bool bothGlide = countA > 1 && countB > 1;
        sum += end * (bothGlide ? m_endBothGlidePercent : m_endOneGlidesPercent) / 100;
        if (countA == 3 && countB == 3)
            sum += quality(a.vowels[1], b.vowels[1]) * m_endBothGlidePercent / 100;
        sum += std::abs(countA - countB) * m_glide;
    }
    return std::min(sum + marks(a.marks, b.marks), m_vowelMost);
}

int FeatureDistance::tones(const Features &a, const Features &b) const
{
    const auto start = [](const Features &f) { return int(f.tone[0]); };
    const auto end = [](const Features &f) {
        const std::size_t count = std::min<std::size_t>(f.toneCount, f.tone.size());
        return int(f.tone[count > 0 ? count - 1 : 0]);
    };
    int sum = (std::abs(start(a) - start(b)) + std::abs(end(a) - end(b))) * m_toneStep;
    if (contour(a) != contour(b))
        sum += m_toneContour;
    return std::min(sum + marks(a.marks, b.marks), m_toneMost);
}

int FeatureDistance::marks(Marks a, Marks b) const
{
    if (a == b)
        return 0;
    int sum = std::abs(length(a) - length(b)) * m_lengthStep;
    auto different = static_cast<std::uint32_t>((a ^ b) & ~lengthMarks);
    for (; different != 0; different &= different - 1)
        sum += m_marks[std::size_t(std::countr_zero(different)) % markCount];
    return std::min(sum, m_marksMost);
}

} // namespace phonoscope
