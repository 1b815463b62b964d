// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>

#include <array>
#include <cstdint>

namespace phonoscope {

/// What a segment is to the aligner: the two kinds never face each other, tones face only tones,
/// boundaries only boundaries.
enum class SegmentKind : std::uint8_t { Consonant, Vowel, Tone, Boundary };

/// Place of articulation, front to back as in the chart of the International Phonetic Association.
enum class Place : std::uint8_t {
    None,
    Bilabial,
    Labiodental,
    Dental,
    Alveolar,
    Postalveolar,
    Retroflex,
    Alveolopalatal,
    Palatal,
    Velar,
    Uvular,
    Pharyngeal,
    Epiglottal,
    Glottal,
    LabialPalatal,
    LabialVelar,
};

/// Manner of articulation. Laterals are a manner of their own with the stricture in the name.
enum class Manner : std::uint8_t {
    None,
    Plosive,
    Implosive,
    Click,
    Affricate,
    LateralAffricate,
    Fricative,
    LateralFricative,
    Nasal,
    Trill,
    Tap,
    LateralTap,
    Approximant,
    LateralApproximant,
};

/// What diacritics add. Order of writing never matters: marks are a set.
enum class Mark : std::uint32_t {
    Long = 1u << 0,
    HalfLong = 1u << 1,
    ExtraShort = 1u << 2,
    Nasalized = 1u << 3,
    Rhotic = 1u << 4,
    Syllabic = 1u << 5,
    NonSyllabic = 1u << 6,
    Aspirated = 1u << 7,
    Breathy = 1u << 8,
    Creaky = 1u << 9,
    Ejective = 1u << 10,
    Glottalized = 1u << 11,
    Labialized = 1u << 12,
    Palatalized = 1u << 13,
    Velarized = 1u << 14,
    Pharyngealized = 1u << 15,
    Unreleased = 1u << 16,
    Prenasalized = 1u << 17,
    Preaspirated = 1u << 18,
    Preglottalized = 1u << 19,
    Dentalized = 1u << 20,
    Apical = 1u << 21,
    Laminal = 1u << 22,
    Raised = 1u << 23,
    Lowered = 1u << 24,
    Advanced = 1u << 25,
    Retracted = 1u << 26,
    Centralized = 1u << 27,
    Tense = 1u << 28,
    OtherMark = 1u << 29, ///< a known mark that has no feature of its own
};
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)

/// One vowel position. A diphthong has two of them, a triphthong three.
struct VowelQuality
{
    /// 0 open … 6 close (open, near-open, open-mid, mid, close-mid, near-close, close)
    std::int8_t height = 0;
    std::int8_t backness = 0; ///< 0 front … 4 back (front, near-front, central, near-back, back)
    bool rounded = false;

    friend bool operator==(const VowelQuality &, const VowelQuality &) = default;
};

/// The phonetic features of one segment: a plain value, cheap to copy and compare.
/// Fields that make no sense for the kind hold their default.
struct Features
{
    SegmentKind kind = SegmentKind::Consonant;

    // consonants
    Place place = Place::None;
    Manner manner = Manner::None;
    bool voiced = false;

    // vowels
    std::uint8_t vowelCount = 0; ///< 1 monophthong, 2 diphthong, 3 triphthong
    std::array<VowelQuality, 3> vowels{};

    // tones: Chao levels, 1 low … 5 high, in the order they are reached
    std::uint8_t toneCount = 0;
    std::array<std::uint8_t, 5> tone{};

    Marks marks;

    friend bool operator==(const Features &, const Features &) = default;
};

} // namespace phonoscope
