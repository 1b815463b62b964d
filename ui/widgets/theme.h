// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QApplication;

namespace phonoscope {

enum class ThemeMode { System, Light, Dark };

/// The colours of the interface by their task. Text on its ground has a contrast of 4.5 : 1 at least, what
/// only marks a control's edge 3 : 1.
struct ThemeColors
{
    bool dark = false;
    QColor window;
    QColor surface; ///< cards
    QColor sunken;  ///< fields, quiet boxes
    QColor hover;
    QColor line; ///< parts areas; decoration only
    QColor edge; ///< the border of a control
    QColor text;
    QColor secondaryText;
    QColor disabledText;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentTint; ///< quiet ground of what is chosen
    QColor errorGround;
    QColor errorEdge;
    QColor noticeGround;
    QColor noticeEdge;
};

const ThemeColors &themeColors(bool dark);
/// By the lightness of a palette's window.
const ThemeColors &themeColors(const QPalette &palette);

QPalette themePalette(const ThemeColors &colors);
QString themeStyleSheet(const ThemeColors &colors);

/// Sets style, palette and style sheet of the whole program. System follows the lightness of the desktop's
/// own palette.
void applyTheme(QApplication &application, ThemeMode mode);

} // namespace phonoscope
