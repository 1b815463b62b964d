// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window in its states, to be looked at: ui_gallery FOLDER [light|dark] [small]
// [results|question|saved|cache|log|settings]
// small: a window of 960 by 640; results: the states of an answer only; question: those of a question; saved:
// those of a comparison that was opened, and of what is heard
#include "app/desktop/program.h"
#include "core/ipa/ipachart.h"
#include "core/ipa/xsampa.h"
#include "core/phonemes/cache/missingquestions.h"
#include "tests/speech/fakeoutput.h"
#include "tests/ui/samplecomparison.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/ipakeyboard/ipakeyboard.h"
#include "ui/ipakeyboard/symbolview.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/filterchips.h"
#include "ui/window/helpdialogs.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

QString longText(int words)
{
    static const QStringList some{u"the"_s,  u"quick"_s, u"brown"_s, u"fox"_s,   u"jumps"_s,
                                  u"over"_s, u"lazy"_s,  u"dogs"_s,  u"while"_s, u"everybody"_s};
    QStringList text;
    for (int i = 0; i < words; ++i)
        text.append(some[i % some.size()]);
    return text.join(u' ');
}

class Gallery
{
public:
    Gallery(Program &program, const QString &folder, ThemeMode theme, bool isSmall)
        : m_program(program), m_folder(folder), m_theme(theme), m_isSmall(isSmall)
    {
    }

