// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/askedsentences.h"

#include "core/similarity/comparesentences.h"

#include <QMetaObject>

#include <algorithm>

namespace phonoscope {

namespace {

NetworkFigures difference(const NetworkFigures &after, const NetworkFigures &before)
{
    NetworkFigures used;
    used.requests = after.requests - before.requests;
    used.connections = after.connections - before.connections;
    return used;
}

bool isOutOfReach(const AskedSentence &sentence)
{
    return !sentence.answer && isOutOfReach(sentence.answer.error());
}

} // namespace

AskedSentences::AskedSentences(PhonemeCache &cache, PhonemeProvider &provider, const Tokenizer &tokenizer,
                               const ComparisonRequest &request, const QStringList &accents,
                               UtterancePtr reference, QObject *parent)
    : QObject(parent), m_cache(cache), m_provider(&provider), m_tokenizer(tokenizer),
      m_before(provider.figures())
{
    // From here on their places do not change: the answers are written there.
    references.resize(static_cast<std::size_t>(accents.size()) + 1);
    spoken.resize(static_cast<std::size_t>(request.spoken.size()));
    if (reference)
        references.front().answer = std::move(reference);
    else
        ask(request.reference, request.lang, references.front());
    for (qsizetype i = 0; i < accents.size(); ++i)
        ask(request.reference, accents[i], references[static_cast<std::size_t>(i) + 1]);
    for (qsizetype i = 0; i < request.spoken.size(); ++i)
        ask(request.spoken[i], request.lang, spoken[static_cast<std::size_t>(i)]);
    if (m_pending == 0)
        QMetaObject::invokeMethod(this, &AskedSentences::allAnswered, Qt::QueuedConnection);
}

void AskedSentences::ask(const Sentence &sentence, const QString &lang, AskedSentence &asked)
{
    if (isTyped(sentence)) {
        asked.answer = makeTypedUtterance(sentence, lang, m_tokenizer);
        asked.provenance.source = AnswerSource::Typed;
        return;
    }
    ++m_pending;
    UtteranceJob *job = m_cache.fetch(*m_provider, {sentence.text, lang}, this);
    connect(job, &UtteranceJob::finished, this, [this, job, &asked](const UtteranceResult &result) {
        job->deleteLater();
        asked.answer = result;
        asked.provenance = {job->source(), job->answeredMs()};
        if (job->source() == AnswerSource::Memory || job->source() == AnswerSource::Store)
            ++m_cacheHits;
        if (--m_pending == 0)
            Q_EMIT allAnswered();
    });
}

NetworkFigures AskedSentences::used() const
{
    return m_provider ? difference(m_provider->figures(), m_before) : NetworkFigures();
}

bool areAllOutOfReach(const AskedSentences &sentences)
{
    const auto &references = sentences.references;
    const auto &spoken = sentences.spoken;
    const auto test = [](const AskedSentence &sentence) { return isOutOfReach(sentence); };
    return std::any_of(references.begin(), references.end(), test) ||
           (!spoken.empty() && std::all_of(spoken.begin(), spoken.end(), test));
}

} // namespace phonoscope
