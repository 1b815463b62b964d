// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"

namespace phonoscope::cli {

/// Aligns the pairs of standard input, line by line, and returns the exit status. A bad line is named on
/// standard error and the others are answered.
int align(const CommandLine &line);

} // namespace phonoscope::cli
