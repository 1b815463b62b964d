// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logbook.h"
#include "tests/ui/pagefixture.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/log/logpage.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/fittingscroll.h"
#include "ui/window/mainwindow.h"
#include "ui/window/navigationrail.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using Page = MainWindow::Page;

/// The window with all the pages that the program has.
class TestNavigation : public QObject
{
    Q_OBJECT

private:
    PageFixture m_parts;
    LogBook m_log;
    QTemporaryDir m_folder;

    QString settingsPath() const { return m_folder.filePath(u"settings.ini"_s); }
    PagesContext pages() { return {.log = &m_log}; }

    static QToolButton *button(const MainWindow &window, const QString &name)
    {
        for (QToolButton *button : window.findChild<NavigationRail *>()->findChildren<QToolButton *>()) {
            if (button->text() == name)
                return button;
        }
        return nullptr;
    }

    static QAction *action(const MainWindow &window, const QString &text)
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { QFile::remove(settingsPath()); }

    void pagesAreMadeWhenShown()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}, pages());
        window.show();
        QVERIFY(!window.pageWidget(Page::Log));
        QTest::mouseClick(button(window, u"Log"_s), Qt::LeftButton);
        QCOMPARE(window.page(), Page::Log);
        QVERIFY(window.pageWidget(Page::Log)->isVisible());
        QVERIFY(!window.comparePage()->isVisible());
        QWidget *made = window.pageWidget(Page::Log);
        QTest::mouseClick(button(window, u"Compare"_s), Qt::LeftButton);
        QVERIFY(window.comparePage()->isVisible());
        window.showPage(Page::Log);
        QCOMPARE(window.pageWidget(Page::Log), made);
    }

    void aSmallWindowHasPicturesAlone()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}, pages());
        window.resize(960, 640);
        window.show();
        const QToolButton *log = button(window, u"Log"_s);
        QCOMPARE(log->toolButtonStyle(), Qt::ToolButtonIconOnly);
        QCOMPARE(log->toolTip(), u"Log"_s);
        // The page beside it needs no scroll bar.
        QTRY_VERIFY(!window.comparePage()->findChild<FittingScroll *>()->horizontalScrollBar()->isVisible());
        window.resize(1300, 800);
        QTRY_COMPARE(log->toolButtonStyle(), Qt::ToolButtonTextUnderIcon);
        QVERIFY(log->toolTip().isEmpty());
    }

    void keysLeadToPages()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}, pages());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(window.comparePage()->question()->reference(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Log);
        // The keyboard has come along.
        QVERIFY(window.pageWidget(Page::Log)->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window.page(), Page::Compare);
        QCOMPARE(QApplication::focusWidget(), window.comparePage()->question()->reference());

        QToolButton *compare = button(window, u"Compare"_s);
        compare->setFocus();
        QTest::keyClick(compare, Qt::Key_Down);
        QCOMPARE(window.page(), Page::Log);
        QCOMPARE(QApplication::focusWidget(), button(window, u"Log"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down); // there is no further one
        QCOMPARE(window.page(), Page::Log);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
        QCOMPARE(window.page(), Page::Compare);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QCOMPARE(window.page(), Page::Log);
    }

    void tabComesToTheShownPageOnly()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}, pages());
        window.showPage(Page::Log);
        QVERIFY(!(button(window, u"Compare"_s)->focusPolicy() & Qt::TabFocus));
        QVERIFY(button(window, u"Log"_s)->focusPolicy() & Qt::TabFocus);
        QCOMPARE(button(window, u"Log"_s)->accessibleName(), u"Log"_s);
        QVERIFY(button(window, u"Log"_s)->isChecked());
    }

    void whatIsDoneToComparisonsRestsElsewhere()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}, pages());
        window.show();
        window.prefill(u"three"_s, u"tree"_s, {});
        window.comparePage()->compareNow();
        QTRY_VERIFY(action(window, u"Copy Alignment"_s)->isEnabled());
        window.showPage(Page::Log);
        for (const auto &text : {u"Compare"_s, u"Copy Alignment"_s, u"Save Comparison\u2026"_s,
                                 u"Clear Both Sentences"_s, u"Next Error"_s, u"Undo"_s}) {
            // There is an action of that name to show the page, too.
            const auto actions = window.findChildren<QAction *>();
            QVERIFY2(std::any_of(actions.begin(), actions.end(),
                                 [&text](const QAction *one) {
                                     return one->text().remove(u'&') == text && !one->isEnabled();
                                 }),
                     qPrintable(text));
        }
        window.showPage(Page::Compare);
        QVERIFY(action(window, u"Copy Alignment"_s)->isEnabled());
        QVERIFY(action(window, u"Next Error"_s)->isEnabled());
    }

    void theAddressIsOne()
    {
        QSettings settings(settingsPath(), QSettings::IniFormat);
        SettingsKeeper keeper(settings, nullptr);
        keeper.setAddress(u"http://127.0.0.1:9/first"_s);
        PagesContext context = pages();
        context.settings = &keeper;
        MainWindow window(m_parts.context(), settings, {}, context);
        window.show();
        auto *chooser = window.comparePage()->question()->provider();
        QCOMPARE(chooser->endpoint(), u"http://127.0.0.1:9/first"_s);
        window.showPage(Page::Settings);
        auto *address = window.pageWidget(Page::Settings)->findChild<QLineEdit *>(u"address"_s);
        QCOMPARE(address->text(), chooser->endpoint());
        address->setText(u"http://127.0.0.1:9/second"_s);
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(chooser->endpoint(), u"http://127.0.0.1:9/second"_s);
        window.showPage(Page::Compare);
        chooser->setProviderId(u"service"_s);
        chooser->endpointField()->setText(u"http://127.0.0.1:9/third"_s);
        QTest::keyClick(chooser->endpointField(), Qt::Key_Return);
        QCOMPARE(keeper.settings().address, u"http://127.0.0.1:9/third"_s);
        QCOMPARE(address->text(), u"http://127.0.0.1:9/third"_s);
        // Asked before the field is left.
        chooser->endpointField()->setText(u"http://127.0.0.1:9/fourth"_s);
        QVERIFY(chooser->provider());
        QCOMPARE(keeper.settings().address, u"http://127.0.0.1:9/fourth"_s);
    }

    void remembersThePage()
    {
        {
            QSettings settings(settingsPath(), QSettings::IniFormat);
            MainWindow window(m_parts.context(), settings, {}, pages());
            window.show();
            window.showPage(Page::Log);
            window.close();
        }
        {
            QSettings settings(settingsPath(), QSettings::IniFormat);
            MainWindow window(m_parts.context(), settings, {}, pages());
            QCOMPARE(window.page(), Page::Log);
        }
        QSettings settings(settingsPath(), QSettings::IniFormat);
        MainWindow window(m_parts.context(), settings, {}); // which has no such page
        window.show();
        QCOMPARE(window.page(), Page::Compare);
        QVERIFY(!window.findChild<NavigationRail *>()->isVisible());
    }
};

QTEST_MAIN(TestNavigation)
#include "tst_navigation.moc"
