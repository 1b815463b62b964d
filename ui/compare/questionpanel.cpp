// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionpanel.h"

#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace phonoscope {

namespace {
constexpr int shownLines = 3;
constexpr int shownLinesCompact = 2;

/// Whole lines, so that the last one is not cut.
int editorHeight(const QPlainTextEdit &editor, int lines)
{
    constexpr int paddingAndBorder = 2 * 11;
    // measured for the screen it is on: at other scales a line has fractions of a pixel
    const qreal line = std::ceil(QFontMetricsF(editor.font(), &editor).lineSpacing());
    return static_cast<int>(lines * line) + paddingAndBorder;
}

} // namespace

QuestionPanel::QuestionPanel(const CompareContext &context, QWidget *parent)
    : QFrame(parent), m_reference(new SentenceEditor(this)), m_spoken(new SentenceEditor(this)),
      m_swap(new QPushButton(this)), m_language(new LanguageCombo(context.languages, this)),
      m_provider(new ProviderChooser(context, this)), m_compare(new QPushButton(tr("&Compare"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setRole(this, "card");
    m_reference->setObjectName(QStringLiteral("reference"));
    m_spoken->setObjectName(QStringLiteral("spoken"));
    m_language->setObjectName(QStringLiteral("language"));
    m_compare->setObjectName(QStringLiteral("compare"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_swap->setAccessibleName(tr("Swap reference and spoken"));
    m_swap->setToolTip(tr("Swap reference and spoken"));
    m_swap->setFixedWidth(44);
    setRole(m_compare, "primary");
    m_compare->setToolTip(tr("Compare the sentences (Ctrl+Enter)"));
    m_cancel->setToolTip(tr("Stop waiting for the answer (Esc)"));
    m_cancel->setVisible(false);

    auto *sentences = new QGridLayout;
    sentences->setHorizontalSpacing(12);
    sentences->setVerticalSpacing(8);
    addEditor(*sentences, 0, m_reference, tr("&Reference"), tr("What should be said"));
    sentences->addWidget(m_swap, 1, 1, Qt::AlignVCenter);
    addEditor(*sentences, 2, m_spoken, tr("&Spoken"), tr("What was said"));
    setCompact(false);

    auto *languageLabel = makeLabel(tr("&Language"), "caption", this);
    languageLabel->setTextFormat(Qt::AutoText);
    languageLabel->setBuddy(m_language);
    auto *languageBox = new QVBoxLayout;
    languageBox->setSpacing(4);
    languageBox->addWidget(languageLabel);
    languageBox->addWidget(m_language);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addLayout(languageBox);
    choices->addWidget(m_provider, 1);
    choices->addWidget(m_cancel, 0, Qt::AlignBottom);
    choices->addWidget(m_compare, 0, Qt::AlignBottom);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->setSpacing(16);
    layout->addLayout(sentences);
    layout->addLayout(choices);

    for (SentenceEditor *editor : {m_reference, m_spoken}) {
        connect(editor, &QPlainTextEdit::textChanged, this, &QuestionPanel::edited);
        connect(editor, &SentenceEditor::truncated, this, &QuestionPanel::textTruncated);
    }
    connect(m_language, &LanguageCombo::tagChanged, this, &QuestionPanel::edited);
    connect(m_provider, &ProviderChooser::providerChanged, this, &QuestionPanel::providerChanged);
    connect(m_provider, &ProviderChooser::confirmed, this, &QuestionPanel::compareRequested);
    connect(m_compare, &QPushButton::clicked, this, &QuestionPanel::compareRequested);
    connect(m_cancel, &QPushButton::clicked, this, &QuestionPanel::cancelRequested);
    connect(m_swap, &QPushButton::clicked, this, &QuestionPanel::swapSentences);

    setTabOrder(m_reference, m_spoken);
    setTabOrder(m_spoken, m_swap);
    setTabOrder(m_swap, m_language);
    setTabOrder(m_language, m_provider->choice());
    setTabOrder(m_provider->choice(), m_provider->endpointField());
    setTabOrder(m_provider->endpointField(), m_cancel);
    setTabOrder(m_cancel, m_compare);
    updateIcons();
}

void QuestionPanel::addEditor(QGridLayout &grid, int column, SentenceEditor *editor, const QString &name,
                              const QString &placeholder)
{
    auto *label = makeLabel(name, "heading", this);
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(editor);
    editor->setPlaceholderText(placeholder);
    grid.addWidget(label, 0, column);
    grid.addWidget(editor, 1, column);
    grid.setColumnStretch(column, 1);
}

void QuestionPanel::swapSentences()
{
    const QString reference = m_reference->toPlainText();
    m_reference->setSentence(m_spoken->toPlainText());
    m_spoken->setSentence(reference);
}

void QuestionPanel::clearSentences()
{
    m_reference->setSentence({});
    m_spoken->setSentence({});
    m_reference->setFocus();
}

void QuestionPanel::setBusy(bool busy)
{
    m_cancel->setVisible(busy);
}

void QuestionPanel::setCompact(bool compact)
{
    for (SentenceEditor *editor : {m_reference, m_spoken})
        editor->setFixedHeight(editorHeight(*editor, compact ? shownLinesCompact : shownLines));
}

bool QuestionPanel::isFull() const
{
    return m_reference->isFull() || m_spoken->isFull();
}

void QuestionPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

void QuestionPanel::updateIcons()
{
    m_swap->setIcon(themedIcon(QStringLiteral("swap"), palette()));
    m_swap->setIconSize({20, 20});
}

} // namespace phonoscope
