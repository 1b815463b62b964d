// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/questionpanel.h"

#include "ui/compare/alsoaccept.h"
#include "ui/compare/ipadrawer.h"
#include "ui/compare/ipafields.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/referenceipa.h"
#include "ui/compare/referencelookup.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/compare/spokeninput.h"
#include "ui/compare/spokenline.h"
#include "ui/compare/teachernotes.h"
#include "ui/speech/speakbuttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

constexpr int shownLines = 3;
constexpr int shownLinesCompact = 2;

QLabel *makeHeading(const QString &name, QWidget *buddy, QWidget *parent)
{
    QLabel *label = makeLabel(name, "heading", parent);
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(buddy);
    return label;
}

} // namespace

QuestionPanel::QuestionPanel(const CompareContext &context, QWidget *parent)
    : QFrame(parent), m_notes(new TeacherNotes(context, this)), m_fields(new IpaFields(context.xsampa, this)),
      m_lookup(new ReferenceLookup(context.similarity, this)), m_reference(new SentenceEditor(this)),
      m_spoken(new SentenceEditor(this)), m_input(new SpokenInput(*m_spoken, this)),
      m_ipa(new ReferenceIpa(this)), m_spokenLine(new SpokenLine(context.chart && context.xsampa, this)),
      m_mode(new SegmentedChoice({tr("Text"), tr("IPA")}, this)),
      m_accept(new AlsoAccept(context.languages, this)), m_acceptButton(new QPushButton(this)),
      m_speakReference(new SpeakButtons(this)), m_speakSpoken(new SpeakButtons(this)),
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
    setRole(m_compare, "primary");
    m_compare->setToolTip(tr("Compare the sentences (Ctrl+Enter)"));
    m_cancel->setToolTip(tr("Stop waiting for the answer (Esc)"));
    m_cancel->setVisible(false);
    m_reference->setPlaceholderText(tr("What should be said"));
    m_speakReference->setSpeaker(context.speaker);
    m_speakSpoken->setSpeaker(context.speaker);
    if (context.chart && context.xsampa)
        m_drawer = new IpaDrawer(context, *m_fields, this);

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(makeSentences());
    layout->addWidget(m_accept);
    layout->addLayout(makeChoices());
    if (m_drawer)
        layout->addWidget(m_drawer);
    m_accept->hide();

    m_fields->add(m_spoken);
    m_fields->setTakesIpa(m_spoken, false);
    m_fields->add(m_ipa->field());
    connectParts();
    orderTabs();
    setCompact(false);
    updateAccepted();
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
    sentences->addLayout(makeReferenceHead(), 0, 0);
    sentences->addLayout(makeSpokenHead(), 0, 2);
    sentences->addWidget(m_reference, 1, 0, Qt::AlignTop);
    sentences->addWidget(m_swap, 1, 1, Qt::AlignVCenter);
    sentences->addWidget(m_spoken, 1, 2, Qt::AlignTop);
    sentences->addWidget(m_ipa, 2, 0, Qt::AlignTop);
    sentences->addWidget(m_spokenLine, 2, 2, Qt::AlignTop);
    sentences->setColumnStretch(0, 1);
    sentences->setColumnStretch(2, 1);
    return sentences;
}

QHBoxLayout *QuestionPanel::makeReferenceHead()
{
    m_speakReference->setObjectName(QStringLiteral("speakReference"));
    m_speakReference->setNames(tr("Speak the reference"), tr("Speak the reference slowly"));
    m_acceptButton->setObjectName(QStringLiteral("alsoAccept"));
    m_acceptButton->setCheckable(true);
    m_acceptButton->setToolTip(tr("Other ways to say the reference that count as right"));
    setRole(m_acceptButton, "link");
    m_ipa->addTool(m_acceptButton);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeHeading(tr("&Reference"), m_reference, this));
    head->addWidget(m_speakReference);
    head->addStretch();
    return head;
}

QHBoxLayout *QuestionPanel::makeSpokenHead()
{
    m_speakSpoken->setObjectName(QStringLiteral("speakSpoken"));
    m_speakSpoken->setNames(tr("Speak what was said"), tr("Speak what was said slowly"));
    m_mode->setObjectName(QStringLiteral("spokenMode"));
    m_mode->setAccessibleName(tr("What was said is given as"));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeHeading(tr("&Spoken"), m_spoken, this));
    head->addWidget(m_speakSpoken);
    head->addStretch();
    head->addWidget(m_mode);
    return head;
}

QHBoxLayout *QuestionPanel::makeChoices()
{
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
    return choices;
}

