// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/joining.h"

namespace phonoscope {

namespace {

Features joinVowels(Features first, const Features &second)
{
    for (std::size_t i = 0; i < second.vowelCount && first.vowelCount < first.vowels.size(); ++i)
        first.vowels[first.vowelCount++] = second.vowels[i];
    first.marks |= second.marks;
    return first;
}

bool isStop(Manner manner)
{
    return manner == Manner::Plosive || manner == Manner::Affricate;
}

bool isDoublyArticulated(const Features &first, const Features &second)
{
    return first.manner == second.manner && first.place == Place::Velar && second.place == Place::Bilabial;
}

Features joinConsonants(const Features &first, const Features &second)
{
    Features joined = first;
    joined.marks |= second.marks;
    if (isStop(first.manner) && second.manner == Manner::Fricative && second.place != Place::Glottal) {
        joined.manner = Manner::Affricate;
        joined.place = second.place;
    } else if (isStop(first.manner) && second.manner == Manner::LateralFricative) {
        joined.manner = Manner::LateralAffricate;
    } else if (isStop(first.manner) && second.manner == Manner::Trill) {
        joined.manner = Manner::Affricate;
        joined.place = second.place;
    } else if (isDoublyArticulated(first, second)) {
        joined.place = Place::LabialVelar;
    } else if (first.manner == Manner::Nasal && second.manner != Manner::Nasal) {
        joined = second;
        joined.marks |= first.marks;
        joined.marks |= Mark::Prenasalized;
    } else if (second.manner == Manner::Click) {
        joined = second;
        joined.voiced = first.voiced;
        joined.marks |= first.marks;
    } else if (second.place == Place::LabialVelar && second.manner == Manner::Approximant) {
        joined.marks |= Mark::Labialized;
    } else if (second.place == Place::Palatal && second.manner == Manner::Approximant) {
        joined.marks |= Mark::Palatalized;
    } else if (second.place == Place::Glottal && second.manner == Manner::Fricative) {
        joined.marks |= second.voiced ? Mark::Breathy : Mark::Aspirated;
    } else if (first == second) {
        joined.marks |= Mark::Long;
    } else {
        joined.marks |= Mark::OtherMark;
    }
    return joined;
}

} // namespace

Features joinFeatures(const Features &first, const Features &second)
{
    const bool firstIsVowel = first.kind == SegmentKind::Vowel;
    const bool secondIsVowel = second.kind == SegmentKind::Vowel;
    if (firstIsVowel && secondIsVowel)
        return joinVowels(first, second);
    if (firstIsVowel || secondIsVowel) {
        Features vowel = firstIsVowel ? first : second;
        vowel.marks |= Mark::OtherMark;
        return vowel;
    }
    return joinConsonants(first, second);
}

bool isVoicelessObstruent(const Features &features)
{
    if (features.kind != SegmentKind::Consonant || features.voiced)
        return false;
    switch (features.manner) {
    case Manner::Plosive:
    case Manner::Affricate:
    case Manner::LateralAffricate:
    case Manner::Fricative:
    case Manner::LateralFricative:
        return features.place != Place::Glottal;
    default:
        return false;
    }
}

} // namespace phonoscope
