// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/phonemereply.h"

#include <optional>

struct MHD_Connection;

namespace phonoscope {

/// The path of a request target as sent, without the query: nothing is decoded, so nothing can be disguised.
/// The absolute form that proxies send is accepted.
QByteArray pathOf(const char *target);

HttpReply oversizedBody(qsizetype mostBytes);

/// What is refused before the body is read, because its length is too great or cannot be known for sure.
std::optional<HttpReply> refusalByHeaders(MHD_Connection *connection, qsizetype mostBytes);

/// The answer to whatever needs no body: all but a POST to the protocol's path.
std::optional<HttpReply> replyWithoutBody(const QByteArray &method, const QByteArray &path);

} // namespace phonoscope
