// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"
#include "core/similarity/latestcomparison.h"
#include "ui/compare/comparecontext.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QSplitter;

namespace phonoscope {

class AlignmentCard;
class AlignmentView;
class Banner;
class ColumnDetails;
class EditHistory;
class QuestionPanel;
class ScorePanel;

/// Two sentences in, an aligned and scored view out. With the built-in engine the answer follows the typing;
/// a service is asked on Ctrl+Enter only. The last answer stays on the screen until there is another.
class ComparePage : public QWidget
{
    Q_OBJECT
public:
    /// How long typing must rest before it is answered, in ms.
    static constexpr int typingRest = 250;

    explicit ComparePage(const CompareContext &context, QWidget *parent = nullptr);

    QuestionPanel *question() const { return m_question; }
    AlignmentView *alignment() const { return m_alignment; }
    EditHistory *edits() const { return m_edits; }
    QSplitter *splitter() const { return m_splitter; }

    Strictness strictness() const;
    void setStrictness(Strictness strictness);

    AdviceLanguage adviceLanguage() const { return m_adviceLanguage; }
    void setAdviceLanguage(AdviceLanguage language);

    /// The answer on the screen, possibly to an earlier question; null if there is none.
    std::shared_ptr<const Comparison> result() const { return m_result; }

    /// Asks for a place to save to; replaced in tests. An empty path: the user thought better of it.
    using AskForPath = std::function<QString(QWidget *parent)>;
    void setAskForPath(AskForPath askForPath) { m_askForPath = std::move(askForPath); }
    void setAskWhereToSave(AskForPath ask) { m_askWhereToSave = std::move(ask); }
    void setAskWhichToOpen(AskForPath ask) { m_askWhichToOpen = std::move(ask); }
    bool canOpenComparisons() const { return bool(m_context.readComparison); }

public Q_SLOTS:
    void compareNow();
    void cancel();
    void savePicture();
    /// The answer on the screen with the teacher's edits, as a file.
    void saveComparison();
    /// Shows a saved answer as it was saved; nobody is asked.
    void openComparison();

Q_SIGNALS:
    /// One line about the last answer: engine, time, requests.
    void statusChanged(const QString &status);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeResult();
    void updateHint();
    QString cutOffNotice() const;
    void questionEdited();
    void providerChanged();
    void showBuiltInError();
    void useBuiltIn();
    void answered(const ComparisonResult &answer);
    void showAnswer(Comparison comparison);
    void showError(const PhonemeError &error, bool isReferences);
    bool isAnswerToQuestion() const;
    void takeEditsAlong(Comparison &comparison);
    void showAttempt();
    void showColumn(int column);
    void editColumn(ColumnEdit::Kind kind);
    void editsChanged(const ColumnEdits &edits, int column);
    void replaceResult(Comparison comparison);
    QString matchedLanguage() const;
    void showAdvice();
    QString adviceFor(int column) const;
    void showQuestion(const ComparisonRequest &request);
    void showSaved(const SavedComparison &saved);
    void setBusy(bool busy);
    void markOutdated(const QString &why);
    void strictnessChosen(Strictness strictness);

    CompareContext m_context;
    LatestComparison m_latest;
    QTimer m_typing;
    QTimer m_slow; ///< quick answers show no progress
    std::shared_ptr<const Comparison> m_result;
    ComparisonRequest m_asked;
    ComparisonRequest m_answered; ///< what m_result answers
    AdviceLanguage m_adviceLanguage = AdviceLanguage::English;
    AskForPath m_askForPath;
    AskForPath m_askWhereToSave;
    AskForPath m_askWhichToOpen;
    EditHistory *m_edits;

    QuestionPanel *m_question;
    Banner *m_error;
    Banner *m_notice;
    ScorePanel *m_score;
    AlignmentCard *m_card;
    AlignmentView *m_alignment; ///< within m_card
    ColumnDetails *m_details;
    QSplitter *m_splitter = nullptr;
};

} // namespace phonoscope