void QuestionPanel::connectParts()
{
    for (SentenceEditor *editor : {m_reference, m_spoken}) {
        connect(editor, &QPlainTextEdit::textChanged, this, &QuestionPanel::textsChanged);
        connect(editor, &SentenceEditor::truncated, this, &QuestionPanel::textTruncated);
    }
    connect(m_language, &LanguageCombo::tagChanged, this, &QuestionPanel::textsChanged);
    connect(m_provider, &ProviderChooser::providerChanged, this, [this] {
        lookUpReference();
        Q_EMIT providerChanged();
    });
    connect(m_provider, &ProviderChooser::confirmed, this, &QuestionPanel::compareRequested);
    connect(m_compare, &QPushButton::clicked, this, &QuestionPanel::compareRequested);
    connect(m_cancel, &QPushButton::clicked, this, &QuestionPanel::cancelRequested);
    connect(m_swap, &QPushButton::clicked, this, &QuestionPanel::swapSentences);

    connect(m_ipa, &ReferenceIpa::edited, this, &QuestionPanel::teacherChanged);
    connect(m_accept, &AlsoAccept::edited, this, &QuestionPanel::teacherChanged);
    connect(m_accept, &AlsoAccept::fieldAdded, this, [this](QLineEdit *field) { m_fields->add(field); });
    connect(m_accept, &AlsoAccept::closeRequested, this, [this] {
        m_acceptButton->setChecked(false);
        m_acceptButton->setFocus();
    });
    connect(m_acceptButton, &QPushButton::toggled, this, &QuestionPanel::openAccepted);
    connect(m_notes, &TeacherNotes::failed, this, &QuestionPanel::failed);
    connect(m_lookup, &ReferenceLookup::answered, this,
            [this](const ComparisonRequest &asked, const ComparisonResult &result) {
                if (result)
                    showAnswer(asked, *result);
                else
                    showProblem(result.error(), true);
            });

    connect(m_mode, &SegmentedChoice::chosen, this, [this](int index) { setSpokenIsIpa(index == 1); });
    connect(m_input, &SpokenInput::modeChanged, this, &QuestionPanel::spokenModeSwitched);
    connect(m_spokenLine->keyboardButton(), &QPushButton::toggled, this, [this](bool open) {
        if (m_drawer)
            m_drawer->setOpen(open);
        Q_EMIT keyboardToggled(open);
    });
    connect(m_spokenLine->xsampaSwitch(), &QCheckBox::toggled, m_fields, &IpaFields::setTypesXsampa);
    if (m_drawer) {
        connect(m_drawer, &IpaDrawer::closeRequested, this, [this] {
            setKeyboardOpen(false);
            m_spokenLine->keyboardButton()->setFocus();
        });
    }
    for (SpeakButtons *buttons : {m_speakReference, m_speakSpoken}) {
        connect(buttons, &SpeakButtons::wordSounding, this, [this, buttons](int word) {
            Q_EMIT wordSounding(buttons == m_speakReference ? AlignmentRow::Reference : AlignmentRow::Spoken,
                                word);
        });
        connect(buttons, &SpeakButtons::failed, this, &QuestionPanel::failed);
    }
}

