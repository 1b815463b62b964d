// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/network/httpfaults.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTimer>

namespace phonoscope::test {

/// What the tests of PhonemeClient have in common.

inline constexpr std::chrono::milliseconds deadline{1500};
inline constexpr qint64 cap = 64 * 1024;

inline PhonemeQuery ask(const QString &text)
{
    return {.text = text, .lang = QStringLiteral("en-US"), .mode = true};
}

inline PhonemeClientSettings settingsFor(const QUrl &endpoint)
{
    PhonemeClientSettings settings;
    settings.http.url = endpoint;
    settings.http.deadline = deadline;
    settings.http.maxAnswerBytes = cap;
    settings.http.retry.retries = 0; // what happens to one attempt
    return settings;
}

/// Answers every request with its text for IPA.
inline FaultServer::Script echo(std::chrono::milliseconds delay = {})
{
    return [delay](QTcpSocket *socket, const ServerRequest &request) {
        const auto query = decodeRequest(request.body);
        const QByteArray answer = faults::httpAnswer(200, faults::ipaJson(query ? query->text : QString()));
        QTimer::singleShot(delay, Qt::PreciseTimer, socket, [socket, answer] { socket->write(answer); });
    };
}

inline TranscriptionResult resultOf(const QSignalSpy &finished)
{
    return finished[0][0].value<TranscriptionResult>();
}

/// Distinct sentences of letters alone, so that they pass for IPA too.
inline QStringList sentences(int count)
{
    QStringList texts;
    for (int i = 0; i < count; ++i) {
        texts.append(QStringLiteral("say ") + QChar(u'a' + i / 676 % 26) + QChar(u'a' + i / 26 % 26) +
                     QChar(u'a' + i % 26));
    }
    return texts;
}

/// Questions asked in one turn and what came of each.
class Askers : public QObject
{
public:
    Askers(PhonemeClient &client, const QStringList &texts, Urgency urgency = Urgency::Now)
    {
        for (const QString &text : texts)
            add(client, ask(text), urgency);
    }

    PhonemeJob *add(PhonemeClient &client, const PhonemeQuery &query, Urgency urgency = Urgency::Now)
    {
        PhonemeJob *job = client.transcribe(query, this, urgency);
        const qsizetype place = jobs.size();
        jobs.append(job);
        outcomes.emplaceBack();
        connect(job, &PhonemeJob::finished, this, [this, place](const TranscriptionResult &result) {
            outcomes[place].append(result);
            order.append(place);
        });
        return job;
    }

    /// The IPA that each was answered with; the kind of error as a number in brackets; "-" for none so far.
    QStringList heard() const
    {
        QStringList all;
        for (const QList<TranscriptionResult> &outcome : outcomes) {
            QStringList each;
            for (const TranscriptionResult &result : outcome) {
                each.append(result ? result->ipa
                                   : QStringLiteral("[%1]").arg(static_cast<int>(result.error().kind)));
            }
            all.append(each.isEmpty() ? QStringLiteral("-") : each.join(u'|'));
        }
        return all;
    }

    QList<QPointer<PhonemeJob>> jobs;
    QList<QList<TranscriptionResult>> outcomes; ///< by place; more than one is a fault
    QList<qsizetype> order;                     ///< of those that have ended
};

/// What heard() says of an error.
inline QString mark(PhonemeErrorKind kind)
{
    return QStringLiteral("[%1]").arg(static_cast<int>(kind));
}

/// The lines of a request's text.
inline QStringList linesOf(const ServerRequest &request)
{
    const auto query = decodeRequest(request.body);
    return query ? query->text.split(u'\n') : QStringList();
}

} // namespace phonoscope::test
