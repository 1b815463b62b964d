// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/phonemesimilarityservice.h"

#include "core/phonemes/phonemecache.h"
#include "core/similarity/alignattempts.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QLoggingCategory>
#include <QMetaObject>
#include <QtConcurrentRun>

#include <utility>

Q_LOGGING_CATEGORY(lcSimilarity, "phonoscope.similarity", QtInfoMsg)

namespace phonoscope {

namespace {

/// Aligning this many cells takes about 5 ms: what may be done without leaving the caller's thread.
constexpr qsizetype maxCellsInline = 2'000'000;

struct Sentences
{
    UtteranceResult reference = nullptr;
    std::vector<UtteranceResult> spoken;
};

qsizetype cells(const Sentences &sentences)
{
    qsizetype sum = 0;
    for (const UtteranceResult &spoken : sentences.spoken) {
        if (spoken)
            sum += (*sentences.reference)->segments.size() * (*spoken)->segments.size();
    }
    return sum;
}

/// What the view shows as the source of the answer: the first utterance that a provider made.
void nameSource(Comparison &comparison)
{
    const auto take = [&comparison](const Utterance &utterance) {
        if (!comparison.engine.isEmpty())
            return;
        comparison.provider = utterance.transcription.provider;
        comparison.engine = utterance.transcription.engine;
    };
    take(*comparison.reference);
    for (const auto &attempt : comparison.attempts) {
        if (attempt)
            take(*attempt->spoken);
    }
}

/// \pre the reference has an utterance
Comparison compareSentences(const Sentences &sentences, const ComparisonRequest &request, Aligner &aligner,
                            const ScoringDistances &distances)
{
    Comparison comparison;
    comparison.lang = request.lang;
    comparison.strictness = request.strictness;
    comparison.reference = *sentences.reference;
    comparison.attempts.reserve(sentences.spoken.size());
    for (const UtteranceResult &spoken : sentences.spoken) {
        if (spoken) {
            comparison.attempts.push_back(
                alignAttempt(*comparison.reference, *spoken, aligner, distances, request.strictness));
        } else {
            comparison.attempts.push_back(tl::unexpected(spoken.error()));
        }
    }
    nameSource(comparison);
    return comparison;
}

} // namespace

struct PhonemeSimilarityService::Private
{
    PhonemeCache &cache;
    const Tokenizer &tokenizer;
    AligningCosts costs;
    ScoringDistances distances;
    Aligner aligner;
};

/// Collects the answers to every sentence, then has them compared: here if that is quick, else in the
/// thread pool.
class PhonemeSimilarityService::Job : public ComparisonJob
{
public:
    Job(Private &service, PhonemeProvider &provider, const ComparisonRequest &request, QObject *parent)
        : ComparisonJob(parent), m_service(service), m_request(request), m_provider(&provider),
          m_figuresBefore(provider.figures())
    {
        m_clock.start();
        m_sentences.spoken.resize(static_cast<std::size_t>(request.spoken.size()), UtteranceResult(nullptr));
        // every distinct sentence is asked for once by the cache: the first asker's answer serves the others
        ask(request.reference, -1);
        for (int i = 0; i < request.spoken.size(); ++i)
            ask(request.spoken.at(i), i);
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
    void ask(const Sentence &sentence, int index)
    {
        if (sentence.isIpa) {
            answer(index) = makeUtteranceFromIpa(sentence.text, m_request.lang, m_service.tokenizer);
            return;
        }
        ++m_pending;
        UtteranceJob *job = m_service.cache.fetch(*m_provider, {sentence.text, m_request.lang}, this);
        m_questions.append(job);
        connect(job, &UtteranceJob::finished, this, [this, job, index](const UtteranceResult &result) {
            job->deleteLater();
            if (m_hasEnded)
                return;
            if (job->source() == AnswerSource::Memory || job->source() == AnswerSource::Store)
                ++m_cacheHits;
            answer(index) = result;
            if (--m_pending == 0)
                allAnswered();
        });
    }

    UtteranceResult &answer(int index)
    {
        return index < 0 ? m_sentences.reference : m_sentences.spoken[static_cast<std::size_t>(index)];
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
        if (!m_sentences.reference) {
            end(tl::unexpected(m_sentences.reference.error()));
        } else if (cells(m_sentences) <= maxCellsInline) {
            end(compareSentences(m_sentences, m_request, m_service.aligner, m_service.distances));
        } else {
            // by value: the task may outlive this job and the service
            const auto task = [sentences = m_sentences, request = m_request, costs = m_service.costs,
                               distances = m_service.distances] {
                Aligner aligner(costs);
                return compareSentences(sentences, request, aligner, distances);
            };
            auto *watcher = new QFutureWatcher<Comparison>(this);
            connect(watcher, &QFutureWatcher<Comparison>::finished, this, [this, watcher] {
                if (!m_hasEnded)
                    end(watcher->result());
            });
            watcher->setFuture(QtConcurrent::run(task));
        }
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
    QPointer<PhonemeProvider> m_provider;
    const NetworkFigures m_figuresBefore;
    QElapsedTimer m_clock;
    Sentences m_sentences;
    QList<QPointer<UtteranceJob>> m_questions;
    int m_pending = 0;
    int m_cacheHits = 0;
    bool m_hasEnded = false;
};

PhonemeSimilarityService::PhonemeSimilarityService(PhonemeCache &cache, const Tokenizer &tokenizer,
                                                   AligningCosts costs, ScoringDistances distances,
                                                   QObject *parent)
    : QObject(parent), d(new Private{cache, tokenizer, costs, distances, Aligner(costs)})
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
    const auto find = [&](const Sentence &sentence) -> UtteranceResult {
        if (sentence.isIpa)
            return makeUtteranceFromIpa(sentence.text, request.lang, d->tokenizer);
        UtterancePtr found = d->cache.find(provider, {sentence.text, request.lang});
        hits += found ? 1 : 0;
        return found;
    };
    Sentences sentences;
    sentences.reference = find(request.reference);
    if (!sentences.reference || !*sentences.reference)
        return std::nullopt;
    for (const Sentence &spoken : request.spoken) {
        sentences.spoken.push_back(find(spoken));
        if (sentences.spoken.back() && !*sentences.spoken.back())
            return std::nullopt;
    }
    if (cells(sentences) > maxCellsInline)
        return std::nullopt;
    Comparison comparison = compareSentences(sentences, request, d->aligner, d->distances);
    comparison.figures.cacheHits = hits;
    comparison.figures.elapsedMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return comparison;
}

Comparison PhonemeSimilarityService::rescored(Comparison comparison, Strictness strictness) const
{
    comparison.strictness = strictness;
    for (auto &attempt : comparison.attempts) {
        if (attempt)
            scoreAttempt(*comparison.reference, *attempt, d->distances, strictness);
    }
    return comparison;
}

} // namespace phonoscope
