// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace phonoscope {

/// No longer wait than this is ever told: beyond, the value says "not today".
inline constexpr std::chrono::milliseconds maxRetryAfter = std::chrono::hours(24);

/// The date of an HTTP header in any of its three forms (RFC 9110, 5.6.7); invalid if it is none.
QDateTime parseHttpDate(const QByteArray &value);

/// The value of a Retry-After header (RFC 9110, 10.2.3): whole seconds, or a date, counted from \a now.
/// A date gone by is no wait. Nothing if it is neither.
std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

} // namespace phonoscope
