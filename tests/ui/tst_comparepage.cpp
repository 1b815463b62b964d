// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pagesession.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/columndetails.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/scorepanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestComparePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhileTyping()
    {
        Session session;
        QVERIFY(session.page.alignment()->isEmpty());
        session.compareTheUsual();
        QCOMPARE(session.typeCount(ColumnType::Substitution), u"3"_s);
        QVERIFY(session.page.result()->attempts.front()->score.sounds.total < 1000);
        QVERIFY(!session.error()->isVisible());
        QVERIFY(!session.outdated()->isVisible());
    }

    void manyKeysAreOneQuestion()
    {
        Session session;
        session.compareTheUsual();
        QSignalSpy answers(session.page.alignment(), &AlignmentView::contentChanged);
        session.type(u"three free trees"_s, u"tree free threes"_s);
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(session.page.result()->reference->transcription.text, u"three free trees"_s);
    }

    void halfAQuestionIsNoMistake()
    {
        Session session;
        Session::typeInto(session.page.question()->reference(), u"three"_s);
        QVERIFY(!session.error()->isVisible());
        QVERIFY(session.page.alignment()->isEmpty());
        Session::typeInto(session.page.question()->spoken(), u"tree"_s);
        QVERIFY(session.waitForAnswer());
        session.page.question()->spoken()->clear();
        QVERIFY(!session.page.alignment()->isEmpty()); // the earlier result stays
        QVERIFY(session.outdated()->isVisible());
        QVERIFY(session.page.alignment()->isOutdated());
        session.page.question()->clearSentences();
        QVERIFY(session.page.alignment()->isEmpty());
        QVERIFY(!session.outdated()->isVisible());
    }

    void badTextIsExplained_data()
    {
        QTest::addColumn<QString>("spoken");
        QTest::newRow("no letters") << u"!!! ???"_s;
        QTest::newRow("emoji only") << u"\U0001F600 \U0001F600"_s;
    }

    void badTextIsExplained()
    {
        QFETCH(QString, spoken);
        Session session;
        session.compareTheUsual();
        session.page.question()->spoken()->setSentence(spoken);
        QTRY_VERIFY(session.error()->isVisible());
        QVERIFY(!session.error()->message().isEmpty());
        QVERIFY(!session.page.alignment()->isEmpty());
        QVERIFY(session.page.alignment()->isOutdated());
        // mended
        session.page.question()->spoken()->setSentence(u"tree"_s);
        QVERIFY(session.waitForAnswer());
        QVERIFY(!session.error()->isVisible());
        QVERIFY(!session.page.alignment()->isOutdated());
    }

    void comparingNothingIsExplained()
    {
        Session session;
        session.click(u"compare"_s);
        QTRY_VERIFY(session.error()->isVisible());
        QVERIFY(session.page.alignment()->isEmpty());
    }

    void anEngineThatDidNotStartIsExplained()
    {
        Session session([](PageFixture &parts) {
            CompareContext context = parts.context();
            context.builtIn = nullptr;
            context.builtInError = u"The built-in engine could not start."_s;
            return context;
        });
        QVERIFY(session.error()->isVisible());
        QCOMPARE(session.error()->message(), u"The built-in engine could not start."_s);
        session.type(u"three"_s, u"tree"_s);
        session.click(u"compare"_s);
        QVERIFY(session.error()->isVisible());
        QTest::mouseClick(session.error()->findChild<QPushButton *>(u"firstAction"_s), Qt::LeftButton);
        QVERIFY(session.page.question()->provider()->isService());
    }

    void strictnessScoresAnewWithoutAQuestion()
    {
        Session session;
        session.compareTheUsual();
        const int standard = session.page.result()->attempts.front()->score.sounds.total;
        QSignalSpy chosen(session.page.findChild<ScorePanel *>(), &ScorePanel::strictnessChosen);
        for (auto *button : session.page.findChildren<QPushButton *>()) {
            if (button->text() == u"Strict"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(chosen.size(), 1);
        const int strict = session.page.result()->attempts.front()->score.sounds.total; // at once
        QVERIFY2(strict < standard, qPrintable(u"%1 %2"_s.arg(strict).arg(standard)));
        QCOMPARE(session.page.result()->strictness, Strictness::Strict);
        Session::typeInto(session.page.question()->spoken(), u"I sink tree free threes"_s);
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.result()->attempts.front()->score.sounds.total, strict);
    }

    void detailsFollowTheColumn()
    {
        Session session;
        session.compareTheUsual();
        session.page.alignment()->selectNextError();
        auto *details = session.page.findChild<ColumnDetails *>();
        QStringList texts;
        for (const auto *label : details->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        QVERIFY(texts.contains(u"Substitution"_s));
        QVERIFY(texts.contains(u"θ"_s) && texts.contains(u"s"_s));
        QVERIFY(texts.contains(u"voiceless dental fricative"_s));
        QVERIFY(texts.contains(u"place"_s));
        QVERIFY(texts.filter(u"points lost"_s).size() == 1);
        session.page.alignment()->selectColumn(-1);
        QVERIFY(details->findChild<QLabel *>(u"points"_s)->isHidden() ||
                !details->findChild<QLabel *>(u"points"_s)->isVisible());
    }

    void editorsTakePlainTextOnly()
    {
        Session session;
        SentenceEditor *editor = session.page.question()->reference();
        auto *rich = new QMimeData;
        rich->setHtml(u"<b>three</b> <img src='x'/>trees"_s);
        rich->setText(u"three\ntrees"_s);
        QGuiApplication::clipboard()->setMimeData(rich);
        editor->paste();
        QCOMPARE(editor->sentence(), u"three trees"_s);
        QVERIFY(QTest::qWaitForWindowActive(&session.page));
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(editor->sentence(), u"three trees"_s);
        QTRY_COMPARE(QApplication::focusWidget(), session.page.question()->spoken());
    }

    void tooMuchTextIsCutAndSaidSo()
    {
        Session session;
        QSignalSpy truncated(session.page.question(), &QuestionPanel::textTruncated);
        auto *huge = new QMimeData;
        huge->setText(QString(500'000, u'a'));
        QGuiApplication::clipboard()->setMimeData(huge);
        session.page.question()->reference()->paste();
        QCOMPARE(truncated.size(), 1);
        QCOMPARE(session.page.question()->reference()->toPlainText().size(),
                 qsizetype(SentenceEditor::maxLength));
        QVERIFY(session.find<Banner>(u"notice"_s)->isVisible());
    }

    void languagesAreFoundByTyping()
    {
        Session session;
        LanguageCombo *combo = session.page.question()->language();
        combo->setFocus();
        combo->lineEdit()->selectAll();
        QTest::keyClicks(combo->lineEdit(), u"viet"_s);
        QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(combo->tag(), u"vi"_s);
        combo->lineEdit()->selectAll();
        QTest::keyClicks(combo->lineEdit(), u"no such language"_s);
        QTest::keyClick(combo->lineEdit(), Qt::Key_Return);
        QTRY_VERIFY(combo->currentText().endsWith(u"vi"_s)); // what is no language leaves the one that was
        QCOMPARE(combo->tag(), u"vi"_s);
        QVERIFY(!combo->setTag(u"xx-YY"_s));
    }

    void swapsSentences()
    {
        Session session;
        session.type(u"one"_s, u"two"_s);
        session.page.question()->swapSentences();
        QCOMPARE(session.page.question()->reference()->sentence(), u"two"_s);
        QCOMPARE(session.page.question()->spoken()->sentence(), u"one"_s);
        session.page.question()->reference()->undo();
        QCOMPARE(session.page.question()->reference()->sentence(), u"one"_s);
    }

    void savesWhereTheUserSays()
    {
        Session session;
        session.compareTheUsual();
        QTemporaryDir folder;
        session.page.setAskForPath([](QWidget *) { return QString(); });
        session.page.savePicture();
        QVERIFY(QDir(folder.path()).isEmpty());
        session.page.setAskForPath([&folder](QWidget *) { return folder.filePath(u"picture"_s); });
        session.page.savePicture();
        QVERIFY(!QImage(folder.filePath(u"picture.png"_s)).isNull());
        session.page.setAskForPath([](QWidget *) { return u"/nowhere/picture.svg"_s; });
        session.page.savePicture();
        QVERIFY(session.find<Banner>(u"notice"_s)->message().contains(u"/nowhere/picture.svg"_s));
    }

    void everyControlHasAName()
    {
        Session session;
        session.compareTheUsual();
        for (QWidget *widget : session.page.findChildren<QWidget *>()) {
            const bool takesFocus =
                widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled();
            if (!takesFocus || qobject_cast<QLineEdit *>(widget) != nullptr)
                continue; // a combo's own field is named by the combo
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + u' ' +
                                QLatin1StringView(widget->metaObject()->className())));
        }
    }

    void tabGoesRoundAndLeavesEverything()
    {
        Session session;
        session.compareTheUsual();
        QVERIFY(QTest::qWaitForWindowActive(&session.page));
        session.page.question()->reference()->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 60 && !seen.contains(QApplication::focusWidget()); ++i) {
            seen.insert(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), session.page.question()->reference());
        QVERIFY(seen.contains(session.page.alignment()));
        QVERIFY(seen.contains(session.find<QPushButton>(u"compare"_s)));
    }
};

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
