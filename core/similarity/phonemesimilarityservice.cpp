// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/phonemesimilarityservice.h"

#include "core/phonemes/cache/phonemecache.h"
#include "core/similarity/comparesentences.h"
#include "core/similarity/referenceforms.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QLoggingCategory>
#include <QMetaObject>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

Q_LOGGING_CATEGORY(lcSimilarity, "phonoscope.similarity", QtInfoMsg)

namespace phonoscope {

namespace {

/// Aligning this many cells takes about 5 ms: what may be done without leaving the caller's thread.
constexpr qsizetype maxCellsInline = 1'500'000;

/// The accents to ask for besides the language itself: they need the reference as text.
QStringList furtherAccents(const ComparisonRequest &request)
{
    QStringList accents;
    if (isTyped(request.reference))
        return accents;
    for (const QString &accent : request.accents) {
        if (accent.compare(request.lang, Qt::CaseInsensitive) != 0 && !accents.contains(accent))
            accents.append(accent);
    }
    return accents;
}

} // namespace

struct PhonemeSimilarityService::Private
{
    PhonemeCache &cache;
    const Tokenizer &tokenizer;
    SimilarityTables tables;
    IsolatedForms isolated;
    ReferenceForms forms;
    AttemptAligner kit;
};

/// Collects the answers to every sentence, then has them compared: here if that is quick, else in the
/// thread pool.
class PhonemeSimilarityService::Job : public ComparisonJob
{
public:
    Job(Private &service, PhonemeProvider &provider, const ComparisonRequest &request, QObject *parent)
        : ComparisonJob(parent), m_service(service), m_request(request), m_accents(furtherAccents(request)),
          m_provider(&provider), m_figuresBefore(provider.figures())
    {
        m_clock.start();
        m_references.resize(static_cast<std::size_t>(m_accents.size()) + 1, UtteranceResult(nullptr));
        m_compared.spoken.resize(static_cast<std::size_t>(request.spoken.size()), UtteranceResult(nullptr));
        // every distinct sentence is asked for once by the cache: the first asker's answer serves the others
        ask(request.reference, request.lang, m_references.front());
        for (std::size_t i = 1; i < m_references.size(); ++i)
            ask(request.reference, m_accents[static_cast<qsizetype>(i) - 1], m_references[i]);
        for (std::size_t i = 0; i < m_compared.spoken.size(); ++i)
            ask(request.spoken[static_cast<qsizetype>(i)], request.lang, m_compared.spoken[i]);
        if (m_pending == 0)
            QMetaObject::invokeMethod(
                this, [this] { allAnswered(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_hasEnded)
            return;
        m_hasEnded = true;
        abandonQuestions();
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT finished(tl::unexpected(
                    PhonemeError{PhonemeErrorKind::Cancelled, tr("The comparison was cancelled.")}));
            },
            Qt::QueuedConnection);
    }

private:
    /// \a answer stays where it is as long as this.
    void ask(const Sentence &sentence, const QString &lang, UtteranceResult &answer)
    {
        if (isTyped(sentence)) {
            answer = makeTypedUtterance(sentence, lang, m_service.tokenizer);
            return;
        }
        ++m_pending;
        UtteranceJob *job = m_service.cache.fetch(*m_provider, {sentence.text, lang}, this);
        m_questions.append(job);
        connect(job, &UtteranceJob::finished, this, [this, job, &answer](const UtteranceResult &result) {
            job->deleteLater();
            if (m_hasEnded)
                return;
            if (job->source() == AnswerSource::Memory || job->source() == AnswerSource::Store)
                ++m_cacheHits;
            answer = result;
            if (--m_pending == 0)
                allAnswered();
        });
    }

    void abandonQuestions()
    {
        for (const QPointer<UtteranceJob> &job : std::as_const(m_questions)) {
            if (job) {
                job->disconnect(this);
                job->cancel();
                job->deleteLater();
            }
        }
        m_questions.clear();
    }

    void allAnswered()
    {
        if (m_hasEnded)
            return;
        // An accent that cannot be had is an error of the question as the language itself is.
        for (const UtteranceResult &reference : m_references) {
            if (!reference) {
                end(tl::unexpected(reference.error()));
                return;
            }
        }
        fetchForms();
    }

    /// The alternatives are those of the reference as it was asked for, not of its accents.
    QStringList alternativesOf(std::size_t reference) const
    {
        return reference == 0 ? m_request.alternatives : QStringList();
    }

