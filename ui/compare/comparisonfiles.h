// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/records/comparisonfile.h"

class QWidget;

namespace phonoscope {

/// Writes \a saved to \a path; the old file stays if it fails. The error is a sentence for the user.
tl::expected<void, QString> saveComparison(const SavedComparison &saved, const QString &path);

/// The bytes of the comparison at \a path. The error is a sentence for the user.
tl::expected<QByteArray, QString> readComparisonBytes(const QString &path);

/// \a path with the ending of comparisons if it has none.
QString withComparisonEnding(const QString &path);

/// Ask the user for a path; empty if he thought better of it.
QString askWhereToSaveComparison(QWidget *parent);
QString askWhereToSavePicture(QWidget *parent);
QString askWhichComparisonToOpen(QWidget *parent);

} // namespace phonoscope
