// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/soundpattern.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// What makes another vowel of a vowel, wherever a table leaves it out.
constexpr Marks vowelMarks = Mark::Long | Mark::Nasalized | Mark::Rhotic;
/// The same for tones.
constexpr Marks toneMarks = Mark::Glottalized | Mark::Creaky;

bool isConsonant(const Features &f)
{
    return f.kind == SegmentKind::Consonant;
}

bool isVowel(const Features &f)
{
    return f.kind == SegmentKind::Vowel;
}

bool isTone(const Features &f)
{
    return f.kind == SegmentKind::Tone;
}

template <Manner... manners>
bool hasManner(const Features &f)
{
    return isConsonant(f) && ((f.manner == manners) || ...);
}

bool isObstruent(const Features &f)
{
    return hasManner<Manner::Plosive, Manner::Affricate, Manner::Fricative>(f);
}

int toneStart(const Features &f)
{
    return f.tone[0];
}

int toneEnd(const Features &f)
{
    return f.toneCount > 0 ? f.tone[f.toneCount - 1u] : 0;
}

/// Two tones sound alike if they pass the same levels; one level held is one level.
bool sameLevels(const Features &a, const Features &b)
{
    const auto levels = [](const Features &f) {
        std::vector<int> passed(f.tone.begin(), f.tone.begin() + f.toneCount);
        passed.erase(std::unique(passed.begin(), passed.end()), passed.end());
        return passed;
    };
    return levels(a) == levels(b);
}

/// The same but for marks.
bool sameSound(const Features &a, const Features &b)
{
    if (isTone(a) && isTone(b))
        return sameLevels(a, b);
    return a.kind == b.kind && a.place == b.place && a.manner == b.manner && a.voiced == b.voiced &&
           a.vowelCount == b.vowelCount && a.vowels == b.vowels && a.toneCount == b.toneCount &&
           a.tone == b.tone;
}

bool sameButVoice(const Features &a, const Features &b)
{
    return isConsonant(a) && isConsonant(b) && a.place == b.place && a.manner == b.manner &&
           a.voiced != b.voiced;
}

template <Mark mark, bool has>
bool sameButMark(const Features &sound, const Features &other)
{
    return sameSound(sound, other) && sound.marks.testFlag(mark) == has && other.marks.testFlag(mark) != has;
}

template <typename Test, std::size_t n>
Test lookUp(const std::array<std::pair<QLatin1StringView, Test>, n> &names, QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](const auto &known) { return known.first == name; });
    return found == names.end() ? nullptr : found->second;
}

bool matchesSequence(const std::vector<SoundPattern> &patterns, std::span<const Segment> sounds,
                     std::span<const Segment> others, Marks compared)
{
    if (patterns.size() != sounds.size())
        return false;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const Features *other = i < others.size() ? &others[i].features : nullptr;
        if (!sounds[i].known || !patterns[i].matches(sounds[i].features, other, compared))
            return false;
    }
    return true;
}

Marks marksOf(const std::vector<SoundPattern> &patterns)
{
    Marks marks;
    for (const SoundPattern &pattern : patterns)
        marks |= pattern.marks();
    return marks;
}

} // namespace

SoundPattern::ClassTest SoundPattern::classNamed(QStringView name)
{
    static constexpr auto names = std::to_array<std::pair<QLatin1StringView, ClassTest>>({
        {"*"_L1, [](const Features &f) { return f.kind != SegmentKind::Boundary; }},
        {"C"_L1, isConsonant},
        {"V"_L1, isVowel},
        {"tone"_L1, isTone},
        {"stop"_L1, hasManner<Manner::Plosive>},
        {"fricative"_L1, hasManner<Manner::Fricative>},
        {"affricate"_L1, hasManner<Manner::Affricate>},
        {"nasal"_L1, hasManner<Manner::Nasal>},
        {"plain-stop"_L1,
         [](const Features &
                f) { return hasManner<Manner::Plosive>(f) && !f.voiced && !f.marks.testFlag(Mark::Aspirated); }},
        {"voiced-obstruent"_L1, [](const Features &f) { return isObstruent(f) && f.voiced; }},
        {"voiceless-obstruent"_L1, [](const Features &f) { return isObstruent(f) && !f.voiced; }},
        {"diphthong"_L1, [](const Features &f) { return isVowel(f) && f.vowelCount == 2; }},
        {"pure-vowel"_L1,
         [](const Features
                &f) { return isVowel(f) && f.vowelCount == 1 && !f.marks.testFlag(Mark::Nasalized); }},
        {"nasal-vowel"_L1, [](const Features &f) { return isVowel(f) && f.marks.testFlag(Mark::Nasalized); }},
        {"rising"_L1, [](const Features &f) { return isTone(f) && toneEnd(f) > toneStart(f); }},
        {"level"_L1,
         [](const Features &f) { return isTone(f) && toneEnd(f) == toneStart(f) && f.toneCount < 3; }},
    });
    return lookUp(names, name);
}

