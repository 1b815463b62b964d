// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/ipakeyboard.h"

#include "core/ipa/ipachart.h"
#include "core/ipa/xsampa.h"
#include "ui/ipakeyboard/symbolview.h"
#include "ui/ipakeyboard/xsampaline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/segmentedchoice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace phonoscope {

namespace {
constexpr int recentSide = 30;
} // namespace

IpaKeyboard::IpaKeyboard(std::shared_ptr<const IpaChart> chart, std::shared_ptr<const Xsampa> xsampa,
                         QWidget *parent)
    : QWidget(parent), m_chart(std::move(chart)), m_xsampa(std::move(xsampa)),
      m_whyNot(tr("Sounds cannot be played here."))
{
    setAccessibleName(tr("IPA keyboard"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(4);
    makeHead();

    m_pages = new QStackedWidget(this);
    const auto arrangement = [this](SymbolLayout (*arrange)(const IpaChart &, const SymbolStyle &, QSizeF)) {
        return
            [this, arrange](const SymbolStyle &style, QSizeF room) { return arrange(*m_chart, style, room); };
    };
    const auto named = [this](QList<SymbolSection> (*sections)(const IpaChart &)) {
        return [this, sections](const SymbolStyle &style, QSizeF room) {
            return layoutNamed(*m_chart, sections(*m_chart), false, style, room);
        };
    };
    addPage(tr("Consonants"), "consonants")->setArrangement(arrangement(layoutConsonants));
    addPage(tr("Vowels"), "vowels")->setArrangement(arrangement(layoutVowels));
    addPage(tr("Diacritics"), "diacritics")->setArrangement(named(diacriticSections));
    addPage(tr("Tones and stress"), "tones")->setArrangement(named(toneSections));
    m_results = addPage(tr("Found symbols"), "results");
    layout->addWidget(m_pages, 1);
    makeFoot();

    setTabOrder(m_search, m_speaker);
    setSoundAvailable({}, m_whyNot);
    setMinimumSize(480, 220);
}

SymbolView *IpaKeyboard::addPage(const QString &name, const char *objectName)
{
    auto *view = new SymbolView(m_chart, m_pages);
    view->setObjectName(QLatin1StringView(objectName));
    view->setAccessibleName(name);
    connect(view, &SymbolView::chosen, this, [this](int entry) { insertSymbol(entry, true); });
    connect(view, &SymbolView::soundAsked, this, &IpaKeyboard::play);
    connect(view, &SymbolView::menuAsked, this, &IpaKeyboard::showMenu);
    m_pages->addWidget(view);
    return view;
}

void IpaKeyboard::makeHead()
{
    m_tabs =
        new SegmentedChoice({tr("Consonants"), tr("Vowels"), tr("Diacritics"), tr("Tones and stress")}, this);
    m_tabs->setObjectName(QStringLiteral("pages"));
    m_tabs->setAccessibleName(tr("Pages of the keyboard"));
    connect(m_tabs, &SegmentedChoice::chosen, this, [this](int index) { setPage(static_cast<Page>(index)); });
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search: schwa, dental, U+0259"));
    m_search->setAccessibleName(tr("Search for symbols"));
    m_search->setToolTip(
        tr("By name, symbol, code point or X-SAMPA. Enter inserts the first, Down goes to all."));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(280);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &IpaKeyboard::search);
    m_speaker = new QToolButton(this);
    m_speaker->setObjectName(QStringLiteral("speaker"));
    m_speaker->setCheckable(true);
    m_speaker->setIconSize(QSize(20, 20));
    m_speaker->setAccessibleName(tr("Play on insert"));
    connect(m_speaker, &QToolButton::toggled, this, [this](bool plays) {
        m_playsOnInsert = plays;
        updateSpeaker();
        Q_EMIT playsOnInsertChanged(plays);
    });
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_search, 2);
    head->addWidget(m_speaker);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void IpaKeyboard::makeFoot()
{
    m_recentRow = new SymbolView(m_chart, this);
    m_recentRow->setObjectName(QStringLiteral("recent"));
    m_recentRow->setAccessibleName(tr("Recent symbols"));
    m_recentRow->setEmptyText(tr("What you insert is at hand here."));
    m_recentRow->setFixedHeight(recentSide);
    m_recentRow->setMinimumWidth(6 * recentSide);
    m_recentRow->setMaximumWidth(static_cast<int>(maxRecent) * recentSide);
    connect(m_recentRow, &SymbolView::chosen, this, [this](int entry) { insertSymbol(entry, false); });
    connect(m_recentRow, &SymbolView::soundAsked, this, &IpaKeyboard::play);
    connect(m_recentRow, &SymbolView::menuAsked, this, &IpaKeyboard::showMenu);
    auto *line = new XsampaLine(m_xsampa, this);
    connect(line, &XsampaLine::entered, this, [this](const QString &ipa) {
        if (m_chart->indexOf(ipa) >= 0)
            remember(ipa);
        Q_EMIT inserted(ipa);
    });
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(makeLabel(tr("Recent"), "caption", this));
    foot->addWidget(m_recentRow, 30);
    foot->addStretch(1);
    foot->addWidget(line, 20);
    static_cast<QVBoxLayout *>(layout())->addLayout(foot);
    showRecent();
}

void IpaKeyboard::setPage(Page page)
{
    m_tabs->setCurrent(static_cast<int>(page));
    m_search->clear();
    m_pages->setCurrentIndex(static_cast<int>(page));
}

IpaKeyboard::Page IpaKeyboard::page() const
{
    return static_cast<Page>(m_tabs->current());
}

void IpaKeyboard::startSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void IpaKeyboard::search(const QString &query)
{
    if (query.trimmed().isEmpty()) {
        m_pages->setCurrentIndex(m_tabs->current());
        return;
    }
    m_results->setEmptyText(
        tr("No symbol is found for \u201c%1\u201d. Try a part of a name (schwa, nasal), the symbol, its code "
           "point (U+0259) or its X-SAMPA (@).")
            .arg(query.trimmed()));
    const QList<SymbolSection> found{{QString(), searchSymbols(*m_chart, query)}};
    m_results->setArrangement([this, found](const SymbolStyle &style, QSizeF room) {
        return layoutNamed(*m_chart, found, true, style, room);
    });
    m_results->setCurrent(0);
    m_results->verticalScrollBar()->setValue(0);
    m_pages->setCurrentWidget(m_results);
}

void IpaKeyboard::insertSymbol(int entry, bool remembers)
{
    const QString text = m_chart->entries().at(entry).inserted;
    // The recent row stays as it is under the pointer that chose from it.
    if (remembers)
        remember(text);
    Q_EMIT inserted(text);
    if (playsOnInsert())
        play(entry);
}

void IpaKeyboard::remember(const QString &symbol)
{
    QStringList recent = m_recent;
    recent.removeAll(symbol);
    recent.prepend(symbol);
    recent.resize(std::min(recent.size(), maxRecent));
    if (recent == m_recent)
        return;
    m_recent = recent;
    showRecent();
    Q_EMIT recentSymbolsChanged(m_recent);
}

void IpaKeyboard::setRecentSymbols(const QStringList &symbols)
{
    m_recent.clear();
    for (const QString &symbol : symbols) {
        const int index = m_chart->indexOf(symbol);
        const QString known = index < 0 ? QString() : m_chart->entries().at(index).inserted;
        if (!known.isEmpty() && !m_recent.contains(known) && m_recent.size() < maxRecent)
            m_recent.append(known);
    }
    showRecent();
}

void IpaKeyboard::showRecent()
{
    QList<int> entries;
    for (const QString &symbol : std::as_const(m_recent))
        entries.append(m_chart->indexOf(symbol));
    m_recentRow->setArrangement(
        [entries](const SymbolStyle &style, QSizeF room) { return layoutRow(entries, style, room); });
}

void IpaKeyboard::setSoundAvailable(std::function<bool(const QString &)> canPlay, const QString &whyNot)
{
    m_canPlay = std::move(canPlay);
    m_whyNot = whyNot.isEmpty() ? tr("Sounds cannot be played here.") : whyNot;
    updateSpeaker();
}

bool IpaKeyboard::playsOnInsert() const
{
    return m_playsOnInsert && m_canPlay;
}

void IpaKeyboard::setPlaysOnInsert(bool plays)
{
    m_playsOnInsert = plays;
    updateSpeaker();
}

void IpaKeyboard::updateSpeaker()
{
    const bool can = static_cast<bool>(m_canPlay);
    const QSignalBlocker quiet(m_speaker);
    m_speaker->setEnabled(can);
    m_speaker->setChecked(playsOnInsert());
    m_speaker->setIcon(
        themedIcon(playsOnInsert() ? QStringLiteral("speaker") : QStringLiteral("speaker-off"), palette()));
    m_speaker->setToolTip(can ? tr("Play each symbol as it is inserted") : m_whyNot);
    m_speaker->setAccessibleDescription(m_speaker->toolTip());
}

bool IpaKeyboard::canPlay(int entry) const
{
    return m_canPlay && m_canPlay(m_chart->entries().at(entry).inserted);
}

void IpaKeyboard::play(int entry)
{
    if (canPlay(entry))
        Q_EMIT soundRequested(m_chart->entries().at(entry).inserted);
}

void IpaKeyboard::showMenu(int entry, QPoint globalPosition)
{
    const ChartEntry &shown = m_chart->entries().at(entry);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *insert = menu->addAction(tr("Insert"));
    insert->setObjectName(QStringLiteral("insertSymbol"));
    connect(insert, &QAction::triggered, this, [this, entry] { insertSymbol(entry, true); });
    QAction *listen = menu->addAction(tr("Play the sound"));
    listen->setObjectName(QStringLiteral("playSymbol"));
    connect(listen, &QAction::triggered, this, [this, entry] { play(entry); });
    if (!canPlay(entry)) {
        listen->setEnabled(false);
        listen->setText(m_canPlay ? tr("No sound for this symbol") : m_whyNot);
    }
    QAction *copy = menu->addAction(tr("Copy"));
    copy->setObjectName(QStringLiteral("copySymbol"));
    const QString text = shown.inserted;
    connect(copy, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(globalPosition);
}

void IpaKeyboard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_speaker && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange))
        updateSpeaker();
}

bool IpaKeyboard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress || m_search->text().trimmed().isEmpty())
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_results->chooseCurrent();
        return true;
    case Qt::Key_Down:
        m_results->setFocus(Qt::TabFocusReason);
        return true;
    case Qt::Key_Escape:
        m_search->clear();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace phonoscope
