// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/answerreading.h"

#include "core/network/networklog.h"
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/serviceerrors.h"
#include "core/phonemes/service/wordsharing.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

bool canBeAsked(const QUrl &endpoint)
{
    const QString scheme = endpoint.scheme();
    return endpoint.isValid() && (scheme == "http"_L1 || scheme == "https"_L1) &&
           !endpoint.host().isEmpty() && endpoint.port() != 0;
}

/// More IPA than this for so much text is no transcription of it, whatever the language: numbers take the
/// most, about ten signs a digit. What goes on to the aligner costs time with the square of its length.
constexpr qsizetype maxIpaLength(qsizetype textLength)
{
    return 1000 + 40 * textLength;
}

PhonemeError invalid(const QString &detail, const QString &service)
{
    PhonemeError error = invalidAnswerError(detail, service);
    error.httpStatus = 200;
    return error;
}

bool isWebPage(const HttpAnswer &answer)
{
    const QByteArray type = answer.contentType.toLower();
    return type.startsWith("text/html") || type.startsWith("application/xhtml") ||
           answer.body.trimmed().startsWith('<');
}

/// The statuses that a service has for a text that it will not take.
bool isRefusal(int status)
{
    return status == 400 || status == 413 || status == 422;
}

bool isBlank(const QString &line)
{
    return line.trimmed().isEmpty();
}

} // namespace

PhonemeServiceContext makeContext(PhonemeClientSettings settings, PhonemeClient::IsolatedForms isolatedForms)
{
    const QString service = plainUrl(settings.http.url);
    const bool valid = canBeAsked(settings.http.url);
    return {std::move(settings), std::move(isolatedForms), service, valid};
}

IpaResult readIpa(const HttpResult &result, const PhonemeServiceContext &context)
{
    const QString &service = context.service;
    if (!result)
        return tl::unexpected(transportError(result.error(), service, context.settings.http.deadline));
    if (result->status != 200)
        return tl::unexpected(statusError(*result, service));
    auto answer = decodeAnswer(result->body);
    if (answer)
        return std::move(answer->ipa);
    if (!result->lengthKnown && isCutShort(result->body)) {
        return tl::unexpected(
            transportError({.kind = HttpErrorKind::ConnectionLost, .detail = u"the JSON is cut short"_s},
                           service, context.settings.http.deadline));
    }
    return tl::unexpected(isWebPage(*result) ? webPageError(service) : invalid(answer.error(), service));
}

TranscriptionResult readTranscription(const QString &ipa, const PhonemeQuery &query,
                                      const PhonemeServiceContext &context)
{
    if (ipa.size() > maxIpaLength(query.text.size())) {
        return tl::unexpected(invalid(
            u"%1 signs of IPA for %2 of text"_s.arg(ipa.size()).arg(query.text.size()), context.service));
    }
    IsolatedWords isolated;
    if (context.isolatedForms)
        isolated = [&](const QStringList &words) { return context.isolatedForms(words, query.lang); };
    const SharedIpa shared = shareIpa(ipa, query.text, isolated);
    if (shared.words.isEmpty())
        return tl::unexpected(invalid(u"\"ipa\" has no letter"_s, context.service));

    Transcription transcription{.text = query.text,
                                .lang = query.lang,
                                .ipa = joinedIpa(shared.words),
                                .words = shared.words,
                                .provider = u"service"_s,
                                .engine = context.service,
                                .warnings = {}};
    if (shared.approximate) {
        transcription.warnings.append(QCoreApplication::translate(
            "phonoscope::PhonemeClient", "The phoneme service's words do not match those of the text: which "
                                         "sound belongs to which word is "
                                         "estimated from the words' lengths."));
    }
    return transcription;
}

BatchAnswer readBatch(const HttpResult &result, qsizetype lines, const PhonemeServiceContext &context)
{
    using enum BatchAnswer::Outcome;
    if (result && isRefusal(result->status))
        return {.outcome = Refused};
    const IpaResult ipa = readIpa(result, context);
    if (!ipa) {
        // What is JSON, or nothing, is the service's own answer to so many lines; a web page is another's.
        const bool own = ipa.error().kind == PhonemeErrorKind::AnswerInvalid && result &&
                         result->status == 200 && !isWebPage(*result);
        return own ? BatchAnswer{.outcome = Unreadable}
                   : BatchAnswer{.outcome = Failed, .error = ipa.error()};
    }
    QStringList parts = ipa->split(u'\n');
    if (parts.size() == lines + 1 && isBlank(parts.back()))
        parts.removeLast(); // the last line has its end too
    if (parts.size() != lines || std::ranges::all_of(parts, isBlank))
        return {.outcome = Unreadable};
    // The last line has no sound, or one is missing and what is blank comes after the last line's end.
    if (isBlank(parts.back()))
        return {.outcome = Doubtful};
    return {.outcome = Answered, .ipa = std::move(parts)};
}

} // namespace phonoscope
