// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <tl/expected.hpp>

namespace phonoscope {

/// Why bytes are no JSON object that can be relied on.
enum class JsonFault : std::uint8_t {
    NotText,   ///< invalid UTF-8, or a NUL
    NotJson,   ///< or not whole, or nested over a thousand deep
    NotObject, ///< JSON, but another value
    TwiceKey,  ///< an object has a key twice, so that readers may differ about it
};

/// The one object that \a bytes are, in linear time; a byte-order mark before it is no fault.
tl::expected<QJsonObject, JsonFault> parseStrictJson(const QByteArray &bytes);

} // namespace phonoscope
