// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alignment/alignmentlayout.h"

#include <QImage>
#include <QString>

#include <tl/expected.hpp>

class QIODevice;

namespace phonoscope {

/// Pictures are in the light colours on white, whatever the theme: they go into documents.

/// Twice the size on the screen, so that it prints well; null if it would be too large for a picture.
QImage alignmentImage(const AlignmentLayout &layout);

/// SVG with text as outlines, so that it looks the same where the IPA font is missing.
bool writeAlignmentSvg(const AlignmentLayout &layout, QIODevice &device);

/// Saves as SVG if \a path ends so, else as PNG; the old file stays if it fails. The error is a sentence
/// for the user.
tl::expected<void, QString> saveAlignmentPicture(const AlignmentLayout &layout, const QString &path);

} // namespace phonoscope
