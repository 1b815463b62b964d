// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <optional>

namespace phonoscope {

/// Why \a header cannot be sent with every request, in one sentence for the user that does not quote the
/// value; nothing if it can. The name has to be a token of RFC 9110 (5.6.2) that the client does not set
/// itself, the value must hold no line break, no NUL and no other control character.
std::optional<QString> headerFault(const HttpHeader &header);

/// The header that carries a bearer token (RFC 6750, 2.1).
HttpHeader bearerHeader(const QString &token);

} // namespace phonoscope
