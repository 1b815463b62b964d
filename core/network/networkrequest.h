// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QNetworkRequest>

namespace phonoscope {

/// \a request as the transport takes it: with what keeps Qt 6.4 from doing more than was asked.
QNetworkRequest networkRequest(const HttpRequest &request);

/// What opens a connection that \a request would take, and asks for nothing; for
/// QNetworkAccessManager::get().
QNetworkRequest connectionRequest(const HttpRequest &request);

} // namespace phonoscope