SoundPattern::ChangeTest SoundPattern::changeNamed(QStringView name)
{
    static constexpr auto names = std::to_array<std::pair<QLatin1StringView, ChangeTest>>({
        {"devoiced"_L1, [](const Features &f, const Features &g) { return sameButVoice(f, g) && g.voiced; }},
        {"voiced"_L1, [](const Features &f, const Features &g) { return sameButVoice(f, g) && f.voiced; }},
        {"aspirated"_L1, sameButMark<Mark::Aspirated, true>},
        {"unaspirated"_L1, sameButMark<Mark::Aspirated, false>},
        {"unreleased"_L1, sameButMark<Mark::Unreleased, true>},
        {"lengthened"_L1, sameButMark<Mark::Long, true>},
        {"shortened"_L1, sameButMark<Mark::Long, false>},
        {"dentalized"_L1, sameButMark<Mark::Dentalized, true>},
    });
    return lookUp(names, name);
}

std::optional<SoundPattern> SoundPattern::parse(const QString &field, const Tokenizer &tokenizer)
{
    SoundPattern pattern;
    pattern.m_isOfClass = classNamed(field);
    pattern.m_isChangeOf = changeNamed(field);
    if (pattern.m_isOfClass || pattern.m_isChangeOf)
        return pattern;
    const Segmentation cut = tokenizer.tokenizeCut({field});
    if (cut.segments.size() != 1 || !cut.segments.first().known)
        return std::nullopt;
    pattern.m_sound = cut.segments.first().features;
    return pattern;
}

bool SoundPattern::matches(const Features &sound, const Features *other, Marks compared) const
{
    if (m_isOfClass)
        return m_isOfClass(sound);
    if (m_isChangeOf)
        return other && m_isChangeOf(sound, *other);
    compared |= m_sound->marks;
    if (isVowel(sound))
        compared |= vowelMarks;
    if (isTone(sound))
        compared |= toneMarks;
    return sameSound(*m_sound, sound) && (sound.marks & compared) == m_sound->marks;
}

std::optional<SoundPatterns> soundPatternsFromField(const QString &field, const Tokenizer &tokenizer)
{
    if (field == "-"_L1)
        return SoundPatterns(1);
    SoundPatterns patterns;
    for (const QString &alternative : field.split(u' ')) {
        std::vector<SoundPattern> sequence;
        for (const QString &sound : alternative.split(u'+')) {
            const auto pattern = SoundPattern::parse(sound, tokenizer);
            if (!pattern)
                return std::nullopt;
            sequence.push_back(*pattern);
        }
        if (sequence.size() > 2)
            return std::nullopt;
        patterns.push_back(std::move(sequence));
    }
    return patterns;
}

bool matches(const SoundPatterns &expectedPatterns, const SoundPatterns &heardPatterns,
             std::span<const Segment> expected, std::span<const Segment> heard)
{
    for (const auto &expectedPattern : expectedPatterns) {
        for (const auto &heardPattern : heardPatterns) {
            const Marks compared = marksOf(expectedPattern) | marksOf(heardPattern);
            if (matchesSequence(expectedPattern, expected, heard, compared) &&
                matchesSequence(heardPattern, heard, expected, compared))
                return true;
        }
    }
    return false;
}

bool matches(const SoundPatterns &patterns, const Segment *sound)
{
    const std::span<const Segment> sounds(sound, sound ? 1 : 0);
    return std::ranges::any_of(patterns, [&](const auto &pattern) {
        return matchesSequence(pattern, sounds, {}, marksOf(pattern));
    });
}

} // namespace phonoscope