void QuestionPanel::orderTabs()
{
    // From sentence to sentence without a stop; then what belongs to them.
    QList<QWidget *> order{m_reference, m_spoken, m_ipa->field(),
                           m_ipa->findChild<QPushButton *>(QStringLiteral("useEnginesIpa"))};
    const auto addButtons = [&order](const QWidget *of) {
        for (auto *button : of->findChildren<QAbstractButton *>())
            order.append(button);
    };
    addButtons(m_speakReference);
    order.append(m_acceptButton);
    addButtons(m_speakSpoken);
    addButtons(m_mode);
    order += {m_spokenLine->xsampaSwitch(), m_spokenLine->keyboardButton(), m_swap};
    addButtons(m_accept);
    order += {m_language, m_provider->choice(), m_provider->endpointField(), m_cancel, m_compare};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

ComparisonRequest QuestionPanel::request() const
{
    ComparisonRequest request;
    request.reference.text = m_reference->sentence();
    request.reference.ipa = m_ipa->teacherIpa();
    request.spoken.append(Sentence{.text = m_spoken->sentence(), .isIpa = spokenIsIpa()});
    request.lang = m_language->tag();
    request.alternatives = m_accept->alternatives();
    if (request.reference.ipa.isEmpty())
        request.accents = m_accept->accents();
    return request;
}

void QuestionPanel::showAnswer(const ComparisonRequest &asked, const Comparison &answer)
{
    const bool isOurs = asked.lang == m_language->tag();
    if (isOurs && asked.reference.ipa.isEmpty() && asked.reference.text == m_reference->sentence())
        m_ipa->setEngineIpa(answer.reference->transcription.ipa);
    m_accept->setReferenceIpa(m_ipa->ipa());
    if (!isOurs || asked.spoken.isEmpty() || asked.spoken.front().isIpa || spokenIsIpa() ||
        asked.spoken.front().text != m_spoken->sentence() || !answer.attempts.front())
        return;
    const QString &ipa = answer.attempts.front()->spoken->transcription.ipa;
    m_input->setEngineIpa(ipa);
    m_spokenLine->setEngineIpa(ipa);
}

bool QuestionPanel::showProblem(const PhonemeError &error, bool isReferences)
{
    if (error.kind != PhonemeErrorKind::InvalidIpa)
        return false;
    if (!isReferences) {
        m_spokenLine->showProblem(error.message);
        return true;
    }
    // The message quotes the alternative that it is about.
    constexpr qsizetype quoted = 40;
    for (const QString &alternative : m_accept->alternatives()) {
        if (!error.message.contains(alternative.left(quoted)))
            continue;
        m_acceptButton->setChecked(true);
        m_accept->showProblem(error.message, alternative);
        return true;
    }
    m_ipa->showProblem(error.message);
    return true;
}

bool QuestionPanel::spokenIsIpa() const
{
    return m_input->isIpa();
}

void QuestionPanel::setSpokenIsIpa(bool isIpa)
{
    m_input->setIpa(isIpa);
}

bool QuestionPanel::isKeyboardOpen() const
{
    return m_spokenLine->keyboardButton()->isChecked();
}

void QuestionPanel::setKeyboardOpen(bool open)
{
    m_spokenLine->keyboardButton()->setChecked(open && m_drawer);
}

bool QuestionPanel::typesXsampa() const
{
    return m_fields->typesXsampa();
}

void QuestionPanel::setTypesXsampa(bool types)
{
    m_spokenLine->xsampaSwitch()->setChecked(types);
}

void QuestionPanel::textsChanged()
{
    const QString text = m_reference->sentence();
    const QString lang = m_language->tag();
    m_accept->setLang(lang);
    const QString spoken = m_spoken->sentence();
    const bool isAnother = m_notes->open(text, lang);
    if (isAnother)
        showNotes();
    if (isAnother || spoken != m_spokenText) {
        m_spokenText = spoken;
        m_spokenLine->textChanged(spoken.isEmpty());
        if (!spokenIsIpa())
            m_input->setEngineIpa({});
    }
    for (SpeakButtons *buttons : {m_speakReference, m_speakSpoken})
        buttons->setLang(lang);
    m_speakReference->setText(text);
    m_speakSpoken->setText(spokenIsIpa() ? QString() : spoken);
    lookUpReference();
    Q_EMIT edited();
}

/// The reference is another one, about which other things are laid down.
void QuestionPanel::showNotes()
{
    const TeacherReference &notes = m_notes->current();
    m_ipa->textChanged(m_reference->isBlank());
    m_ipa->setTeacherIpa(notes.ipa);
    m_accept->setReferenceIpa(m_ipa->ipa());
    m_accept->setAccepted(notes.alternatives, notes.accents);
    updateAccepted();
}

void QuestionPanel::teacherChanged()
{
    m_accept->setReferenceIpa(m_ipa->ipa());
    m_notes->change({m_ipa->teacherIpa(), m_accept->alternatives(), m_accept->accents()});
    updateAccepted();
    lookUpReference();
    Q_EMIT edited();
}

void QuestionPanel::updateAccepted()
{
    const bool isBlank = m_reference->isBlank();
    m_accept->setReferenceIsTeachers(!m_ipa->teacherIpa().isEmpty());
    m_acceptButton->setText(m_accept->summary());
    m_acceptButton->setEnabled(!isBlank);
    if (isBlank)
        m_acceptButton->setChecked(false);
}

void QuestionPanel::openAccepted(bool open)
{
    m_accept->setVisible(open);
    if (open && m_acceptButton->hasFocus())
        m_accept->focusFirst();
}

void QuestionPanel::spokenModeSwitched(bool isIpa)
{
    m_mode->setCurrent(isIpa ? 1 : 0);
    m_fields->setTakesIpa(m_spoken, isIpa);
    m_spokenLine->setIsIpa(isIpa);
    m_speakSpoken->setVisible(!isIpa);
    m_swap->setEnabled(!isIpa);
    if (isIpa)
        setKeyboardOpen(true);
    updateHeights();
    Q_EMIT spokenModeChanged(isIpa);
}

/// While there is nothing to compare with, nobody else asks how the reference is said.
void QuestionPanel::lookUpReference()
{
    PhonemeProvider *provider = m_provider->isLocal() ? m_provider->provider() : nullptr;
    if (provider && m_spoken->isBlank() && !m_reference->isBlank())
        m_lookup->ask(*provider, request());
    else
        m_lookup->cancel();
}

void QuestionPanel::swapSentences()
{
    if (spokenIsIpa())
        return; // IPA is no reference text
    const QString reference = m_reference->toPlainText();
    m_reference->setSentence(m_spoken->toPlainText());
    m_spoken->setSentence(reference);
}

void QuestionPanel::clearSentences()
{
    m_reference->setSentence({});
    m_input->clear();
    m_reference->setFocus();
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
    const int height = m_reference->heightFor(lines);
    for (SentenceEditor *editor : {m_reference, m_spoken})
        editor->setWholeLines(height);
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
