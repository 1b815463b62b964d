// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/column.h"

#include <optional>

namespace phonoscope {

/// One thing a teacher does to an alignment by hand. Columns are counted from 0, in the alignment as it is
/// when the edit comes to it.
struct ColumnEdit
{
    enum class Kind : std::uint8_t {
        Merge,  ///< the column and the next one become one
        Split,  ///< a merged column falls apart again; two facing sounds become one left out and one added
        Accept, ///< Ruling::Accepted
        Ignore, ///< Ruling::Ignored
        Judge,  ///< Ruling::None
    };
    Kind kind = Kind::Merge;
    int column = 0;

    friend bool operator==(const ColumnEdit &, const ColumnEdit &) = default;
};

using ColumnEdits = std::vector<ColumnEdit>;

/// The most sounds that one side of a merged column holds.
inline constexpr int maxMergedSounds = 4;

/// \a columns after \a edit; nothing if it cannot be done there: no such column, nothing to merge with or to
/// split, over maxMergedSounds, or a tone merged with a sound. A merged column has no ruling. Changes nothing
/// but the column named and the next one.
std::optional<Columns> edited(const Columns &columns, const ColumnEdit &edit,
                              std::span<const Segment> reference, std::span<const Segment> spoken);

/// \a columns after all of \a edits in order; nothing if one of them cannot be done.
std::optional<Columns> edited(Columns columns, const ColumnEdits &edits, std::span<const Segment> reference,
                              std::span<const Segment> spoken);

} // namespace phonoscope
