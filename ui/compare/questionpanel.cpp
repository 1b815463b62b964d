// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionpanel.h"

#include "ui/compare/alsoaccept.h"
#include "ui/compare/ipadrawer.h"
#include "ui/compare/ipafields.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/referenceside.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/compare/spokenside.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

constexpr int shownLines = 3;
constexpr int shownLinesCompact = 2;

} // namespace

QuestionPanel::QuestionPanel(const CompareContext &context, QWidget *parent)
    : QFrame(parent), m_fields(new IpaFields(context.xsampa, this)),
      m_spoken(new SpokenSide(context, *m_fields, this)),
      m_reference(new ReferenceSide(context, *m_fields, this)), m_swap(new QPushButton(this)),
      m_language(new LanguageCombo(context.languages, this)), m_provider(new ProviderChooser(context, this)),
      m_compare(new QPushButton(tr("&Compare"), this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    setRole(this, "card");
    m_language->setObjectName(QStringLiteral("language"));
    m_compare->setObjectName(QStringLiteral("compare"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    setRole(m_compare, "primary");
    m_compare->setToolTip(tr("Compare the sentences (Ctrl+Enter)"));
    m_cancel->setToolTip(tr("Stop waiting for the answer (Esc)"));
    m_cancel->setVisible(false);
    if (context.chart && context.xsampa)
        m_drawer = new IpaDrawer(context, *m_fields, this);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(makeSentences());
    layout->addWidget(m_reference->accepted());
    layout->addLayout(makeChoices());
    if (m_drawer)
        layout->addWidget(m_drawer);
    connectSides();
    connectChoices();
    orderTabs();
    setCompact(false);
    updateIcons();
}

QuestionPanel::~QuestionPanel() = default;

QGridLayout *QuestionPanel::makeSentences()
{
    m_swap->setAccessibleName(tr("Swap reference and spoken"));
    m_swap->setToolTip(tr("Swap reference and spoken"));
    m_swap->setFixedWidth(44);
    auto *sentences = new QGridLayout;
    m_sentences = sentences;
    sentences->setHorizontalSpacing(12);
    m_reference->placeIn(*sentences, 0);
    sentences->addWidget(m_swap, 1, 1, Qt::AlignVCenter);
    m_spoken->placeIn(*sentences, 2);
    sentences->setColumnStretch(0, 1);
    sentences->setColumnStretch(2, 1);
    return sentences;
}

QHBoxLayout *QuestionPanel::makeChoices()
{
    auto *languageBox = new QVBoxLayout;
    languageBox->setSpacing(4);
    languageBox->addWidget(makeLabelFor(m_language, tr("&Language"), "caption", this));
    languageBox->addWidget(m_language);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(16);
    choices->addLayout(languageBox);
    choices->addWidget(m_provider, 1);
    choices->addWidget(m_cancel, 0, Qt::AlignBottom);
    choices->addWidget(m_compare, 0, Qt::AlignBottom);
    return choices;
}

void QuestionPanel::connectSides()
{
    for (SentenceEditor *editor : {reference(), spoken()}) {
        connect(editor, &QPlainTextEdit::textChanged, this, &QuestionPanel::textsChanged);
        connect(editor, &SentenceEditor::truncated, this, &QuestionPanel::textTruncated);
    }
    connect(m_reference, &ReferenceSide::edited, this, [this] {
        lookUpReference();
        Q_EMIT edited();
    });
    connect(m_reference, &ReferenceSide::lookedUp, this,
            [this](const ComparisonRequest &asked, const ComparisonResult &result) {
                if (result)
                    showAnswer(asked, *result);
                else
                    showProblem(result.error(), true);
            });
    connect(m_reference, &ReferenceSide::wordSounding, this,
            [this](int word) { Q_EMIT wordSounding(AlignmentRow::Reference, word); });
    connect(m_reference, &ReferenceSide::failed, this, &QuestionPanel::failed);
    connect(m_reference, &ReferenceSide::problemFound, this, &QuestionPanel::problemFound);
    connect(m_spoken, &SpokenSide::modeChanged, this, &QuestionPanel::spokenModeSwitched);
    connect(m_spoken, &SpokenSide::wordSounding, this,
            [this](int word) { Q_EMIT wordSounding(AlignmentRow::Spoken, word); });
    connect(m_spoken, &SpokenSide::failed, this, &QuestionPanel::failed);
    connect(m_swap, &QPushButton::clicked, this, &QuestionPanel::swapSentences);
}

void QuestionPanel::connectChoices()
{
    connect(m_language, &LanguageCombo::tagChanged, this, &QuestionPanel::textsChanged);
    connect(m_provider, &ProviderChooser::providerChanged, this, [this] {
        lookUpReference();
        Q_EMIT providerChanged();
    });
    connect(m_provider, &ProviderChooser::confirmed, this, &QuestionPanel::compareRequested);
    connect(m_compare, &QPushButton::clicked, this, &QuestionPanel::compareRequested);
    connect(m_cancel, &QPushButton::clicked, this, &QuestionPanel::cancelRequested);
    connect(m_spoken->keyboardButton(), &QPushButton::toggled, this, [this](bool open) {
        if (m_drawer)
            m_drawer->setOpen(open);
        Q_EMIT keyboardToggled(open);
    });
    if (m_drawer) {
        connect(m_drawer, &IpaDrawer::closeRequested, this, [this] {
            setKeyboardOpen(false);
            m_spoken->keyboardButton()->setFocus();
        });
    }
}

void QuestionPanel::orderTabs()
{
    // From sentence to sentence without a stop; then what belongs to them.
    QList<QWidget *> order{reference(), spoken()};
    order += m_reference->ipaTabs() + m_reference->toolTabs() + m_spoken->toolTabs();
    order.append(m_swap);
    for (auto *button : m_reference->accepted()->findChildren<QAbstractButton *>())
        order.append(button);
    order += {m_language, m_provider->choice(), m_provider->endpointField(), m_cancel, m_compare};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

SentenceEditor *QuestionPanel::reference() const
{
    return m_reference->editor();
}

SentenceEditor *QuestionPanel::spoken() const
{
    return m_spoken->editor();
}

ComparisonRequest QuestionPanel::request() const
{
    ComparisonRequest request;
    request.lang = m_language->tag();
    m_reference->addTo(request);
    m_spoken->addTo(request);
    return request;
}

void QuestionPanel::setRequest(const ComparisonRequest &request)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_language->setTag(request.lang);
    m_reference->setRequest(request, m_language->tag());
    m_spoken->setSentence(request.spoken.isEmpty() ? Sentence() : request.spoken.front());
    m_spoken->update(m_language->tag(), true);
    m_reference->lookUp(nullptr, {});
}

void QuestionPanel::showAnswer(const ComparisonRequest &asked, const Comparison &answer)
{
    if (asked.lang != m_language->tag())
        return;
    m_reference->showAnswer(asked, answer);
    m_spoken->showAnswer(asked, answer);
}

bool QuestionPanel::showProblem(const PhonemeError &error, bool isReferences)
{
    if (error.kind != PhonemeErrorKind::InvalidIpa)
        return false;
    if (isReferences)
        m_reference->showProblem(error);
    else
        m_spoken->showProblem(error);
    return true;
}

bool QuestionPanel::spokenIsIpa() const
{
    return m_spoken->isIpa();
}

void QuestionPanel::setSpokenIsIpa(bool isIpa)
{
    m_spoken->setIpa(isIpa);
}

bool QuestionPanel::isKeyboardOpen() const
{
    return m_spoken->keyboardButton()->isChecked();
}

void QuestionPanel::setKeyboardOpen(bool open)
{
    m_spoken->keyboardButton()->setChecked(open && m_drawer);
}

bool QuestionPanel::typesXsampa() const
{
    return m_fields->typesXsampa();
}

void QuestionPanel::setTypesXsampa(bool types)
{
    m_spoken->xsampaSwitch()->setChecked(types);
}

void QuestionPanel::textsChanged()
{
    if (m_isFilling)
        return;
    const QString lang = m_language->tag();
    const bool isAnotherReference = m_reference->update(lang);
    m_spoken->update(lang, isAnotherReference);
    lookUpReference();
    Q_EMIT edited();
}

void QuestionPanel::spokenModeSwitched(bool isIpa)
{
    m_swap->setEnabled(!isIpa);
    if (isIpa && !m_isFilling)
        setKeyboardOpen(true); // who reads what was saved has nothing to type
    updateHeights();
    Q_EMIT spokenModeChanged(isIpa);
}

/// While there is nothing to compare with, nobody else asks how the reference is said.
void QuestionPanel::lookUpReference()
{
    const bool isNeeded = m_provider->isLocal() && spoken()->isBlank() && !reference()->isBlank();
    m_reference->lookUp(isNeeded ? m_provider->provider() : nullptr, request());
}

void QuestionPanel::swapSentences()
{
    if (spokenIsIpa())
        return; // IPA is no reference text
    const QString text = reference()->toPlainText();
    reference()->setSentence(spoken()->toPlainText());
    spoken()->setSentence(text);
}

void QuestionPanel::clearSentences()
{
    reference()->setSentence({});
    m_spoken->clear();
    reference()->setFocus();
}

void QuestionPanel::setBusy(bool busy)
{
    m_cancel->setVisible(busy);
}

void QuestionPanel::setCompact(bool compact)
{
    m_compact = compact;
    layout()->setContentsMargins(20, compact ? 6 : 12, 20, compact ? 8 : 16);
    layout()->setSpacing(compact ? 8 : 12);
    m_sentences->setVerticalSpacing(compact ? 4 : 8);
    updateHeights();
    if (m_drawer)
        m_drawer->setCompact(compact);
}

void QuestionPanel::updateHeights()
{
    // A line of IPA takes half as much again as one of text.
    const int lines = m_compact && !spokenIsIpa() ? shownLinesCompact : shownLines;
    const int height = reference()->heightFor(lines);
    for (SentenceEditor *editor : {reference(), spoken()})
        editor->setWholeLines(height);
}

bool QuestionPanel::isFull() const
{
    return reference()->isFull() || spoken()->isFull();
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
