// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QStyle>
#include <QStyleFactory>

namespace phonoscope {

const ThemeColors &themeColors(bool dark)
{
    static const ThemeColors light{
        .dark = false,
        .window = QColor(0xf4, 0xf5, 0xf8),
        .surface = QColor(0xff, 0xff, 0xff),
        .sunken = QColor(0xf4, 0xf5, 0xf8),
        .hover = QColor(0xea, 0xeb, 0xf2),
        .line = QColor(0xe0, 0xe2, 0xea),
        .edge = QColor(0x85, 0x88, 0x99),
        .text = QColor(0x1a, 0x1c, 0x26),
        .secondaryText = QColor(0x56, 0x59, 0x6a),
        .disabledText = QColor(0x9a, 0x9d, 0xac),
        .accent = QColor(0x45, 0x47, 0xc4),
        .accentHover = QColor(0x38, 0x3a, 0xa8),
        .onAccent = QColor(0xff, 0xff, 0xff),
        .accentTint = QColor(0xe9, 0xe9, 0xfb),
        .errorGround = QColor(0xfd, 0xec, 0xea),
        .errorEdge = QColor(0xb3, 0x26, 0x1e),
        .noticeGround = QColor(0xfc, 0xf5, 0xdc),
        .noticeEdge = QColor(0x8a, 0x6d, 0x00),
    };
    static const ThemeColors darkColors{
        .dark = true,
        .window = QColor(0x14, 0x15, 0x1a),
        .surface = QColor(0x1d, 0x1f, 0x27),
        .sunken = QColor(0x16, 0x17, 0x1d),
        .hover = QColor(0x2a, 0x2d, 0x38),
        .line = QColor(0x31, 0x34, 0x40),
        .edge = QColor(0x76, 0x7a, 0x8c),
        .text = QColor(0xec, 0xed, 0xf3),
        .secondaryText = QColor(0xa9, 0xac, 0xbc),
        .disabledText = QColor(0x6a, 0x6d, 0x7c),
        .accent = QColor(0xa6, 0xa9, 0xff),
        .accentHover = QColor(0xc0, 0xc2, 0xff),
        .onAccent = QColor(0x14, 0x15, 0x2a),
        .accentTint = QColor(0x2c, 0x2d, 0x4d),
        .errorGround = QColor(0x3a, 0x1d, 0x1d),
        .errorEdge = QColor(0xff, 0x8a, 0x80),
        .noticeGround = QColor(0x33, 0x2c, 0x14),
        .noticeEdge = QColor(0xe0, 0xc0, 0x4a),
    };
    return dark ? darkColors : light;
}

const ThemeColors &themeColors(const QPalette &palette)
{
    return themeColors(palette.color(QPalette::Window).lightness() < 128);
}

QPalette themePalette(const ThemeColors &colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.surface);
    set(QPalette::AlternateBase, colors.sunken);
    set(QPalette::Text, colors.text);
    set(QPalette::PlaceholderText, colors.secondaryText);
    set(QPalette::Button, colors.surface);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, colors.errorEdge);
    set(QPalette::ToolTipBase, colors.surface);
    set(QPalette::ToolTipText, colors.text);
    set(QPalette::Highlight, colors.accent);
    set(QPalette::HighlightedText, colors.onAccent);
    set(QPalette::Link, colors.accent);
    set(QPalette::LinkVisited, colors.accent);
    set(QPalette::Light, colors.hover);
    set(QPalette::Midlight, colors.line);
    set(QPalette::Mid, colors.edge);
    set(QPalette::Dark, colors.edge);
    set(QPalette::Shadow, QColor(Qt::black));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.disabledText);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colors.disabledText);
    return palette;
}

QString themeStyleSheet(const ThemeColors &colors)
{
    QFile file(QStringLiteral(":/phonoscope/theme/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> names[] = {
        {QLatin1StringView("@accentHover"), colors.accentHover},
        {QLatin1StringView("@accentTint"), colors.accentTint},
        {QLatin1StringView("@accent"), colors.accent},
        {QLatin1StringView("@onAccent"), colors.onAccent},
        {QLatin1StringView("@window"), colors.window},
        {QLatin1StringView("@surface"), colors.surface},
        {QLatin1StringView("@sunken"), colors.sunken},
        {QLatin1StringView("@hover"), colors.hover},
        {QLatin1StringView("@line"), colors.line},
        {QLatin1StringView("@edge"), colors.edge},
        {QLatin1StringView("@text"), colors.text},
        {QLatin1StringView("@secondaryText"), colors.secondaryText},
        {QLatin1StringView("@disabledText"), colors.disabledText},
        {QLatin1StringView("@errorGround"), colors.errorGround},
        {QLatin1StringView("@errorEdge"), colors.errorEdge},
        {QLatin1StringView("@noticeGround"), colors.noticeGround},
        {QLatin1StringView("@noticeEdge"), colors.noticeEdge},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    sheet.replace(QLatin1StringView("%mode%"),
                  colors.dark ? QLatin1StringView("dark") : QLatin1StringView("light"));
    return sheet;
}

void applyTheme(QApplication &application, ThemeMode mode)
{
    bool dark = mode == ThemeMode::Dark;
    if (mode == ThemeMode::System) {
        // An empty palette brings the desktop's own back, whose lightness is all there is to ask in Qt 6.4.
        QApplication::setPalette(QPalette());
        dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    }
    if (application.style()->name().compare(QLatin1StringView("fusion"), Qt::CaseInsensitive) != 0)
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(themePalette(themeColors(dark)));
    application.setStyleSheet(themeStyleSheet(themeColors(dark)));
}

} // namespace phonoscope
