// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/phonemereply.h"

#include "core/phonemes/phonemeprotocol.h"

#include <QLoggingCategory>

#include <exception>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

Q_LOGGING_CATEGORY(lcService, "phonoscope.service", QtInfoMsg)

HttpReply failure(int status, const QString &message)
{
    return {status, encodeError(message)};
}

bool isNothingToSay(PhonemeErrorKind kind)
{
    return kind == PhonemeErrorKind::EmptyText || kind == PhonemeErrorKind::NoLetters;
}

int statusOf(PhonemeErrorKind kind)
{
    switch (kind) {
    case PhonemeErrorKind::EmptyText:
    case PhonemeErrorKind::NoLetters:
    case PhonemeErrorKind::InvalidText:
    case PhonemeErrorKind::UnknownLanguage:
        return 400;
    case PhonemeErrorKind::TextTooLong:
        return 413;
    case PhonemeErrorKind::Cancelled:
        return 503;
    default:
        return 500;
    }
}

HttpReply answer(const QByteArray &body, const PhonemeHandler &handler)
{
    const tl::expected<PhonemeQuery, QString> query = decodeRequest(body);
    if (!query)
        return failure(400, query.error());
    if (query->text.toUtf8().size() > maxTextBytes) {
        return failure(413,
                       u"The text is longer than %1 bytes of UTF-8; send it in parts."_s.arg(maxTextBytes));
    }

    QStringList ipa;
    QString detected;
    QString nothingToSay = u"The text is empty; send at least one word."_s;
    bool anything = false;
    for (QString line : query->text.split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        ipa.append(QString());
        if (line.trimmed().isEmpty())
            continue;
        const TranscriptionResult result = handler({line, query->lang, query->mode});
        if (!result && isNothingToSay(result.error().kind)) {
            nothingToSay = result.error().message;
        } else if (!result) {
            const int status = statusOf(result.error().kind);
            if (status == 500)
                qCWarning(lcService).noquote() << "The engine failed:" << result.error().detail;
            return failure(status, result.error().message);
        } else {
            ipa.last() = result->ipa;
            detected = result->lang;
            anything = true;
        }
    }
    if (!anything)
        return failure(400, nothingToSay);
    return {200, encodeAnswer({ipa.join(u'\n'), detected, query->lang, query->text})};
}

} // namespace

HttpReply answerPhonemeRequest(const QByteArray &body, const PhonemeHandler &handler)
{
    try {
        return answer(body, handler);
    } catch (const std::exception &fault) {
        qCCritical(lcService) << "A request failed:" << fault.what();
    } catch (...) {
        qCCritical(lcService) << "A request failed for a reason that is not known";
    }
    return failure(500, u"The service failed to transcribe the text; try again, or try another text."_s);
}

} // namespace phonoscope
