// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QList>

#include <algorithm>
#include <vector>

namespace phonoscope {

/// What is accepted in the place of one expected sound.
struct Leeway
{
    /// The sound itself is not that of the reference's first form but of another accepted one.
    bool isVariant = false;
    /// Sounds that count as the same here.
    std::vector<SegmentId> equals;
    /// How each of equals is written; empty where nobody reads them.
    QStringList writings{};

    bool accepts(SegmentId id) const { return std::ranges::find(equals, id) != equals.end(); }

    friend bool operator==(const Leeway &, const Leeway &) = default;
};

/// One for each expected sound; empty where nothing but the sounds themselves is accepted. Cheap to copy.
using Leeways = QList<Leeway>;

} // namespace phonoscope
