// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipachart.h"
#include "core/ipa/xsampa.h"
#include "ui/ipakeyboard/ipakeyboard.h"
#include "ui/ipakeyboard/symbolpainter.h"
#include "ui/ipakeyboard/symbolview.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

struct Data
{
    std::shared_ptr<const Xsampa> xsampa;
    std::shared_ptr<const IpaChart> chart;
};

Data load()
{
    Data data;
    if (const auto xsampa = Xsampa::load()) {
        data.xsampa = *xsampa;
        if (const auto chart = IpaChart::load(**xsampa))
            data.chart = *chart;
    }
    return data;
}

/// A window with an editor and the keyboard below it, as a person has it.
struct Shown
{
    QWidget window;
    QLineEdit *editor = new QLineEdit(&window);
    IpaKeyboard *keyboard;
    QSignalSpy inserted;
    QSignalSpy sounds;

    explicit Shown(const Data &data, QSize size = {900, 300})
        : keyboard(new IpaKeyboard(data.chart, data.xsampa, &window)),
          inserted(keyboard, &IpaKeyboard::inserted), sounds(keyboard, &IpaKeyboard::soundRequested)
    {
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(editor);
        layout->addWidget(keyboard, 1);
        keyboard->setFixedSize(size);
        QObject::connect(keyboard, &IpaKeyboard::inserted, editor, &QLineEdit::insert);
        window.show();
        window.activateWindow();
        editor->setFocus();
    }

