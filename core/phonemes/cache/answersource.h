// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonoscope {

/// Where an answer came from.
enum class AnswerSource {
    Memory,   ///< this process asked for it before
    Store,    ///< it was on disk
    Shared,   ///< another asker's question was under way already
    Provider, ///< the provider was asked for it
    Kept,     ///< it is older than answers are to live, but nobody could be asked
    Typed,    ///< nobody was asked: somebody wrote the sounds down
};

} // namespace phonoscope
