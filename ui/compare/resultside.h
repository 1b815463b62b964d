// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"
#include "ui/compare/comparecontext.h"

#include <QObject>

class QBoxLayout;
class QSplitter;
class QWidget;

namespace phonoscope {

class AlignmentCard;
class AlignmentView;
class ColumnDetails;
class EditHistory;
class ScorePanel;

/// An answer on the screen: score, alignment, what is to be said about both, and what a teacher does to it.
/// Whom it was asked of is not its matter.
class ResultSide : public QObject
{
    Q_OBJECT
public:
    /// The widgets are children of \a page.
    ResultSide(const CompareContext &context, QWidget *page);

    /// Puts score and alignment at the end of \a layout.
    void placeIn(QBoxLayout &layout);

    AlignmentView *alignment() const { return m_alignment; }
    EditHistory *edits() const { return m_edits; }
    QSplitter *splitter() const { return m_splitter; }

    Strictness strictness() const;
    void setStrictness(Strictness strictness);
    AdviceLanguage adviceLanguage() const { return m_adviceLanguage; }
    void setAdviceLanguage(AdviceLanguage language);

    /// Null if there is none.
    std::shared_ptr<const Comparison> result() const { return m_result; }
    /// Shows the first attempt of an answer, counted as strictly as is chosen here. The same sounds in the
    /// same forms as before keep the teacher's edits. \pre that attempt exists and is not an error
    void showAnswer(Comparison comparison);
    /// Shows \a comparison as it was saved, with its strictness and its edits, which can be undone.
    void showSaved(const Comparison &comparison);
    void clear();

    void setBusy(bool busy);
    /// What is shown answers an earlier question.
    void markOutdated(const QString &why);
    /// For windows with little height.
    void setCompact(bool compact);

Q_SIGNALS:
    void saveRequested();
    /// A sentence for the user about something that could not be done.
    void failed(const QString &message);

private:
    void connectParts();
    void takeEditsAlong(Comparison &comparison);
    void editColumn(ColumnEdit::Kind kind);
    void editsChanged(const ColumnEdits &edits, int column);
    void replaceResult(Comparison comparison);
    void showAttempt();
    void showColumn(int column);
    QString matchedLanguage() const;
    void showAdvice();
    QString adviceFor(int column) const;
    void strictnessChosen(Strictness strictness);

    CompareContext m_context;
    std::shared_ptr<const Comparison> m_result;
    AdviceLanguage m_adviceLanguage = AdviceLanguage::English;
    EditHistory *m_edits;
    ScorePanel *m_score;
    AlignmentCard *m_card;
    AlignmentView *m_alignment; ///< within m_card
    ColumnDetails *m_details;
    QSplitter *m_splitter;
};

} // namespace phonoscope
