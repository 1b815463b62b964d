// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/phonemeclientjob.h"

#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/serviceerrors.h"
#include "core/phonemes/service/wordsharing.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// More IPA than this for so much text is no transcription of it, whatever the language: numbers take the
/// most, about ten signs a digit. What goes on to the aligner costs time with the square of its length.
constexpr qsizetype maxIpaLength(qsizetype textLength)
{
    return 1000 + 40 * textLength;
}

} // namespace

PhonemeClientJob::PhonemeClientJob(std::shared_ptr<const PhonemeServiceContext> context, PhonemeQuery query,
                                   Urgency urgency, HttpEndpoint &endpoint, QObject *parent)
    : PhonemeJob(parent), m_context(std::move(context)), m_query(std::move(query))
{
    if (!m_context->valid) {
        refuse(invalidEndpointError());
        return;
    }
    // A line break would come back as one: the question is one sentence, so it is one line.
    PhonemeQuery line = m_query;
    line.text = line.text.simplified();
    m_http = endpoint.post(encodeRequest(line),
                           urgency == Urgency::Now ? HttpPriority::High : HttpPriority::Low, this);
    connect(m_http, &HttpExchange::finished, this, &PhonemeClientJob::onHttpFinished);
}

void PhonemeClientJob::cancel()
{
    if (m_http)
        m_http->cancel();
    else if (!m_ended)
        m_refusal = cancelledError();
}

void PhonemeClientJob::abandon()
{
    m_ended = true;
    if (m_http)
        m_http->abandon();
}

void PhonemeClientJob::onHttpFinished(const HttpResult &result)
{
    end(read(result));
}

TranscriptionResult PhonemeClientJob::read(const HttpResult &result) const
{
    const QString &service = m_context->service;
    if (!result)
        return tl::unexpected(transportError(result.error(), service, m_context->settings.http.deadline));
    if (result->status != 200)
        return tl::unexpected(statusError(*result, service));

    const auto invalid = [&service](const QString &detail) {
        PhonemeError error = invalidAnswerError(detail, service);
        error.httpStatus = 200;
        return tl::unexpected(error);
    };
    const auto answer = decodeAnswer(result->body);
    if (!answer && !result->lengthKnown && isCutShort(result->body)) {
        return tl::unexpected(transportError({HttpErrorKind::ConnectionLost, u"the JSON is cut short"_s},
                                             service, m_context->settings.http.deadline));
    }
    if (!answer)
        return invalid(answer.error());
    if (answer->ipa.size() > maxIpaLength(m_query.text.size()))
        return invalid(u"%1 signs of IPA for %2 of text"_s.arg(answer->ipa.size()).arg(m_query.text.size()));
    IsolatedWords isolated;
    if (m_context->isolatedForms)
        isolated = [this](const QStringList &words) { return m_context->isolatedForms(words, m_query.lang); };
    const SharedIpa shared = shareIpa(answer->ipa, m_query.text, isolated);
    if (shared.words.isEmpty())
        return invalid(u"\"ipa\" has no letter"_s);

    Transcription transcription{.text = m_query.text,
                                .lang = m_query.lang,
                                .ipa = joinedIpa(shared.words),
                                .words = shared.words,
                                .provider = u"service"_s,
                                .engine = service,
                                .warnings = {}};
    if (shared.approximate) {
        transcription.warnings.append(QCoreApplication::translate(
            "phonoscope::PhonemeClient", "The phoneme service's words do not match those of the text: which "
                                         "sound belongs to which word is "
                                         "estimated from the words' lengths."));
    }
    return transcription;
}

void PhonemeClientJob::refuse(PhonemeError error)
{
    m_refusal = std::move(error);
    QMetaObject::invokeMethod(
        this, [this] { end(tl::unexpected(m_refusal)); }, Qt::QueuedConnection);
}

void PhonemeClientJob::end(const TranscriptionResult &result)
{
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT finished(result);
    // The job may be gone here.
}

} // namespace phonoscope
