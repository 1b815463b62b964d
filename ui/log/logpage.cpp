// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logpage.h"

#include "ui/log/logfilter.h"
#include "ui/log/logtable.h"
#include "ui/log/logview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/roles.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

QString askWhereToSaveLog(QWidget *parent)
{
    const QString filter = LogPage::tr("Text (*.txt)");
    return QFileDialog::getSaveFileName(parent, LogPage::tr("Save the log"),
                                        QStringLiteral("phonoscope-log.txt"), filter);
}

} // namespace

LogPage::LogPage(LogBook &book, RecordDetails recordDetails, QWidget *parent)
    : QWidget(parent), m_askForPath(askWhereToSaveLog), m_table(new LogTable(book, this)),
      m_filter(new LogFilter(this)), m_view(new LogView(this)), m_lines(new QStackedWidget(this)),
      m_empty(new EmptyState(this)), m_wholeLine(new QPlainTextEdit(this)), m_level(new QComboBox(this)),
      m_search(new QLineEdit(this)), m_pause(new QPushButton(tr("Pause"), this)),
      m_copy(new QPushButton(this)), m_save(new QPushButton(tr("Save as text\u2026"), this)),
      m_count(makeLabel({}, "caption", this)), m_problem(new Banner(Banner::Kind::Notice, this))
{
    m_filter->setSourceModel(m_table);
    m_view->setModel(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(makeHead(std::move(recordDetails)));
    layout->addWidget(m_problem);
    makeLines();
    auto *card = makeFrame("card", this);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(16, 16, 16, 12);
    cardLayout->setSpacing(12);
    cardLayout->addWidget(makeFilters());
    cardLayout->addWidget(m_lines, 1);
    cardLayout->addWidget(m_wholeLine);
    cardLayout->addWidget(m_count);
    layout->addWidget(card, 1);

    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &LogPage::update);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &LogPage::update);
    connect(m_table, &LogTable::missedChanged, this, &LogPage::update);
    connect(m_view, &LogView::selectionWasChanged, this, [this] {
        showWholeLine();
        update();
    });
    auto *copyKey = new QShortcut(QKeySequence(QKeySequence::Copy), m_view);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &LogPage::copy);
    auto *findKey = new QShortcut(QKeySequence(QKeySequence::Find), this);
    findKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(findKey, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    showWholeLine();
    update();
    setFocusProxy(m_search);
    m_view->scrollToBottom();
}

QWidget *LogPage::makeHead(RecordDetails recordDetails)
{
    auto *head = new PageHead(tr("Log"), tr("What the program has done since it was started."), this);
    m_pause->setObjectName(QStringLiteral("pause"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Hold the lines still. They are recorded all the same."));
    connect(m_pause, &QPushButton::toggled, this, [this](bool paused) {
        m_pause->setText(paused ? tr("Go on") : tr("Pause"));
        m_table->setPaused(paused);
        update();
    });
    m_copy->setObjectName(QStringLiteral("copy"));
    connect(m_copy, &QPushButton::clicked, this, &LogPage::copy);
    m_save->setObjectName(QStringLiteral("save"));
    connect(m_save, &QPushButton::clicked, this, &LogPage::save);
    for (QPushButton *button : {m_pause, m_copy, m_save})
        head->addAction(button);
    if (recordDetails) {
        auto *details = new QCheckBox(tr("Record &details"), this);
        details->setObjectName(QStringLiteral("recordDetails"));
        connect(details, &QCheckBox::toggled, this, recordDetails);
        head->addBelow(
            details,
            tr("Adds a line for each request, kept answer and comparison, until the program is closed."));
    }
    return head;
}

QWidget *LogPage::makeFilters()
{
    m_level->setObjectName(QStringLiteral("level"));
    m_level->setItemDelegate(new QStyledItemDelegate(m_level));
    m_level->setAccessibleName(tr("Levels to show"));
    m_level->addItem(tr("All levels"), static_cast<int>(LogLevel::Debug));
    m_level->addItem(tr("Without details"), static_cast<int>(LogLevel::Info));
    m_level->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warning));
    m_level->addItem(tr("Errors"), static_cast<int>(LogLevel::Error));
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setLeastLevel(static_cast<LogLevel>(m_level->currentData().toInt()));
        update();
    });
    m_parts = new FilterChips({tr("Network"), tr("Kept answers"), tr("Comparison"), tr("Other")}, this);
    m_parts->setObjectName(QStringLiteral("parts"));
    m_parts->setAccessibleName(tr("Parts of the program to show"));
    connect(m_parts, &FilterChips::changed, this, [this](const QSet<int> &chosen) {
        QSet<LogPart> parts;
        for (const int part : chosen)
            parts.insert(static_cast<LogPart>(part));
        m_filter->setParts(parts);
        update();
    });
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in the lines"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(140);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text.trimmed());
        update();
    });
    auto *filters = new QWidget(this);
    auto *layout = new QHBoxLayout(filters);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_parts);
    layout->addWidget(m_level);
    layout->addWidget(m_search, 1);
    return filters;
}

