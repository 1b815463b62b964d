// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/alignment/naivealigner.h"

#include <algorithm>
#include <optional>

namespace phonoscope {

namespace {

class Textbook
{
public:
    Textbook(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
             const AligningCosts &costs)
        : m_reference(reference), m_spoken(spoken), m_costs(costs),
          m_known(reference.size() + 1, std::vector<std::optional<int>>(spoken.size() + 1))
    {
    }

    /// What it costs at least to align the first \a i and the first \a j segments.
    int cost(std::size_t i, std::size_t j)
    {
        std::optional<int> &known = m_known[i][j];
        if (known)
            return *known;
        std::optional<int> best;
        const auto offer = [&best](int offered) { best = best ? std::min(*best, offered) : offered; };
        if (i == 0 && j == 0)
            offer(0);
        if (i > 0)
            offer(cost(i - 1, j) + omission(i - 1, j));
        if (j > 0)
            offer(cost(i, j - 1) + insertion(i, j - 1));
        if (i > 0 && j > 0)
            offer(cost(i - 1, j - 1) + facing(i - 1, j - 1));
        known = best;
        return *best;
    }

    Alignment walkBack()
    {
        Alignment columns;
        std::size_t i = m_reference.size();
        std::size_t j = m_spoken.size();
        while (i > 0 || j > 0) {
            if (j > 0 && cost(i, j) == cost(i, j - 1) + insertion(i, j - 1)) {
                columns.insert(columns.begin(), {gap, int(--j)});
            } else if (i > 0 && cost(i, j) == cost(i - 1, j) + omission(i - 1, j)) {
                columns.insert(columns.begin(), {int(--i), gap});
            } else {
                --i;
                --j;
                columns.insert(columns.begin(), {int(i), int(j)});
            }
        }
        return columns;
    }

    int facing(std::size_t i, std::size_t j) const
    {
        const Segment &a = m_reference[i];
        const Segment &b = m_spoken[j];
        int cost = 0;
        if (a.id != b.id)
            cost = std::max(m_costs.minimumSubstitution(), m_costs.substitution(a.features, b.features));
        if (seamBetween(m_reference, i, i + 1) != seamBetween(m_spoken, j, j + 1))
            cost += m_costs.seamCost();
        if (seamBetween(m_reference, i - 1, i) != seamBetween(m_spoken, j - 1, j))
            cost += m_costs.seamCost();
        return cost;
    }

    /// The positions may lie outside: the ends of the sequences are seams where there are several words.
    bool seamBetween(const std::vector<Segment> &segments, std::size_t left, std::size_t right) const
    {
        if (left < segments.size() && right < segments.size())
            return segments[left].word != segments[right].word;
        return haveSeveralWords();
    }

    bool haveSeveralWords() const
    {
        const auto several = [](const std::vector<Segment> &s) {
            return !s.empty() && s[0].word != s.back().word;
        };
        return several(m_reference) || several(m_spoken);
    }

    /// The reference's segment \a i left out after \a j spoken segments.
    int omission(std::size_t i, std::size_t j) const { return gapAt(m_reference, i) + splitAt(m_spoken, j); }
    /// The spoken segment \a j put in after \a i segments of the reference.
    int insertion(std::size_t i, std::size_t j) const { return gapAt(m_spoken, j) + splitAt(m_reference, i); }

private:
    int splitAt(const std::vector<Segment> &segments, std::size_t before) const
    {
        return !haveSeveralWords() || seamBetween(segments, before - 1, before) ? 0 : m_costs.splitCost();
    }

    int gapAt(const std::vector<Segment> &segments, std::size_t position) const
    {
        const Segment &segment = segments[position];
        const SegmentKind kind = segment.features.kind;
        const bool sound = kind == SegmentKind::Consonant || kind == SegmentKind::Vowel;
        std::size_t next = position + 1;
        while (next < segments.size() && segments[next].word == segment.word &&
               segments[next].features.kind == SegmentKind::Tone)
            ++next;
        const bool atEnd = next == segments.size() || segments[next].word != segment.word ||
                           segments[next].features.kind == SegmentKind::Boundary;
        const bool vowelBefore = position > 0 && segments[position - 1].word == segment.word &&
                                 isShortClose(segments[position - 1].features);
        const bool vowelAfter = position + 1 < segments.size() &&
                                segments[position + 1].word == segment.word &&
                                segments[position + 1].features.kind == SegmentKind::Vowel;
        const bool peak = kind == SegmentKind::Vowel && vowelBefore;
        const int cost = m_costs.gapCost(segment.features, sound && atEnd && !peak);
        return isShortClose(segment.features) && vowelAfter ? std::min(cost, m_costs.leadingVowelGapCost())
                                                            : cost;
    }

    static bool isShortClose(const Features &f)
    {
        return f.kind == SegmentKind::Vowel && f.vowelCount < 2 && f.vowels[0].height > 4 &&
               !(f.marks & Mark::Long);
    }

    const std::vector<Segment> &m_reference;
    const std::vector<Segment> &m_spoken;
    const AligningCosts &m_costs;
    std::vector<std::vector<std::optional<int>>> m_known;
};

} // namespace

Aligner::Result naiveAlign(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
                           const AligningCosts &costs)
{
    Textbook textbook(reference, spoken, costs);
    return {textbook.walkBack(), textbook.cost(reference.size(), spoken.size())};
}

int naiveCost(const std::vector<Segment> &reference, const std::vector<Segment> &spoken,
              const Alignment &columns, const AligningCosts &costs)
{
    const Textbook textbook(reference, spoken, costs);
    int sum = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    for (const AlignedPair &pair : columns) {
        if (pair.spoken == gap)
            sum += textbook.omission(i++, j);
        else if (pair.reference == gap)
            sum += textbook.insertion(i, j++);
        else
            sum += textbook.facing(i++, j++);
    }
    return sum;
}

} // namespace phonoscope
