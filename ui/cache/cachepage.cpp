// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/cachepage.h"

#include "core/phonemes/cache/cacheadvice.h"
#include "core/phonemes/cache/phonemecache.h"
#include "ui/cache/entriesmodel.h"
#include "ui/cache/entriesview.h"
#include "ui/cache/figurespanel.h"
#include "ui/cache/outcomes.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fittingscroll.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/roles.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

constexpr int refreshAfter = 500; ///< ms

QString askWhereToExport(QWidget *parent)
{
    return QFileDialog::getSaveFileName(parent, CachePage::tr("Export the answers"),
                                        QStringLiteral("answers.phonoscope-answers"),
                                        CachePage::tr("Answers (*.phonoscope-answers)"));
}

QString askWhatToImport(QWidget *parent)
{
    return QFileDialog::getOpenFileName(parent, CachePage::tr("Import answers"), {},
                                        CachePage::tr("Answers (*.phonoscope-answers);;All files (*)"));
}

bool confirmInBox(QWidget *parent, const QString &question, const QString &action)
{
    QMessageBox box(QMessageBox::Question, CachePage::tr("Answers kept"), question, QMessageBox::NoButton,
                    parent);
    box.setTextFormat(Qt::PlainText);
    const QAbstractButton *go = box.addButton(action, QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(CachePage::tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == go;
}

} // namespace

CachePage::CachePage(Context context, QWidget *parent)
    : QWidget(parent), m_context(std::move(context)), m_askWhereToExport(askWhereToExport),
      m_askWhatToImport(askWhatToImport), m_confirm(confirmInBox),
      m_told(new Banner(Banner::Kind::Notice, this)), m_figures(new FiguresPanel(this)),
      m_empty(new EmptyState(this)), m_search(new QLineEdit(this)),
      m_remove(new QPushButton(tr("&Remove"), this)), m_clear(new QPushButton(tr("C&lear\u2026"), this)),
      m_export(new QPushButton(tr("E&xport\u2026"), this)),
      m_import(new QPushButton(tr("&Import\u2026"), this)), m_count(makeLabel({}, "caption", this))
{
    m_told->setObjectName(QStringLiteral("told"));
    m_count->setObjectName(QStringLiteral("count"));
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(12);
    column->addWidget(makeHead());
    column->addWidget(m_told);
    column->addWidget(m_figures);
    auto *missing = new MissingPanel(m_context.cache.missing(), m_context.provider, page);
    connect(missing, &MissingPanel::told, this, &CachePage::tell);
    column->addWidget(missing);
    column->addWidget(makeEntries(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FittingScroll(page, this));
    setFocusProxy(m_search);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshAfter);
    connect(&m_refresh, &QTimer::timeout, this, &CachePage::refresh);
    connect(&m_context.cache, &PhonemeCache::figuresChanged, this, [this] {
        updateFigures();
        if (isVisible() && !m_refresh.isActive())
            m_refresh.start();
    });
    if (m_context.settings)
        connect(m_context.settings, &SettingsKeeper::changed, this, &CachePage::updateFigures);
    if (m_context.store) {
        connect(m_context.store, &AnswerStore::problem, this, &CachePage::tell);
        connect(m_context.store, &AnswerStore::availableChanged, this, &CachePage::refresh);
    }
    connect(m_figures, &FiguresPanel::adviceTaken, this, [this](const CacheSettings &recommended) {
        ProgramSettings settings = m_context.settings->settings();
        settings.cache = recommended;
        m_context.settings->set(settings);
        updateFigures();
    });
    updateFigures();
    updateEntries();
}

QWidget *CachePage::makeHead()
{
    auto *head =
        new PageHead(tr("Answers kept"),
                     tr("Sentences whose sounds are known already: they are not asked for again."), this);
    m_export->setObjectName(QStringLiteral("export"));
    m_import->setObjectName(QStringLiteral("import"));
    connect(m_export, &QPushButton::clicked, this, &CachePage::exportAll);
    connect(m_import, &QPushButton::clicked, this, &CachePage::import);
    for (QPushButton *button : {m_import, m_export})
        head->addAction(button);
    return head;
}

QWidget *CachePage::makeEntries()
{
    auto *card = makeFrame("card", this);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    m_entries = new QStackedWidget(card);
    constexpr int leastHeight = 180;
    m_entries->setMinimumHeight(leastHeight);
    if (m_context.store) {
        m_model = new EntriesModel(*m_context.store, m_context.clock, this);
        m_view = new EntriesView(*m_model, card);
        m_view->setObjectName(QStringLiteral("entries"));
        m_view->setAccessibleName(tr("Answers on disk"));
        m_entries->addWidget(m_view);
        connect(m_model, &EntriesModel::loaded, this, &CachePage::updateEntries);
        connect(m_view, &EntriesView::selectionWasChanged, this, &CachePage::updateEntries);
        connect(m_view, &EntriesView::removeRequested, this, &CachePage::removeSelected);
    }
    m_entries->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionChosen, m_search, &QLineEdit::clear);
    layout->addWidget(makeTools());
    layout->addWidget(m_entries, 1);
    layout->addWidget(m_count);
    return card;
}

