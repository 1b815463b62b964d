// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/phonemes/cache/answerstore.h"
#include "ui/alignment/alignmentview.h"
#include "ui/cache/cachepage.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/ipadrawer.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/log/logpage.h"
#include "ui/settings/settingskeeper.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/icons.h"
#include "ui/window/helpdialogs.h"
#include "ui/window/navigationrail.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUndoGroup>

#include <algorithm>

namespace phonoscope {

namespace {

namespace keys {
const auto geometry = QStringLiteral("window/geometry");
const auto state = QStringLiteral("window/state");
const auto theme = QStringLiteral("window/theme");
const auto page = QStringLiteral("window/page");
const auto splitter = QStringLiteral("compare/splitter");
const auto lang = QStringLiteral("compare/language");
const auto provider = QStringLiteral("compare/provider");
const auto endpoint = QStringLiteral("compare/endpoint");
const auto strictness = QStringLiteral("compare/strictness");
const auto zoom = QStringLiteral("compare/zoom");
const auto adviceLanguage = QStringLiteral("compare/adviceLanguage");
const auto spokenIsIpa = QStringLiteral("compare/spokenIsIpa");
const auto keyboardOpen = QStringLiteral("ipaKeyboard/open");
const auto recentSymbols = QStringLiteral("ipaKeyboard/recentSymbols");
const auto playsOnInsert = QStringLiteral("ipaKeyboard/playsOnInsert");
const auto typesXsampa = QStringLiteral("ipaKeyboard/typesXsampa");
} // namespace keys

constexpr QSize firstSize{1360, 900};
const auto defaultLanguage = QStringLiteral("en-US");

int bounded(const QVariant &value, int low, int high, int otherwise)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber && number >= low && number <= high ? number : otherwise;
}

} // namespace

MainWindow::MainWindow(const CompareContext &context, QSettings &settings, const QString &engine,
                       PagesContext pages, QWidget *parent)
    : QMainWindow(parent), m_settings(settings), m_engine(engine), m_context(std::move(pages)),
      m_page(new ComparePage(context, this)), m_rail(new NavigationRail(this)),
      m_stack(new QStackedWidget(this)), m_status(new QLabel(this)), m_undo(new QUndoGroup(this))
{
    setWindowTitle(tr("Phonoscope"));
    setWindowIcon(applicationIcon());
    makePages();
    setMinimumSize(960, 540);
    m_status->setTextFormat(Qt::PlainText);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(12, 0, 12, 4);
    statusBar()->addWidget(m_status, 1);
    connect(m_page, &ComparePage::statusChanged, this,
            [this](const QString &status) { m_status->setText(status.isEmpty() ? m_engine : status); });
    m_status->setText(m_engine);
    if (m_context.store)
        connect(m_context.store, &AnswerStore::problem, m_page, &ComparePage::tellProblem);
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeHelpMenu();
    connect(m_page->alignment(), &AlignmentView::contentChanged, this, &MainWindow::updateActions);
    restore();
    updateActions();
    if (m_shown == Page::Compare)
        m_page->question()->reference()->setFocus();
}

void MainWindow::makePages()
{
    m_rail->setObjectName(QStringLiteral("rail"));
    const auto add = [this](Page page, const QString &name, const char *icon, bool atEnd = false) {
        if (hasPage(page))
            m_rail->addPage(static_cast<int>(page), name, QLatin1StringView(icon), atEnd);
    };
    add(Page::Compare, tr("Compare"), "page-compare");
    add(Page::Answers, tr("Answers"), "page-answers");
    add(Page::Log, tr("Log"), "page-log");
    add(Page::Settings, tr("Settings"), "page-settings", true);
    connect(m_rail, &NavigationRail::chosen, this, [this](int id) { showPage(static_cast<Page>(id)); });
    m_pages.insert(Page::Compare, m_page);
    m_stack->addWidget(m_page);
    m_undo->addStack(m_page->edits()->stack());

    auto *content = new QWidget(this);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(m_stack, 1);
    setCentralWidget(content);
}

