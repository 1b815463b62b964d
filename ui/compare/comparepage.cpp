// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparepage.h"

#include "core/phonemes/grades.h"
#include "core/similarity/phonemesimilarityservice.h"
#include "core/similarity/provenance.h"
#include "ui/alignment/alignmentexport.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/comparisonfiles.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/providersfault.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/resultside.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fittingscroll.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

constexpr int quickAnswer = 150; ///< ms without a progress bar

} // namespace

ComparePage::ComparePage(const CompareContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_latest(context.similarity), m_askForPath(askWhereToSavePicture),
      m_askWhereToSave(askWhereToSaveComparison), m_askWhichToOpen(askWhichComparisonToOpen),
      m_question(new QuestionPanel(context, this)), m_error(new Banner(Banner::Kind::Error, this)),
      m_notice(new Banner(Banner::Kind::Notice, this)), m_problems(new Banner(Banner::Kind::Notice, this)),
      m_resultSide(new ResultSide(context, this))
{
    m_error->setObjectName(QStringLiteral("error"));
    m_notice->setObjectName(QStringLiteral("notice"));
    m_problems->setObjectName(QStringLiteral("teacherNotice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FittingScroll(makePage(), this));

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingRest);
    m_slow.setSingleShot(true);
    m_slow.setInterval(quickAnswer);
    connect(&m_typing, &QTimer::timeout, this, &ComparePage::compareNow);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        setBusy(true);
        markOutdated(tr("Earlier result \u00b7 waiting for the answer"));
    });
    connect(&m_latest, &LatestComparison::finished, this, &ComparePage::answered);

    connect(m_question, &QuestionPanel::edited, this, [this] {
        warmUpAfterPause();
        questionEdited();
    });
    connect(m_question, &QuestionPanel::providerChanged, this, &ComparePage::providerChanged);
    connect(m_question, &QuestionPanel::compareRequested, this, &ComparePage::compareNow);
    connect(m_question, &QuestionPanel::cancelRequested, this, &ComparePage::cancel);
    connect(m_question, &QuestionPanel::textTruncated, this,
            [this] { m_notice->showMessage(cutOffNotice()); });
    connect(m_question, &QuestionPanel::wordSounding, alignment(), &AlignmentView::setSoundingWord);
    connect(m_question, &QuestionPanel::failed, this, &ComparePage::tellFailure);
    connect(m_question, &QuestionPanel::problemFound, this, &ComparePage::tellProblem);
    connect(m_error, &Banner::firstActionChosen, this, &ComparePage::useBuiltIn);
    connect(m_error, &Banner::secondActionChosen, this, &ComparePage::tryAgain);
    connect(m_resultSide, &ResultSide::saveRequested, this, &ComparePage::savePicture);
    connect(m_resultSide, &ResultSide::failed, this, &ComparePage::tellFailure);

    updateHint();
    if (!m_context.builtIn)
        showBuiltInError();
}

QWidget *ComparePage::makePage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(m_question);
    layout->addWidget(m_error);
    layout->addWidget(m_problems);
    layout->addWidget(m_notice);
    m_resultSide->placeIn(*layout);
    return page;
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int roomyFrom = 680;
    m_question->setCompact(height() < roomyFrom);
    m_resultSide->setCompact(height() < roomyFrom);
}

void ComparePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_latest.isBusy())
        cancel();
    else
        QWidget::keyPressEvent(event);
}

AlignmentView *ComparePage::alignment() const
{
    return m_resultSide->alignment();
}

EditHistory *ComparePage::edits() const
{
    return m_resultSide->edits();
}

QSplitter *ComparePage::splitter() const
{
    return m_resultSide->splitter();
}

Strictness ComparePage::strictness() const
{
    return m_resultSide->strictness();
}

void ComparePage::setStrictness(Strictness strictness)
{
    m_resultSide->setStrictness(strictness);
}

AdviceLanguage ComparePage::adviceLanguage() const
{
    return m_resultSide->adviceLanguage();
}

void ComparePage::setAdviceLanguage(AdviceLanguage language)
{
    m_resultSide->setAdviceLanguage(language);
}

std::shared_ptr<const Comparison> ComparePage::result() const
{
    return m_resultSide->result();
}

void ComparePage::updateHint()
{
    const bool isAsked = !m_question->reference()->isBlank() && !m_question->spoken()->isBlank();
    if (isAsked && m_question->provider()->isService())
        alignment()->setEmptyText(tr("Ready to compare"), tr("Press Ctrl+Enter to ask the service."));
    else
        alignment()->setEmptyText(tr("Nothing to compare yet"),
                                  tr("In the fields above, write what should be said and what was said. The "
                                     "sounds are lined up here."));
}

