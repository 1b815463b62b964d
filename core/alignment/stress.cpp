// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/stress.h"

#include <algorithm>

namespace phonoscope {

namespace {

bool hasMainStress(std::span<const Segment> sounds)
{
    return std::ranges::any_of(sounds, [](const Segment &s) { return s.stress == Stress::Primary; });
}

bool carriesSyllable(const Segment &segment)
{
    if (segment.features.kind == SegmentKind::Vowel)
        return !(segment.features.marks & Mark::NonSyllabic);
    return segment.features.kind == SegmentKind::Consonant && (segment.features.marks & Mark::Syllabic);
}

/// The stress errors of the word whose columns are \a begin … \a end − 1.
void addErrors(std::vector<StressError> &errors, int word, std::size_t begin, std::size_t end,
               std::span<const Segment> reference, std::span<const Segment> spoken, const Columns &columns)
{
    int syllables = 0;
    int expectedStresses = 0;
    bool isHeard = false;
    for (std::size_t i = begin; i < end; ++i) {
        for (const Segment &sound : soundsOf(reference, columns[i].reference)) {
            syllables += carriesSyllable(sound) ? 1 : 0;
            expectedStresses += sound.stress == Stress::Primary ? 1 : 0;
        }
        if (!columns[i].reference.isGap())
            isHeard = isHeard || hasMainStress(soundsOf(spoken, columns[i].spoken));
    }
    if (syllables < 2 || expectedStresses != 1 || !isHeard)
        return;
    for (std::size_t i = begin; i < end; ++i) {
        const Column &column = columns[i];
        // A vowel that was left out has taken its stress along: that is an omission.
        if (column.ruling != Ruling::None || column.reference.isGap() || column.spoken.isGap())
            continue;
        const bool expected = hasMainStress(soundsOf(reference, column.reference));
        const bool heard = hasMainStress(soundsOf(spoken, column.spoken));
        if (expected != heard)
            errors.push_back(
                {expected ? StressErrorKind::Missing : StressErrorKind::Added, static_cast<int>(i), word});
    }
}

} // namespace

std::vector<StressError> stressErrors(std::span<const Segment> reference, std::span<const Segment> spoken,
                                      const Columns &columns)
{
    std::vector<StressError> errors;
    std::size_t begin = 0;
    int word = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Segment *sound = firstSound(reference, columns[i].reference);
        if (!sound || sound->word == word)
            continue;
        if (word >= 0)
            addErrors(errors, word, begin, i, reference, spoken, columns);
        word = sound->word;
        begin = i;
    }
    if (word >= 0)
        addErrors(errors, word, begin, columns.size(), reference, spoken, columns);
    return errors;
}

} // namespace phonoscope
