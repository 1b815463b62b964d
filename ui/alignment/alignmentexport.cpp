// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentexport.h"

#include "ui/alignment/alignmentpainter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace phonoscope {

namespace {

constexpr qreal pictureScale = 2;
constexpr qreal padding = 16;
/// QPainter's raster engine draws no further than this many pixels.
constexpr qreal maxSide = 32'000;

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::AlignmentExport", source);
}

/// Without the room that the window leaves on the right.
QSizeF drawnSize(const AlignmentLayout &layout)
{
    qreal right = 0;
    for (const AlignmentLayout::Block &block : layout.blocks)
        right = std::max(right, block.referenceHeading.right());
    return {std::ceil(right + 2 * padding), std::ceil(layout.size.height() + 2 * padding)};
}

void draw(QPainter &painter, const AlignmentLayout &layout, bool outlineText)
{
    const AlignmentPalette palette = alignmentPalette(false);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF({0, 0}, drawnSize(layout)), palette.surface);
    painter.translate(padding, padding);
    paintAlignment(painter, layout, palette, {.selected = -1, .focused = false, .outlineText = outlineText},
                   QRectF({0, 0}, layout.size));
}

} // namespace

QImage alignmentImage(const AlignmentLayout &layout)
{
    const QSizeF size = drawnSize(layout) * pictureScale;
    if (std::max(size.width(), size.height()) > maxSide)
        return {};
    QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(pictureScale);
    QPainter painter(&image);
    draw(painter, layout, false);
    return image;
}

bool writeAlignmentSvg(const AlignmentLayout &layout, QIODevice &device)
{
    const QSizeF size = drawnSize(layout);
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF({0, 0}, size));
    generator.setTitle(text("Alignment"));
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    draw(painter, layout, true);
    return painter.end();
}

tl::expected<void, QString> saveAlignmentPicture(const AlignmentLayout &layout, const QString &path)
{
    const auto failed = [&path](const QString &reason) {
        return tl::unexpected(text("The picture could not be saved as %1: %2.").arg(path, reason));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive)) {
        if (!writeAlignmentSvg(layout, file))
            return failed(text("drawing failed"));
    } else {
        const QImage image = alignmentImage(layout);
        if (image.isNull())
            return failed(text("it is too large for PNG; save it as SVG"));
        if (!image.save(&file, "PNG"))
            return failed(file.errorString());
    }
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace phonoscope
