// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/ipatables.h"

#include <QStringView>

#include <optional>

namespace phonoscope {

// The words that the fields of the tables may hold; nothing for any other word.

std::optional<Place> placeFromField(QStringView field);
std::optional<Manner> mannerFromField(QStringView field);
std::optional<bool> voiceFromField(QStringView field);
std::optional<std::int8_t> heightFromField(QStringView field);
std::optional<std::int8_t> backnessFromField(QStringView field);
std::optional<bool> roundingFromField(QStringView field);
std::optional<Binding> bindingFromField(QStringView field);
std::optional<Role> signRoleFromField(QStringView field);
std::optional<Role> toneRoleFromField(QStringView field);

/// Names of marks joined by "+"; "-" is none.
std::optional<MarkBits> marksFromField(QStringView field);
/// Four to six hexadecimal digits.
std::optional<char32_t> codePointFromField(QStringView field);

} // namespace phonoscope