    MainWindow &window()
    {
        m_window.reset();
        QFile::remove(m_temporary.filePath(u"s.ini"_s));
        m_settings = std::make_unique<QSettings>(m_temporary.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_keeper = std::make_unique<SettingsKeeper>(*m_settings, nullptr);
        CompareContext context = m_program.context();
        context.findTeacherReference = {}; // what the person at this machine has kept is not for pictures
        context.keepTeacherReference = {};
        context.teacherReferencesProblem = [this] { return m_problem; };
        context.speaker = &m_speaker; // whatever this machine plays on
        m_window = std::make_unique<MainWindow>(context, *m_settings, m_program.engineVersion(), pages());
        m_window->setTheme(m_theme);
        if (m_isSmall)
            m_window->resize(960, 640);
        m_window->show();
        return *m_window;
    }

    void compare(const QString &reference, const QString &spoken, const QString &lang)
    {
        MainWindow &shown = window();
        shown.prefill(reference, spoken, lang);
        QSignalSpy spy(shown.comparePage(), &ComparePage::statusChanged);
        shown.comparePage()->compareNow();
        spy.wait(5000);
    }

    void save(const QString &name, QWidget *widget = nullptr)
    {
        QTest::qWait(80);
        const QString mode = m_theme == ThemeMode::Dark ? u"dark"_s : u"light"_s;
        (widget ? widget : m_window.get())
            ->grab()
            .save(QDir(m_folder).filePath(name + u'-' + mode + u".png"_s));
    }

    /// What a teacher does to \a column.
    void edit(int column, Qt::Key key)
    {
        AlignmentView *view = current().comparePage()->alignment();
        view->setFocus();
        view->selectColumn(column);
        for (QAction *action : view->actions()) {
            if (action->shortcut() == QKeySequence(key))
                action->trigger();
        }
    }

    MainWindow &current() { return *m_window; }
    PagesContext pages()
    {
        PagesContext pages = m_program.pages();
        pages.settings = m_keeper.get();
        return pages;
    }
    SettingsKeeper &keeper() { return *m_keeper; }
    void plugAudio(bool in) { m_output->plug(in); }
    /// What is told of the teacher's references in the windows to come.
    void setProblem(const QString &problem) { m_problem = problem; }
    QString filePath(const QString &name) const { return m_temporary.filePath(name); }

private:
    Program &m_program;
    QString m_folder;
    ThemeMode m_theme;
    bool m_isSmall;
    QTemporaryDir m_temporary;
    QString m_problem;
    FakeOutput *m_output = new FakeOutput;
    Speaker m_speaker{SpeechSynthesis::create(*Languages::load()), std::unique_ptr<AudioOutput>(m_output)};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SettingsKeeper> m_keeper;
    std::unique_ptr<MainWindow> m_window;
};

/// The keyboard: every page in a drawer and, where it differs, in less room; a search, X-SAMPA, the focus.
bool showKeyboard(Gallery &gallery)
{
    const auto xsampa = Xsampa::load();
    const auto chart = xsampa ? IpaChart::load(**xsampa) : tl::unexpected(xsampa.error());
    if (!chart)
        return false;
    IpaKeyboard keyboard(*chart, *xsampa);
    keyboard.setSoundAvailable([](const QString &) { return true; });
    keyboard.show();
    using Page = IpaKeyboard::Page;
    const std::pair<Page, QString> pages[] = {{Page::Consonants, u"consonants"_s},
                                              {Page::Vowels, u"vowels"_s},
                                              {Page::Diacritics, u"diacritics"_s},
                                              {Page::Tones, u"tones"_s}};
    for (const QSize size : {QSize(900, 300), QSize(700, 300), QSize(700, 520), QSize(1300, 420)}) {
        keyboard.resize(size);
        for (const auto &[page, name] : pages) {
            keyboard.setPage(page);
            gallery.save(u"keyboard-%1-%2x%3"_s.arg(name).arg(size.width()).arg(size.height()), &keyboard);
        }
    }
    keyboard.resize(900, 300);
    keyboard.setRecentSymbols({u"θ"_s, u"ð"_s, u"ə"_s, u"\u0303"_s, u"ʰ"_s, u"t\u0361ʃ"_s, u"˧˥"_s, u"ŋ"_s,
                               u"ɹ"_s, u"ː"_s, u"ˈ"_s, u"ʔ"_s});
    keyboard.setPlaysOnInsert(true);
    auto *search = keyboard.findChild<QLineEdit *>(u"search"_s);
    auto *xsampaLine = keyboard.findChild<QLineEdit *>(u"xsampa"_s);
    search->setText(u"voiced fricative"_s);
    xsampaLine->setText(u"\"TINk"_s);
    gallery.save(u"keyboard-search"_s, &keyboard);
    search->setText(u"nothing of the kind"_s);
    xsampaLine->setText(u"t#$"_s);
    gallery.save(u"keyboard-nothing"_s, &keyboard);
    keyboard.setPage(Page::Consonants);
    auto *view = keyboard.findChild<SymbolView *>(u"consonants"_s);
    keyboard.activateWindow();
    view->setFocus(Qt::TabFocusReason);
    view->setCurrent(view->positionOf(u"θ"_s));
    gallery.save(u"keyboard-focus"_s, &keyboard);
    return true;
}

/// An answer in several languages, and under a teacher's hand.
void results(Gallery &gallery)
{
    gallery.compare(u"I think the photograph is beautiful today"_s, u"I sink the photography is beautiful"_s,
                    u"en-US"_s);
    gallery.save(u"advice"_s);
    auto *view = gallery.current().comparePage()->alignment();
    view->selectNextError();
    gallery.save(u"advice-column"_s);
    gallery.edit(1, Qt::Key_A);
    gallery.edit(5, Qt::Key_I);
    gallery.edit(7, Qt::Key_M);
    gallery.save(u"edits"_s);
    view->selectColumn(1);
    gallery.save(u"edits-accepted"_s);
    gallery.compare(u"present"_s, u"present"_s, u"en-US"_s);
    gallery.current().comparePage()->alignment()->setAttempt(sample::marked(), 0);
    gallery.save(u"marks"_s);

    gallery.compare(u"Người Việt Nam"_s, u"Ngươi Viết nằm"_s, u"vi"_s);
    gallery.current().comparePage()->setAdviceLanguage(AdviceLanguage::Vietnamese);
    gallery.save(u"vi"_s);
    gallery.current().comparePage()->alignment()->selectNextError();
    gallery.save(u"vi-column"_s);
    gallery.compare(u"你好世界"_s, u"你号四街"_s, u"zh"_s);
    gallery.save(u"zh"_s);
    gallery.compare(u"Je voudrais un bon café"_s, u"Je voudrai un beau cafe"_s, u"fr"_s);
    gallery.save(u"fr"_s);
    gallery.compare(u"こんにちは"_s, u"こんばんは"_s, u"ja"_s);
    gallery.current().comparePage()->alignment()->selectNextError();
    gallery.save(u"ja"_s);
}

/// The question's side: the teacher's IPA, what is accepted, IPA as what was said, in much room and little.
void showQuestion(Gallery &gallery)
{
    for (const QSize size : {QSize(1360, 900), QSize(960, 640)}) {
        const auto save = [&gallery, size](const QString &state) {
            gallery.save(u"question-%1-%2x%3"_s.arg(state).arg(size.width()).arg(size.height()));
        };
        const auto press = [&gallery](const QString &name) {
            gallery.current().findChild<QAbstractButton *>(name)->click();
        };
        const auto edit = [&gallery](const QString &name, const QString &text) {
            gallery.current().findChildren<QLineEdit *>(name).last()->setText(text);
            QTest::qWait(600);
        };
        gallery.window().resize(size);
        save(u"empty"_s);
        gallery.compare(u"I think three free trees"_s, u"I sink tree free threes"_s, u"en-US"_s);
        gallery.current().resize(size);
        save(u"result"_s);
        press(u"alsoAccept"_s);
        save(u"accept-first"_s);
        press(u"en-GB"_s);
        press(u"addAlternative"_s);
        edit(u"alternative"_s, u"aɪ sɪŋk θɹiː fɹiː tɹiːz"_s);
        press(u"addAlternative"_s);
        edit(u"alternative"_s, u"aɪ sɪŋk"_s);
        save(u"accept"_s);
        edit(u"alternative"_s, u"aɪ sɪŋk tɹiː fɹiː tɹiːz"_s);
        press(u"alsoAccept"_s);
        save(u"accepted"_s);
        edit(u"referenceIpa"_s, u"aɪ θɪŋk tɹiː fɹiː tɹiːz"_s);
        save(u"teacher"_s);
        edit(u"referenceIpa"_s, u"aɪ θɪŋk"_s);
        save(u"problem"_s);
        press(u"useEnginesIpa"_s);
        gallery.current().comparePage()->question()->setSpokenIsIpa(true);
        QTest::qWait(600);
        save(u"ipa"_s);
        gallery.current().comparePage()->question()->spoken()->setSentence(u"12"_s);
        QTest::qWait(600);
        save(u"ipa-problem"_s);
    }
}

/// A comparison that was opened, with all that was laid down; sounds to be heard; what became of the store.
void showSaved(Gallery &gallery)
{
    const QString path = gallery.filePath(u"lesson.phonoscope"_s);
    gallery.compare(u"I think three free trees"_s, u"I sink tree free threes"_s, u"en-US"_s);
    ComparePage *page = gallery.current().comparePage();
    gallery.current().findChild<QAbstractButton *>(u"en-GB"_s)->click();
    gallery.current().findChild<QAbstractButton *>(u"addAlternative"_s)->click();
    gallery.current().findChild<QLineEdit *>(u"alternative"_s)->setText(u"aɪ sɪŋk θɹiː fɹiː tɹiːz"_s);
    gallery.current().findChild<QLineEdit *>(u"referenceIpa"_s)->setText(u"aɪ θɪŋk tɹiː fɹiː tɹiːz"_s);
    page->question()->setSpokenIsIpa(true);
    page->question()->spoken()->setSentence(u"aɪ sɪŋk tɹiː fɹiː θɹiːz"_s);
    QTest::qWait(900);
    gallery.edit(1, Qt::Key_A);
    gallery.edit(4, Qt::Key_I);
    page->setAskWhereToSave([path](QWidget *) { return path; });
    page->saveComparison();

    page = gallery.window().comparePage();
    page->setAskWhichToOpen([path](QWidget *) { return path; });
    page->openComparison();
    gallery.save(u"opened"_s);
    page->edits()->stack()->undo();
    page->edits()->stack()->undo();
    gallery.save(u"opened-undone"_s);
    page->alignment()->selectNextError();
    gallery.save(u"heard"_s);
    gallery.plugAudio(false);
    gallery.save(u"heard-no-device"_s);
    gallery.plugAudio(true);
    gallery.compare(u"think string"_s, u"ink sting"_s, u"en-US"_s);
    gallery.current().comparePage()->alignment()->selectColumn(0);
    gallery.save(u"heard-one"_s);

    gallery.setProblem(u"The teacher\u2019s references could not be read and were set aside as "
                       u"/home/you/.local/share/phonoscope/teacher.sqlite.damaged. A new file was begun."_s);
    gallery.compare(u"I think three free trees"_s, u"I sink tree free threes"_s, u"en-US"_s);
    gallery.save(u"store-problem"_s);
    gallery.setProblem({});
    gallery.compare(u"漢字 かな"_s, u"かな"_s, u"ja"_s);
    gallery.save(u"not-scored"_s);
}

/// Lines of every kind, the whole of one of them, and none that are asked for.
void showLog(Gallery &gallery)
{
    gallery.window().showPage(MainWindow::Page::Log);
    gallery.save(u"log-empty"_s);
    LogBook &book = *gallery.pages().log;
    const auto add = [&book](LogLevel level, const char *category, const QString &text) {
        book.append(level, QLatin1StringView(category), text, QDateTime(QDate(2026, 5, 4), QTime(13, 5, 59)));
    };
    for (int i = 1; i <= 40; ++i) {
        add(LogLevel::Debug, "phonoscope.network",
            u"request %1 POST http://127.0.0.1:8765/ipav3 47 bytes"_s.arg(i));
        add(LogLevel::Debug, "phonoscope.network", u"request %1 status 200 after 903 ms, 81 bytes"_s.arg(i));
        add(LogLevel::Debug, "phonoscope.cache", u"kept, 12 entries, 9,412 bytes"_s);
    }
    add(LogLevel::Info, "phonoscope.similarity", u"end attempts=1 elapsed_ms=904.1 requests=2"_s);
    add(LogLevel::Warning, "phonoscope.cache", u"an answer could not be written to the store"_s);
    add(LogLevel::Error, "phonoscope.program",
        u"The teacher's references could not be read and were set aside. "_s.repeated(6));
    add(LogLevel::Warning, "qt.svg", u"Could not parse a path"_s);
    QTest::qWait(50);
    gallery.save(u"log"_s);
    auto *lines = gallery.current().findChild<QTableView *>(u"lines"_s);
    lines->setFocus(Qt::TabFocusReason);
    lines->selectRow(lines->model()->rowCount() - 2);
    gallery.save(u"log-line"_s);
    gallery.current().findChild<FilterChips *>()->chip(0)->setChecked(true);
    gallery.current().findChild<QAbstractButton *>(u"pause"_s)->setChecked(true);
    gallery.save(u"log-filtered"_s);
    gallery.current().findChild<QLineEdit *>(u"search"_s)->setText(u"nothing of the kind"_s);
    gallery.save(u"log-none"_s);
}

/// All of the settings, without a service and with one that wants much; what is wrong with some.
void showSettings(Gallery &gallery)
{
    gallery.window().showPage(MainWindow::Page::Settings);
    gallery.save(u"settings-empty"_s);
    ProgramSettings settings = gallery.keeper().settings();
    settings.address = u"https://phonemes.example.org/school/ipav3"_s;
    gallery.keeper().set(settings);
    settings = gallery.keeper().settings();
    settings.service.token = u"a-token-of-some-length"_s;
    settings.service.headers = {{"X-Class", "7b"}, {"X-Api-Key", "0123456789"}};
    settings.proxy.choice = ProxyChoice::Own;
    settings.proxy.host = u"proxy.example.org"_s;
    settings.proxy.user = u"teacher"_s;
    gallery.keeper().set(settings);
    gallery.save(u"settings"_s);
    auto *page = gallery.current().pageWidget(MainWindow::Page::Settings);
    auto *bar = page->findChild<QScrollArea *>()->verticalScrollBar();
    for (int part = 1; part <= 4; ++part) {
        bar->setValue(part * bar->maximum() / 4);
        gallery.save(u"settings-%1"_s.arg(part));
    }
    bar->setValue(0);
    const auto type = [page](const QString &name, const QString &text) {
        auto *field = page->findChild<QLineEdit *>(name);
        field->setText(text);
        field->setModified(true);
        Q_EMIT field->editingFinished();
    };
    type(u"address"_s, u"phonemes.example.org"_s);
    type(u"token"_s, u"Bearer with blanks"_s);
    type(u"headerName"_s, u"Authorization"_s);
    type(u"authorities"_s, u"/etc/hostname"_s);
    gallery.save(u"settings-problems"_s);
}

/// Answers kept: none, many, those that are searched for; sentences that wait.
void showCache(Gallery &gallery)
{
    gallery.window().showPage(MainWindow::Page::Answers);
    QTest::qWait(300);
    gallery.save(u"cache-empty"_s);
    AnswerStore &store = *gallery.pages().store;
    const qint64 now = wallClockNow();
    for (int i = 0; i < 1'200; ++i) {
        Transcription transcription;
        transcription.provider = u"service"_s;
        transcription.engine = i % 3 == 0 ? u"espeak-ng 1.51"_s : u"phonemes.example.org"_s;
        transcription.lang = i % 5 == 0 ? u"vi"_s : u"en-US"_s;
        transcription.words = {{.text = u"word"_s, .ipa = u"wɜːd"_s}};
        transcription.ipa = u"wɜːd"_s;
        const QString text = longText(3 + i % 14) + u' ' + QString::number(i);
        transcription.text = text;
        store.insert({.key = {u"service http://127.0.0.1:8765/ipav3"_s,
                              {.text = text, .lang = transcription.lang, .mode = true}},
                      .transcription = transcription,
                      .answeredMs = now - qint64{i} * i * 60'000});
    }
    for (const auto &text :
         {u"The quick brown fox"_s, u"An <b>odd</b> & long sentence"_s, u"Người Việt Nam"_s})
        gallery.pages().cache->missing().note({.key = {u"service http://127.0.0.1:8765/ipav3"_s,
                                                       {.text = text, .lang = u"en-US"_s, .mode = true}},
                                               .provider = u"service"_s,
                                               .endpoint = u"http://127.0.0.1:8765/ipav3"_s,
                                               .sinceMs = now});
    gallery.current().showPage(MainWindow::Page::Compare);
    gallery.compare(u"I think three free trees"_s, u"I sink tree free threes"_s, u"en-US"_s);
    gallery.current().showPage(MainWindow::Page::Answers);
    QTest::qWait(800);
    gallery.save(u"cache"_s);
    auto *entries = gallery.current().findChild<QTableView *>(u"entries"_s);
    entries->setFocus(Qt::TabFocusReason);
    entries->selectRow(1);
    gallery.save(u"cache-chosen"_s);
    gallery.current().findChild<QAbstractButton *>(u"forgetMissing"_s)->click();
    gallery.current().findChild<QAbstractButton *>(u"remove"_s)->click();
    QTest::qWait(500);
    gallery.save(u"cache-removed"_s);
    gallery.current()
        .pageWidget(MainWindow::Page::Answers)
        ->findChild<QLineEdit *>(u"search"_s)
        ->setText(u"nothing of the kind"_s);
    QTest::qWait(500);
    gallery.save(u"cache-none"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit()); // not what the person at this machine has kept
    QSettings settings(home.filePath(u"program.ini"_s), QSettings::IniFormat);
    auto program = Program::create(settings, nullptr);
    if (!program || arguments.size() < 2)
        return 1;
    const bool dark = arguments.contains(u"dark"_s);
    Gallery gallery(**program, arguments[1], dark ? ThemeMode::Dark : ThemeMode::Light,
                    arguments.contains(u"small"_s));
    if (arguments.contains(u"saved"_s)) {
        showSaved(gallery);
        return 0;
    }
    if (arguments.contains(u"log"_s)) {
        showLog(gallery);
        return 0;
    }
    if (arguments.contains(u"cache"_s)) {
        showCache(gallery);
        return 0;
    }
    if (arguments.contains(u"settings"_s)) {
        showSettings(gallery);
        return 0;
    }
    results(gallery);
    if (arguments.contains(u"results"_s))
        return 0;

    showQuestion(gallery);
    if (arguments.contains(u"question"_s))
        return 0;
    showSaved(gallery);
    gallery.window();
    gallery.save(u"empty"_s);

    const QString reference = u"I think three free trees"_s;
    const QString spoken = u"I sink tree free threes"_s;
    gallery.compare(reference, spoken, u"en-US"_s);
    gallery.save(u"result"_s);
    gallery.current().comparePage()->alignment()->setFocus();
    gallery.current().comparePage()->alignment()->selectNextError();
    gallery.save(u"selected"_s);

    auto *question = gallery.current().comparePage()->question();
    question->provider()->setEndpoint(u"http://127.0.0.1:1/ipav3"_s);
    question->provider()->setProviderId(u"service"_s);
    gallery.current().comparePage()->compareNow();
    QTest::qWait(500);
    gallery.save(u"error"_s);

    gallery.compare(longText(60), longText(60).replace(u"the "_s, u"de "_s), u"en-US"_s);
    gallery.save(u"long"_s);
    gallery.compare(u"Người Việt Nam"_s, u"Ngươi Viết nằm"_s, u"vi"_s);
    gallery.save(u"tones"_s);
    gallery.compare(u"string of pearls and gold"_s, u"strings the pearl an old hat"_s, u"en-US"_s);
    gallery.save(u"mixed"_s);

    for (const auto &[name, sample] :
         {std::pair{u"types"_s, sample::everyType()}, std::pair{u"stacked"_s, sample::stackedMarks()}}) {
        gallery.compare(reference, spoken, u"en-US"_s);
        gallery.current().comparePage()->alignment()->setAttempt(sample, 0);
        gallery.save(name);
    }
    gallery.window();
    QDialog *help = makeScoreHelp(&gallery.current());
    help->show();
    gallery.save(u"help"_s, help);
    QDialog *about = makeAbout((*program)->engineVersion(), &gallery.current());
    about->show();
    gallery.save(u"about"_s, about);
    return showKeyboard(gallery) ? 0 : 1;
}
