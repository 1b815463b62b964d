// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace phonoscope {

/// One of the program's line drawings (":/phonoscope/icons/NAME.svg") in the colours of \a palette. Ask
/// again when the palette changes.
QIcon themedIcon(const QString &name, const QPalette &palette);

/// The program's own icon.
QIcon applicationIcon();

} // namespace phonoscope
