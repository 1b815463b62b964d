// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/columnedit.h"

#include <algorithm>

namespace phonoscope {

namespace {

std::optional<Column> merged(const Column &first, const Column &second, std::span<const Segment> reference,
                             std::span<const Segment> spoken)
{
    const Column both{{first.reference.first, first.reference.count + second.reference.count},
                      {first.spoken.first, first.spoken.count + second.spoken.count}};
    if (both.reference.count > maxMergedSounds || both.spoken.count > maxMergedSounds ||
        isTone(first, reference, spoken) != isTone(second, reference, spoken))
        return std::nullopt;
    return both;
}

/// Side by side as far as both go, then what is left; a pair of single sounds parts into two gaps.
std::vector<Column> parts(const Column &column)
{
    const Run &r = column.reference;
    const Run &s = column.spoken;
    if (r.count == 1 && s.count == 1)
        return {{r, {s.first, 0}}, {{r.first + 1, 0}, s}};
    std::vector<Column> result;
    for (int i = 0; i < std::max(r.count, s.count); ++i) {
        const int inReference = std::min(i, r.count);
        const int inSpoken = std::min(i, s.count);
        result.push_back(
            {{r.first + inReference, i < r.count ? 1 : 0}, {s.first + inSpoken, i < s.count ? 1 : 0}});
    }
    return result;
}

} // namespace

std::optional<Columns> edited(const Columns &columns, const ColumnEdit &edit,
                              std::span<const Segment> reference, std::span<const Segment> spoken)
{
    if (edit.column < 0 || edit.column >= static_cast<int>(columns.size()))
        return std::nullopt;
    Columns result = columns;
    const auto place = result.begin() + edit.column;
    switch (edit.kind) {
    case ColumnEdit::Kind::Merge: {
        if (place + 1 == result.end())
            return std::nullopt;
        const std::optional<Column> both = merged(*place, *(place + 1), reference, spoken);
        if (!both)
            return std::nullopt;
        *place = *both;
        result.erase(place + 1);
        return result;
    }
    case ColumnEdit::Kind::Split: {
        const std::vector<Column> apart = parts(*place);
        if (apart.size() < 2)
            return std::nullopt;
        *place = apart.front();
        result.insert(place + 1, apart.begin() + 1, apart.end());
        return result;
    }
    case ColumnEdit::Kind::Accept:
        place->ruling = Ruling::Accepted;
        return result;
    case ColumnEdit::Kind::Ignore:
        place->ruling = Ruling::Ignored;
        return result;
    case ColumnEdit::Kind::Judge:
        place->ruling = Ruling::None;
        return result;
    }
    return std::nullopt;
}

std::optional<Columns> edited(Columns columns, const ColumnEdits &edits, std::span<const Segment> reference,
                              std::span<const Segment> spoken)
{
    for (const ColumnEdit &edit : edits) {
        std::optional<Columns> next = edited(columns, edit, reference, spoken);
        if (!next)
            return std::nullopt;
        columns = std::move(*next);
    }
    return columns;
}

} // namespace phonoscope
