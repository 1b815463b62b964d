// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/phonemesimilarityservice.h"

#include "core/phonemes/cache/phonemecache.h"
#include "core/similarity/askedsentences.h"
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

/// Has every sentence asked for, then has the answers compared: here if that is quick, else in the thread
/// pool.
class PhonemeSimilarityService::Job : public ComparisonJob
{
public:
    /// \a previous: its attempts that were answered stay as they are, only the others are asked for.
    Job(Private &service, PhonemeProvider &provider, PhonemeProvider *standIn,
        const ComparisonRequest &request, std::optional<Comparison> previous, QObject *parent)
        : ComparisonJob(parent), m_service(service), m_request(missingOf(request, previous)),
          m_accents(furtherAccents(request)), m_previous(std::move(previous)), m_standIn(standIn)
    {
        m_clock.start();
        ask(provider, m_previous ? m_previous->reference : nullptr);
    }

    void cancel() override
    {
        if (m_hasEnded)
            return;
        m_hasEnded = true;
        delete m_asked; // withdraws its questions
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT finished(tl::unexpected(
                    PhonemeError{PhonemeErrorKind::Cancelled, tr("The comparison was cancelled.")}));
            },
            Qt::QueuedConnection);
    }

private:
    static ComparisonRequest missingOf(ComparisonRequest request, const std::optional<Comparison> &previous)
    {
        if (!previous)
            return request;
        QList<Sentence> missing;
        for (std::size_t i = 0; i < previous->attempts.size(); ++i) {
            if (!previous->attempts[i])
                missing.append(request.spoken[static_cast<qsizetype>(i)]);
        }
        request.spoken = missing;
        return request;
    }

    void ask(PhonemeProvider &provider, UtterancePtr reference)
    {
        m_asked = new AskedSentences(m_service.cache, provider, m_service.tokenizer, m_request, m_accents,
                                     std::move(reference), this);
        connect(m_asked, &AskedSentences::allAnswered, this, &Job::allAnswered);
    }

    void allAnswered()
    {
        if (m_standIn && areAllOutOfReach(*m_asked)) {
            askStandIn();
            return;
        }
        // An accent that cannot be had is an error of the question as the language itself is.
        for (const AskedSentence &reference : m_asked->references) {
            if (!reference.answer) {
                end(tl::unexpected(reference.answer.error()));
                return;
            }
        }
        for (const AskedSentence &spoken : m_asked->spoken)
            m_compared.spoken.push_back(spoken.answer);
        fetchForms();
    }

    void askStandIn()
    {
        const AskedSentences *failed = m_asked;
        m_usedBefore = failed->used();
        const auto isError = [](const AskedSentence &sentence) { return !sentence.answer; };
        const auto reference = std::find_if(failed->references.begin(), failed->references.end(), isError);
        m_insteadOf = reference != failed->references.end() ? reference->answer.error().message
                                                            : failed->spoken.front().answer.error().message;
        m_asked->deleteLater(); // we stand in its signal
        ask(*std::exchange(m_standIn, nullptr), nullptr);
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
        for (std::size_t i = 0; i < references().size(); ++i) {
            m_compared.references.push_back(m_service.forms.find(*references()[i].answer, alternativesOf(i)));
            if (!m_compared.references.back())
                unknown.push_back((*references()[i].answer)->transcription);
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
        for (std::size_t i = 0; i < references().size(); ++i) {
            if (m_compared.references[i])
                continue;
            auto made = m_service.forms.make(*references()[i].answer, alternativesOf(i), forms.takeFirst());
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
            nameProvenance(*result);
            if (m_previous)
                *result = completed(*std::move(m_previous), *std::move(result));
            const NetworkFigures used = m_asked->used();
            result->figures.network = {used.requests + m_usedBefore.requests,
                                       used.connections + m_usedBefore.connections};
            result->figures.cacheHits = m_asked->cacheHits();
            result->figures.elapsedMs = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
            qCDebug(lcSimilarity, "end attempts=%zu elapsed_ms=%.1f requests=%d cache_hits=%d",
                    result->attempts.size(), result->figures.elapsedMs, result->figures.network.requests,
                    result->figures.cacheHits);
        }
        Q_EMIT finished(result);
    }

    void nameProvenance(Comparison &comparison) const
    {
        comparison.insteadOf = m_insteadOf;
        comparison.referenceProvenance = m_asked->references.front().provenance;
        for (std::size_t i = 0; i < comparison.attempts.size(); ++i) {
            if (comparison.attempts[i])
                comparison.attempts[i]->provenance = m_asked->spoken[i].provenance;
        }
    }

    /// \a previous with the attempts of \a added in the places of those that failed.
    static Comparison completed(Comparison previous, Comparison added)
    {
        auto next = added.attempts.begin();
        for (auto &attempt : previous.attempts) {
            if (!attempt)
                attempt = std::move(*next++);
        }
        return previous;
    }

    const std::vector<AskedSentence> &references() const { return m_asked->references; }

    Private &m_service;
    const ComparisonRequest m_request; ///< without what is known already
    const QStringList m_accents;
    std::optional<Comparison> m_previous;
    QPointer<PhonemeProvider> m_standIn; ///< who is asked if nobody can be reached; null: nobody, or asked
    QString m_insteadOf;
    NetworkFigures m_usedBefore;
    QElapsedTimer m_clock;
    QPointer<AskedSentences> m_asked;
    ComparedUtterances m_compared;
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
                                                 QObject *parent, PhonemeProvider *standIn)
{
    return new Job(*d, provider, standIn, request, std::nullopt, parent);
}

ComparisonJob *PhonemeSimilarityService::complete(PhonemeProvider &provider, const Comparison &previous,
                                                  const ComparisonRequest &request, QObject *parent)
{
    Q_ASSERT(previous.attempts.size() == static_cast<std::size_t>(request.spoken.size()));
    return new Job(*d, provider, nullptr, request, previous, parent);
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
    const auto sourceOf = [](const Sentence &sentence) {
        return isTyped(sentence) ? AnswerSource::Typed : AnswerSource::Memory;
    };
    comparison.referenceProvenance.source = sourceOf(request.reference);
    for (std::size_t i = 0; i < comparison.attempts.size(); ++i) {
        if (comparison.attempts[i])
            comparison.attempts[i]->provenance.source = sourceOf(request.spoken[static_cast<qsizetype>(i)]);
    }
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
