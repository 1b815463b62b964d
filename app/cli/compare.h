// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"

namespace phonoscope::cli {

class Session;

/// Compares the first text with the others, or with the lines of standard input, and returns the exit
/// status. Needs an application object; runs its event loop.
int compare(const CommandLine &line, Session &session);

} // namespace phonoscope::cli
