// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logbook.h"

namespace phonoscope {

/// Writes what the program logs into a book, for as long as it lives. One at a time.
///
/// Warnings and worse go to standard error as they do without it. Lesser lines go there too where the
/// environment (QT_LOGGING_RULES, QT_LOGGING_CONF) asks for lines: somebody sits at a terminal then.
class LogCapture
{
public:
    /// \a book must outlive this.
    explicit LogCapture(LogBook &book);
    ~LogCapture();
    LogCapture(const LogCapture &) = delete;
    LogCapture &operator=(const LogCapture &) = delete;

    /// Has the network, the cache and the comparisons write their debug lines. The environment's rules go
    /// before it. Off at first.
    void setDetailed(bool detailed);
};

} // namespace phonoscope
