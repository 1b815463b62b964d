// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/listensocket.h"

#include <QStringList>

#include <chrono>

namespace phonoscope {

struct ServiceOptions
{
    ListenAddress listen{QStringLiteral("127.0.0.1"), 8765};
    std::chrono::milliseconds delay{0};
    int maxConnections = 512;
    QString textToPrint; ///< the answer to --help or --version; print it and end
};

/// \a arguments as given to the program, its name first. The error is a sentence for the user.
tl::expected<ServiceOptions, QString> parseServiceOptions(const QStringList &arguments);

} // namespace phonoscope
