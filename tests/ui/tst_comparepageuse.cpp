// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pagesession.h"
#include "tests/ui/samplecomparison.h"
#include "ui/compare/columndetails.h"
#include "ui/widgets/segmentedchoice.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QHelpEvent>
#include <QTextBlock>
#include <QToolTip>

using namespace phonoscope;

namespace {

/// The visible widgets that lie side by side in the page's cards and must not cover each other.
QList<QWidget *> partsOf(Session &session)
{
    QList<QWidget *> parts;
    for (const auto &name : {u"reference"_s, u"spoken"_s, u"language"_s, u"provider"_s, u"endpoint"_s,
                             u"compare"_s, u"error"_s, u"notice"_s, u"similarity"_s, u"count0"_s, u"count1"_s,
                             u"count2"_s, u"count3"_s, u"count4"_s, u"alignment"_s}) {
        if (auto *part = session.find<QWidget>(name); part && part->isVisible())
            parts.append(part);
    }
    return parts;
}

QRect placeOf(const QWidget &part, const QWidget &page)
{
    return {part.mapTo(&page, QPoint()), part.size()};
}

} // namespace

/// What a person at the page runs into: little room, Tab, foreign scripts, markup, too much text.
class TestComparePageUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }

    void nothingIsCoveredOrCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("the smallest window") << QSize(960, 480);
        QTest::newRow("a small window") << QSize(960, 580);
        QTest::newRow("a window of 1280 by 720") << QSize(1280, 660);
        QTest::newRow("a large window") << QSize(1920, 1000);
    }

    void nothingIsCoveredOrCutOff()
    {
        QFETCH(QSize, size);
        Session session;
        session.compareTheUsual();
        session.chooseService(closedEndpoint());
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        session.find<QLabel>(u"count0"_s)->setText(u"3,473"_s);
        session.page.resize(size);
        const QWidget &spoken = *session.page.question()->spoken();
        QTRY_VERIFY(placeOf(spoken, session.page).right() < size.width()); // after a round or two of layout
        const QList<QWidget *> parts = partsOf(session);
        QVERIFY(parts.size() >= 12);
        for (const QWidget *part : parts) {
            const QRect place = placeOf(*part, session.page);
            const QByteArray name = part->objectName().toUtf8();
            QVERIFY2(place.left() >= 0 && place.right() < size.width(), name.constData());
            QVERIFY2(part->width() >= part->minimumSizeHint().width(), name.constData());
            QVERIFY2(part->height() >= part->minimumHeight(), name.constData());
            for (const QWidget *other : parts)
                QVERIFY2(part == other || !place.intersects(placeOf(*other, session.page)), name.constData());
        }
    }

    void tabComesToTheChoiceThatHolds()
    {
        Session session;
        session.page.setStrictness(Strictness::Lenient);
        auto *choice = session.page.findChild<SegmentedChoice *>();
        int stops = 0;
        for (const auto *button : choice->findChildren<QPushButton *>()) {
            QCOMPARE((button->focusPolicy() & Qt::TabFocus) != 0, button->isChecked());
            stops += button->isChecked() ? 1 : 0;
        }
        QCOMPARE(stops, 1);
    }

    void textRunsFromItsOwnSide()
    {
        SentenceEditor editor;
        editor.resize(400, 100);
        editor.show();
        editor.setSentence(u"hello"_s);
        QVERIFY(editor.cursorRect(QTextCursor(editor.document())).left() < 100);
        editor.setSentence(u"\u0645\u0631\u062d\u0628\u0627"_s);
        QVERIFY(editor.cursorRect(QTextCursor(editor.document())).left() > 300);
    }

    void markupIsText()
    {
        const auto comparison = sample::comparison({u"<b>x</b>"_s}, {u"<img src=x>"_s},
                                                   {{u"x"_s, u"x"_s, 0, 0, ColumnType::Match, 0}});
        AlignmentView view;
        view.resize(600, 300);
        view.show();
        view.setAttempt(comparison, 0);
        const QPoint on = view.columnRect(0).center();
        QHelpEvent help(QEvent::ToolTip, on, view.viewport()->mapToGlobal(on));
        QCoreApplication::sendEvent(view.viewport(), &help);
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;x&lt;/b&gt;"_s));

        ColumnDetails details;
        details.showColumn(*comparison, 0, 0);
        bool said = false;
        for (const auto *label : details.findChildren<QLabel *>()) {
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
            said = said || label->text().contains(u"<b>x</b>"_s);
        }
        QVERIFY(said);
    }

    void whatWasCutOffStaysSaid()
    {
        Session session;
        Session::typeInto(session.page.question()->spoken(), u"tree"_s);
        auto *reference = session.page.question()->reference();
        reference->setFocus();
        QGuiApplication::clipboard()->setText(u"three"_s + QString(2 * SentenceEditor::maxLength, u'.'));
        reference->paste();
        QCOMPARE(reference->toPlainText().size(), SentenceEditor::maxLength);
        QVERIFY(session.waitForAnswer());
        auto *notice = session.find<Banner>(u"notice"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->message().contains(u"20,000"_s));
        Session::typeInto(reference, u"three"_s);
        QVERIFY(session.waitForAnswer());
        QVERIFY(!notice->isVisible());
    }

    void tryingAgainIsOfferedWhereItCanHelp()
    {
        Session session;
        session.type(u"!!!"_s, u"tree"_s);
        QTRY_VERIFY(session.error()->isVisible());
        const auto *again = session.error()->findChild<QPushButton *>(u"secondAction"_s);
        QVERIFY(!again->isVisible());
        session.chooseService(closedEndpoint());
        session.type(u"three"_s, u"tree"_s);
        session.page.compareNow();
        QTRY_VERIFY(again->isVisible());
    }

    void warningsOfAnEarlierResultGoWithAnError()
    {
        Session session;
        session.page.question()->language()->setTag(u"ja"_s);
        session.page.question()->reference()->setSentence(u"\u6f22 \u304b\u306a"_s);
        session.page.question()->spoken()->setSentence(u"\u304b\u306a"_s);
        QVERIFY(session.waitForAnswer());
        const auto *notice = session.find<Banner>(u"notice"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->message().contains(u"Left out"_s));
        // that there is no score is said by the score, and there alone
        QVERIFY(!notice->message().contains(u"do not rely on a score"_s));
        const auto *remarks = session.find<QLabel>(u"remarks"_s);
        QVERIFY(remarks->isVisible());
        QCOMPARE(remarks->text().count(session.page.result()->notScored), 1);
        QVERIFY(remarks->text().contains(u"Japanese"_s));
        session.page.question()->spoken()->setSentence(u"!!!"_s);
        QTRY_VERIFY(session.error()->isVisible());
        QVERIFY(!notice->isVisible());
        QVERIFY(!session.page.alignment()->isEmpty());
    }

    void aChosenColumnStaysWithItsReference()
    {
        Session session;
        session.compareTheUsual();
        session.page.alignment()->selectColumn(3);
        Session::typeInto(session.page.question()->spoken(), u"I sink tree"_s);
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.alignment()->selectedColumn(), 3);
        Session::typeInto(session.page.question()->reference(), u"You drink tea"_s);
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.alignment()->selectedColumn(), -1);
    }

    void anErrorOfALongTextStillCosts()
    {
        const auto comparison =
            sample::comparison({u"x"_s}, {u"y"_s}, {{u"x"_s, u"y"_s, 0, 0, ColumnType::Substitution, 0}});
        ColumnDetails details;
        details.showColumn(*comparison, 0, 0);
        QVERIFY(details.findChild<QLabel *>(u"points"_s)->text().startsWith(u"Less than 0.1"_s));
    }
};

QTEST_MAIN(TestComparePageUse)
#include "tst_comparepageuse.moc"
