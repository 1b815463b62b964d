// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/servicecheck.h"

namespace phonoscope {

class AnswerStore;
class LogBook;
class PhonemeCache;
class SettingsKeeper;

/// What the pages beside the comparison need from the program. Everything pointed to must outlive them; a
/// page whose part is missing is not there.
struct PagesContext
{
    PhonemeCache *cache = nullptr;
    /// Null: answers are kept in memory only.
    AnswerStore *store = nullptr;
    LogBook *log = nullptr;
    /// Makes the program log more, or no longer.
    std::function<void(bool on)> recordDetails = {};
    /// With them the service's address is that of these settings, not one of the window's own.
    SettingsKeeper *settings = nullptr;
    /// Tries a service out; without it there is no button to do so.
    StartServiceCheck checkService = {};
};

} // namespace phonoscope