    /// Finds the forms of each reference: those that are not known yet need the engine, off this thread.
    void fetchForms()
    {
        std::vector<Transcription> unknown;
        for (std::size_t i = 0; i < m_references.size(); ++i) {
            m_compared.references.push_back(m_service.forms.find(*m_references[i], alternativesOf(i)));
            if (!m_compared.references.back())
                unknown.push_back((*m_references[i])->transcription);
        }
        if (unknown.empty()) {
            compareNow();
            return;
        }
        // by value: the task may outlive this job and the service
        const auto task = [unknown, isTyped = isTyped(m_request.reference), isolated = m_service.isolated,
                           variants = m_service.tables.variants] {
            QList<QList<QList<WordForm>>> forms;
            for (const Transcription &reference : unknown)
                forms.append(formsOf(reference, isTyped, isolated, *variants));
            return forms;
        };
        auto *watcher = new QFutureWatcher<QList<QList<QList<WordForm>>>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            if (!m_hasEnded)
                takeForms(watcher->result());
        });
        watcher->setFuture(QtConcurrent::run(task));
    }

    /// \a forms: those of the references that have none yet, in order.
    void takeForms(QList<QList<QList<WordForm>>> forms)
    {
        for (std::size_t i = 0; i < m_references.size(); ++i) {
            if (m_compared.references[i])
                continue;
            auto made = m_service.forms.make(*m_references[i], alternativesOf(i), forms.takeFirst());
            if (!made) {
                end(tl::unexpected(made.error()));
                return;
            }
            m_compared.references[i] = *made;
        }
        compareNow();
    }

    void compareNow()
    {
        if (cellsOf(m_compared) <= maxCellsInline) {
            end(compareUtterances(m_compared, m_request, m_service.tables.languages, m_service.kit));
            return;
        }
        // by value: the task may outlive this job and the service
        const auto task = [compared = m_compared, request = m_request, tables = m_service.tables] {
            AttemptAligner kit(tables.costs, tables.distances);
            return compareUtterances(compared, request, tables.languages, kit);
        };
        auto *watcher = new QFutureWatcher<Comparison>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            if (!m_hasEnded)
                end(watcher->result());
        });
        watcher->setFuture(QtConcurrent::run(task));
    }

    void end(ComparisonResult result)
    {
        m_hasEnded = true;
        if (result) {
            const NetworkFigures now = m_provider ? m_provider->figures() : m_figuresBefore;
            result->figures.network = {now.requests - m_figuresBefore.requests,
                                       now.connections - m_figuresBefore.connections};
            result->figures.cacheHits = m_cacheHits;
            result->figures.elapsedMs = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
            qCDebug(lcSimilarity, "end attempts=%zu elapsed_ms=%.1f requests=%d cache_hits=%d",
                    result->attempts.size(), result->figures.elapsedMs, result->figures.network.requests,
                    m_cacheHits);
        }
        Q_EMIT finished(result);
    }

    Private &m_service;
    const ComparisonRequest m_request;
    const QStringList m_accents;
    QPointer<PhonemeProvider> m_provider;
    const NetworkFigures m_figuresBefore;
    QElapsedTimer m_clock;
    std::vector<UtteranceResult> m_references; ///< in the language, then in the accents
    ComparedUtterances m_compared;
    QList<QPointer<UtteranceJob>> m_questions;
    int m_pending = 0;
    int m_cacheHits = 0;
    bool m_hasEnded = false;
};

PhonemeSimilarityService::PhonemeSimilarityService(PhonemeCache &cache, const Tokenizer &tokenizer,
                                                   SimilarityTables tables, IsolatedForms isolated,
                                                   QObject *parent)
    : QObject(parent),
      d(new Private{cache, tokenizer, tables, std::move(isolated), ReferenceForms(tokenizer, tables.variants),
                    AttemptAligner(tables.costs, tables.distances)})
{
}

PhonemeSimilarityService::~PhonemeSimilarityService() = default;

ComparisonJob *PhonemeSimilarityService::compare(PhonemeProvider &provider, const ComparisonRequest &request,
                                                 QObject *parent)
{
    return new Job(*d, provider, request, parent);
}

std::optional<Comparison> PhonemeSimilarityService::compareCached(const PhonemeProvider &provider,
                                                                  const ComparisonRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    int hits = 0;
    const auto find = [&](const Sentence &sentence, const QString &lang) -> UtteranceResult {
        if (isTyped(sentence))
            return makeTypedUtterance(sentence, lang, d->tokenizer);
        UtterancePtr found = d->cache.find(provider, {sentence.text, lang});
        hits += found ? 1 : 0;
        return found;
    };
    ComparedUtterances compared;
    QStringList alternatives = request.alternatives;
    for (const QString &lang : QStringList{request.lang} + furtherAccents(request)) {
        const UtteranceResult reference = find(request.reference, lang);
        if (!reference || !*reference)
            return std::nullopt;
        AcceptedReferencePtr accepted = d->forms.find(*reference, std::exchange(alternatives, {}));
        if (!accepted)
            return std::nullopt;
        compared.references.push_back(std::move(accepted));
    }
    for (const Sentence &spoken : request.spoken) {
        compared.spoken.push_back(find(spoken, request.lang));
        if (compared.spoken.back() && !*compared.spoken.back())
            return std::nullopt;
    }
    if (cellsOf(compared) > maxCellsInline)
        return std::nullopt;
    Comparison comparison = compareUtterances(compared, request, d->tables.languages, d->kit);
    comparison.figures.cacheHits = hits;
    comparison.figures.elapsedMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return comparison;
}

Comparison PhonemeSimilarityService::rescored(Comparison comparison, Strictness strictness) const
{
    comparison.strictness = strictness;
    for (auto &attempt : comparison.attempts) {
        if (attempt)
            scoreAttempt(*attempt, d->tables.distances, strictness);
    }
    return comparison;
}

std::optional<Comparison> PhonemeSimilarityService::withEdits(Comparison comparison, std::size_t attempt,
                                                              const ColumnEdits &edits) const
{
    if (!editAttempt(*comparison.attempts[attempt], edits, d->tables.distances, comparison.strictness))
        return std::nullopt;
    return comparison;
}

} // namespace phonoscope
