// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonoscope::test {

/// Asks every shown top-level window of the display in $DISPLAY to close, as the cross of a window manager
/// does. Returns how many were asked; -1 if the display cannot be reached.
int askWindowsToClose();

} // namespace phonoscope::test
