// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QString>

namespace phonoscope {

/// What to change, in one translated sentence derived from the features that differ; empty for sounds that
/// are accepted as equal. nullptr is a gap, not both.
QString adviceFor(const Segment *reference, const Segment *spoken);

} // namespace phonoscope