QWidget *CachePage::makeTools()
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search for a sentence, IPA or a language"));
    m_search->setAccessibleName(tr("Search in the answers"));
    m_search->setClearButtonEnabled(true);
    auto *order = new QComboBox(this);
    order->setObjectName(QStringLiteral("order"));
    order->setItemDelegate(new QStyledItemDelegate(order));
    order->setAccessibleName(tr("Order of the answers"));
    for (const auto &[name, value] :
         {std::pair{tr("Used last"), StoreOrder::LastUsed}, std::pair{tr("Newest first"), StoreOrder::Newest},
          std::pair{tr("Oldest first"), StoreOrder::Oldest},
          std::pair{tr("Largest first"), StoreOrder::Largest},
          std::pair{tr("By sentence"), StoreOrder::Text}})
        order->addItem(name, static_cast<int>(value));
    m_remove->setObjectName(QStringLiteral("remove"));
    m_clear->setObjectName(QStringLiteral("clear"));
    connect(m_remove, &QPushButton::clicked, this, &CachePage::removeSelected);
    connect(m_clear, &QPushButton::clicked, this, &CachePage::clear);
    if (m_model) {
        auto *typing = new QTimer(this);
        typing->setSingleShot(true);
        typing->setInterval(200);
        connect(typing, &QTimer::timeout, this, [this] { m_model->setSearch(m_search->text().trimmed()); });
        connect(m_search, &QLineEdit::textChanged, typing, qOverload<>(&QTimer::start));
        connect(order, &QComboBox::currentIndexChanged, this,
                [this, order] { m_model->setOrder(static_cast<StoreOrder>(order->currentData().toInt())); });
    }
    auto *find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_search, 1);
    layout->addWidget(order);
    layout->addWidget(m_remove);
    layout->addWidget(m_clear);
    return tools;
}

void CachePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

/// Asks the disk what is there now.
void CachePage::refresh()
{
    updateFigures();
    if (!m_context.store)
        return;
    m_model->reload();
    m_context.store->figures(this, [this](const StoreFigures &figures) {
        m_onDisk = figures;
        updateFigures();
    });
}

void CachePage::updateFigures()
{
    const CacheSettings &settings = m_context.cache.settings();
    const bool hasDisk = m_context.store && (m_context.store->isAvailable() || m_context.store->isOpening());
    m_figures->showFigures(m_context.cache.figures(),
                           hasDisk ? std::optional(m_onDisk.value_or(StoreFigures())) : std::nullopt,
                           settings);
    CacheAdvice advice = advise(m_context.cache.usePattern(), settings);
    if (!m_context.settings)
        advice.recommended = settings;
    m_figures->showAdvice(advice, settings);
}

void CachePage::updateEntries()
{
    const int shown = m_model ? m_model->rowCount() : 0;
    const bool isSearched = m_model && !m_model->search().isEmpty();
    m_entries->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    if (!m_context.store || !(m_context.store->isAvailable() || m_context.store->isOpening()))
        m_empty->setMessage(
            tr("Answers are kept in memory only"),
            tr("There is no place on disk for them, so they are gone when the program is closed."));
    else if (isSearched)
        m_empty->setMessage(tr("No answer is like that"), tr("Search for another part of the sentence."),
                            tr("Show all answers"));
    else
        m_empty->setMessage(
            tr("Nothing is kept yet"),
            tr("What a phoneme service answers is kept here, and found again without asking. The built-in "
               "engine's answers stay in memory."));
    const QList<int> selected = m_view ? m_view->selectedRows() : QList<int>();
    QString count = shownAnswers(shown);
    if (!selected.isEmpty())
        count = tr("%1 \u00b7 %2 chosen").arg(count, QLocale().toString(selected.size()));
    m_count->setText(shown > 0 ? count : QString());
    m_remove->setEnabled(!selected.isEmpty());
    m_clear->setEnabled(shown > 0 || m_context.cache.figures().entries > 0);
    m_export->setEnabled(shown > 0 || isSearched);
    m_import->setEnabled(m_context.store && m_context.store->isAvailable());
}

void CachePage::removeSelected()
{
    if (!m_model)
        return;
    m_model->collect(m_view->selectedRows(), [this](const QList<StoreEntry> &entries) { remove(entries); });
}

void CachePage::remove(const QList<StoreEntry> &entries)
{
    QList<qint64> ids;
    qint64 pinned = 0;
    for (const StoreEntry &entry : entries) {
        ids.append(entry.id);
        pinned += entry.isPinned ? 1 : 0;
    }
    if (ids.isEmpty())
        return;
    if (pinned > 0 &&
        !m_confirm(this,
                   pinned == 1 ? tr("One of these answers is kept for a lesson. Remove it all the same?")
                               : tr("%1 of these answers are kept for lessons. Remove them all the same?")
                                     .arg(QLocale().toString(pinned)),
                   tr("Remove")))
        return;
    m_context.cache.clear(); // what is in memory would answer on
    m_context.store->remove(ids, this, [this](const qint64 &count) {
        m_view->clearSelection();
        tell(removedSentence(count));
        refresh();
    });
}

void CachePage::clear()
{
    if (!m_confirm(
            this,
            tr("Forget all answers? Each is asked for again when it is needed. Those that lessons need "
               "stay."),
            tr("Forget all")))
        return;
    m_context.cache.clear();
    if (!m_context.store) {
        updateFigures();
        updateEntries();
        return;
    }
    m_context.store->clear(false, this, [this](const qint64 &count) {
        tell(removedSentence(count));
        refresh();
    });
}

void CachePage::exportAll()
{
    QString path = m_askWhereToExport(this);
    if (path.isEmpty())
        return;
    m_context.store->exportTo(
        path, this, [this, path](const InterchangeOutcome &outcome) { tell(exportSentence(outcome, path)); });
}

void CachePage::import()
{
    const QString path = m_askWhatToImport(this);
    if (path.isEmpty())
        return;
    m_context.store->importFrom(path, this, [this](const InterchangeOutcome &outcome) {
        tell(importSentence(outcome));
        refresh();
    });
}

void CachePage::tell(const QString &sentence)
{
    m_told->showMessage(sentence);
}

} // namespace phonoscope
