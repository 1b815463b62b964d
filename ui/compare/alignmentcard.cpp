// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/alignmentcard.h"

#include "ui/alignment/alignmentview.h"
#include "ui/compare/edithistory.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

struct EditTool
{
    ColumnEdit::Kind kind;
    Qt::Key key;
    const char *icon;
};

constexpr EditTool editTools[] = {{ColumnEdit::Kind::Merge, Qt::Key_M, "merge"},
                                  {ColumnEdit::Kind::Split, Qt::Key_S, "split"},
                                  {ColumnEdit::Kind::Accept, Qt::Key_A, "accept"},
                                  {ColumnEdit::Kind::Ignore, Qt::Key_I, "ignore"},
                                  {ColumnEdit::Kind::Judge, Qt::Key_J, "judge"}};

} // namespace

AlignmentCard::AlignmentCard(QWidget *parent)
    : QFrame(parent), m_view(new AlignmentView(this)), m_outdated(makeLabel({}, "chip", this)),
      m_zoom(makeLabel(tr("100 %"), "caption", this)), m_progress(new QProgressBar(this)),
      m_smaller(makeTool(tr("Smaller"))), m_larger(makeTool(tr("Larger"))),
      m_copy(makeTool(tr("Copy as text"))), m_save(makeTool(tr("Save picture")))
{
    setRole(this, "card");
    m_view->setObjectName(QStringLiteral("alignment"));
    m_outdated->setObjectName(QStringLiteral("outdated"));
    m_outdated->hide();
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(44);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Waiting for the answer"));
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);
    m_progress->hide();

    makeEdits();
    auto *bar = new QHBoxLayout;
    bar->setSpacing(2);
    bar->addWidget(makeLabel(tr("Alignment"), "heading", this));
    bar->addStretch();
    for (QAction *edit : m_edits) {
        auto *tool = new QToolButton(this);
        tool->setDefaultAction(edit);
        tool->setObjectName(edit->objectName());
        tool->setIconSize({20, 20});
        tool->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(tool);
    }
    bar->addSpacing(8);
    auto *divider = makeFrame("divider", this);
    divider->setFixedSize(1, 20);
    bar->addWidget(divider, 0, Qt::AlignVCenter);
    bar->addSpacing(8);
    bar->addWidget(m_smaller);
    bar->addWidget(m_zoom);
    bar->addWidget(m_larger);
    bar->addSpacing(8);
    bar->addWidget(m_copy);
    bar->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 8, 12, 12);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_outdated, 0, Qt::AlignLeft);
    layout->addWidget(m_progress);
    layout->addWidget(m_view, 1);

    connect(m_smaller, &QToolButton::clicked, m_view, &AlignmentView::zoomOut);
    connect(m_larger, &QToolButton::clicked, m_view, &AlignmentView::zoomIn);
    connect(m_copy, &QToolButton::clicked, m_view, &AlignmentView::copyText);
    connect(m_save, &QToolButton::clicked, this, &AlignmentCard::saveRequested);
    connect(m_view, &AlignmentView::zoomChanged, this,
            [this](qreal zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); });
    const auto enableTools = [this] {
        m_copy->setEnabled(!m_view->isEmpty());
        m_save->setEnabled(!m_view->isEmpty());
    };
    connect(m_view, &AlignmentView::contentChanged, this, enableTools);
    enableTools();
    updateIcons();
}

/// One action each for button, key and the menu on the alignment.
void AlignmentCard::makeEdits()
{
    for (const EditTool &tool : editTools) {
        auto *action = new QAction(editName(tool.kind), m_view);
        action->setObjectName(QStringLiteral("edit-") + QString::fromLatin1(tool.icon));
        action->setShortcut(QKeySequence(tool.key));
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setToolTip(
            tr("%1 (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, kind = tool.kind] { Q_EMIT editRequested(kind); });
        m_view->addAction(action);
        m_edits[static_cast<std::size_t>(tool.kind)] = action;
    }
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void AlignmentCard::offerEdits(const Attempt *attempt, int column)
{
    for (const EditTool &tool : editTools)
        m_edits[static_cast<std::size_t>(tool.kind)]->setEnabled(attempt && column >= 0 &&
                                                                 canEdit(*attempt, {tool.kind, column}));
}

QToolButton *AlignmentCard::makeTool(const QString &name)
{
    auto *tool = new QToolButton(this);
    tool->setIconSize({20, 20});
    tool->setFocusPolicy(Qt::TabFocus);
    tool->setAccessibleName(name);
    tool->setToolTip(name);
    return tool;
}

void AlignmentCard::updateIcons()
{
    for (const EditTool &tool : editTools)
        m_edits[static_cast<std::size_t>(tool.kind)]->setIcon(
            themedIcon(QString::fromLatin1(tool.icon), palette()));
    m_smaller->setIcon(themedIcon(QStringLiteral("zoom-out"), palette()));
    m_larger->setIcon(themedIcon(QStringLiteral("zoom-in"), palette()));
    m_copy->setIcon(themedIcon(QStringLiteral("copy"), palette()));
    m_save->setIcon(themedIcon(QStringLiteral("save"), palette()));
}

void AlignmentCard::setOutdated(const QString &why)
{
    m_outdated->setText(why);
    m_outdated->setVisible(!m_view->isEmpty());
    m_view->setOutdated(!m_view->isEmpty());
}

void AlignmentCard::setCurrent()
{
    m_outdated->hide();
    m_view->setOutdated(false);
}

bool AlignmentCard::isOutdated() const
{
    return m_view->isOutdated();
}

QString AlignmentCard::outdatedBecause() const
{
    return m_outdated->text();
}

void AlignmentCard::setBusy(bool busy)
{
    m_progress->setVisible(busy);
}

void AlignmentCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_save)
        updateIcons();
}

} // namespace phonoscope
