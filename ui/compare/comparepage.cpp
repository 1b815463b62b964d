// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparepage.h"

#include "core/similarity/phonemesimilarityservice.h"
#include "ui/alignment/alignmentexport.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/advicelist.h"
#include "ui/compare/alignmentcard.h"
#include "ui/compare/attemptadvice.h"
#include "ui/compare/columndetails.h"
#include "ui/compare/comparisonfiles.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/scorepanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fittingscroll.h"

#include <QDir>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace phonoscope {

namespace {

constexpr int quickAnswer = 150; ///< ms without a progress bar
constexpr int sideWidth = 320;
constexpr std::size_t adviceShown = 3; ///< what one can work on at a time

QString askWithDialog(QWidget *parent)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    return QFileDialog::getSaveFileName(parent, ComparePage::tr("Save picture"),
                                        folder + QStringLiteral("/alignment.png"),
                                        ComparePage::tr("PNG picture (*.png);;SVG drawing (*.svg)"));
}

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

/// Errors that another provider would not have.
bool isProvidersFault(PhonemeErrorKind kind)
{
    switch (kind) {
    case PhonemeErrorKind::Cancelled:
    case PhonemeErrorKind::EmptyText:
    case PhonemeErrorKind::NoLetters:
    case PhonemeErrorKind::TextTooLong:
    case PhonemeErrorKind::InvalidText:
    case PhonemeErrorKind::InvalidIpa:
        return false;
    case PhonemeErrorKind::UnknownLanguage:
    case PhonemeErrorKind::InvalidEndpoint:
    case PhonemeErrorKind::HostNotFound:
    case PhonemeErrorKind::ConnectionFailed:
    case PhonemeErrorKind::ConnectionLost:
    case PhonemeErrorKind::Timeout:
    case PhonemeErrorKind::TooManyRequests:
    case PhonemeErrorKind::HttpStatus:
    case PhonemeErrorKind::Redirected:
    case PhonemeErrorKind::AnswerTooLarge:
    case PhonemeErrorKind::AnswerInvalid:
    case PhonemeErrorKind::EngineFailed:
        break;
    }
    return true;
}

} // namespace

ComparePage::ComparePage(const CompareContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_latest(context.similarity), m_askForPath(askWithDialog),
      m_askWhereToSave(askWhereToSaveComparison), m_askWhichToOpen(askWhichComparisonToOpen),
      m_edits(new EditHistory(this)), m_question(new QuestionPanel(context, this)),
      m_error(new Banner(Banner::Kind::Error, this)), m_notice(new Banner(Banner::Kind::Notice, this)),
      m_score(new ScorePanel(this)), m_card(new AlignmentCard(this)), m_alignment(m_card->view()),
      m_details(new ColumnDetails(this))
{
    m_error->setObjectName(QStringLiteral("error"));
    m_notice->setObjectName(QStringLiteral("notice"));
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

    connect(m_question, &QuestionPanel::edited, this, &ComparePage::questionEdited);
    connect(m_question, &QuestionPanel::providerChanged, this, &ComparePage::providerChanged);
    connect(m_question, &QuestionPanel::compareRequested, this, &ComparePage::compareNow);
    connect(m_question, &QuestionPanel::cancelRequested, this, &ComparePage::cancel);
    connect(m_question, &QuestionPanel::textTruncated, this,
            [this] { m_notice->showMessage(cutOffNotice()); });
    connect(m_question, &QuestionPanel::wordSounding, m_alignment, &AlignmentView::setSoundingWord);
    connect(m_question, &QuestionPanel::failed, m_notice,
            [this](const QString &message) { m_notice->showMessage(message); });
    connect(m_error, &Banner::firstActionChosen, this, &ComparePage::useBuiltIn);
    connect(m_error, &Banner::secondActionChosen, this, &ComparePage::compareNow);
    connect(m_alignment, &AlignmentView::columnSelected, this, &ComparePage::showColumn);
    connect(m_details, &ColumnDetails::overviewRequested, this, [this] { m_alignment->selectColumn(-1); });
    connect(m_details->adviceList(), &AdviceList::chosen, this, [this](int column) {
        m_alignment->selectColumn(column);
        m_alignment->setFocus();
    });
    connect(m_details->adviceList(), &AdviceList::languageChosen, this,
            [this](int index) { setAdviceLanguage(static_cast<AdviceLanguage>(index)); });
    connect(m_card, &AlignmentCard::editRequested, this, &ComparePage::editColumn);
    connect(m_edits, &EditHistory::changed, this, &ComparePage::editsChanged);
    connect(m_card, &AlignmentCard::saveRequested, this, &ComparePage::savePicture);
    connect(m_score, &ScorePanel::strictnessChosen, this, &ComparePage::strictnessChosen);

    setAdviceLanguage(QLocale().language() == QLocale::Vietnamese ? AdviceLanguage::Vietnamese
                                                                  : AdviceLanguage::English);
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
    layout->addWidget(m_notice);
    layout->addWidget(m_score);
    layout->addWidget(makeResult(), 1);
    return page;
}

QWidget *ComparePage::makeResult()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(12);
    m_splitter->addWidget(m_card);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1000, sideWidth});
    return m_splitter;
}

void ComparePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int roomyFrom = 680;
    m_question->setCompact(height() < roomyFrom);
    m_score->setCompact(height() < roomyFrom);
}

void ComparePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_latest.isBusy())
        cancel();
    else
        QWidget::keyPressEvent(event);
}

Strictness ComparePage::strictness() const
{
    return m_score->strictness();
}

void ComparePage::setStrictness(Strictness strictness)
{
    m_score->setStrictness(strictness);
    strictnessChosen(strictness);
}

void ComparePage::updateHint()
{
    const bool isAsked = !m_question->reference()->isBlank() && !m_question->spoken()->isBlank();
    if (isAsked && m_question->provider()->isService())
        m_alignment->setEmptyText(tr("Ready to compare"), tr("Press Ctrl+Enter to ask the service."));
    else
        m_alignment->setEmptyText(tr("Nothing to compare yet"),
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
            m_result.reset();
            showAttempt();
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
    m_latest.ask(*provider, request);
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

void ComparePage::showAnswer(Comparison comparison)
{
    m_error->hide();
    // The strictness may have been changed while the answer was on its way.
    if (comparison.strictness != strictness())
        comparison = m_context.similarity.rescored(std::move(comparison), strictness());
    const auto &figures = comparison.figures;
    QStringList status{comparison.engine, tr("%1 ms").arg(QLocale().toString(figures.elapsedMs, 'f', 1))};
    if (m_question->provider()->isService())
        status.append(figures.network.requests == 1 ? tr("1 request")
                                                    : tr("%1 requests").arg(figures.network.requests));

    QStringList warnings = comparison.reference->transcription.warnings;
    warnings += (*comparison.attempts.front()).spoken->transcription.warnings;
    warnings.removeDuplicates();
    if (m_question->isFull())
        warnings.prepend(cutOffNotice());
    if (warnings.isEmpty())
        m_notice->hide();
    else
        m_notice->showMessage(warnings.join(u'\n'));

    // Another reference has other columns: nothing there is what the user was looking at.
    if (m_result && m_result->reference->transcription.text != comparison.reference->transcription.text)
        m_alignment->selectColumn(-1);
    takeEditsAlong(comparison);
    m_answered = m_asked;
    m_result = std::make_shared<const Comparison>(std::move(comparison));
    showAttempt();
    Q_EMIT statusChanged(status.join(QStringLiteral("  \u00b7  ")));
}

/// The same sounds in the same forms, asked for again: what the teacher did to them stays.
void ComparePage::takeEditsAlong(Comparison &comparison)
{
    if (m_result && isSameAlignment(*m_result->attempts.front(), *comparison.attempts.front())) {
        if (auto edited = m_context.similarity.withEdits(comparison, 0, m_result->attempts.front()->edits)) {
            comparison = std::move(*edited);
            return;
        }
    }
    m_edits->clear();
}

QString ComparePage::matchedLanguage() const
{
    const QString tag = m_result->attempts.front()->matchedLang;
    const std::optional<Language> asked = m_context.languages.find(m_result->lang);
    const std::optional<Language> matched = m_context.languages.find(tag);
    if (!matched || (asked && asked->tag == matched->tag))
        return {};
    return matched->name;
}

void ComparePage::editColumn(ColumnEdit::Kind kind)
{
    const ColumnEdit edit{kind, m_alignment->selectedColumn()};
    if (!m_result || edit.column < 0)
        return;
    const Attempt &attempt = *m_result->attempts.front();
    if (canEdit(attempt, edit))
        m_edits->add(attempt.edits, edit);
}

void ComparePage::editsChanged(const ColumnEdits &edits, int column)
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
void ComparePage::replaceResult(Comparison comparison)
{
    const bool outdated = m_card->isOutdated();
    const QString why = m_card->outdatedBecause();
    m_result = std::make_shared<const Comparison>(std::move(comparison));
    showAttempt();
    if (outdated)
        markOutdated(why);
}

void ComparePage::showAttempt()
{
    m_card->setCurrent();
    m_score->setOutdated(false);
    if (!m_result) {
        m_alignment->clear();
        m_edits->clear();
        m_card->offerEdits(nullptr, -1);
        m_score->clear();
        m_details->showLegend();
        showAdvice();
        m_notice->hide();
        Q_EMIT statusChanged({});
        return;
    }
    const int selected = m_alignment->selectedColumn();
    m_alignment->setAttempt(m_result, 0);
    m_score->setResult(*m_result, 0, matchedLanguage());
    showAdvice();
    m_details->showLegend();
    // The same place is most likely what the user still looks at.
    m_alignment->selectColumn(selected);
}

void ComparePage::showColumn(int column)
{
    m_card->offerEdits(m_result ? &*m_result->attempts.front() : nullptr, column);
    if (column < 0 || !m_result)
        m_details->showLegend();
    else
        m_details->showColumn(*m_result, 0, column, adviceFor(column));
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
    if (m_alignment->isEmpty())
        m_alignment->setEmptyText(tr("No result"), tr("The message above says why."));
    markOutdated(tr("Earlier result"));
}

void ComparePage::setBusy(bool busy)
{
    m_card->setBusy(busy);
    m_question->setBusy(busy);
}

void ComparePage::markOutdated(const QString &why)
{
    m_card->setOutdated(why);
    m_score->setOutdated(m_card->isOutdated());
}

void ComparePage::strictnessChosen(Strictness strictness)
{
    if (!m_result || m_result->strictness == strictness)
        return;
    replaceResult(m_context.similarity.rescored(*m_result, strictness));
}

void ComparePage::setAdviceLanguage(AdviceLanguage language)
{
    m_adviceLanguage = language;
    m_details->adviceList()->setLanguage(static_cast<int>(language));
    showAdvice();
    if (m_alignment->selectedColumn() >= 0)
        showColumn(m_alignment->selectedColumn());
}

void ComparePage::showAdvice()
{
    QList<AdvicePiece> pieces;
    if (m_result && m_context.advice)
        pieces = attemptAdvice(*m_result, 0, *m_context.advice, m_adviceLanguage, adviceShown);
    m_details->adviceList()->setPieces(pieces);
}

QString ComparePage::adviceFor(int column) const
{
    return m_context.advice ? columnAdvice(*m_result, 0, column, *m_context.advice, m_adviceLanguage)
                            : QString();
}

void ComparePage::saveComparison()
{
    if (!m_result)
        return;
    const QString path = m_askWhereToSave(this);
    if (path.isEmpty())
        return;
    SavedComparison saved{m_answered, *m_result, QDateTime::currentDateTimeUtc()};
    saved.request.strictness = m_result->strictness;
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
    showQuestion(saved.request);
    m_error->hide();
    m_notice->hide();
    if (!saved.remark.isEmpty())
        m_notice->showMessage(saved.remark);
    m_asked = saved.request;
    m_answered = saved.request;
    m_score->setStrictness(saved.comparison.strictness);
    m_edits->clear();
    m_alignment->selectColumn(-1);
    m_result = std::make_shared<const Comparison>(saved.comparison);
    showAttempt();
}

/// Fills in the fields without asking what they ask.
void ComparePage::showQuestion(const ComparisonRequest &request)
{
    m_question->language()->setTag(request.lang);
    m_question->reference()->setSentence(request.reference.text);
    m_question->setSpokenIsIpa(!request.spoken.isEmpty() && request.spoken.front().isIpa);
    m_question->spoken()->setSentence(request.spoken.isEmpty() ? QString() : request.spoken.front().text);
    m_typing.stop();
    m_slow.stop();
    m_latest.drop();
    setBusy(false);
}

void ComparePage::savePicture()
{
    if (m_alignment->isEmpty())
        return;
    QString path = m_askForPath(this);
    if (path.isEmpty())
        return;
    if (!path.endsWith(QLatin1StringView(".svg"), Qt::CaseInsensitive) &&
        !path.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive))
        path += QStringLiteral(".png");
    if (const auto saved = saveAlignmentPicture(m_alignment->alignmentLayout(), path); !saved)
        m_notice->showMessage(saved.error());
    else
        Q_EMIT statusChanged(tr("Saved %1").arg(path));
}

} // namespace phonoscope