bool MainWindow::hasPage(Page page) const
{
    switch (page) {
    case Page::Compare:
        return true;
    case Page::Log:
        return m_context.log != nullptr;
    case Page::Settings:
        return m_context.settings != nullptr;
    case Page::Answers:
        return m_context.cache != nullptr;
    }
    return false;
}

QWidget *MainWindow::makePage(Page page)
{
    switch (page) {
    case Page::Compare:
        return m_page;
    case Page::Log:
        return new LogPage(*m_context.log, m_context.recordDetails, this);
    case Page::Settings:
        return new SettingsPage(*m_context.settings, m_context.checkService, this);
    case Page::Answers:
        return new CachePage({.cache = *m_context.cache,
                              .store = m_context.store,
                              .settings = m_context.settings,
                              .provider = [this] { return m_page->question()->provider()->provider(); }},
                             this);
    }
    return nullptr;
}

QWidget *MainWindow::pageWidget(Page page) const
{
    return m_pages.value(page);
}

void MainWindow::showPage(Page page)
{
    if (!hasPage(page))
        return;
    QWidget *&widget = m_pages[page];
    if (!widget) {
        widget = makePage(page);
        m_stack->addWidget(widget);
    }
    m_shown = page;
    m_rail->setCurrent(static_cast<int>(page));
    // The keyboard does not stay behind on a page that is out of sight.
    const bool takesFocus = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(widget);
    if (takesFocus)
        (widget->focusWidget() ? widget->focusWidget() : widget)->setFocus();
    updateActions();
}

/// Marks \a action as one that is done to the comparison, or to its answer.
QAction *MainWindow::ofComparison(QAction *action, bool needsAnswer)
{
    (needsAnswer ? m_answerActions : m_comparisonActions).append(action);
    return action;
}

void MainWindow::updateActions()
{
    const bool isShown = m_shown == Page::Compare;
    const bool hasAnswer = isShown && !m_page->alignment()->isEmpty();
    for (QAction *action : std::as_const(m_comparisonActions))
        action->setEnabled(isShown);
    for (QAction *action : std::as_const(m_answerActions))
        action->setEnabled(hasAnswer);
    m_undo->setActiveStack(isShown ? m_page->edits()->stack() : nullptr);
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    auto *compare = ofComparison(menu->addAction(tr("&Compare"), m_page, &ComparePage::compareNow));
    compare->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    menu->addSeparator();
    auto *open = menu->addAction(tr("&Open Comparison\u2026"), m_page, &ComparePage::openComparison);
    open->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_O));
    if (m_page->canOpenComparisons())
        ofComparison(open);
    else
        open->setEnabled(false);
    ofComparison(menu->addAction(tr("&Save Comparison\u2026"), m_page, &ComparePage::saveComparison), true)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    ofComparison(menu->addAction(tr("Save &Picture\u2026"), m_page, &ComparePage::savePicture), true)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    menu->addSeparator();
    auto *quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    // Without a desktop's own table there is no standard key to quit.
    quit->setShortcuts(QKeySequence::keyBindings(QKeySequence::Quit).isEmpty()
                           ? QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_Q)}
                           : QKeySequence::keyBindings(QKeySequence::Quit));
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    // A text field that has the keyboard takes these keys for itself.
    auto *undo = m_undo->createUndoAction(menu, tr("&Undo"));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    auto *redo = m_undo->createRedoAction(menu, tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addActions({undo, redo});
    menu->addSeparator();
    ofComparison(menu->addAction(tr("Copy &Alignment"), m_page->alignment(), &AlignmentView::copyText), true)
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->addSeparator();
    QuestionPanel *question = m_page->question();
    ofComparison(menu->addAction(tr("&Swap Reference and Spoken"), question, &QuestionPanel::swapSentences))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
    ofComparison(menu->addAction(tr("C&lear Both Sentences"), question, &QuestionPanel::clearSentences))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete));
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    makePageActions(*menu);
    AlignmentView *view = m_page->alignment();
    QList<QKeySequence> larger = QKeySequence::keyBindings(QKeySequence::ZoomIn);
    larger.append(QKeySequence(Qt::CTRL | Qt::Key_Equal));
    ofComparison(menu->addAction(tr("&Larger"), view, &AlignmentView::zoomIn))->setShortcuts(larger);
    ofComparison(menu->addAction(tr("&Smaller"), view, &AlignmentView::zoomOut))
        ->setShortcut(QKeySequence::ZoomOut);
    ofComparison(menu->addAction(tr("&Original Size"), view, &AlignmentView::resetZoom))
        ->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_0));
    menu->addSeparator();
    ofComparison(menu->addAction(tr("&Next Error"), view, &AlignmentView::selectNextError))
        ->setShortcut(QKeySequence(Qt::Key_F8));
    ofComparison(menu->addAction(tr("&Previous Error"), view, &AlignmentView::selectPreviousError))
        ->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8));
    menu->addSeparator();
    makeKeyboardAction(*menu);
    makeThemeMenu(*menu);
    auto *fullScreen = menu->addAction(tr("&Full Screen"));
    fullScreen->setCheckable(true);
    fullScreen->setShortcut(QKeySequence(Qt::Key_F11));
    connect(fullScreen, &QAction::toggled, this, &MainWindow::toggleFullScreen);
}

