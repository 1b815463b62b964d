// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonoscope {

/// Makes SymbolView speak: to assistive tools it is a list of buttons, each with the names of its symbol.
/// Idempotent; GUI thread.
void installSymbolAccessibility();

} // namespace phonoscope
