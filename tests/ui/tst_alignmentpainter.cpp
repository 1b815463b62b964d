// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplecomparison.h"
#include "ui/alignment/alignmentexport.h"
#include "ui/alignment/alignmentpainter.h"
#include "ui/widgets/theme.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

AlignmentLayout laidOut(const std::shared_ptr<const Comparison> &comparison, qreal width = 900,
                        qreal zoom = 1)
{
    return layoutAlignment(alignmentContent(sample::attempt(comparison)),
                           alignmentStyle(QGuiApplication::font(), zoom), width);
}

QImage painted(const AlignmentLayout &layout, const AlignmentPalette &palette,
               const AlignmentPaintOptions &options = {})
{
    QImage image(layout.size.toSize() + QSize(1, 1), QImage::Format_ARGB32_Premultiplied);
    image.fill(palette.surface);
    QPainter painter(&image);
    paintAlignment(painter, layout, palette, options, image.rect());
    return image;
}

QImage part(const QImage &image, const QRectF &rect)
{
    return image.copy(rect.toRect());
}

double luminance(const QColor &color)
{
    const auto linear = [](float channel) {
        return channel <= 0.04045f ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// How many pixels of \a image are as dark (or light) as text.
int inkPixels(const QImage &image, const QRect &area, const QColor &text)
{
    int count = 0;
    for (int y = std::max(0, area.top()); y <= std::min(area.bottom(), image.height() - 1); ++y) {
        for (int x = std::max(0, area.left()); x <= std::min(area.right(), image.width() - 1); ++x) {
            if (contrast(image.pixelColor(x, y), text) < 1.5)
                ++count;
        }
    }
    return count;
}

} // namespace

class TestAlignmentPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeLooksDifferent_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTypeLooksDifferent()
    {
        QFETCH(bool, dark);
        const AlignmentPalette palette = alignmentPalette(dark);
        QList<QImage> grey;
        for (const ColumnType type : allColumnTypes) {
            QImage image(40, 60, QImage::Format_ARGB32_Premultiplied);
            image.fill(palette.surface);
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintTypeGround(painter, QRectF(2, 2, 36, 34), type, palette, 4);
            paintTypeSign(painter, QRectF(2, 36, 36, 22), type, palette, 4);
            painter.end();
            // Without colour the sign and the pattern must still tell them apart.
            grey.append(image.convertToFormat(QImage::Format_Grayscale8));
        }
        for (qsizetype i = 0; i < grey.size(); ++i) {
            for (qsizetype j = i + 1; j < grey.size(); ++j) {
                int different = 0;
                for (int y = 0; y < 60; ++y) {
                    for (int x = 0; x < 40; ++x) {
                        if (std::abs(qGray(grey[i].pixel(x, y)) - qGray(grey[j].pixel(x, y))) > 24)
                            ++different;
                    }
                }
                QVERIFY2(different > 20, qPrintable(u"types %1 and %2: %3"_s.arg(i).arg(j).arg(different)));
            }
        }
    }

    void errorsHavePatterns()
    {
        const QRectF box(3.5, 7.25, 41, 39);
        QVERIFY(patternLines(box, ColumnType::Match, 8).isEmpty());
        for (const ColumnType type :
             {ColumnType::Variant, ColumnType::Substitution, ColumnType::Omission, ColumnType::Insertion}) {
            const QList<QLineF> lines = patternLines(box, type, 8);
            QVERIFY(lines.size() >= 4);
            for (const QLineF &line : lines) {
                const QRectF roomy = box.adjusted(-0.01, -0.01, 0.01, 0.01);
                QVERIFY(roomy.contains(line.p1()) && roomy.contains(line.p2()));
            }
        }
    }

    void textCanBeRead_data() { everyTypeLooksDifferent_data(); }

    void textCanBeRead()
    {
        QFETCH(bool, dark);
        const AlignmentPalette palette = alignmentPalette(dark);
        for (const ColumnType type : allColumnTypes) {
            const auto &colors = palette.of(type);
            QVERIFY(contrast(palette.text, colors.ground) >= 4.5);
            QVERIFY(contrast(palette.text, colors.pattern) >= 3);
            QVERIFY(contrast(colors.onStrong, colors.strong) >= 4.5);
        }
        QVERIFY(contrast(palette.secondaryText, palette.surface) >= 4.5);
        QVERIFY(contrast(palette.selection, palette.surface) >= 3);
        QVERIFY(contrast(palette.gap, palette.surface) >= 3);

        const ThemeColors &theme = themeColors(dark);
        for (const QColor &ground : {theme.window, theme.surface, theme.sunken, theme.hover, theme.accentTint,
                                     theme.errorGround, theme.noticeGround}) {
            QVERIFY(contrast(theme.text, ground) >= 4.5);
        }
        for (const QColor &ground : {theme.window, theme.surface, theme.sunken})
            QVERIFY(contrast(theme.secondaryText, ground) >= 4.5);
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrast(theme.onAccent, theme.accentHover) >= 4.5);
        QVERIFY(contrast(theme.edge, theme.surface) >= 3);
        QVERIFY(contrast(theme.accent, theme.surface) >= 3);
        QVERIFY(contrast(theme.errorEdge, theme.errorGround) >= 3);
    }

    /// Marks must leave as many pixels in their box as they do on an endless sheet: nothing is cut off.
    void marksAreNotCut_data()
    {
        QTest::addColumn<QString>("sound");
        QTest::newRow("tilde and acute above") << u"ɛ̃́"_s;
        QTest::newRow("raised and voiceless r") << u"r̝̊"_s;
        QTest::newRow("three above, two below") << u"ɪ̰̥̃́̌"_s;
        QTest::newRow("a tie bar") << u"k͡p"_s;
        QTest::newRow("tone letters") << u"˧˩˧˥"_s;
        QTest::newRow("unreleased") << u"t̚"_s;
    }

    void marksAreNotCut()
    {
        QFETCH(QString, sound);
        AlignmentPalette palette = alignmentPalette(false);
        palette.text = Qt::black;
        const AlignmentLayout layout =
            laidOut(sample::comparison({u"w"_s}, {u"w"_s}, {{sound, sound, 0, 0}}));
        const QImage image = painted(layout, palette);

        QImage sheet(600, 400, QImage::Format_ARGB32_Premultiplied);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        painter.setFont(layout.style.ipa);
        painter.setPen(Qt::black);
        // at the same part of a pixel as in the alignment
        const QRectF cell = layout.cells[0].reference;
        const qreal x = cell.center().x() - QFontMetricsF(layout.style.ipa).horizontalAdvance(sound) / 2;
        const qreal y = cell.top() + layout.baseline;
        painter.drawText(QPointF(200 + x - std::floor(x), 200 + y - std::floor(y)), sound);
        painter.end();

        const int whole = inkPixels(sheet, sheet.rect(), Qt::black);
        const QRect box = layout.cells[0].reference.toAlignedRect();
        const int inBox = inkPixels(image, box, Qt::black);
        QVERIFY(whole > 10);
        QVERIFY2(inBox >= whole * 0.97, qPrintable(u"%1 of %2 pixels"_s.arg(inBox).arg(whole)));
        // and none of it touches the box's edge
        const QRect inner = box.adjusted(2, 2, -2, -1);
        QCOMPARE(inkPixels(image, QRect(inner.left(), inner.top(), inner.width(), 1), Qt::black), 0);
        QCOMPARE(inkPixels(image, QRect(inner.left(), inner.top(), 1, inner.height()), Qt::black), 0);
        QCOMPARE(inkPixels(image, QRect(inner.right(), inner.top(), 1, inner.height()), Qt::black), 0);
    }

    void selectionIsSeen()
    {
        const AlignmentLayout layout = laidOut(sample::fiveWords());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage plain = painted(layout, palette);
        const QImage chosen = painted(layout, palette, {.selected = 3});
        const QImage focused = painted(layout, palette, {.selected = 3, .focused = true});
        const QRectF around = layout.cells[3].rect.adjusted(-6, -6, 6, 6);
        QVERIFY(part(plain, around) != part(chosen, around));
        QVERIFY(part(chosen, around) != part(focused, around));
        const QRectF elsewhere = layout.cells[8].rect;
        QCOMPARE(part(plain, elsewhere), part(chosen, elsewhere));
    }

    void theSoundingWordIsSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("reference");
        QTest::addColumn<int>("word");
        QTest::addColumn<bool>("below");
        QTest::newRow("reference, light") << false << true << 1 << false;
        QTest::newRow("reference, dark") << true << true << 1 << false;
        QTest::newRow("spoken with a label of its own, light") << false << false << 1 << true;
        QTest::newRow("spoken with a label of its own, dark") << true << false << 1 << true;
        QTest::newRow("spoken as written") << false << false << 0 << false;
    }

    void theSoundingWordIsSeen()
    {
        QFETCH(bool, dark);
        QFETCH(bool, reference);
        QFETCH(int, word);
        QFETCH(bool, below);
        const AlignmentLayout layout = laidOut(sample::fiveWords());
        const AlignmentPalette palette = alignmentPalette(dark);
        const QImage plain = painted(layout, palette);
        AlignmentPaintOptions options;
        (reference ? options.soundingReference : options.soundingSpoken) = word;
        const QImage sounding = painted(layout, palette, options);
        int seen = 0;
        for (const AlignmentLayout::Block &block : layout.blocks) {
            for (const bool isBelow : {false, true}) {
                const QRectF label = isBelow ? block.spokenHeading : block.referenceHeading;
                const bool marked = block.word == word && isBelow == below;
                QCOMPARE(part(plain, label) != part(sounding, label), marked);
                if (!marked)
                    continue;
                ++seen;
                // the line at its foot, and the ground above, next to the first letter
                const QPoint foot(qRound(label.left()) + 2, qRound(label.bottom()) - 2);
                QCOMPARE(sounding.pixelColor(foot), palette.selection);
                const QPoint ground(qRound(label.left()) - 2, qRound(label.center().y()));
                QCOMPARE(sounding.pixelColor(ground), palette.sounding);
            }
        }
        QCOMPARE(seen, 1);
        for (const AlignmentLayout::Cell &cell : layout.cells)
            QCOMPARE(part(plain, cell.rect), part(sounding, cell.rect));
        QVERIFY(contrast(palette.text, palette.sounding) >= 4.5);
        QVERIFY(contrast(palette.selection, palette.sounding) >= 3);
    }

    void gapsAreDrawn()
    {
        const AlignmentLayout layout = laidOut(sample::everyType());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage image = painted(layout, palette);
        const QRectF gapBox = layout.cells[4].spoken;
        QVERIFY(layout.cells[4].spokenText.isEmpty());
        QCOMPARE(image.pixelColor(gapBox.center().toPoint()), palette.gap);
    }

    void paintsOnlyWhatShows()
    {
        const AlignmentLayout layout = laidOut(sample::longSentence(1000));
        const AlignmentPalette palette = alignmentPalette(false);
        QImage image(900, 600, QImage::Format_ARGB32_Premultiplied);
        image.fill(palette.surface);
        QPainter painter(&image);
        const qreal middle = layout.size.height() / 2;
        painter.translate(0, -middle);
        QElapsedTimer clock;
        clock.start();
        paintAlignment(painter, layout, palette, {}, QRectF(0, middle, 900, 600));
        const qint64 visible = clock.nsecsElapsed();
        clock.restart();
        paintAlignment(painter, layout, palette, {}, QRectF({0, 0}, layout.size));
        const qint64 everything = clock.nsecsElapsed();
        qInfo("visible part of 5,000 columns %.2f ms, all of them %.2f ms", double(visible) / 1e6,
              double(everything) / 1e6);
        QVERIFY(visible * 5 < everything);
    }

    void rulingsAreSeenWithoutColour_data() { everyTypeLooksDifferent_data(); }

    void rulingsAreSeenWithoutColour()
    {
        QFETCH(bool, dark);
        const AlignmentPalette palette = alignmentPalette(dark);
        for (const ColumnType type : allColumnTypes) {
            QList<QImage> grey;
            for (const Ruling ruling : {Ruling::None, Ruling::Accepted, Ruling::Ignored}) {
                QImage image(60, 60, QImage::Format_ARGB32_Premultiplied);
                image.fill(palette.surface);
                QPainter painter(&image);
                painter.setRenderHint(QPainter::Antialiasing);
                const ColumnMarks marks{.ruling = ruling};
                paintTypeGround(painter, QRectF(2, 2, 56, 34), type, palette, 4, marks);
                paintTypeSign(painter, QRectF(2, 36, 56, 22), type, palette, 4, marks);
                painter.end();
                grey.append(image.convertToFormat(QImage::Format_Grayscale8));
            }
            for (qsizetype i = 0; i < grey.size(); ++i) {
                for (qsizetype j = i + 1; j < grey.size(); ++j) {
                    int different = 0;
                    for (int y = 0; y < 60; ++y) {
                        for (int x = 0; x < 60; ++x)
                            different +=
                                std::abs(qGray(grey[i].pixel(x, y)) - qGray(grey[j].pixel(x, y))) > 24 ? 1
                                                                                                       : 0;
                    }
                    QVERIFY2(different > 20, qPrintable(u"%1 %2: %3"_s.arg(i).arg(j).arg(different)));
                }
            }
        }
    }

    void wrongStressIsMarkedWhereItIs()
    {
        const AlignmentLayout layout = laidOut(sample::marked());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage image = painted(layout, palette);
        const auto stressInk = [&](const QRectF &rect) {
            int count = 0;
            for (int y = int(rect.top()); y < int(rect.bottom()); ++y) {
                for (int x = int(rect.left()); x < int(rect.right()); ++x)
                    count += image.pixelColor(x, y) == palette.stress ? 1 : 0;
            }
            return count;
        };
        QVERIFY(stressInk(layout.cells[0].reference) > 10); // belongs here
        QVERIFY(stressInk(layout.cells[3].spoken) > 10);    // was put here
        QCOMPARE(stressInk(layout.cells[0].spoken), 0);
        QCOMPARE(stressInk(layout.cells[3].reference), 0);
        QCOMPARE(stressInk(layout.cells[2].rect), 0);
        QVERIFY(contrast(palette.stress, palette.surface) >= 4.5);
        QVERIFY(contrast(alignmentPalette(true).stress, alignmentPalette(true).surface) >= 4.5);
    }

    void tonesStandInRoundCells()
    {
        const AlignmentLayout layout = laidOut(sample::marked());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage image = painted(layout, palette);
        const QPointF inCorner(3, 3);
        QCOMPARE(image.pixelColor((layout.cells[1].rect.topLeft() + inCorner).toPoint()), palette.surface);
        QVERIFY(image.pixelColor((layout.cells[6 - 1].rect.topLeft() + inCorner).toPoint()) !=
                palette.surface);
    }

    void theIgnoredIsGreyAndStruckOut()
    {
        const AlignmentLayout layout = laidOut(sample::marked());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage image = painted(layout, palette);
        const QRectF rect = layout.cells[4].rect;
        const auto chroma = [](const QColor &color) {
            const auto [low, high] = std::minmax({color.red(), color.green(), color.blue()});
            return high - low;
        };
        QVERIFY(chroma(palette.of(layout.cells[4].type).strong) > 60);
        int coloured = 0;
        for (int y = int(rect.top()) + 1; y < int(rect.bottom()) - 1; ++y) {
            for (int x = int(rect.left()) + 1; x < int(rect.right()) - 1; ++x)
                coloured += chroma(image.pixelColor(x, y)) > 60 ? 1 : 0;
        }
        QCOMPARE(coloured, 0);
        for (const QRectF &row : {layout.cells[4].reference, layout.cells[4].spoken}) {
            const QPoint onLine(int(row.left()) + 9, int(row.center().y()));
            QVERIFY(contrast(image.pixelColor(onLine), palette.ignoredGround) > 2);
        }
    }

    void mergedSoundsStandUnderASlur()
    {
        AlignmentLayout layout = laidOut(sample::marked());
        const AlignmentPalette palette = alignmentPalette(false);
        const QImage merged = painted(layout, palette);
        layout.cells[5].marks.referenceSounds = 1;
        const QImage plain = painted(layout, palette);
        QVERIFY(part(merged, layout.cells[5].reference) != part(plain, layout.cells[5].reference));
        QCOMPARE(part(merged, layout.cells[5].spoken.adjusted(0, 2, 0, 0)),
                 part(plain, layout.cells[5].spoken.adjusted(0, 2, 0, 0)));
    }

    void painterIsLeftAsItWas()
    {
        const AlignmentLayout layout = laidOut(sample::fiveWords());
        QImage image(900, 300, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.setPen(Qt::red);
        const QTransform before = painter.transform();
        paintAlignment(painter, layout, alignmentPalette(false), {}, image.rect());
        QCOMPARE(painter.pen().color(), QColor(Qt::red));
        QCOMPARE(painter.transform(), before);
        QVERIFY(!painter.testRenderHint(QPainter::Antialiasing));
    }

    void savesPictures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("PNG") << u"a.png"_s;
        QTest::newRow("SVG") << u"a.svg"_s;
        QTest::newRow("SVG in capitals") << u"A.SVG"_s;
    }

    void savesPictures()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        const QString path = folder.filePath(name);
        const AlignmentLayout layout = laidOut(sample::everyType());
        const auto saved = saveAlignmentPicture(layout, path);
        QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error()));

        QImage image;
        if (name.endsWith(u".svg"_s, Qt::CaseInsensitive)) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("<text")); // outlines: no font is needed to see it
            QSvgRenderer renderer(path);
            QVERIFY(renderer.isValid());
            image = QImage(renderer.defaultSize(), QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            renderer.render(&painter);
        } else {
            QVERIFY(image.load(path));
            QVERIFY(image.width() > 1000); // twice the size on the screen
        }
        QVERIFY(inkPixels(image, image.rect(), Qt::black) > 500);
    }

    void saysWhyItCannotSave()
    {
        const auto saved = saveAlignmentPicture(laidOut(sample::fiveWords()), u"/nowhere/at/all.png"_s);
        QVERIFY(!saved);
        QVERIFY(saved.error().contains(u"/nowhere/at/all.png"_s));
    }

    void offersSvgForWhatIsTooLargeForPng()
    {
        QTemporaryDir folder;
        const AlignmentLayout layout = laidOut(sample::longSentence(1000), 700);
        const auto png = saveAlignmentPicture(layout, folder.filePath(u"a.png"_s));
        QVERIFY(!png);
        QVERIFY(png.error().contains(u"SVG"_s));
        QVERIFY(!QFile::exists(folder.filePath(u"a.png"_s)));
    }
};

QTEST_MAIN(TestAlignmentPainter)
#include "tst_alignmentpainter.moc"
