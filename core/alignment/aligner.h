// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/alignment.h"
#include "core/alignment/costs.h"

#include <span>

namespace phonoscope {

/// The longest sequence the aligner takes, in segments; time and memory grow with the product of both.
inline constexpr std::size_t maxAlignedSegments = 4096;

/// Global alignment (Needleman and Wunsch 1970) of interned segments under AligningCosts, exact, with fixed
/// ties: walking back from the end, gaps are taken before matches.
///
/// Keeps a matrix of costs between segment ids and its working rows, so that aligning many pairs allocates
/// nothing; ids must all come from one SegmentInventory. Not thread-safe: one aligner a thread.
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
