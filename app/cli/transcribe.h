// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"

namespace phonoscope::cli {

class Session;

/// Transcribes the texts, or standard input line by line, in order, and returns the exit status.
/// Needs an application object; runs its event loop.
int transcribe(const CommandLine &line, Session &session);

} // namespace phonoscope::cli