    SymbolView *view(const QString &name) const { return keyboard->findChild<SymbolView *>(name); }
    QLineEdit *search() const { return keyboard->findChild<QLineEdit *>(u"search"_s); }
    QLineEdit *xsampaLine() const { return keyboard->findChild<QLineEdit *>(u"xsampa"_s); }
    QToolButton *speaker() const { return keyboard->findChild<QToolButton *>(u"speaker"_s); }
    QPushButton *button(const QString &text) const
    {
        for (auto *button : keyboard->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    void click(SymbolView *on, const QString &symbol) const
    {
        const int position = on->positionOf(symbol);
        QVERIFY2(position >= 0, qPrintable(symbol));
        QTest::mouseClick(on->viewport(), Qt::LeftButton, {}, on->boxOf(position).center());
    }

    QString lastInserted() const
    {
        return inserted.isEmpty() ? QString() : inserted.last().first().toString();
    }
};

QString currentSymbol(const SymbolView &view)
{
    return view.current() < 0 ? QString() : view.entry(view.current()).inserted;
}

} // namespace

class TestIpaKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_data = load();
        QVERIFY(m_data.chart && m_data.xsampa);
        applyTheme(*qApp, ThemeMode::Light);
    }

    void mouseInsertsAndLeavesTheFocus()
    {
        Shown shown(m_data);
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        shown.click(shown.view(u"consonants"_s), u"θ"_s);
        QTest::mouseClick(shown.button(u"Diacritics"_s), Qt::LeftButton);
        shown.editor->setFocus();
        shown.click(shown.view(u"diacritics"_s), u"\u0303"_s);
        QCOMPARE(shown.editor->text(), u"θ\u0303"_s);
        QCOMPARE(shown.inserted.size(), 2);
        QVERIFY(shown.editor->hasFocus());
    }

    void aDragInsertsNothing()
    {
        Shown shown(m_data);
        SymbolView *view = shown.view(u"consonants"_s);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {},
                          view->boxOf(view->positionOf(u"s"_s)).center());
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {},
                            view->boxOf(view->positionOf(u"z"_s)).center());
        // Where no symbol is.
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(shown.inserted.size(), 0);
    }

    void arrowsMoveInTheChart_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("from");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *page, const QString &from, Qt::Key key, const QString &to) {
            QTest::addRow("%s %s %d", page, qPrintable(from), int(key))
                << QString::fromLatin1(page) << from << key << to;
        };
        row("consonants", u"p"_s, Qt::Key_Right, u"b"_s);
        row("consonants", u"b"_s, Qt::Key_Right, u"t"_s);
        row("consonants", u"t"_s, Qt::Key_Left, u"b"_s);
        row("consonants", u"ʙ"_s, Qt::Key_Right, u"r"_s);
        row("consonants", u"p"_s, Qt::Key_Left, u"p"_s);
        row("consonants", u"p"_s, Qt::Key_Down, u"m"_s);
        row("consonants", u"p"_s, Qt::Key_Up, u"p"_s);
        row("consonants", u"θ"_s, Qt::Key_Up, u"ⱱ"_s);
        row("consonants", u"z"_s, Qt::Key_Down, u"ɮ"_s);
        row("consonants", u"p"_s, Qt::Key_End, u"ʛ"_s);
        row("consonants", u"ʛ"_s, Qt::Key_Home, u"p"_s);
        row("vowels", u"i"_s, Qt::Key_Right, u"y"_s);
        row("vowels", u"y"_s, Qt::Key_Right, u"ɨ"_s);
        row("vowels", u"u"_s, Qt::Key_Down, u"o"_s);
        row("diacritics", u"\u0325"_s, Qt::Key_Down, u"\u030a"_s);
    }

    void arrowsMoveInTheChart()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, from);
        QFETCH(const Qt::Key, key);
        Shown shown(m_data);
        SymbolView *view = shown.view(page);
        shown.keyboard->setPage(page == "vowels"_L1       ? IpaKeyboard::Page::Vowels
                                : page == "diacritics"_L1 ? IpaKeyboard::Page::Diacritics
                                                          : IpaKeyboard::Page::Consonants);
        view->setCurrent(view->positionOf(from));
        QTest::keyClick(view, key);
        QTEST(currentSymbol(*view), "to");
    }

    void everySymbolIsReachedByArrows_data()
    {
        QTest::addColumn<IpaKeyboard::Page>("page");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("size");
        using Page = IpaKeyboard::Page;
        for (const QSize size : {QSize(900, 300), QSize(700, 300), QSize(1300, 500)}) {
            const auto row = [size](Page page, const char *name) {
                QTest::addRow("%s at %d", name, size.width()) << page << QString::fromLatin1(name) << size;
            };
            row(Page::Consonants, "consonants");
            row(Page::Vowels, "vowels");
            row(Page::Diacritics, "diacritics");
            row(Page::Tones, "tones");
        }
    }

    void everySymbolIsReachedByArrows()
    {
        QFETCH(const IpaKeyboard::Page, page);
        QFETCH(const QString, name);
        QFETCH(const QSize, size);
        Shown shown(m_data, size);
        shown.keyboard->setPage(page);
        const SymbolLayout &layout = shown.view(name)->symbolLayout();
        QSet<int> reached{0};
        QList<int> open{0};
        while (!open.isEmpty()) {
            const int from = open.takeLast();
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                const int to = layout.neighbour(from, key);
                if (!reached.contains(to)) {
                    reached.insert(to);
                    open.append(to);
                }
            }
        }
        for (int i = 0; i < static_cast<int>(layout.symbols.size()); ++i)
            QVERIFY2(reached.contains(i), qPrintable(shown.view(name)->entry(i).symbol));
    }

    void keysInsert()
    {
        Shown shown(m_data);
        SymbolView *view = shown.view(u"consonants"_s);
        view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(view, Qt::Key_Return);
        QTest::keyClick(view, Qt::Key_Right);
        QTest::keyClick(view, Qt::Key_Space);
        QTest::keyClick(view, Qt::Key_Enter);
        QCOMPARE(shown.editor->text(), u"pbb"_s);
        QTest::keyClick(view, Qt::Key_Return, Qt::ControlModifier); // the window's
        QCOMPARE(shown.inserted.size(), 3);
    }

    void tabComesToEveryPartOnce()
    {
        Shown shown(m_data);
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        shown.keyboard->setSoundAvailable([](const QString &) { return true; });
        shown.xsampaLine()->setText(u"T"_s); // so that its button is there
        QList<QWidget *> way;
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            way.append(QApplication::focusWidget());
        }
        const QList<QWidget *> wanted{
            shown.button(u"Consonants"_s), shown.search(),          shown.speaker(),
            shown.view(u"consonants"_s),   shown.view(u"recent"_s), shown.xsampaLine(),
            shown.button(u"Insert"_s)};
        QCOMPARE(way, wanted);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), shown.xsampaLine());
    }

    void searchFindsAndInserts()
    {
        Shown shown(m_data);
        shown.keyboard->startSearch();
        QTest::keyClicks(shown.search(), u"dental fric"_s);
        SymbolView *results = shown.view(u"results"_s);
        QVERIFY(results->isVisible());
        QCOMPARE(results->count(), 2);
        QTest::keyClick(shown.search(), Qt::Key_Return);
        QCOMPARE(shown.lastInserted(), u"θ"_s);
        QTest::keyClick(shown.search(), Qt::Key_Down);
        QTest::keyClick(results, Qt::Key_Down);
        QTest::keyClick(results, Qt::Key_Return);
        QCOMPARE(shown.lastInserted(), u"ð"_s);
        QTest::keyClick(shown.search(), Qt::Key_Escape);
        QCOMPARE(shown.search()->text(), QString());
        QVERIFY(shown.view(u"consonants"_s)->isVisible());
    }

    void searchSaysThatNothingIsFound()
    {
        Shown shown(m_data);
        QTest::keyClicks(shown.search(), u"xyzzy"_s);
        SymbolView *results = shown.view(u"results"_s);
        QCOMPARE(results->count(), 0);
        QVERIFY(results->accessibleDescription().contains(u"xyzzy"_s));
        QTest::keyClick(shown.search(), Qt::Key_Return);
        QTest::keyClick(results, Qt::Key_Return);
        QTest::keyClick(results, Qt::Key_Down);
        QCOMPARE(shown.inserted.size(), 0);
    }

    void aPageEndsTheSearch()
    {
        Shown shown(m_data);
        QTest::keyClicks(shown.search(), u"schwa"_s);
        QTest::mouseClick(shown.button(u"Vowels"_s), Qt::LeftButton);
        QVERIFY(shown.view(u"vowels"_s)->isVisible());
        QCOMPARE(shown.search()->text(), QString());
        QCOMPARE(shown.keyboard->page(), IpaKeyboard::Page::Vowels);
    }

    void remembersWhatWasUsed()
    {
        Shown shown(m_data);
        QSignalSpy spy(shown.keyboard, &IpaKeyboard::recentSymbolsChanged);
        SymbolView *view = shown.view(u"consonants"_s);
        for (const QString &symbol : {u"θ"_s, u"ð"_s, u"θ"_s})
            shown.click(view, symbol);
        QCOMPARE(shown.keyboard->recentSymbols(), (QStringList{u"θ"_s, u"ð"_s}));
        QCOMPARE(spy.size(), 3);
        SymbolView *recent = shown.view(u"recent"_s);
        shown.click(recent, u"ð"_s); // nothing moves under the pointer
        QCOMPARE(shown.lastInserted(), u"ð"_s);
        QCOMPARE(shown.keyboard->recentSymbols(), (QStringList{u"θ"_s, u"ð"_s}));
        QCOMPARE(spy.size(), 3);
        for (const QString &symbol :
             {u"p"_s, u"b"_s, u"t"_s, u"d"_s, u"k"_s, u"ɡ"_s, u"m"_s, u"n"_s, u"ŋ"_s, u"s"_s, u"z"_s})
            shown.click(view, symbol);
        QCOMPARE(shown.keyboard->recentSymbols().size(), IpaKeyboard::maxRecent);
        QCOMPARE(shown.keyboard->recentSymbols().first(), u"z"_s);
        QVERIFY(!shown.keyboard->recentSymbols().contains(u"ð"_s));
        QCOMPARE(recent->count(), 12);
    }

    void takesRecentSymbolsFromTheSettings()
    {
        Shown shown(m_data);
        QSignalSpy spy(shown.keyboard, &IpaKeyboard::recentSymbolsChanged);
        QStringList stored{u"θ"_s, u"no symbol"_s, u""_s, u"θ"_s, u"c\u0327"_s};
        for (const ChartEntry &entry : m_data.chart->entries())
            stored.append(entry.inserted);
        shown.keyboard->setRecentSymbols(stored);
        QCOMPARE(shown.keyboard->recentSymbols().size(), IpaKeyboard::maxRecent);
        QCOMPARE(shown.keyboard->recentSymbols().first(2), (QStringList{u"θ"_s, u"ç"_s}));
        QCOMPARE(spy.size(), 0);
    }

    void xsampaIsShownAndInserted()
    {
        Shown shown(m_data);
        auto *ipa = shown.keyboard->findChild<QLabel *>(u"ipa"_s);
        QPushButton *insert = shown.button(u"Insert"_s);
        QVERIFY(!insert->isEnabled());
        QTest::keyClicks(shown.xsampaLine(), u"\"TINk"_s);
        QCOMPARE(ipa->text(), u"ˈθɪŋk"_s);
        QTest::keyClick(shown.xsampaLine(), Qt::Key_Return);
        QCOMPARE(shown.editor->text(), u"ˈθɪŋk"_s);
        QCOMPARE(shown.xsampaLine()->text(), QString());
        QTest::keyClick(shown.xsampaLine(), Qt::Key_Return);
        QCOMPARE(shown.inserted.size(), 1);
        QCOMPARE(shown.keyboard->recentSymbols(), QStringList()); // a word is no symbol
        QTest::keyClicks(shown.xsampaLine(), u"D"_s);
        QTest::mouseClick(insert, Qt::LeftButton);
        QCOMPARE(shown.lastInserted(), u"ð"_s);
        QCOMPARE(shown.keyboard->recentSymbols(), QStringList{u"ð"_s});
    }

    void xsampaSaysWhatItDoesNotKnow()
    {
        Shown shown(m_data);
        auto *ipa = shown.keyboard->findChild<QLabel *>(u"ipa"_s);
        QTest::keyClicks(shown.xsampaLine(), u"t#$"_s);
        QCOMPARE(ipa->text(), u"Unknown: # $"_s);
        QCOMPARE(ipa->accessibleName(), ipa->text());
        QVERIFY(!shown.button(u"Insert"_s)->isEnabled());
        QTest::keyClick(shown.xsampaLine(), Qt::Key_Return);
        QCOMPARE(shown.inserted.size(), 0);
        QCOMPARE(shown.xsampaLine()->text(), u"t#$"_s);
    }

    void saysWhyThereIsNoSound()
    {
        Shown shown(m_data);
        QVERIFY(!shown.speaker()->isEnabled());
        QVERIFY(!shown.speaker()->toolTip().isEmpty());
        shown.keyboard->setSoundAvailable({}, u"No voice is installed."_s);
        QCOMPARE(shown.speaker()->toolTip(), u"No voice is installed."_s);
        QCOMPARE(shown.speaker()->accessibleDescription(), u"No voice is installed."_s);
        shown.keyboard->setPlaysOnInsert(true);
        QVERIFY(!shown.keyboard->playsOnInsert());
        shown.click(shown.view(u"consonants"_s), u"θ"_s);
        QTest::keyClick(shown.view(u"consonants"_s), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.sounds.size(), 0);
        shown.keyboard->setSoundAvailable([](const QString &) { return true; });
        QVERIFY(shown.keyboard->playsOnInsert()); // as it was set
    }

    void playsOnInsertWhereItCan()
    {
        Shown shown(m_data);
        shown.keyboard->setSoundAvailable([](const QString &symbol) { return symbol != u"ð"_s; });
        QSignalSpy switched(shown.keyboard, &IpaKeyboard::playsOnInsertChanged);
        SymbolView *view = shown.view(u"consonants"_s);
        shown.click(view, u"θ"_s);
        QCOMPARE(shown.sounds.size(), 0);
        QTest::mouseClick(shown.speaker(), Qt::LeftButton);
        QCOMPARE(switched.size(), 1);
        QVERIFY(shown.keyboard->playsOnInsert());
        shown.click(view, u"θ"_s);
        QCOMPARE(shown.sounds.size(), 1);
        QCOMPARE(shown.sounds.last().first().toString(), u"θ"_s);
        shown.click(view, u"ð"_s);
        QCOMPARE(shown.sounds.size(), 1);
        QCOMPARE(shown.inserted.size(), 3);
    }

    void keysPlayWithoutInserting()
    {
        Shown shown(m_data);
        shown.keyboard->setSoundAvailable([](const QString &) { return true; });
        SymbolView *view = shown.view(u"consonants"_s);
        QTest::keyClick(view, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(shown.sounds.size(), 1);
        QCOMPARE(shown.inserted.size(), 0);
    }

    void menuInsertsPlaysAndCopies_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("right click") << true;
        QTest::newRow("menu key") << false;
    }

    void menuInsertsPlaysAndCopies()
    {
        QFETCH(const bool, byMouse);
        Shown shown(m_data);
        shown.keyboard->setSoundAvailable([](const QString &symbol) { return symbol == u"θ"_s; });
        SymbolView *view = shown.view(u"consonants"_s);
        const auto menuOn = [&](const QString &symbol) {
            delete shown.keyboard->findChild<QMenu *>();
            const int position = view->positionOf(symbol);
            if (!byMouse)
                view->setCurrent(position);
            const QPoint place = byMouse ? view->boxOf(position).center() : QPoint(1, 1);
            QContextMenuEvent event(byMouse ? QContextMenuEvent::Mouse : QContextMenuEvent::Keyboard, place,
                                    view->viewport()->mapToGlobal(place));
            QApplication::sendEvent(view->viewport(), &event);
            return shown.keyboard->findChild<QMenu *>();
        };
        QMenu *menu = menuOn(u"θ"_s);
        QVERIFY(menu);
        menu->findChild<QAction *>(u"playSymbol"_s)->trigger();
        QCOMPARE(shown.sounds.last().first().toString(), u"θ"_s);
        menu->findChild<QAction *>(u"insertSymbol"_s)->trigger();
        QCOMPARE(shown.lastInserted(), u"θ"_s);
        menu->findChild<QAction *>(u"copySymbol"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"θ"_s);
        menu = menuOn(u"ð"_s);
        QVERIFY(menu);
        QVERIFY(!menu->findChild<QAction *>(u"playSymbol"_s)->isEnabled());
    }

    void tellsNamesCodePointsAndXsampa()
    {
        Shown shown(m_data);
        SymbolView *view = shown.view(u"consonants"_s);
        const QPoint place = view->boxOf(view->positionOf(u"θ"_s)).center();
        QHelpEvent event(QEvent::ToolTip, place, view->viewport()->mapToGlobal(place));
        QApplication::sendEvent(view->viewport(), &event);
        for (const QString &part : {u"voiceless dental fricative, theta"_s, u"U+03B8"_s, u"X-SAMPA T"_s})
            QVERIFY2(QToolTip::text().contains(part), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void speaksAsAListOfButtons()
    {
        Shown shown(m_data);
        SymbolView *view = shown.view(u"consonants"_s);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Consonants"_s);
        QCOMPARE(list->childCount(), view->count());
        const int theta = view->positionOf(u"θ"_s);
        QAccessibleInterface *item = list->child(theta);
        QCOMPARE(item->role(), QAccessible::Button);
        QCOMPARE(item->text(QAccessible::Name), u"voiceless dental fricative, theta"_s);
        QCOMPARE(item->text(QAccessible::Description), u"U+03B8"_s);
        QCOMPARE(list->childAt(item->rect().center().x(), item->rect().center().y()), item);
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(shown.lastInserted(), u"θ"_s);
        QVERIFY(QTest::qWaitForWindowActive(&shown.window));
        item->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(list->focusChild(), item);
        QVERIFY(item->state().focused);
        for (int i = 0; i < list->childCount(); ++i)
            QVERIFY(!list->child(i)->text(QAccessible::Name).isEmpty());
        QVERIFY(!list->child(list->childCount()));
    }

    void everyControlHasAName()
    {
        Shown shown(m_data);
        for (QWidget *widget : shown.keyboard->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void everySymbolIsOnAPageOnce()
    {
        Shown shown(m_data);
        QList<int> seen;
        for (const QString &name : {u"consonants"_s, u"vowels"_s, u"diacritics"_s, u"tones"_s}) {
            SymbolView *view = shown.view(name);
            for (int i = 0; i < view->count(); ++i)
                seen.append(view->entryIndex(i));
        }
        std::ranges::sort(seen);
        QList<int> all(m_data.chart->entries().size());
        std::iota(all.begin(), all.end(), 0);
        QCOMPARE(seen, all);
    }

    void marksAreWholeAndBoxesApart_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("the least") << QSize(480, 220);
        QTest::newRow("narrow") << QSize(700, 300);
        QTest::newRow("drawer") << QSize(900, 300);
        QTest::newRow("side panel") << QSize(700, 600);
        QTest::newRow("large") << QSize(1400, 600);
    }

    void marksAreWholeAndBoxesApart()
    {
        QFETCH(const QSize, size);
        Shown shown(m_data, size);
        using Page = IpaKeyboard::Page;
        for (const auto &[page, name] :
             {std::pair{Page::Consonants, u"consonants"_s}, std::pair{Page::Vowels, u"vowels"_s},
              std::pair{Page::Diacritics, u"diacritics"_s}, std::pair{Page::Tones, u"tones"_s}}) {
            shown.keyboard->setPage(page);
            SymbolView *view = shown.view(name);
            const SymbolLayout &layout = view->symbolLayout();
            const QRectF whole(QPointF(), layout.size);
            for (std::size_t i = 0; i < layout.symbols.size(); ++i) {
                const PlacedSymbol &placed = layout.symbols[i];
                const QString symbol = view->entry(static_cast<int>(i)).symbol;
                const QFont font = symbolFont(layout.style, symbol, placed.symbolBox.size());
                const QRectF ink = QFontMetricsF(font).tightBoundingRect(symbol).translated(
                    symbolOrigin(symbol, font, placed.symbolBox));
                QVERIFY2(placed.symbolBox.adjusted(-0.5, 0, 0.5, 0).contains(ink), qPrintable(symbol));
                QVERIFY2(whole.adjusted(-0.5, -0.5, 0.5, 0.5).contains(placed.box), qPrintable(symbol));
                QVERIFY(placed.box.width() >= 22 && placed.box.height() >= 22);
                for (std::size_t other = 0; other < i; ++other)
                    QVERIFY2(!layout.symbols[other].box.intersects(placed.box), qPrintable(symbol));
            }
            if (size.width() >= 700)
                QCOMPARE(view->horizontalScrollBar()->maximum(), 0);
            if (size == QSize(900, 300))
                QVERIFY2(view->verticalScrollBar()->maximum() == 0, qPrintable(name));
        }
    }

    void labelsAreWhole()
    {
        for (const QSizeF room : {QSizeF(884, 206), QSizeF(684, 206), QSizeF(1384, 500)}) {
            const SymbolStyle style = symbolStyle(qApp->font());
            for (const SymbolLayout &layout :
                 {layoutConsonants(*m_data.chart, style, room), layoutVowels(*m_data.chart, style, room)}) {
                for (const PlacedLabel &label : layout.labels) {
                    const QFontMetricsF metrics(label.isTitle ? style.title : style.label);
                    for (const QString &line : label.text.split(u'\n'))
                        QVERIFY2(metrics.horizontalAdvance(line) <= label.box.width() + 0.5,
                                 qPrintable(label.text));
                }
            }
        }
    }

    void keysScrollToWhatTheyReach()
    {
        Shown shown(m_data, {700, 240});
        SymbolView *view = shown.view(u"consonants"_s);
        QVERIFY(view->verticalScrollBar()->maximum() > 0);
        QTest::keyClick(view, Qt::Key_End);
        QVERIFY(view->viewport()->rect().contains(view->boxOf(view->current())));
        QTest::keyClick(view, Qt::Key_Home);
        QVERIFY(view->viewport()->rect().contains(view->boxOf(view->current())));
    }

    void followsTheTheme()
    {
        Shown shown(m_data);
        const QImage light = shown.keyboard->grab().toImage();
        applyTheme(*qApp, ThemeMode::Dark);
        const QImage dark = shown.keyboard->grab().toImage();
        applyTheme(*qApp, ThemeMode::Light);
        QVERIFY(light != dark);
        QCOMPARE(shown.keyboard->grab().toImage(), light);
    }

private:
    Data m_data;
};

QTEST_MAIN(TestIpaKeyboard)
#include "tst_ipakeyboard.moc"
