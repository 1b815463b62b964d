// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/endpointcheck.h"

#include "core/network/httpexchange.h"
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/answerreading.h"
#include "core/phonemes/service/serviceerrors.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QNetworkAccessManager>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// A word that a voice of the language can say.
QString wordFor(const QString &lang)
{
    const QLocale::Language language = QLocale(lang).language();
    const QString own = language == QLocale::English || language == QLocale::C
                            ? QString()
                            : QLocale(language).nativeLanguageName();
    return own.isEmpty() ? u"hello"_s : own;
}

PhonemeClientSettings onceOnly(PhonemeClientSettings settings)
{
    settings.http.retry.retries = 0;
    settings.http.breaker.failures = 0;
    return settings;
}

} // namespace

struct EndpointCheck::Private
{
    Private(EndpointCheck &check, QNetworkAccessManager &network, PhonemeClientSettings settings, QString tag)
        : q(check), context(makeContext(onceOnly(std::move(settings)), {})),
          endpoint(network, context.settings.http), lang(std::move(tag)), word(wordFor(lang))
    {
    }

    void ask(const QString &text, void (Private::*hear)(const HttpResult &));
    void hearOne(const HttpResult &result);
    void hearThree(const HttpResult &result);
    void endSoon(const PhonemeError &error);
    void end();

    EndpointCheck &q;
    const PhonemeServiceContext context;
    HttpEndpoint endpoint;
    const QString lang;
    const QString word;
    QElapsedTimer clock;
    HttpExchange *exchange = nullptr; ///< while it is under way
    EndpointCheckResult found;
    bool isEnding = false;
    bool hasEnded = false;
};

void EndpointCheck::Private::ask(const QString &text, void (Private::*hear)(const HttpResult &))
{
    exchange =
        endpoint.post(encodeRequest({.text = text, .lang = lang, .mode = true}), HttpPriority::High, &q);
    connect(exchange, &HttpExchange::finished, &q, [this, hear](const HttpResult &result) {
        exchange->deleteLater();
        exchange = nullptr;
        if (!isEnding)
            (this->*hear)(result);
    });
}

void EndpointCheck::Private::hearOne(const HttpResult &result)
{
    found.elapsedMs = static_cast<int>(clock.elapsed());
    const TranscriptionResult heard = readIpa(result, context).and_then([this](const QString &ipa) {
        return readTranscription(ipa, {.text = word, .lang = lang, .mode = true}, context);
    });
    if (!heard) {
        found.message = heard.error().message;
        end();
        return;
    }
    found.works = true;
    found.message = EndpointCheck::tr("The service answers: “%1” is %2 (%3 ms).")
                        .arg(word, heard->ipa, QLocale().toString(found.elapsedMs));
    // Three that differ in length, so that it is seen if they were made one.
    ask(QStringList{word, word + u' ' + word, word + u' ' + word + u' ' + word}.join(u'\n'),
        &Private::hearThree);
}

void EndpointCheck::Private::hearThree(const HttpResult &result)
{
    const BatchAnswer answer = readBatch(result, 3, context);
    switch (answer.outcome) {
    case BatchAnswer::Outcome::Answered:
        found.batches =
            std::ranges::none_of(answer.ipa, [](const QString &ipa) { return ipa.trimmed().isEmpty(); });
        break;
    case BatchAnswer::Outcome::Doubtful:
    case BatchAnswer::Outcome::Unreadable:
    case BatchAnswer::Outcome::Refused:
        break;
    case BatchAnswer::Outcome::Failed:
        found.message +=
            u' ' + EndpointCheck::tr("It gave no answer to several sentences in one request: test it "
                                     "again to know whether it takes them.");
        end();
        return;
    }
    found.message +=
        u' ' + (found.batches ? EndpointCheck::tr("It takes several sentences in one request.")
                              : EndpointCheck::tr("It takes one sentence in a request, so many sentences "
                                                  "take longer."));
    end();
}

void EndpointCheck::Private::endSoon(const PhonemeError &error)
{
    if (isEnding || hasEnded)
        return;
    isEnding = true;
    if (exchange)
        exchange->abandon();
    found = {.works = false, .message = error.message, .elapsedMs = static_cast<int>(clock.elapsed())};
    QMetaObject::invokeMethod(
        &q, [this] { end(); }, Qt::QueuedConnection);
}

void EndpointCheck::Private::end()
{
    hasEnded = true;
    Q_EMIT q.finished(found);
    // The check may be gone here.
}

EndpointCheck::EndpointCheck(QNetworkAccessManager &network, PhonemeClientSettings settings, QString lang,
                             QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, network, std::move(settings), std::move(lang)))
{
    d->clock.start();
    if (d->context.valid)
        d->ask(d->word, &Private::hearOne);
    else
        d->endSoon(invalidEndpointError());
}

EndpointCheck::~EndpointCheck() = default;

void EndpointCheck::cancel()
{
    d->endSoon(cancelledError());
}

} // namespace phonoscope
