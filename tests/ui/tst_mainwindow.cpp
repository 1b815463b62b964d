// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pagefixture.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    PageFixture m_parts;
    QTemporaryDir m_folder;

    QString settingsPath() const { return m_folder.filePath(u"settings.ini"_s); }

private Q_SLOTS:
    void init() { QFile::remove(settingsPath()); }

    void remembersItself()
    {
        const QSize size(1100, 777);
        {
            QSettings settings(settingsPath(), QSettings::IniFormat);
            MainWindow window(m_parts.context(), settings, u"engine 1"_s);
            window.show();
            window.resize(size);
            window.setTheme(ThemeMode::Dark);
            auto *question = window.comparePage()->question();
            question->language()->setTag(u"de"_s);
            question->provider()->setEndpoint(u"http://127.0.0.1:9/ipav3"_s);
            question->provider()->setProviderId(u"service"_s);
            window.comparePage()->setStrictness(Strictness::Lenient);
            window.comparePage()->alignment()->setZoom(1.5);
            window.comparePage()->splitter()->setSizes({600, 400});
            window.close();
        }
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, u"engine 1"_s);
        window.show();
        QCOMPARE(window.size(), size);
        QCOMPARE(window.theme(), ThemeMode::Dark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        const auto *question = window.comparePage()->question();
        QVERIFY(question->language()->tag().startsWith(u"de"_s));
        QCOMPARE(question->provider()->endpoint(), u"http://127.0.0.1:9/ipav3"_s);
        QVERIFY(question->provider()->isService());
        QCOMPARE(window.comparePage()->strictness(), Strictness::Lenient);
        QCOMPARE(window.comparePage()->alignment()->zoom(), 1.5);
        QVERIFY(window.comparePage()->splitter()->sizes().at(1) > 330);
    }

    void survivesBrokenSettings()
    {
        {
            QSettings settings(settingsPath(), QSettings::IniFormat);
            settings.setValue(u"window/geometry"_s, u"rubbish"_s);
            settings.setValue(u"window/state"_s, QByteArray(1000, 'x'));
            settings.setValue(u"window/theme"_s, 77);
            settings.setValue(u"compare/language"_s, u"xx-nowhere"_s);
            settings.setValue(u"compare/provider"_s, u"nobody"_s);
            settings.setValue(u"compare/strictness"_s, u"very"_s);
            settings.setValue(u"compare/zoom"_s, u"1e300"_s);
            settings.setValue(u"compare/splitter"_s, u"rubbish"_s);
        }
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        QCOMPARE(window.comparePage()->question()->language()->tag(), u"en-US"_s);
        QCOMPARE(window.theme(), ThemeMode::System);
        QCOMPARE(window.comparePage()->strictness(), Strictness::Standard);
        QVERIFY(!window.comparePage()->question()->provider()->isService());
        QCOMPARE(window.comparePage()->alignment()->zoom(), maxAlignmentZoom);
    }

    void isPrefilled()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        QVERIFY(window.prefill(u"three"_s, u"tree"_s, u"en-GB"_s));
        QSignalSpy spy(window.comparePage()->alignment(), &AlignmentView::contentChanged);
        QVERIFY(spy.wait(5000));
        QCOMPARE(window.comparePage()->result()->lang, u"en-GB"_s);
        QVERIFY(!window.prefill({}, {}, u"xx-YY"_s));
        QCOMPARE(window.comparePage()->question()->reference()->sentence(), u"three"_s);
    }

    void ctrlEnterComparesFromTheEditor()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.prefill(u"three"_s, u"tree"_s, {});
        QSignalSpy spy(window.comparePage()->alignment(), &AlignmentView::contentChanged);
        QTest::keyClick(window.comparePage()->question()->spoken(), Qt::Key_Return, Qt::ControlModifier);
        // well before typing would have been answered
        QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 1, ComparePage::typingRest - 50);
        QCOMPARE(window.comparePage()->question()->spoken()->toPlainText(), u"tree"_s);
    }

    void menusWork()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        QHash<QString, QAction *> actions;
        for (QAction *action : window.findChildren<QAction *>())
            actions.insert(action->text().remove(u'&'), action);
        QVERIFY(!actions[u"Copy Alignment"_s]->isEnabled());
        QVERIFY(!actions[u"Save Picture\u2026"_s]->isEnabled());
        window.prefill(u"three"_s, u"tree"_s, {});
        actions[u"Compare"_s]->trigger();
        QTRY_VERIFY(actions[u"Copy Alignment"_s]->isEnabled());
        actions[u"Copy Alignment"_s]->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"θ"_s));
        actions[u"Larger"_s]->trigger();
        QVERIFY(window.comparePage()->alignment()->zoom() > 1);
        actions[u"Original Size"_s]->trigger();
        QCOMPARE(window.comparePage()->alignment()->zoom(), 1.0);
        actions[u"Next Error"_s]->trigger();
        QCOMPARE(window.comparePage()->alignment()->selectedColumn(), 0);
        actions[u"Swap Reference and Spoken"_s]->trigger();
        QCOMPARE(window.comparePage()->question()->reference()->sentence(), u"tree"_s);
        actions[u"Full Screen"_s]->trigger();
        QVERIFY(window.isFullScreen());
        actions[u"Full Screen"_s]->trigger();
        QVERIFY(!window.isFullScreen());
        actions[u"Clear Both Sentences"_s]->trigger();
        QVERIFY(window.comparePage()->alignment()->isEmpty());
        actions[u"Light"_s]->trigger();
        QCOMPARE(window.theme(), ThemeMode::Light);
        QVERIFY(actions[u"Light"_s]->isChecked());
    }

    void undoIsOfWhatHasTheKeyboard()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.prefill(u"three"_s, u"tree"_s, {});
        ComparePage *page = window.comparePage();
        QSignalSpy spy(page->alignment(), &AlignmentView::contentChanged);
        QVERIFY(spy.wait(5000));
        const auto total = [page] { return page->result()->attempts.front()->score.sounds.total; };
        const int before = total();
        page->alignment()->setFocus();
        page->alignment()->selectColumn(0);
        QTest::keyClick(page->alignment(), Qt::Key_A);
        QVERIFY(total() > before);
        const int after = total();

        auto *editor = page->question()->reference();
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(total(), after); // the text's own undo
        page->alignment()->setFocus();
        QTest::keyClick(page->alignment(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(total(), before);
        QTest::keyClick(page->alignment(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(total(), after);
        QCOMPARE(page->alignment()->selectedColumn(), 0);
    }

    void undoGoesBackThroughTheEditsOfAFile()
    {
        const QString path = m_folder.filePath(u"lesson.phonoscope"_s);
        QSettings settings(settingsPath(), QSettings::IniFormat);
        const auto columnsOf = [](const MainWindow &window) {
            return window.comparePage()->result()->attempts.front()->columns;
        };
        Columns asItCame;
        Columns asSaved;
        {
            MainWindow window(m_parts.context(), settings, {});
            window.show();
            window.prefill(u"three trees"_s, u"tree threes"_s, {});
            ComparePage *page = window.comparePage();
            QSignalSpy spy(page->alignment(), &AlignmentView::contentChanged);
            QVERIFY(spy.wait(5000));
            asItCame = columnsOf(window);
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            page->alignment()->setFocus();
            page->alignment()->selectColumn(0);
            QTest::keyClick(page->alignment(), Qt::Key_A);
            page->alignment()->selectColumn(2);
            QTest::keyClick(page->alignment(), Qt::Key_M);
            page->alignment()->selectColumn(3);
            QTest::keyClick(page->alignment(), Qt::Key_I);
            QCOMPARE(page->edits()->stack()->count(), 3);
            asSaved = columnsOf(window);
            page->setAskWhereToSave([path](QWidget *) { return path; });
            page->saveComparison();
        }
        MainWindow window(m_parts.context(), settings, {});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ComparePage *page = window.comparePage();
        page->setAskWhichToOpen([path](QWidget *) { return path; });
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_O, Qt::ControlModifier);
        QVERIFY(page->result());
        QCOMPARE(columnsOf(window), asSaved);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(page->edits()->stack()->canUndo());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        }
        QCOMPARE(columnsOf(window), asItCame);
        QVERIFY(!page->edits()->stack()->canUndo());
        QCOMPARE(page->question()->reference()->sentence(), u"three trees"_s); // not the texts'
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(columnsOf(window), asSaved);
        QVERIFY(!page->alignment()->isOutdated());
    }

    void rememberTheLanguageOfAdvice()
    {
        for (const AdviceLanguage language : {AdviceLanguage::Vietnamese, AdviceLanguage::English}) {
            {
                QSettings settings(settingsPath(), QSettings::IniFormat);
                MainWindow window(m_parts.context(), settings, {});
                window.comparePage()->setAdviceLanguage(language);
                window.close();
            }
            QSettings settings(settingsPath(), QSettings::IniFormat);
            MainWindow window(m_parts.context(), settings, {});
            QCOMPARE(window.comparePage()->adviceLanguage(), language);
        }
    }

    void helpHoldsTheFormulaWithItsFigures()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, u"engine 1"_s);
        window.show();
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().contains(u"Score Is Counted"_s))
                action->trigger();
        }
        auto *help = window.findChild<QDialog *>(u"scoreHelp"_s);
        QVERIFY(help && help->isVisible());
        const QString text = help->findChild<QTextBrowser *>()->toPlainText();
        QVERIFY(text.contains(u"67.5"_s));
        QVERIFY(!text.contains(u'%'));
        const double insertion = ScoringDistances::load()->insertionCost() / 1000.0;
        for (const auto &part : {u"Tones"_s, u"Stress"_s, u"variant"_s, u"Merged sounds"_s, u"Ctrl+Z"_s})
            QVERIFY2(text.contains(part), qPrintable(part));
        QVERIFY(text.contains(u"Insertion: %1 of a share"_s.arg(QLocale().toString(insertion, 'g', 3))));
        help->close();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
