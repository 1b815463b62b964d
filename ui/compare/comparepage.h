// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"
#include "core/similarity/latestcomparison.h"
#include "ui/compare/comparecontext.h"
#include "ui/compare/typingpause.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QSplitter;

namespace phonoscope {

class AlignmentView;
class Banner;
class EditHistory;
class QuestionPanel;
class ResultSide;

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
    AlignmentView *alignment() const;
    EditHistory *edits() const;
    QSplitter *splitter() const;

    Strictness strictness() const;
    void setStrictness(Strictness strictness);

    AdviceLanguage adviceLanguage() const;
    void setAdviceLanguage(AdviceLanguage language);

    /// The answer on the screen, possibly to an earlier question; null if there is none.
    std::shared_ptr<const Comparison> result() const;

    /// Asks for a place to save to; replaced in tests. An empty path: the user thought better of it.
    using AskForPath = std::function<QString(QWidget *parent)>;
    void setAskForPath(AskForPath askForPath) { m_askForPath = std::move(askForPath); }
    void setAskWhereToSave(AskForPath ask) { m_askWhereToSave = std::move(ask); }
    void setAskWhichToOpen(AskForPath ask) { m_askWhichToOpen = std::move(ask); }
    /// Another clock for the pauses between typing, for tests.
    void setClock(SteadyClock clock) { m_pause = TypingPause(std::move(clock)); }
    bool canOpenComparisons() const { return bool(m_context.readComparison); }

public Q_SLOTS:
    /// Shows \a message, of something beside the comparison, until the user closes it.
    void tellProblem(const QString &message);
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
    void updateHint();
    QString cutOffNotice() const;
    void questionEdited();
    void providerChanged();
    void warmUpAfterPause();
    void tryAgain();
    void showBuiltInError();
    void useBuiltIn();
    void answered(const ComparisonResult &answer);
    void showAnswer(const Comparison &comparison);
    QStringList warningsOf(const Comparison &comparison) const;
    void tellFailure(const QString &message);
    void showError(const PhonemeError &error, bool isReferences);
    bool isAnswerToQuestion() const;
    void showSaved(const SavedComparison &saved);
    void setBusy(bool busy);
    void markOutdated(const QString &why);

    CompareContext m_context;
    LatestComparison m_latest;
    TypingPause m_pause;
    QTimer m_typing;
    QTimer m_slow; ///< quick answers show no progress
    ComparisonRequest m_asked;
    ComparisonRequest m_answered; ///< what result() answers
    AskForPath m_askForPath;
    AskForPath m_askWhereToSave;
    AskForPath m_askWhichToOpen;

    QuestionPanel *m_question;
    Banner *m_error;
    Banner *m_notice;
    Banner *m_problems; ///< stays until it is closed
    ResultSide *m_resultSide;
};

} // namespace phonoscope
