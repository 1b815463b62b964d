// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/alignment.h"
#include "core/alignment/costs.h"

#include <memory>
#include <span>

namespace phonoscope {

/// The longest sequence the aligner takes, in segments; time and memory grow with the product of both.
inline constexpr std::size_t maxAlignedSegments = 4096;

/// Global alignment (Needleman and Wunsch 1970) of interned segments under AligningCosts, exact.
///
/// Of alignments that cost the same it always gives the same one: walking back from the end, it takes an
/// insertion if one is best, else an omission, else it lets the two segments face each other. So gaps stand
/// as late as they can, and where omissions and insertions are neighbours, omissions stand first: what was
/// expected, then what was said instead.
///
/// A column costs what its substitution or its gap costs, and AligningCosts::seamCost() for each side on
/// which only one of two facing segments has a seam between words. The ends of the sequences are seams too,
/// unless both sequences are single words; where they are not, a gap costs AligningCosts::splitCost() more if
/// it parts two segments of one word of the other sequence. Segments with one id cost nothing else; others at
/// least AligningCosts::minimumSubstitution(). A gap counts as one at a word's end for the last segment of a
/// word before its tones, and before a boundary; but not for a vowel to which a short close one leads, such
/// as o in uo, while that one costs AligningCosts::leadingVowelGapCost() if that is less.
///
/// Keeps a matrix of costs between segment ids and its working rows, so that aligning many pairs allocates
/// nothing but their columns; what it keeps is bounded (about 4 MiB), whatever it was shown. The longest pair
/// takes 64 MiB while it is aligned. Ids must all come from one SegmentInventory. Not thread-safe: one
/// aligner a thread.
class Aligner
{
public:
    explicit Aligner(AligningCosts costs);
    ~Aligner();
    Aligner(Aligner &&) noexcept;
    Aligner &operator=(Aligner &&) noexcept;

    struct Result
    {
        Alignment columns;
        int cost = 0; ///< the sum of the columns' costs, in AligningCosts' unit
    };

    /// \pre both sizes <= maxAlignedSegments
    Result align(std::span<const Segment> reference, std::span<const Segment> spoken);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonoscope
