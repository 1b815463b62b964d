// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/linebatcher.h"

#include "core/network/httpexchange.h"
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/linebatch.h"
#include "core/phonemes/service/serviceerrors.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// Reading an answer may take milliseconds, and a request brings many: after so long others get their turn.
constexpr qint64 longestDeliveryMs = 5;

} // namespace

/// What is asked once, however many ask for it.
struct LineBatcher::Line
{
    PhonemeQuery query; ///< its text is one line
    Urgency urgency = Urgency::Later;
    ContextPtr context{};
    QList<LineQuestion *> askers{};
    HttpExchange *request = nullptr;       ///< while it is under way
    std::shared_ptr<int> answeredOfPair{}; ///< of the two lines that a service refused together
};

/// An outcome on its way to those who asked.
struct LineBatcher::Ready
{
    LinePtr line;
    IpaResult ipa;
};

LineBatcher::LineBatcher(QNetworkAccessManager &network, ContextPtr context)
    : m_context(std::move(context)), m_endpoint(network, m_context->settings.http),
      m_finding(m_context->settings.finding)
{
}

LineBatcher::~LineBatcher()
{
    for (LineQuestion *question : std::as_const(m_questions)) {
        question->disconnect(this);
        question->abandon();
    }
}

LineQuestion *LineBatcher::ask(const PhonemeQuery &query, Urgency urgency, QObject *parent)
{
    auto question = new LineQuestion(query, parent);
    m_questions.insert(question);
    connect(question, &PhonemeJob::finished, this, [this, question] { m_questions.remove(question); });
    connect(question, &QObject::destroyed, this, [this, question] { m_questions.remove(question); });
    if (!m_context->valid) {
        question->finishSoon(invalidEndpointError());
        return question;
    }

    // A line break would come back as one: the question is one sentence, so it is one line.
    const PhonemeQuery asked{.text = asLine(query.text), .lang = query.lang, .mode = query.mode};
    LinePtr &line = m_joined[asked];
    if (!line) {
        line = std::make_shared<Line>(Line{.query = asked, .context = m_context});
        if (m_waiting.isEmpty())
            QMetaObject::invokeMethod(this, &LineBatcher::flush, Qt::QueuedConnection);
        m_waiting.append(line);
    }
    if (urgency == Urgency::Now)
        line->urgency = Urgency::Now;
    line->askers.append(question);
    connect(question, &LineQuestion::withdrawn, this, [this, line, question] { withdraw(*line, question); });
    return question;
}

void LineBatcher::cancelAll()
{
    // Nobody hears of it before the next turn, so nobody can change the set meanwhile.
    for (LineQuestion *question : std::as_const(m_questions))
        question->cancel();
}

void LineBatcher::setContext(ContextPtr context)
{
    flush();
    const bool sameEndpoint = context->settings.http.url == m_context->settings.http.url;
    // Settings are often those that were read at the start: what was found out since is newer.
    if (!sameEndpoint || context->settings.finding != BatchFinding::Unknown)
        m_finding = context->settings.finding;
    m_context = std::move(context);
    m_endpoint.setSettings(m_context->settings.http);
}

void LineBatcher::flush()
{
    m_joined.clear();
    Lines waiting = std::exchange(m_waiting, {});
    waiting.removeIf([](const LinePtr &line) { return line->askers.isEmpty(); });

    const auto goTogether = [](const Line &a, const Line &b) {
        return a.urgency == b.urgency && a.query.lang == b.query.lang && a.query.mode == b.query.mode;
    };
    QList<Lines> groups;
    for (const LinePtr &line : std::as_const(waiting)) {
        auto group = std::ranges::find_if(
            groups, [&](const Lines &lines) { return goTogether(*lines.front(), *line); });
        if (group == groups.end())
            group = groups.insert(groups.end(), Lines());
        group->append(line);
    }
    for (const Lines &group : std::as_const(groups)) {
        if (!m_context->settings.batches || m_finding == BatchFinding::Fails) {
            askEachAgain(group);
            continue;
        }
        QList<qsizetype> sizes;
        for (const LinePtr &line : group)
            sizes.append(line->query.text.size());
        const auto plan = planBatches(sizes, m_endpoint.parallel());
        for (const LineBatch &batch : plan) {
            Lines lines;
            for (const qsizetype place : batch)
                lines.append(group[place]);
            post(lines);
        }
    }
}

void LineBatcher::post(const Lines &lines)
{
    QStringList texts;
    for (const LinePtr &line : lines)
        texts.append(line->query.text);
    PhonemeQuery query = lines.front()->query;
    query.text = texts.join(u'\n');
    HttpExchange *exchange = m_endpoint.post(
        encodeRequest(query), lines.front()->urgency == Urgency::Now ? HttpPriority::High : HttpPriority::Low,
        this);
    connect(exchange, &HttpExchange::finished, this,
            [this, exchange](const HttpResult &result) { onAnswer(exchange, result); });
    for (const LinePtr &line : lines)
        line->request = exchange;
    m_sent.insert(exchange, lines);
    if (lines.size() > 1)
        ++m_batches;
}

/// Posts those of \a lines that are still waited for, if the endpoint is still the one that was asked.
void LineBatcher::askAgain(const Lines &lines)
{
    Lines wanted;
    for (const LinePtr &line : lines) {
        if (line->askers.isEmpty())
            continue;
        if (line->context->settings.http.url == m_context->settings.http.url)
            wanted.append(line);
        else
            m_ready.append({line, tl::unexpected(cancelledError())});
    }
    if (!wanted.isEmpty())
        post(wanted);
}

void LineBatcher::askEachAgain(const Lines &lines)
{
    for (const LinePtr &line : lines)
        askAgain({line});
}

void LineBatcher::onAnswer(HttpExchange *exchange, const HttpResult &result)
{
    const Lines lines = m_sent.take(exchange);
    exchange->deleteLater();
    for (const LinePtr &line : lines)
        line->request = nullptr;
    const BatchFinding before = m_finding;
    if (lines.size() == 1)
        takeSingle(lines.front(), result);
    else
        takeBatch(lines, result);

    const QPointer<LineBatcher> self(this);
    if (m_finding != before)
        Q_EMIT findingChanged(m_finding);
    if (self)
        deliver();
}

void LineBatcher::takeSingle(const LinePtr &line, const HttpResult &result)
{
    const IpaResult ipa = readIpa(result, *line->context);
    // It refused two lines and takes each: what it does not take is two. One that has taken others together
    // will have had another reason.
    if (ipa && line->answeredOfPair && ++*line->answeredOfPair == 2 && m_finding == BatchFinding::Unknown)
        learn(BatchFinding::Fails, *line);
    m_ready.append({line, ipa});
}

void LineBatcher::takeBatch(const Lines &lines, const HttpResult &result)
{
    const Line &first = *lines.front();
    const BatchAnswer answer = readBatch(result, lines.size(), *first.context);
    switch (answer.outcome) {
    case BatchAnswer::Outcome::Answered:
        if (m_finding == BatchFinding::Unknown)
            learn(BatchFinding::Works, first);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (answer.ipa[i].trimmed().isEmpty())
                askAgain({lines[i]});
            else
                m_ready.append({lines[i], answer.ipa[i]});
        }
        return;
    case BatchAnswer::Outcome::Unreadable:
        learn(BatchFinding::Fails, first);
        [[fallthrough]];
    case BatchAnswer::Outcome::Doubtful:
        askEachAgain(lines);
        return;
    case BatchAnswer::Outcome::Refused:
        halve(lines);
        return;
    case BatchAnswer::Outcome::Failed:
        for (const LinePtr &line : lines)
            m_ready.append({line, tl::unexpected(answer.error)});
        return;
    }
}

void LineBatcher::halve(const Lines &lines)
{
    if (lines.size() == 2) {
        const auto answered = std::make_shared<int>(0);
        for (const LinePtr &line : lines)
            line->answeredOfPair = answered;
    }
    askAgain(lines.first(lines.size() / 2));
    askAgain(lines.sliced(lines.size() / 2));
}

void LineBatcher::learn(BatchFinding finding, const Line &from)
{
    if (from.context->settings.http.url == m_context->settings.http.url)
        m_finding = finding;
}

void LineBatcher::withdraw(Line &line, LineQuestion *question)
{
    line.askers.removeOne(question);
    if (!line.askers.isEmpty() || !line.request)
        return;
    const auto sent = m_sent.constFind(line.request);
    if (std::ranges::any_of(*sent, [](const LinePtr &other) { return !other->askers.isEmpty(); }))
        return;
    HttpExchange *exchange = sent.key();
    for (const LinePtr &each : *sent)
        each->request = nullptr;
    m_sent.erase(sent);
    exchange->abandon();
    exchange->deleteLater();
}

void LineBatcher::deliver()
{
    const QPointer<LineBatcher> self(this);
    QElapsedTimer clock;
    clock.start();
    while (!m_ready.isEmpty()) {
        if (clock.elapsed() >= longestDeliveryMs) {
            // By a timer: what is posted would go before the input and the painting that wait.
            if (!std::exchange(m_deliversLater, true)) {
                QTimer::singleShot(0, this, [this] {
                    m_deliversLater = false;
                    deliver();
                });
            }
            return;
        }
        const Ready next = m_ready.takeFirst();
        // An asker that hears its answer may delete others, and this.
        QList<QPointer<LineQuestion>> askers;
        for (LineQuestion *question : std::as_const(next.line->askers))
            askers.append(question);
        for (const QPointer<LineQuestion> &question : std::as_const(askers)) {
            if (!question)
                continue;
            question->finish(next.ipa.and_then([&](const QString &ipa) {
                return readTranscription(ipa, question->query(), *next.line->context);
            }));
            if (!self)
                return;
        }
    }
}

} // namespace phonoscope
