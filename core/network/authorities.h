// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QString>

#include <tl/expected.hpp>

namespace phonoscope {

/// The certificates of authorities in the file at \a path, in PEM form; none for an empty path. The error is
/// a sentence for the user. Blocking.
tl::expected<QList<QSslCertificate>, QString> readAuthorities(const QString &path);

} // namespace phonoscope