void MainWindow::makePageActions(QMenu &view)
{
    int number = 0;
    for (const auto &[page, name] :
         {std::pair{Page::Compare, tr("&Compare")}, std::pair{Page::Answers, tr("&Answers Kept")},
          std::pair{Page::Log, tr("Lo&g")}, std::pair{Page::Settings, tr("S&ettings")}}) {
        if (!hasPage(page))
            continue;
        view.addAction(name, this, [this, shown = page] { showPage(shown); })
            ->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number++)));
    }
    m_rail->setVisible(number > 1);
    view.addSeparator();
}

void MainWindow::makeKeyboardAction(QMenu &view)
{
    QuestionPanel *question = m_page->question();
    if (!question->keyboardDrawer())
        return;
    QAction *action = ofComparison(view.addAction(tr("IPA &Keyboard")));
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(action, &QAction::toggled, question, &QuestionPanel::setKeyboardOpen);
    connect(question, &QuestionPanel::keyboardToggled, action, &QAction::setChecked);
}

void MainWindow::makeThemeMenu(QMenu &view)
{
    QMenu *menu = view.addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    for (const auto &[mode, name] :
         {std::pair{ThemeMode::System, tr("&System")}, std::pair{ThemeMode::Light, tr("&Light")},
          std::pair{ThemeMode::Dark, tr("&Dark")}}) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        m_themes->addAction(action);
    }
    connect(m_themes, &QActionGroup::triggered, this,
            [this](QAction *action) { setTheme(static_cast<ThemeMode>(action->data().toInt())); });
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("&How the Score Is Counted"), this, &MainWindow::showHelp)
        ->setShortcut(QKeySequence::HelpContents);
    menu->addSeparator();
    menu->addAction(tr("&About Phonoscope"), this, &MainWindow::showAbout);
}

