// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/alignment.h"
#include "core/ipa/segment.h"

#include <QString>

#include <span>
#include <vector>

namespace phonoscope {

/// Neighbouring positions of one sequence; none for the gap, whose first is where it would stand.
struct Run
{
    int first = 0;
    int count = 0;

    bool isGap() const { return count == 0; }

    friend bool operator==(const Run &, const Run &) = default;
};

/// What a teacher has said of a column.
enum class Ruling : std::uint8_t {
    None,
    Accepted, ///< counts as right, whatever was heard
    Ignored,  ///< counts neither way: the score is that of the other columns
};

/// One column of an alignment as it is shown and scored: one sound on each side, or none on one of them, or
/// several where a teacher has merged columns. Never a gap on both sides.
struct Column
{
    Run reference;
    Run spoken;
    Ruling ruling = Ruling::None;

    friend bool operator==(const Column &, const Column &) = default;
};

/// In order; the runs of each side follow each other without a hole and cover their sequence.
using Columns = std::vector<Column>;

Columns columnsOf(const Alignment &alignment);

/// The sounds of \a run, which lies within \a segments.
inline std::span<const Segment> soundsOf(std::span<const Segment> segments, Run run)
{
    return segments.subspan(static_cast<std::size_t>(run.first), static_cast<std::size_t>(run.count));
}

/// The first sound of \a run, which stands for it where there can be but one (its word, say); nullptr for the
/// gap.
inline const Segment *firstSound(std::span<const Segment> segments, Run run)
{
    return run.isGap() ? nullptr : &segments[static_cast<std::size_t>(run.first)];
}

/// The column holds a tone, on whichever side it has a sound.
bool isTone(const Column &column, std::span<const Segment> reference, std::span<const Segment> spoken);

/// The texts of \a sounds one after another, without stress.
QString textOf(std::span<const Segment> sounds);

/// The features of \a sounds taken as one sound, by joinFeatures(). \pre not empty
Features joinedFeatures(std::span<const Segment> sounds);

} // namespace phonoscope
