// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>
#include <QUrl>

namespace phonoscope {

/// "phonoscope.network": a debug line a request and an answer, off by default
/// (QT_LOGGING_RULES="phonoscope.network=true" shows them).
Q_DECLARE_LOGGING_CATEGORY(networkLog)

/// \a url fit to be shown or logged: without user info, query and fragment, where secrets may stand.
QString plainUrl(const QUrl &url);

} // namespace phonoscope
