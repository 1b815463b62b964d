// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httpendpoint.h"
#include "core/phonemes/service/answerreading.h"
#include "core/phonemes/service/linequestion.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace phonoscope {

class HttpExchange;

/// Puts the questions of one turn of the event loop together into as few requests as their number makes
/// sensible, and shares the answers out among the askers. What a service will not answer together is asked
/// one by one, so that no question is lost to another.
class LineBatcher : public QObject
{
    Q_OBJECT
public:
    using ContextPtr = std::shared_ptr<const PhonemeServiceContext>;

    /// \a network may go first.
    LineBatcher(QNetworkAccessManager &network, ContextPtr context);
    ~LineBatcher() override; ///< ends all questions without a signal

    /// A question that \a parent owns. It goes out at the next turn of the event loop.
    LineQuestion *ask(const PhonemeQuery &query, Urgency urgency, QObject *parent);

    /// Ends every question with Cancelled at the next turn of the event loop.
    void cancelAll();

    const PhonemeServiceContext &context() const { return *m_context; }
    /// For the questions to come. What was asked before goes on at the endpoint it was meant for; only what
    /// would have to be asked there once more ends with Cancelled.
    void setContext(ContextPtr context);

    HttpEndpoint &endpoint() { return m_endpoint; }
    BatchFinding finding() const { return m_finding; }
    int batches() const { return m_batches; } ///< requests of more than one line so far

Q_SIGNALS:
    /// An answer has shown something else than was known.
    void findingChanged(phonoscope::BatchFinding finding);

private:
    struct Line;
    struct Ready;
    using LinePtr = std::shared_ptr<Line>;
    using Lines = QList<LinePtr>;

    void flush();
    void post(const Lines &lines);
    void askAgain(const Lines &lines);
    void askEachAgain(const Lines &lines);
    void onAnswer(HttpExchange *exchange, const HttpResult &result);
    void takeSingle(const LinePtr &line, const HttpResult &result);
    void takeBatch(const Lines &lines, const HttpResult &result);
    void halve(const Lines &lines);
    void learn(BatchFinding finding, const Line &from);
    void withdraw(Line &line, LineQuestion *question);
    void deliver();

    ContextPtr m_context;
    HttpEndpoint m_endpoint;
    BatchFinding m_finding;
    QSet<LineQuestion *> m_questions;      ///< that have not ended
    Lines m_waiting;                       ///< for the end of the turn
    QHash<PhonemeQuery, LinePtr> m_joined; ///< the same, by what is asked
    QHash<HttpExchange *, Lines> m_sent;
    QList<Ready> m_ready;
    int m_batches = 0;
    bool m_deliversLater = false;
};

} // namespace phonoscope
