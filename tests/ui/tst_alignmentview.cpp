// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplecomparison.h"
#include "ui/alignment/alignmentview.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    AlignmentView view;

    explicit Shown(const std::shared_ptr<const Comparison> &comparison, QSize size = {900, 400})
    {
        view.resize(size);
        view.setAttempt(comparison, 0);
        view.show();
        view.activateWindow();
        view.setFocus();
    }
};

void wheel(AlignmentView &view, int delta, Qt::KeyboardModifiers modifiers)
{
    const QPointF place = view.viewport()->rect().center();
    QWheelEvent event(place, view.viewport()->mapToGlobal(place), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

} // namespace

class TestAlignmentView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysMoveTheSelection_data()
    {
        QTest::addColumn<QList<QKeyCombination>>("keys");
        QTest::addColumn<int>("column");
        using Keys = QList<QKeyCombination>;
        QTest::newRow("the first arrow chooses the first column") << Keys{Qt::Key_Right} << 0;
        QTest::newRow("right and right") << Keys{Qt::Key_Right, Qt::Key_Right} << 1;
        QTest::newRow("left stops at the start") << Keys{Qt::Key_Home, Qt::Key_Left} << 0;
        QTest::newRow("end") << Keys{Qt::Key_End} << 14;
        QTest::newRow("right stops at the end") << Keys{Qt::Key_End, Qt::Key_Right} << 14;
        QTest::newRow("next error") << Keys{Qt::CTRL | Qt::Key_Right} << 1;
        QTest::newRow("second error") << Keys{Qt::CTRL | Qt::Key_Right, Qt::CTRL | Qt::Key_Right} << 5;
        QTest::newRow("no error after the last") << Keys{Qt::Key_End, Qt::CTRL | Qt::Key_Right} << 14;
        QTest::newRow("previous error from nowhere is the last") << Keys{Qt::CTRL | Qt::Key_Left} << 11;
        QTest::newRow("Escape chooses nothing") << Keys{Qt::Key_Home, Qt::Key_Escape} << -1;
    }

    void keysMoveTheSelection()
    {
        QFETCH(QList<QKeyCombination>, keys);
        QFETCH(int, column);
        Shown shown(sample::fiveWords());
        QSignalSpy spy(&shown.view, &AlignmentView::columnSelected);
        for (const QKeyCombination key : keys)
            QTest::keyClick(&shown.view, key.key(), key.keyboardModifiers());
        QCOMPARE(shown.view.selectedColumn(), column);
        QCOMPARE(spy.last().first().toInt(), column);
    }

    void theRightButtonChoosesWhatItsMenuIsAbout()
    {
        Shown shown(sample::fiveWords());
        QTest::mouseClick(shown.view.viewport(), Qt::RightButton, {}, shown.view.columnRect(4).center());
        QCOMPARE(shown.view.selectedColumn(), 4);
        QTest::mouseClick(shown.view.viewport(), Qt::RightButton, {}, QPoint(1, 1));
        QCOMPARE(shown.view.selectedColumn(), 4);
    }

    void errorsThatAreIgnoredAreNoneAndWrongStressIsOne()
    {
        Shown shown(sample::marked());
        QList<int> errors;
        for (int i = 0; i < 5; ++i) {
            shown.view.selectNextError();
            errors.append(shown.view.selectedColumn());
        }
        QCOMPARE(errors, (QList<int>{0, 1, 3, 5, 5}));
    }

    void upAndDownMoveBetweenLines()
    {
        Shown shown(sample::longSentence(40));
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QTest::keyClick(&shown.view, Qt::Key_Down);
        const auto &layout = shown.view.alignmentLayout();
        QCOMPARE(shown.view.selectedColumn(), layout.lines[1].firstColumn);
        QTest::keyClick(&shown.view, Qt::Key_Up);
        QCOMPARE(shown.view.selectedColumn(), 0);
        QTest::keyClick(&shown.view, Qt::Key_Up);
        QCOMPARE(shown.view.selectedColumn(), 0);
    }

    void selectionIsScrolledTo()
    {
        Shown shown(sample::longSentence(60));
        QTest::keyClick(&shown.view, Qt::Key_End);
        const QRect box = shown.view.columnRect(shown.view.selectedColumn());
        QVERIFY(shown.view.viewport()->rect().contains(box));
        QVERIFY(shown.view.verticalScrollBar()->value() > 0);
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QVERIFY(shown.view.viewport()->rect().contains(shown.view.columnRect(0)));
    }

    void mouseChooses()
    {
        Shown shown(sample::longSentence(60));
        shown.view.verticalScrollBar()->setValue(200);
        const int column = shown.view.alignmentLayout().lines[2].firstColumn + 2;
        const QPoint place = shown.view.columnRect(column).center();
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(shown.view.selectedColumn(), column);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, QPoint(2, place.y()));
        QCOMPARE(shown.view.selectedColumn(), -1);
    }

    void zooms()
    {
        Shown shown(sample::fiveWords());
        QSignalSpy spy(&shown.view, &AlignmentView::zoomChanged);
        wheel(shown.view, 120, Qt::ControlModifier);
        QCOMPARE(spy.size(), 1);
        QVERIFY(shown.view.zoom() > 1);
        QTest::keyClick(&shown.view, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.view.zoom(), 1.0);
        wheel(shown.view, 60, Qt::ControlModifier);
        QCOMPARE(shown.view.zoom(), 1.0); // half a notch of a touchpad
        wheel(shown.view, 60, Qt::ControlModifier);
        QVERIFY(shown.view.zoom() > 1);
        for (int i = 0; i < 50; ++i)
            wheel(shown.view, 240, Qt::ControlModifier);
        QCOMPARE(shown.view.zoom(), maxAlignmentZoom);
        const qreal before = shown.view.zoom();
        wheel(shown.view, -120, {});
        QCOMPARE(shown.view.zoom(), before); // scrolls
    }

    void wrapsAnewWhenResized()
    {
        Shown shown(sample::fiveWords(), {1200, 400});
        QCOMPARE(shown.view.alignmentLayout().lines.size(), std::size_t(1));
        shown.view.resize(400, 400);
        QTRY_VERIFY(shown.view.alignmentLayout().lines.size() > 2);
        QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
    }

    void copies()
    {
        Shown shown(sample::fiveWords());
        QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"aɪ   ˈθ ɪ ŋ k"_s));
        QGuiApplication::clipboard()->setText(u"untouched"_s);
        shown.view.clear();
        QTest::keyClick(&shown.view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"untouched"_s);
    }

    void speaksAsAListOfColumns()
    {
        Shown shown(sample::fiveWords());
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&shown.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Alignment"_s);
        QCOMPARE(list->childCount(), 15);
        QAccessibleInterface *item = list->child(1);
        QVERIFY(item);
        QCOMPARE(item->role(), QAccessible::ListItem);
        QCOMPARE(item->text(QAccessible::Name), shown.view.sentence(1));
        QVERIFY(item->text(QAccessible::Name).contains(u"word think"_s));
        QCOMPARE(item->parent(), list);
        QCOMPARE(list->indexOfChild(item), 1);
        QVERIFY(!item->state().selected);
        shown.view.selectColumn(1);
        QVERIFY(item->state().selected);
        QCOMPARE(item->rect().size(), shown.view.columnRect(1).size());
        QCOMPARE(list->childAt(item->rect().center().x(), item->rect().center().y()), item);
        QVERIFY(!list->child(15));
        shown.view.clear();
        QCOMPARE(list->childCount(), 0);
        QVERIFY(!item->isValid());
        QCOMPARE(item->text(QAccessible::Name), QString());
    }

    void tellsWhereTheFocusIs()
    {
        Shown shown(sample::fiveWords());
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        QTRY_VERIFY(shown.view.hasFocus());
        shown.view.selectColumn(4);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&shown.view);
        QCOMPARE(list->focusChild(), list->child(4));
        QVERIFY(list->child(4)->state().focused);
    }

    void saysWhatToDoWhenEmpty()
    {
        AlignmentView view;
        view.resize(600, 300);
        view.setEmptyText(u"Nothing yet"_s, u"Write something above."_s);
        const QImage withText = view.grab().toImage();
        view.setEmptyText({}, {});
        QVERIFY(withText != view.grab().toImage());
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.selectedColumn(), -1);
    }

    void anotherContentForgetsTheSelection()
    {
        Shown shown(sample::longSentence(20));
        shown.view.selectColumn(99);
        QSignalSpy spy(&shown.view, &AlignmentView::columnSelected);
        shown.view.setAttempt(sample::fiveWords(), 0);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(shown.view.selectedColumn(), -1);
        shown.view.selectColumn(99); // is no column any more
        QCOMPARE(shown.view.selectedColumn(), -1);
    }

    void marksTheWordThatSounds()
    {
        Shown shown(sample::fiveWords());
        const auto picture = [&] { return shown.view.grab().toImage(); };
        const QImage plain = picture();
        shown.view.setSoundingWord(AlignmentRow::Reference, 1);
        const QImage second = picture();
        QVERIFY(second != plain);
        shown.view.setSoundingWord(AlignmentRow::Reference, 2);
        QVERIFY(picture() != second);
        // Each row has its own.
        shown.view.setSoundingWord(AlignmentRow::Spoken, 1);
        shown.view.setSoundingWord(AlignmentRow::Reference, -1);
        const QImage spoken = picture();
        QVERIFY(spoken != plain);
        QVERIFY(spoken != second);
        for (const int none : {-1, 5, 1000}) {
            shown.view.setSoundingWord(AlignmentRow::Spoken, 1);
            shown.view.setSoundingWord(AlignmentRow::Spoken, none);
            QCOMPARE(picture(), plain);
        }
        // Other content begins without.
        shown.view.setSoundingWord(AlignmentRow::Reference, 1);
        shown.view.setAttempt(sample::fiveWords(), 0);
        QCOMPARE(picture(), plain);
        shown.view.clear();
        shown.view.setSoundingWord(AlignmentRow::Reference, 0);
        QVERIFY(shown.view.isEmpty());
    }

    void everyWordHasItsPlace()
    {
        // By the content: which word of the view each word of either side sounds under.
        const auto comparison = sample::fiveWords();
        const AlignmentContent content = alignmentContent(sample::attempt(comparison));
        const auto &reference = comparison->reference->transcription.words;
        QCOMPARE(content.placeOfReference.size(), static_cast<std::size_t>(reference.size()));
        for (std::size_t i = 0; i < content.placeOfReference.size(); ++i) {
            const auto place = static_cast<std::size_t>(content.placeOfReference[i]);
            QCOMPARE(content.words[place].reference, reference[static_cast<qsizetype>(i)].text);
        }
        const auto &spoken = sample::attempt(comparison).spoken->transcription.words;
        QCOMPARE(content.placeOfSpoken.size(), static_cast<std::size_t>(spoken.size()));
        for (std::size_t i = 0; i < content.placeOfSpoken.size(); ++i) {
            const auto place = static_cast<std::size_t>(content.placeOfSpoken[i]);
            QVERIFY(content.words[place].spoken.split(u' ').contains(spoken[static_cast<qsizetype>(i)].text));
        }
    }

    void theSoundingWordIsScrolledTo()
    {
        Shown shown(sample::longSentence(60));
        shown.view.setSoundingWord(AlignmentRow::Reference, 59);
        QVERIFY(shown.view.verticalScrollBar()->value() > 0);
        shown.view.setSoundingWord(AlignmentRow::Reference, 0);
        QVERIFY(shown.view.viewport()->rect().contains(shown.view.columnRect(0)));
    }

    void earlierAnswersAreDrawnPale()
    {
        Shown shown(sample::fiveWords());
        const QImage fresh = shown.view.grab().toImage();
        shown.view.setOutdated(true);
        QVERIFY(fresh != shown.view.grab().toImage());
        shown.view.setAttempt(sample::fiveWords(), 0);
        QVERIFY(!shown.view.isOutdated());
    }

    void followsTheTheme()
    {
        Shown shown(sample::fiveWords());
        applyTheme(*qApp, ThemeMode::Light);
        const QImage light = shown.view.grab().toImage();
        applyTheme(*qApp, ThemeMode::Dark);
        QVERIFY(light != shown.view.grab().toImage());
        applyTheme(*qApp, ThemeMode::System);
    }
};

QTEST_MAIN(TestAlignmentView)
#include "tst_alignmentview.moc"
