// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"
#include "ui/widgets/theme.h"
#include "ui/window/pagescontext.h"

#include <QHash>
#include <QMainWindow>

class QAction;
class QActionGroup;
class QLabel;
class QSettings;
class QStackedWidget;
class QUndoGroup;

namespace phonoscope {

class ComparePage;
class NavigationRail;

/// The window: menus, the pages, the status line; remembers itself in the settings it is given.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum class Page { Compare, Answers, Log, Settings };

    /// \a settings must outlive the window; it is written when the window closes. \a engine is named in the
    /// status line and in About.
    MainWindow(const CompareContext &context, QSettings &settings, const QString &engine,
               PagesContext pages = {}, QWidget *parent = nullptr);

    ComparePage *comparePage() const { return m_page; }

    /// Shows \a page, which is made if it was not shown before. Nothing happens if there is no such page.
    void showPage(Page page);
    Page page() const { return m_shown; }
    bool hasPage(Page page) const;
    /// Null for a page that was not shown yet.
    QWidget *pageWidget(Page page) const;

    /// Fills the page in, as the command line asks; what is empty stays as it is. Returns false if there is
    /// no such language.
    bool prefill(const QString &reference, const QString &spoken, const QString &lang);

    void setTheme(ThemeMode mode);
    ThemeMode theme() const { return m_theme; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makePage(Page page);
    void makePages();
    QAction *ofComparison(QAction *action, bool needsAnswer = false);
    void updateActions();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makePageActions(QMenu &view);
    void makeKeyboardAction(QMenu &view);
    void makeThemeMenu(QMenu &view);
    void makeHelpMenu();
    void toggleFullScreen(bool on);
    void showHelp();
    void showAbout();
    void restore();
    void restoreAddress();
    void restoreKeyboard();
    void remember() const;

    QSettings &m_settings;
    QString m_engine;
    PagesContext m_context;
    ComparePage *m_page;
    NavigationRail *m_rail;
    QStackedWidget *m_stack;
    QHash<Page, QWidget *> m_pages; ///< those that were shown
    Page m_shown = Page::Compare;
    QLabel *m_status;
    QUndoGroup *m_undo;
    /// What is done to the comparison: only while it is shown, the second ones only to an answer.
    QList<QAction *> m_comparisonActions;
    QList<QAction *> m_answerActions;
    QActionGroup *m_themes = nullptr;
    ThemeMode m_theme = ThemeMode::System;
};

} // namespace phonoscope
