// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/spokenside.h"

#include "ui/compare/ipafields.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/compare/spokeninput.h"
#include "ui/compare/spokenline.h"
#include "ui/speech/speakbuttons.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>

namespace phonoscope {

SpokenSide::SpokenSide(const CompareContext &context, IpaFields &fields, QWidget *panel)
    : QObject(panel), m_panel(panel), m_fields(fields), m_editor(new SentenceEditor(panel)),
      m_input(new SpokenInput(*m_editor, this)),
      m_line(new SpokenLine(context.chart && context.xsampa, panel)),
      m_mode(new SegmentedChoice({tr("Text"), tr("IPA")}, panel)), m_speak(new SpeakButtons(panel))
{
    m_editor->setObjectName(QStringLiteral("spoken"));
    m_speak->setObjectName(QStringLiteral("speakSpoken"));
    m_speak->setNames(tr("Speak what was said"), tr("Speak what was said slowly"));
    m_speak->setSpeaker(context.speaker);
    m_mode->setObjectName(QStringLiteral("spokenMode"));
    m_mode->setAccessibleName(tr("What was said is given as"));
    fields.add(m_editor);
    fields.setTakesIpa(m_editor, false);
    connect(m_mode, &SegmentedChoice::chosen, this, [this](int index) { setIpa(index == 1); });
    connect(m_input, &SpokenInput::modeChanged, this, &SpokenSide::modeSwitched);
    connect(m_line->xsampaSwitch(), &QCheckBox::toggled, &fields, &IpaFields::setTypesXsampa);
    connect(m_speak, &SpeakButtons::wordSounding, this, &SpokenSide::wordSounding);
    connect(m_speak, &SpeakButtons::failed, this, &SpokenSide::failed);
}

void SpokenSide::placeIn(QGridLayout &grid, int column)
{
    grid.addLayout(makeHead(), 0, column);
    grid.addWidget(m_editor, 1, column, Qt::AlignTop);
    grid.addWidget(m_line, 2, column, Qt::AlignTop);
}

QHBoxLayout *SpokenSide::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabelFor(m_editor, tr("&Spoken"), "heading", m_panel));
    head->addWidget(m_speak);
    head->addStretch();
    head->addWidget(m_mode);
    return head;
}

QPushButton *SpokenSide::keyboardButton() const
{
    return m_line->keyboardButton();
}

QCheckBox *SpokenSide::xsampaSwitch() const
{
    return m_line->xsampaSwitch();
}

QList<QWidget *> SpokenSide::toolTabs() const
{
    QList<QWidget *> tabs;
    for (auto *button : m_speak->findChildren<QAbstractButton *>())
        tabs.append(button);
    for (auto *button : m_mode->findChildren<QAbstractButton *>())
        tabs.append(button);
    tabs += {xsampaSwitch(), keyboardButton()};
    return tabs;
}

bool SpokenSide::isIpa() const
{
    return m_input->isIpa();
}

void SpokenSide::setIpa(bool isIpa)
{
    m_input->setIpa(isIpa);
}

void SpokenSide::clear()
{
    m_input->clear();
}

void SpokenSide::setSentence(const Sentence &sentence)
{
    m_input->clear();
    m_input->setIpa(sentence.isIpa);
    m_editor->setSentence(sentence.text);
}

void SpokenSide::addTo(ComparisonRequest &request) const
{
    request.spoken.append(Sentence{.text = m_editor->sentence(), .isIpa = isIpa()});
}

void SpokenSide::update(const QString &lang, bool isAnotherReference)
{
    const QString text = m_editor->sentence();
    if (isAnotherReference || text != m_text) {
        m_text = text;
        m_line->textChanged(text.isEmpty());
        if (!isIpa())
            m_input->setEngineIpa({});
    }
    m_speak->setLang(lang);
    m_speak->setText(isIpa() ? QString() : text);
}

void SpokenSide::showAnswer(const ComparisonRequest &asked, const Comparison &answer)
{
    if (asked.spoken.isEmpty() || asked.spoken.front().isIpa || isIpa() ||
        asked.spoken.front().text != m_editor->sentence() || !answer.attempts.front())
        return;
    const QString &ipa = answer.attempts.front()->spoken->transcription.ipa;
    m_input->setEngineIpa(ipa);
    m_line->setEngineIpa(ipa);
}

void SpokenSide::showProblem(const PhonemeError &error)
{
    m_line->showProblem(error.message);
}

void SpokenSide::modeSwitched(bool isIpa)
{
    m_mode->setCurrent(isIpa ? 1 : 0);
    m_fields.setTakesIpa(m_editor, isIpa);
    m_line->setIsIpa(isIpa);
    m_speak->setVisible(!isIpa);
    Q_EMIT modeChanged(isIpa);
}

} // namespace phonoscope
