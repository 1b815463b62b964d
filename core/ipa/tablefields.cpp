// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tablefields.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

template <typename Value, std::size_t n>
std::optional<Value> lookUp(const std::array<std::pair<QLatin1StringView, Value>, n> &words,
                            QStringView field)
{
    const auto found = std::ranges::find_if(words, [field](const auto &word) { return word.first == field; });
    if (found == words.end())
        return std::nullopt;
    return found->second;
}

template <typename Value>
using Word = std::pair<QLatin1StringView, Value>;

} // namespace

std::optional<Place> placeFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<Place>>({
        {"bilabial"_L1, Place::Bilabial},
        {"labiodental"_L1, Place::Labiodental},
        {"dental"_L1, Place::Dental},
        {"alveolar"_L1, Place::Alveolar},
        {"postalveolar"_L1, Place::Postalveolar},
        {"retroflex"_L1, Place::Retroflex},
        {"alveolo-palatal"_L1, Place::Alveolopalatal},
        {"palatal"_L1, Place::Palatal},
        {"velar"_L1, Place::Velar},
        {"uvular"_L1, Place::Uvular},
        {"pharyngeal"_L1, Place::Pharyngeal},
        {"epiglottal"_L1, Place::Epiglottal},
        {"glottal"_L1, Place::Glottal},
        {"labial-palatal"_L1, Place::LabialPalatal},
        {"labial-velar"_L1, Place::LabialVelar},
    });
    return lookUp(words, field);
}

std::optional<Manner> mannerFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<Manner>>({
        {"plosive"_L1, Manner::Plosive},
        {"implosive"_L1, Manner::Implosive},
        {"click"_L1, Manner::Click},
        {"affricate"_L1, Manner::Affricate},
        {"lateral-affricate"_L1, Manner::LateralAffricate},
        {"fricative"_L1, Manner::Fricative},
        {"lateral-fricative"_L1, Manner::LateralFricative},
        {"nasal"_L1, Manner::Nasal},
        {"trill"_L1, Manner::Trill},
        {"tap"_L1, Manner::Tap},
        {"lateral-tap"_L1, Manner::LateralTap},
        {"approximant"_L1, Manner::Approximant},
        {"lateral-approximant"_L1, Manner::LateralApproximant},
    });
    return lookUp(words, field);
}

std::optional<bool> voiceFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<bool>>({{"voiced"_L1, true}, {"voiceless"_L1, false}});
    return lookUp(words, field);
}

std::optional<std::int8_t> heightFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<std::int8_t>>({
        {"open"_L1, 0},
        {"near-open"_L1, 1},
        {"open-mid"_L1, 2},
        {"mid"_L1, 3},
        {"close-mid"_L1, 4},
        {"near-close"_L1, 5},
        {"close"_L1, 6},
    });
    return lookUp(words, field);
}

std::optional<std::int8_t> backnessFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<std::int8_t>>(
        {{"front"_L1, 0}, {"near-front"_L1, 1}, {"central"_L1, 2}, {"near-back"_L1, 3}, {"back"_L1, 4}});
    return lookUp(words, field);
}

std::optional<bool> roundingFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<bool>>({{"rounded"_L1, true}, {"unrounded"_L1, false}});
    return lookUp(words, field);
}

std::optional<Binding> bindingFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<Binding>>(
        {{"left"_L1, Binding::Left}, {"right"_L1, Binding::Right}, {"both"_L1, Binding::Both}});
    return lookUp(words, field);
}

std::optional<Role> signRoleFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<Role>>({
        {"primary-stress"_L1, Role::PrimaryStress},
        {"secondary-stress"_L1, Role::SecondaryStress},
        {"stress-or-ejective"_L1, Role::StressOrEjective},
        {"maybe-primary-stress"_L1, Role::MaybePrimaryStress},
        {"maybe-secondary-stress"_L1, Role::MaybeSecondaryStress},
        {"break"_L1, Role::Break},
        {"word-boundary"_L1, Role::WordBoundary},
        {"morpheme-boundary"_L1, Role::MorphemeBoundary},
        {"tie"_L1, Role::Tie},
        {"letter-unless-final"_L1, Role::LetterUnlessFinal},
        {"dropped"_L1, Role::Dropped},
        {"blank"_L1, Role::Blank},
    });
    return lookUp(words, field);
}

std::optional<Role> toneRoleFromField(QStringView field)
{
    static constexpr auto words =
        std::to_array<Word<Role>>({{"letter"_L1, Role::ToneLetter}, {"number"_L1, Role::ToneNumber}});
    return lookUp(words, field);
}

std::optional<MarkBits> marksFromField(QStringView field)
{
    static constexpr auto words = std::to_array<Word<MarkBits>>({
        {"Long"_L1, bit(Mark::Long)},
        {"HalfLong"_L1, bit(Mark::HalfLong)},
        {"ExtraShort"_L1, bit(Mark::ExtraShort)},
        {"Nasalized"_L1, bit(Mark::Nasalized)},
        {"Rhotic"_L1, bit(Mark::Rhotic)},
        {"Syllabic"_L1, bit(Mark::Syllabic)},
        {"NonSyllabic"_L1, bit(Mark::NonSyllabic)},
        {"Aspirated"_L1, bit(Mark::Aspirated)},
        {"Breathy"_L1, bit(Mark::Breathy)},
        {"Creaky"_L1, bit(Mark::Creaky)},
        {"Ejective"_L1, bit(Mark::Ejective)},
        {"Glottalized"_L1, bit(Mark::Glottalized)},
        {"Labialized"_L1, bit(Mark::Labialized)},
        {"Palatalized"_L1, bit(Mark::Palatalized)},
        {"Velarized"_L1, bit(Mark::Velarized)},
        {"Pharyngealized"_L1, bit(Mark::Pharyngealized)},
        {"Unreleased"_L1, bit(Mark::Unreleased)},
        {"Prenasalized"_L1, bit(Mark::Prenasalized)},
        {"Preaspirated"_L1, bit(Mark::Preaspirated)},
        {"Preglottalized"_L1, bit(Mark::Preglottalized)},
        {"Dentalized"_L1, bit(Mark::Dentalized)},
        {"Apical"_L1, bit(Mark::Apical)},
        {"Laminal"_L1, bit(Mark::Laminal)},
        {"Raised"_L1, bit(Mark::Raised)},
        {"Lowered"_L1, bit(Mark::Lowered)},
        {"Advanced"_L1, bit(Mark::Advanced)},
        {"Retracted"_L1, bit(Mark::Retracted)},
        {"Centralized"_L1, bit(Mark::Centralized)},
        {"Tense"_L1, bit(Mark::Tense)},
        {"OtherMark"_L1, bit(Mark::OtherMark)},
        {"Voiceless"_L1, voicelessBit},
        {"Voiced"_L1, voicedBit},
    });
    if (field == "-"_L1)
        return MarkBits{0};
    MarkBits bits = 0;
    for (const QStringView name : field.split(u'+')) {
        const auto mark = lookUp(words, name);
        if (!mark)
            return std::nullopt;
        bits |= *mark;
    }
    return bits;
}

std::optional<char32_t> codePointFromField(QStringView field)
{
    bool ok = false;
    const uint code = field.toUInt(&ok, 16);
    if (!ok || field.size() < 4 || field.size() > 6 || code > 0x10FFFF)
        return std::nullopt;
    return static_cast<char32_t>(code);
}

} // namespace phonoscope
