// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ipakeyboard/symbollayout.h"

#include <QPalette>

class QPainter;

namespace phonoscope {

/// What of a page is under the hand, as indices into its symbols; -1 for none.
struct SymbolStates
{
    int current = -1; ///< that the keys are on, drawn with a ring
    int hovered = -1;
    int pressed = -1;
};

/// Where the baseline of \a symbol begins so that it stands in the middle of \a box: letters of a row share
/// one, whatever marks they have, as long as the marks are within the box.
QPointF symbolOrigin(const QString &symbol, const QFont &font, const QRectF &box);

/// Draws what of \a layout meets \a clip, in the colours of the theme that \a palette belongs to.
void paintSymbols(QPainter &painter, const IpaChart &chart, const SymbolLayout &layout,
                  const SymbolStates &states, const QPalette &palette, const QRectF &clip);

} // namespace phonoscope
