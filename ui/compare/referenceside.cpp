// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/referenceside.h"

#include "ui/compare/alsoaccept.h"
#include "ui/compare/ipafields.h"
#include "ui/compare/referenceipa.h"
#include "ui/compare/referencelookup.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/compare/teachernotes.h"
#include "ui/speech/speakbuttons.h"
#include "ui/widgets/roles.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace phonoscope {

ReferenceSide::ReferenceSide(const CompareContext &context, IpaFields &fields, QWidget *panel)
    : QObject(panel), m_panel(panel), m_notes(new TeacherNotes(context, this)),
      m_lookup(new ReferenceLookup(context.similarity, this)), m_editor(new SentenceEditor(panel)),
      m_ipa(new ReferenceIpa(panel)), m_accept(new AlsoAccept(context.languages, panel)),
      m_acceptButton(new QPushButton(panel)), m_speak(new SpeakButtons(panel))
{
    m_editor->setObjectName(QStringLiteral("reference"));
    m_editor->setPlaceholderText(tr("What should be said"));
    m_speak->setObjectName(QStringLiteral("speakReference"));
    m_speak->setNames(tr("Speak the reference"), tr("Speak the reference slowly"));
    m_speak->setSpeaker(context.speaker);
    m_acceptButton->setObjectName(QStringLiteral("alsoAccept"));
    m_acceptButton->setCheckable(true);
    m_acceptButton->setToolTip(tr("Other ways to say the reference that count as right"));
    setRole(m_acceptButton, "link");
    m_ipa->addTool(m_acceptButton);
    m_accept->hide();
    fields.add(m_ipa->field());
    connect(m_accept, &AlsoAccept::fieldAdded, &fields, [&fields](QLineEdit *field) { fields.add(field); });
    connectParts();
    updateAccepted();
}

void ReferenceSide::placeIn(QGridLayout &grid, int column)
{
    grid.addLayout(makeHead(), 0, column);
    grid.addWidget(m_editor, 1, column, Qt::AlignTop);
    grid.addWidget(m_ipa, 2, column, Qt::AlignTop);
}

QHBoxLayout *ReferenceSide::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabelFor(m_editor, tr("&Reference"), "heading", m_panel));
    head->addWidget(m_speak);
    head->addStretch();
    return head;
}

void ReferenceSide::connectParts()
{
    connect(m_ipa, &ReferenceIpa::edited, this, &ReferenceSide::teacherChanged);
    connect(m_accept, &AlsoAccept::edited, this, &ReferenceSide::teacherChanged);
    connect(m_accept, &AlsoAccept::closeRequested, this, [this] {
        m_acceptButton->setChecked(false);
        m_acceptButton->setFocus();
    });
    connect(m_acceptButton, &QPushButton::toggled, this, &ReferenceSide::openAccepted);
    connect(m_notes, &TeacherNotes::failed, this, &ReferenceSide::failed);
    connect(m_notes, &TeacherNotes::problemFound, this, &ReferenceSide::problemFound);
    connect(m_lookup, &ReferenceLookup::answered, this, &ReferenceSide::lookedUp);
    connect(m_speak, &SpeakButtons::wordSounding, this, &ReferenceSide::wordSounding);
    connect(m_speak, &SpeakButtons::failed, this, &ReferenceSide::failed);
}

QList<QWidget *> ReferenceSide::ipaTabs() const
{
    return {m_ipa->field(), m_ipa->findChild<QPushButton *>(QStringLiteral("useEnginesIpa"))};
}

QList<QWidget *> ReferenceSide::toolTabs() const
{
    QList<QWidget *> tabs;
    for (auto *button : m_speak->findChildren<QAbstractButton *>())
        tabs.append(button);
    tabs.append(m_acceptButton);
    return tabs;
}

void ReferenceSide::addTo(ComparisonRequest &request) const
{
    request.reference.text = m_editor->sentence();
    request.reference.ipa = m_ipa->teacherIpa();
    request.alternatives = m_accept->alternatives();
    if (request.reference.ipa.isEmpty())
        request.accents = m_accept->accents();
}

void ReferenceSide::setRequest(const ComparisonRequest &request, const QString &lang)
{
    m_editor->setSentence(request.reference.text);
    update(lang);
    TeacherReference laidDown{request.reference.ipa, request.alternatives, request.accents};
    if (!laidDown.ipa.isEmpty())
        laidDown.accents = m_notes->current().accents; // had no say and were not asked
    m_notes->show(laidDown);
    showNotes();
}

bool ReferenceSide::update(const QString &lang)
{
    const QString text = m_editor->sentence();
    m_accept->setLang(lang);
    const bool isAnother = m_notes->open(text, lang);
    if (isAnother)
        showNotes();
    m_speak->setLang(lang);
    m_speak->setText(text);
    return isAnother;
}

/// The reference is another one, about which other things are laid down.
void ReferenceSide::showNotes()
{
    const TeacherReference &notes = m_notes->current();
    m_ipa->textChanged(m_editor->isBlank());
    m_ipa->setTeacherIpa(notes.ipa);
    m_accept->setReferenceIpa(m_ipa->ipa());
    m_accept->setAccepted(notes.alternatives, notes.accents);
    updateAccepted();
}

void ReferenceSide::teacherChanged()
{
    m_accept->setReferenceIpa(m_ipa->ipa());
    m_notes->change({m_ipa->teacherIpa(), m_accept->alternatives(), m_accept->accents()});
    updateAccepted();
    Q_EMIT edited();
}

void ReferenceSide::updateAccepted()
{
    const bool isBlank = m_editor->isBlank();
    m_accept->setReferenceIsTeachers(!m_ipa->teacherIpa().isEmpty());
    m_acceptButton->setText(m_accept->summary());
    m_acceptButton->setEnabled(!isBlank);
    if (isBlank)
        m_acceptButton->setChecked(false);
}

void ReferenceSide::openAccepted(bool open)
{
    m_accept->setVisible(open);
    if (open && m_acceptButton->hasFocus())
        m_accept->focusFirst();
}

void ReferenceSide::showAnswer(const ComparisonRequest &asked, const Comparison &answer)
{
    if (asked.reference.ipa.isEmpty() && asked.reference.text == m_editor->sentence())
        m_ipa->setEngineIpa(answer.reference->transcription.ipa);
    m_accept->setReferenceIpa(m_ipa->ipa());
}

void ReferenceSide::showProblem(const PhonemeError &error)
{
    // The message quotes the alternative that it is about.
    constexpr qsizetype quoted = 40;
    for (const QString &alternative : m_accept->alternatives()) {
        if (!error.message.contains(alternative.left(quoted)))
            continue;
        m_acceptButton->setChecked(true);
        m_accept->showProblem(error.message, alternative);
        return;
    }
    m_ipa->showProblem(error.message);
}

void ReferenceSide::lookUp(PhonemeProvider *provider, const ComparisonRequest &request)
{
    if (provider)
        m_lookup->ask(*provider, request);
    else
        m_lookup->cancel();
}

} // namespace phonoscope
