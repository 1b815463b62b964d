// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/toneshape.h"

namespace phonoscope {

ToneShape toneShape(const Features &tone)
{
    int first = 0; // 1 up, -1 down
    int direction = 0;
    int turns = 0;
    for (std::size_t i = 1; i < tone.toneCount; ++i) {
        const int step = (tone.tone[i] > tone.tone[i - 1]) - (tone.tone[i] < tone.tone[i - 1]);
        if (step == 0)
            continue;
        if (first == 0)
            first = step;
        else if (step != direction)
            ++turns;
        direction = step;
    }
    if (first == 0)
        return ToneShape::Level;
    if (turns == 0)
        return first > 0 ? ToneShape::Rising : ToneShape::Falling;
    if (turns == 1)
        return first > 0 ? ToneShape::Peaking : ToneShape::Dipping;
    return ToneShape::Turning;
}

} // namespace phonoscope