QString ComparePage::cutOffNotice() const
{
    return tr("The text was cut off at %1 characters, the most that a field takes.")
        .arg(QLocale().toString(SentenceEditor::maxLength));
}

void ComparePage::questionEdited()
{
    updateHint();
    const bool noReference = m_question->reference()->isBlank();
    const bool noSpoken = m_question->spoken()->isBlank();
    if (noReference || noSpoken) {
        // Half a question is not a mistake: nothing is asked and nothing complained about.
        m_typing.stop();
        m_latest.cancel();
        if (m_context.builtIn || m_question->provider()->isService())
            m_error->hide();
        if (noReference && noSpoken) {
            m_resultSide->clear();
            m_notice->hide();
            Q_EMIT statusChanged({});
        } else {
            markOutdated(noReference ? tr("Earlier result \u00b7 the reference is empty")
                                     : tr("Earlier result \u00b7 the spoken sentence is empty"));
        }
        return;
    }
    if (m_question->provider()->isLocal() && m_context.builtIn)
        m_typing.start();
    else
        markOutdated(tr("Earlier result \u00b7 press Ctrl+Enter to compare"));
}

void ComparePage::providerChanged()
{
    m_error->hide();
    if (!m_question->provider()->isService() && !m_context.builtIn)
        showBuiltInError();
    else
        questionEdited();
}

/// Whoever begins to type will ask soon: the connections are made meanwhile.
void ComparePage::warmUpAfterPause()
{
    const bool isAfterPause = m_pause.endsWithTyping();
    ProviderChooser *chooser = m_question->provider();
    if (isAfterPause && chooser->isService() && !chooser->endpoint().isEmpty())
        chooser->provider()->warmUp();
}

/// What is left alone after failures is asked at once: a person wants it.
void ComparePage::tryAgain()
{
    if (PhonemeProvider *provider = m_question->provider()->provider())
        provider->tryNow();
    compareNow();
}

void ComparePage::showBuiltInError()
{
    m_error->showMessage(m_context.builtInError, tr("Use a phoneme service"));
}

void ComparePage::useBuiltIn()
{
    // With no built-in engine the same button leads the other way.
    if (!m_context.builtIn) {
        m_question->provider()->setProviderId(QStringLiteral("service"));
        m_question->provider()->endpointField()->setFocus();
        return;
    }
    m_question->provider()->setProviderId(QStringLiteral("builtin"));
    compareNow();
}

void ComparePage::compareNow()
{
    m_typing.stop();
    PhonemeProvider *provider = m_question->provider()->provider();
    if (!provider) {
        showBuiltInError();
        return;
    }
    ComparisonRequest request = m_question->request();
    request.strictness = strictness();
    m_asked = request;
    m_slow.start();
    const bool isService = m_question->provider()->isService();
    m_latest.ask(*provider, request, isService && m_context.standIn ? m_context.standIn() : nullptr);
}

void ComparePage::cancel()
{
    m_typing.stop();
    m_latest.cancel();
}

void ComparePage::answered(const ComparisonResult &answer)
{
    m_slow.stop();
    setBusy(false);
    if (answer)
        m_question->showAnswer(m_asked, *answer);
    if (!answer)
        showError(answer.error(), true);
    else if (!answer->attempts.front())
        showError(answer->attempts.front().error(), false);
    else
        showAnswer(*answer);
    if (answer && m_question->provider()->isService() && !isAnswerToQuestion())
        markOutdated(tr("Earlier result \u00b7 press Ctrl+Enter to compare"));
}

bool ComparePage::isAnswerToQuestion() const
{
    const ComparisonRequest now = m_question->request();
    return m_asked.reference == now.reference && m_asked.spoken == now.spoken && m_asked.lang == now.lang &&
           m_asked.accents == now.accents && m_asked.alternatives == now.alternatives;
}

void ComparePage::showAnswer(const Comparison &comparison)
{
    m_error->hide();
    const auto &figures = comparison.figures;
    QStringList status{comparison.engine, tr("%1 ms").arg(QLocale().toString(figures.elapsedMs, 'f', 1))};
    if (m_question->provider()->isService())
        status.append(figures.network.requests == 1 ? tr("1 request")
                                                    : tr("%1 requests").arg(figures.network.requests));
    if (const qint64 oldest = oldestKeptMs(comparison); oldest > 0 && m_question->provider()->isService())
        status.append(tr("answered %1 ago").arg(ageText(QDateTime::currentMSecsSinceEpoch() - oldest)));
    QStringList warnings = warningsOf(comparison);
    if (m_question->isFull())
        warnings.prepend(cutOffNotice());
    if (warnings.isEmpty())
        m_notice->hide();
    else
        m_notice->showMessage(warnings.join(u'\n'));
    m_answered = m_asked;
    m_resultSide->showAnswer(comparison);
    Q_EMIT statusChanged(status.join(QStringLiteral("  \u00b7  ")));
}

