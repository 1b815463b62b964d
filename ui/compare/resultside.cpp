// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/resultside.h"

#include "core/similarity/phonemesimilarityservice.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/advicelist.h"
#include "ui/compare/alignmentcard.h"
#include "ui/compare/attemptadvice.h"
#include "ui/compare/columndetails.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/scorepanel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QSplitter>

#include <algorithm>

namespace phonoscope {

namespace {

constexpr int sideWidth = 320;
constexpr std::size_t adviceShown = 3; ///< what one can work on at a time

bool isSameUtterance(const Utterance &a, const Utterance &b)
{
    const auto sameSound = [](const Segment &one, const Segment &other) {
        return one.id == other.id && one.text == other.text && one.stress == other.stress &&
               one.word == other.word;
    };
    return a.transcription.text == b.transcription.text &&
           std::ranges::equal(a.segments, b.segments, sameSound);
}

/// Whether what was done by hand to the one can stay with the other.
bool isSameAlignment(const Attempt &a, const Attempt &b)
{
    return isSameUtterance(*a.expected, *b.expected) && isSameUtterance(*a.spoken, *b.spoken) &&
           a.forms == b.forms && a.aligned == b.aligned;
}

} // namespace

ResultSide::ResultSide(const CompareContext &context, QWidget *page)
    : QObject(page), m_context(context), m_edits(new EditHistory(this)), m_score(new ScorePanel(page)),
      m_card(new AlignmentCard(page)), m_alignment(m_card->view()), m_details(new ColumnDetails(page)),
      m_splitter(new QSplitter(Qt::Horizontal, page))
{
    m_details->setSpeaker(context.speaker);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    m_splitter->addWidget(m_card);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1000, sideWidth});
    connectParts();
    setAdviceLanguage(QLocale().language() == QLocale::Vietnamese ? AdviceLanguage::Vietnamese
                                                                  : AdviceLanguage::English);
}

void ResultSide::placeIn(QBoxLayout &layout)
{
    layout.addWidget(m_score);
    layout.addWidget(m_splitter, 1);
}

void ResultSide::connectParts()
{
    connect(m_alignment, &AlignmentView::columnSelected, this, &ResultSide::showColumn);
    connect(m_details, &ColumnDetails::overviewRequested, this, [this] { m_alignment->selectColumn(-1); });
    connect(m_details, &ColumnDetails::failed, this, &ResultSide::failed);
    connect(m_details->adviceList(), &AdviceList::chosen, this, [this](int column) {
        m_alignment->selectColumn(column);
        m_alignment->setFocus();
    });
    connect(m_details->adviceList(), &AdviceList::languageChosen, this,
            [this](int index) { setAdviceLanguage(static_cast<AdviceLanguage>(index)); });
    connect(m_card, &AlignmentCard::editRequested, this, &ResultSide::editColumn);
    connect(m_card, &AlignmentCard::saveRequested, this, &ResultSide::saveRequested);
    connect(m_edits, &EditHistory::changed, this, &ResultSide::editsChanged);
    connect(m_score, &ScorePanel::strictnessChosen, this, &ResultSide::strictnessChosen);
}

Strictness ResultSide::strictness() const
{
    return m_score->strictness();
}

void ResultSide::setStrictness(Strictness strictness)
{
    m_score->setStrictness(strictness);
    strictnessChosen(strictness);
}

void ResultSide::strictnessChosen(Strictness strictness)
{
    if (!m_result || m_result->strictness == strictness)
        return;
    replaceResult(m_context.similarity.rescored(*m_result, strictness));
}

void ResultSide::setAdviceLanguage(AdviceLanguage language)
{
    m_adviceLanguage = language;
    m_details->adviceList()->setLanguage(static_cast<int>(language));
    showAdvice();
    if (m_alignment->selectedColumn() >= 0)
        showColumn(m_alignment->selectedColumn());
}

void ResultSide::showAnswer(Comparison comparison)
{
    // The strictness may have been changed while the answer was on its way.
    if (comparison.strictness != strictness())
        comparison = m_context.similarity.rescored(std::move(comparison), strictness());
    // Another reference has other columns: nothing there is what the user was looking at.
    if (m_result && m_result->reference->transcription.text != comparison.reference->transcription.text)
        m_alignment->selectColumn(-1);
    takeEditsAlong(comparison);
    m_result = std::make_shared<const Comparison>(std::move(comparison));
    showAttempt();
}