void MainWindow::toggleFullScreen(bool on)
{
    setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::showHelp()
{
    makeScoreHelp(this)->open();
}

void MainWindow::showAbout()
{
    makeAbout(m_engine, this)->open();
}

void MainWindow::setTheme(ThemeMode mode)
{
    m_theme = mode;
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
    if (auto *application = qobject_cast<QApplication *>(QCoreApplication::instance()))
        applyTheme(*application, mode);
}

bool MainWindow::prefill(const QString &reference, const QString &spoken, const QString &lang)
{
    const bool known = lang.isEmpty() || m_page->question()->language()->setTag(lang);
    if (!reference.isEmpty())
        m_page->question()->reference()->setSentence(reference);
    if (!spoken.isEmpty()) {
        m_page->question()->setSpokenIsIpa(false);
        m_page->question()->spoken()->setSentence(spoken);
    }
    return known;
}

void MainWindow::restore()
{
    setTheme(static_cast<ThemeMode>(bounded(m_settings.value(keys::theme), 0, 2, 0)));
    if (!restoreGeometry(m_settings.value(keys::geometry).toByteArray()))
        resize(firstSize);
    restoreState(m_settings.value(keys::state).toByteArray());
    m_page->splitter()->restoreState(m_settings.value(keys::splitter).toByteArray());

    QuestionPanel *question = m_page->question();
    if (!question->language()->setTag(m_settings.value(keys::lang, defaultLanguage).toString()))
        question->language()->setTag(defaultLanguage);
    restoreAddress();
    question->provider()->setProviderId(m_settings.value(keys::provider).toString());
    restoreKeyboard();
    m_page->setStrictness(static_cast<Strictness>(
        bounded(m_settings.value(keys::strictness), 0, 2, static_cast<int>(Strictness::Standard))));
    if (const auto language = adviceLanguageFromName(m_settings.value(keys::adviceLanguage).toString()))
        m_page->setAdviceLanguage(*language);
    bool isNumber = false;
    const double zoom = m_settings.value(keys::zoom).toDouble(&isNumber);
    if (isNumber)
        m_page->alignment()->setZoom(zoom);
    showPage(
        static_cast<Page>(bounded(m_settings.value(keys::page), 0, static_cast<int>(Page::Settings), 0)));
}

/// The address is one, wherever it is typed.
void MainWindow::restoreAddress()
{
    ProviderChooser *provider = m_page->question()->provider();
    SettingsKeeper *keeper = m_context.settings;
    if (!keeper) {
        provider->setEndpoint(m_settings.value(keys::endpoint).toString());
        return;
    }
    provider->setEndpoint(keeper->settings().address);
    connect(provider, &ProviderChooser::endpointChosen, keeper, &SettingsKeeper::setAddress);
    connect(keeper, &SettingsKeeper::changed, provider,
            [provider](const ProgramSettings &settings) { provider->setEndpoint(settings.address); });
}

void MainWindow::restoreKeyboard()
{
    QuestionPanel *question = m_page->question();
    question->setSpokenIsIpa(m_settings.value(keys::spokenIsIpa).toBool());
    IpaDrawer *drawer = question->keyboardDrawer();
    if (!drawer)
        return;
    drawer->setRecentSymbols(m_settings.value(keys::recentSymbols).toStringList());
    drawer->setPlaysOnInsert(m_settings.value(keys::playsOnInsert).toBool());
    question->setTypesXsampa(m_settings.value(keys::typesXsampa).toBool());
    question->setKeyboardOpen(m_settings.value(keys::keyboardOpen).toBool());
}

void MainWindow::remember() const
{
    const QuestionPanel *question = m_page->question();
    m_settings.setValue(keys::theme, static_cast<int>(m_theme));
    m_settings.setValue(keys::page, static_cast<int>(m_shown));
    m_settings.setValue(keys::geometry, saveGeometry());
    m_settings.setValue(keys::state, saveState());
    m_settings.setValue(keys::splitter, m_page->splitter()->saveState());
    m_settings.setValue(keys::lang, question->language()->tag());
    m_settings.setValue(keys::provider, question->provider()->providerId());
    if (!m_context.settings)
        m_settings.setValue(keys::endpoint, question->provider()->endpoint());
    m_settings.setValue(keys::strictness, static_cast<int>(m_page->strictness()));
    m_settings.setValue(keys::zoom, m_page->alignment()->zoom());
    m_settings.setValue(keys::adviceLanguage, adviceLanguageName(m_page->adviceLanguage()));
    m_settings.setValue(keys::spokenIsIpa, question->spokenIsIpa());
    if (const IpaDrawer *drawer = question->keyboardDrawer()) {
        m_settings.setValue(keys::keyboardOpen, question->isKeyboardOpen());
        m_settings.setValue(keys::recentSymbols, drawer->recentSymbols());
        m_settings.setValue(keys::playsOnInsert, drawer->playsOnInsert());
        m_settings.setValue(keys::typesXsampa, question->typesXsampa());
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    constexpr int roomForNames = 1040;
    m_rail->setCompact(width() < roomForNames);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

} // namespace phonoscope
