// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>

class QActionGroup;
class QLabel;
class QSettings;

namespace phonoscope {

class ComparePage;

/// The window: menus, the page, the status line; remembers itself in the settings it is given.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \a settings must outlive the window; it is written when the window closes. \a engine is named in the
    /// status line and in About.
    MainWindow(const CompareContext &context, QSettings &settings, const QString &engine,
               QWidget *parent = nullptr);

    ComparePage *comparePage() const { return m_page; }

    /// Fills the page in, as the command line asks; what is empty stays as it is. Returns false if there is
    /// no such language.
    bool prefill(const QString &reference, const QString &spoken, const QString &lang);

    void setTheme(ThemeMode mode);
    ThemeMode theme() const { return m_theme; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeKeyboardAction(QMenu &view);
    void makeThemeMenu(QMenu &view);
    void makeHelpMenu();
    void toggleFullScreen(bool on);
    void showHelp();
    void showAbout();
    void restore();
    void restoreKeyboard();
    void remember() const;

    QSettings &m_settings;
    QString m_engine;
    ComparePage *m_page;
    QLabel *m_status;
    QActionGroup *m_themes = nullptr;
    ThemeMode m_theme = ThemeMode::System;
};

} // namespace phonoscope
