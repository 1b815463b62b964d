// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace phonoscope {

class LogBook;

/// What the pages beside the comparison need from the program. Everything pointed to must outlive them; a
/// page whose part is missing is not there.
struct PagesContext
{
    LogBook *log = nullptr;
    /// Makes the program log more, or no longer.
    std::function<void(bool on)> recordDetails = {};
};

} // namespace phonoscope
