// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/wordcosts.h"

#include <algorithm>

namespace phonoscope {

namespace {

/// Whether \a first is a short close vowel and \a next, which follows it, a vowel of its word: then that is
/// the peak, to which the first leads as a glide does (u in uo). All conditions are looked at: no branch can
/// be guessed wrong.
bool leadsToVowel(const Segment &first, const Segment &next)
{
    const Features &f = first.features;
    const bool areVowels = (f.kind == SegmentKind::Vowel) & (next.features.kind == SegmentKind::Vowel);
    const bool isClose = (f.vowelCount <= 1) & (f.vowels[0].height >= 5);
    return areVowels & isClose & !f.marks.testFlag(Mark::Long) & (first.word == next.word);
}

} // namespace

bool hasSeveralWords(std::span<const Segment> segments)
{
    return !segments.empty() && segments.front().word != segments.back().word;
}

void findGaps(std::span<const Segment> segments, CostMatrix &matrix, std::vector<int> &gaps)
{
    gaps.resize(segments.size());
    bool atWordEnd = true;
    bool leads = false; // this segment to the one that was seen before it
    for (std::size_t i = segments.size(); i-- > 0;) {
        const Segment &segment = segments[i];
        if (i + 1 < segments.size() && segments[i + 1].word != segment.word)
            atWordEnd = true;
        switch (segment.features.kind) {
        case SegmentKind::Boundary:
            gaps[i] = matrix.gap(segment, false);
            atWordEnd = true;
            break;
        case SegmentKind::Tone: // belongs to the whole syllable: the end of the word lies before it
            gaps[i] = matrix.gap(segment, false);
            break;
        case SegmentKind::Consonant:
        case SegmentKind::Vowel: {
            const bool isLedTo = i > 0 && leadsToVowel(segments[i - 1], segment);
            // Where a vowel leads to it, a peak is as strong at a word's end as anywhere.
            gaps[i] = matrix.gap(segment, atWordEnd && !isLedTo);
            if (leads)
                gaps[i] = std::min(gaps[i], matrix.leadingVowelGap());
            atWordEnd = false;
            leads = isLedTo;
            break;
        }
        }
    }
}

void findSeams(std::span<const Segment> segments, bool severalWords, std::vector<std::uint8_t> &seams)
{
    seams.assign(segments.size(), 0);
    if (!severalWords || segments.empty())
        return;
    seams.front() |= seamBefore;
    seams.back() |= seamAfter;
    for (std::size_t i = 1; i < segments.size(); ++i) {
        if (segments[i - 1].word != segments[i].word) {
            seams[i - 1] |= seamAfter;
            seams[i] |= seamBefore;
        }
    }
}

void findSplits(std::span<const std::uint8_t> seams, bool severalWords, int split, std::vector<int> &splits)
{
    splits.assign(seams.size() + 1, 0);
    for (std::size_t i = 1; severalWords && i < seams.size(); ++i)
        splits[i] = (seams[i] & seamBefore) != 0 ? 0 : split;
}

} // namespace phonoscope
