// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonoscope {

/// Makes AlignmentView speak: to assistive tools it is a list whose items are its columns, one sentence
/// each. Idempotent; GUI thread.
void installAlignmentAccessibility();

} // namespace phonoscope
