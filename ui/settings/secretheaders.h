// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonoscope {

/// The name says that the value is a secret: it holds "key", "token", "secret", "password", "cookie" or
/// "auth", in any case.
bool isSecretHeader(const QString &name);

/// A sentence for the user where such a header cannot be sent, or is set by the program itself; else empty.
QString headerProblem(const QString &name, const QString &value);

/// A sentence for the user where \a token cannot be sent as a bearer token; else empty.
QString tokenProblem(const QString &token);

} // namespace phonoscope
