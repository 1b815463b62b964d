// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/column.h"

#include "core/ipa/joining.h"

namespace phonoscope {

Columns columnsOf(const Alignment &alignment)
{
    Columns columns;
    columns.reserve(alignment.size());
    int reference = 0;
    int spoken = 0;
    for (const AlignedPair &pair : alignment) {
        const Column column{{reference, pair.reference == gap ? 0 : 1}, {spoken, pair.spoken == gap ? 0 : 1}};
        reference += column.reference.count;
        spoken += column.spoken.count;
        columns.push_back(column);
    }
    return columns;
}

bool isTone(const Column &column, std::span<const Segment> reference, std::span<const Segment> spoken)
{
    const Segment *sound = firstSound(reference, column.reference);
    if (!sound)
        sound = firstSound(spoken, column.spoken);
    return sound->features.kind == SegmentKind::Tone;
}

QString textOf(std::span<const Segment> sounds)
{
    QString text;
    for (const Segment &sound : sounds)
        text += sound.text;
    return text;
}

Features joinedFeatures(std::span<const Segment> sounds)
{
    Features features = sounds.front().features;
    for (const Segment &sound : sounds.subspan(1))
        features = joinFeatures(features, sound.features);
    return features;
}

} // namespace phonoscope