void ResultSide::showSaved(const Comparison &comparison)
{
    m_score->setStrictness(comparison.strictness);
    m_alignment->selectColumn(-1);
    m_result = std::make_shared<const Comparison>(comparison);
    m_edits->restore(m_result->attempts.front()->edits);
    showAttempt();
}

void ResultSide::clear()
{
    m_result.reset();
    m_card->setCurrent();
    m_score->setOutdated(false);
    m_alignment->clear();
    m_edits->clear();
    m_card->offerEdits(nullptr, -1);
    m_score->clear();
    m_details->showLegend();
    showAdvice();
}

/// The same sounds in the same forms, asked for again: what the teacher did to them stays.
void ResultSide::takeEditsAlong(Comparison &comparison)
{
    if (m_result && isSameAlignment(*m_result->attempts.front(), *comparison.attempts.front())) {
        if (auto edited = m_context.similarity.withEdits(comparison, 0, m_result->attempts.front()->edits)) {
            comparison = std::move(*edited);
            return;
        }
    }
    m_edits->clear();
}

void ResultSide::editColumn(ColumnEdit::Kind kind)
{
    const ColumnEdit edit{kind, m_alignment->selectedColumn()};
    if (!m_result || edit.column < 0)
        return;
    const Attempt &attempt = *m_result->attempts.front();
    if (canEdit(attempt, edit))
        m_edits->add(edit);
}

void ResultSide::editsChanged(const ColumnEdits &edits, int column)
{
    if (!m_result)
        return;
    auto edited = m_context.similarity.withEdits(*m_result, 0, edits);
    if (!edited)
        return;
    replaceResult(std::move(*edited));
    const auto count = static_cast<int>(m_result->attempts.front()->columns.size());
    m_alignment->selectColumn(std::min(column, count - 1));
}

/// The same answer seen otherwise: an earlier one stays an earlier one.
void ResultSide::replaceResult(Comparison comparison)
{
    const bool outdated = m_card->isOutdated();
    const QString why = m_card->outdatedBecause();
    m_result = std::make_shared<const Comparison>(std::move(comparison));
    showAttempt();
    if (outdated)
        markOutdated(why);
}

void ResultSide::showAttempt()
{
    m_card->setCurrent();
    m_score->setOutdated(false);
    const int selected = m_alignment->selectedColumn();
    m_alignment->setAttempt(m_result, 0);
    m_score->setResult(*m_result, 0, matchedLanguage());
    showAdvice();
    m_details->showLegend();
    // The same place is most likely what the user still looks at.
    m_alignment->selectColumn(selected);
}

QString ResultSide::matchedLanguage() const
{
    const QString tag = m_result->attempts.front()->matchedLang;
    const std::optional<Language> asked = m_context.languages.find(m_result->lang);
    const std::optional<Language> matched = m_context.languages.find(tag);
    if (!matched || (asked && asked->tag == matched->tag))
        return {};
    return matched->name;
}

void ResultSide::showColumn(int column)
{
    m_card->offerEdits(m_result ? &*m_result->attempts.front() : nullptr, column);
    if (column < 0 || !m_result)
        m_details->showLegend();
    else
        m_details->showColumn(*m_result, 0, column, adviceFor(column));
}

void ResultSide::showAdvice()
{
    QList<AdvicePiece> pieces;
    if (m_result && m_context.advice)
        pieces = attemptAdvice(*m_result, 0, *m_context.advice, m_adviceLanguage, adviceShown);
    m_details->adviceList()->setPieces(pieces);
}

QString ResultSide::adviceFor(int column) const
{
    return m_context.advice ? columnAdvice(*m_result, 0, column, *m_context.advice, m_adviceLanguage)
                            : QString();
}

void ResultSide::setBusy(bool busy)
{
    m_card->setBusy(busy);
}

void ResultSide::markOutdated(const QString &why)
{
    m_card->setOutdated(why);
    m_score->setOutdated(m_card->isOutdated());
}

void ResultSide::setCompact(bool compact)
{
    m_score->setCompact(compact);
}

} // namespace phonoscope