void LogPage::makeLines()
{
    m_view->setObjectName(QStringLiteral("lines"));
    m_view->setAccessibleName(tr("Lines of the log"));
    m_wholeLine->setObjectName(QStringLiteral("wholeLine"));
    m_wholeLine->setAccessibleName(tr("The chosen line"));
    setRole(m_wholeLine, "editor");
    m_wholeLine->setReadOnly(true);
    m_wholeLine->setTabChangesFocus(true);
    m_wholeLine->setFixedHeight(3 * fontMetrics().lineSpacing() + 24);
    m_lines->addWidget(m_view);
    m_lines->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionChosen, this, &LogPage::showAll);
}

void LogPage::showWholeLine()
{
    const QModelIndexList rows =
        m_view->selectionModel() ? m_view->selectionModel()->selectedRows() : QModelIndexList();
    m_wholeLine->setVisible(rows.size() == 1);
    if (rows.size() == 1) {
        const QString line = rows.front().data(LogTable::PlainRole).toString();
        if (m_wholeLine->toPlainText() != line)
            m_wholeLine->setPlainText(line);
    }
}

void LogPage::update()
{
    const int shown = m_filter->rowCount();
    const int all = m_table->rowCount();
    m_lines->setCurrentIndex(shown > 0 ? 0 : 1);
    if (all == 0)
        m_empty->setMessage(tr("Nothing has been logged yet"),
                            tr("Warnings are written here as they come. To see every request, switch on "
                               "\u201cRecord details\u201d."));
    else
        m_empty->setMessage(
            tr("No line is like that"),
            all == 1 ? tr("One line is hidden by the choices above.")
                     : tr("%1 lines are hidden by the choices above.").arg(QLocale().toString(all)),
            tr("Show all lines"));
    m_copy->setText(m_view->hasSelection() ? tr("Copy selection") : tr("Copy all"));
    m_copy->setEnabled(shown > 0);
    m_save->setEnabled(shown > 0);
    const QLocale locale;
    QString count = m_filter->isOn() ? tr("%1 of %2 lines").arg(locale.toString(shown), locale.toString(all))
                    : all == 1       ? tr("1 line")
                                     : tr("%1 lines").arg(locale.toString(all));
    if (m_table->isPaused()) {
        count = tr("Paused \u00b7 %1").arg(count);
        if (const quint64 missed = m_table->missed(); missed > 0)
            count = tr("%1 \u00b7 %2 new").arg(count, locale.toString(missed));
    }
    m_count->setText(count);
}

void LogPage::showAll()
{
    m_parts->clear();
    m_level->setCurrentIndex(0);
    m_search->clear();
}

void LogPage::copy()
{
    QGuiApplication::clipboard()->setText(m_view->plainLines().join(u'\n'));
}

void LogPage::save()
{
    const QString path = m_askForPath(this);
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = m_view->plainLines().join(u'\n').toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        m_problem->showMessage(tr("The log could not be saved as %1: %2").arg(path, file.errorString()));
    else
        m_problem->hide();
}

} // namespace phonoscope