/// What the providers have to say, but for what the result says itself.
QStringList ComparePage::warningsOf(const Comparison &comparison) const
{
    QStringList warnings = provenanceSentences(comparison, QDateTime::currentMSecsSinceEpoch());
    warnings += comparison.reference->transcription.warnings;
    warnings += comparison.attempts.front()->spoken->transcription.warnings;
    warnings.removeDuplicates();
    const std::optional<Language> language = m_context.languages.find(comparison.lang);
    if (language && !comparison.notScored.isEmpty())
        warnings.removeAll(roughTranscriptionWarning(*language));
    return warnings;
}

void ComparePage::tellProblem(const QString &message)
{
    const bool isAnother = !m_problems->isHidden() && m_problems->message() != message;
    m_problems->showMessage(isAnother ? m_problems->message() + u'\n' + message : message);
}

/// What stands on the page already is not said twice.
void ComparePage::tellFailure(const QString &message)
{
    if (m_problems->isHidden() || m_problems->message() != message)
        m_notice->showMessage(message);
}

void ComparePage::showError(const PhonemeError &error, bool isReferences)
{
    if (error.kind == PhonemeErrorKind::Cancelled) {
        markOutdated(m_question->provider()->isService()
                         ? tr("Earlier result \u00b7 press Ctrl+Enter to compare")
                         : tr("Earlier result \u00b7 cancelled"));
        return;
    }
    // Warnings about the earlier result would read as if they were about this question.
    if (m_question->isFull())
        m_notice->showMessage(cutOffNotice());
    else
        m_notice->hide();
    if (m_question->showProblem(error, isReferences)) {
        m_error->hide();
        markOutdated(tr("Earlier result"));
        return;
    }
    const bool providersFault = isProvidersFault(error.kind);
    const bool another = m_context.builtIn && m_question->provider()->isService() && providersFault;
    m_error->showMessage(error.message, another ? tr("Use the built-in engine") : QString(),
                         providersFault ? tr("Try again") : QString());
    if (alignment()->isEmpty())
        alignment()->setEmptyText(tr("No result"), tr("The message above says why."));
    markOutdated(tr("Earlier result"));
}

void ComparePage::setBusy(bool busy)
{
    m_resultSide->setBusy(busy);
    m_question->setBusy(busy);
}

void ComparePage::markOutdated(const QString &why)
{
    m_resultSide->markOutdated(why);
}

void ComparePage::saveComparison()
{
    const auto shown = result();
    if (!shown)
        return;
    const QString path = m_askWhereToSave(this);
    if (path.isEmpty())
        return;
    SavedComparison saved{m_answered, *shown, QDateTime::currentDateTimeUtc()};
    saved.request.strictness = shown->strictness;
    const QString whole = withComparisonEnding(path);
    if (const auto done = phonoscope::saveComparison(saved, whole); !done)
        m_notice->showMessage(done.error());
    else
        Q_EMIT statusChanged(tr("Saved %1").arg(whole));
}

void ComparePage::openComparison()
{
    if (!m_context.readComparison)
        return;
    const QString path = m_askWhichToOpen(this);
    if (path.isEmpty())
        return;
    auto saved = readComparisonBytes(path).and_then(m_context.readComparison);
    if (saved && (saved->comparison.attempts.empty() || !saved->comparison.attempts.front()))
        saved = tl::unexpected(tr("%1 holds no sentence that was compared.").arg(path));
    if (!saved) {
        m_notice->showMessage(saved.error());
        return;
    }
    showSaved(*saved);
    Q_EMIT statusChanged(tr("Opened %1").arg(path));
}

void ComparePage::showSaved(const SavedComparison &saved)
{
    m_typing.stop();
    m_slow.stop();
    m_latest.drop();
    setBusy(false);
    m_question->setRequest(saved.request);
    m_question->showAnswer(saved.request, saved.comparison);
    updateHint();
    m_error->hide();
    m_notice->hide();
    if (!saved.remark.isEmpty())
        m_notice->showMessage(saved.remark);
    m_asked = saved.request;
    m_answered = saved.request;
    m_resultSide->showSaved(saved.comparison);
    alignment()->setFocus(); // whose undo is that of the edits
}

void ComparePage::savePicture()
{
    if (alignment()->isEmpty())
        return;
    QString path = m_askForPath(this);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive) &&
        !path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive))
        path += QStringLiteral(".png");
    if (const auto saved = saveAlignmentPicture(alignment()->alignmentLayout(), path); !saved)
        m_notice->showMessage(saved.error());
    else
        Q_EMIT statusChanged(tr("Saved %1").arg(path));
}

} // namespace phonoscope
