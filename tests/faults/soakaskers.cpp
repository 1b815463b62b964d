// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/soakaskers.h"

#include "tests/network/answerfaults.h"
#include "tests/network/tlsfaults.h"

#include <QNetworkAccessManager>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace phonoscope::test {

namespace {

constexpr auto deadline = 1000ms;
constexpr auto patience = 6000ms;
/// A question may be asked in a batch, and again alone: with patience and a deadline for each.
constexpr auto longestWait = 2 * (deadline + patience) + 3000ms;
constexpr qsizetype mostWaiting = 150;
constexpr qsizetype cacheBytes = 64 * 1024;
const QString token = u"hunter2"_s;
const QString consonants = u"bdfklmnpst"_s;
const QString vowels = u"aeiou"_s;

/// A word that stands for \a number, of letters that IPA has too.
QString wordFor(quint32 number)
{
    QString word = u"ta"_s;
    for (quint32 rest = number; rest > 0; rest /= 50)
        word += QString(consonants[rest % 10]) + vowels[rest / 10 % 5];
    return word;
}

} // namespace

SoakAskers::SoakAskers(QNetworkAccessManager &network, const QUrl &url, bool http2,
                       const Tokenizer &tokenizer, quint32 seed)
    : m_url(url), m_http2(http2), m_dice(seed), m_client(network, someSettings()),
      m_cache(tokenizer, CacheSettings{.memoryBytes = cacheBytes})
{
    m_clock.start();
    connect(&m_pace, &QTimer::timeout, this, &SoakAskers::act);
    m_pace.start(8);
}

SoakAskers::~SoakAskers()
{
    // They would report to a half-gone object.
    for (auto it = m_open.begin(); it != m_open.end(); ++it)
        it.key()->disconnect(this);
}

void SoakAskers::stop()
{
    m_pace.stop();
}

PhonemeClientSettings SoakAskers::someSettings()
{
    PhonemeClientSettings settings;
    settings.http.url = m_url;
    settings.http.headers = {{"Authorization", "Bearer " + token.toLatin1()}};
    settings.http.authorities = testAuthorities();
    settings.http.parallel = m_dice.bounded(1, m_http2 ? 25 : 13);
    settings.http.deadline = deadline;
    settings.http.patience = patience;
    settings.http.maxAnswerBytes = 64 * 1024;
    settings.http.http2 = m_http2 && m_dice.bounded(4) > 0;
    settings.http.neverSendTwice = m_dice.bounded(4) == 0;
    settings.http.retry = {.retries = m_dice.bounded(4), .firstDelay = 10ms, .longestDelay = 100ms};
    settings.http.breaker = {.failures = m_dice.bounded(3) == 0 ? 5 : 0, .rest = 100ms, .longestRest = 400ms};
    settings.batches = m_dice.bounded(4) > 0;
    return settings;
}

QString SoakAskers::someText()
{
    // Every other one has been asked before, or soon is by somebody else.
    QString text = wordFor(m_dice.bounded(2) == 0 ? m_dice.bounded(200U) : m_dice.generate());
    for (int words = m_dice.bounded(6); words > 0; --words)
        text += u' ' + wordFor(m_dice.bounded(5000U));
    return text;
}

QObject *SoakAskers::someJob()
{
    if (m_open.isEmpty())
        return nullptr;
    auto it = m_open.begin();
    std::advance(it, m_dice.bounded(m_open.size()));
    return it.key();
}

void SoakAskers::act()
{
    const int chance = m_dice.bounded(1000);
    if (chance < 600) {
        askSome();
    } else if (chance < 680) {
        QObject *job = someJob();
        if (auto *asked = qobject_cast<PhonemeJob *>(job))
            asked->cancel();
        else if (auto *fetched = qobject_cast<UtteranceJob *>(job))
            fetched->cancel();
        if (job)
            m_open[job]->isCancelled = true;
    } else if (chance < 740) {
        if (QObject *job = someJob()) {
            m_open.remove(job);
            ++m_figures.deleted;
            delete job;
        }
    } else if (chance < 741) {
        for (const auto &question : std::as_const(m_open))
            question->isCancelled = true;
        m_client.cancelAll();
    } else if (chance < 751) {
        m_client.setSettings(someSettings());
    } else if (chance < 756) {
        m_client.tryNow();
    } else if (chance < 761) {
        m_client.warmUp();
    } else if (chance < 763) {
        m_cache.clear();
    }
    for (const auto &question : std::as_const(m_open)) {
        if (m_clock.elapsed() - question->since > longestWait.count() && !question->hasEnded) {
            blame(u"no answer in %1 ms"_s.arg(m_clock.elapsed() - question->since));
            question->since = m_clock.elapsed();
        }
    }
}

void SoakAskers::askSome()
{
    const int kind = m_dice.bounded(20);
    const int count = kind == 0 ? m_dice.bounded(10, 60) : kind < 4 ? m_dice.bounded(2, 10) : 1;
    for (int i = 0; i < count && m_open.size() < mostWaiting; ++i)
        askOne(someText());
}

void SoakAskers::askOne(const QString &text)
{
    const PhonemeQuery query{.text = text, .lang = u"en-US"_s, .mode = true};
    ++m_figures.asked;
    const auto question = std::make_shared<Question>(Question{.text = text, .since = m_clock.elapsed()});
    if (m_dice.bounded(2) == 0) {
        PhonemeJob *job = m_client.transcribe(query, this);
        m_open.insert(job, question);
        connect(job, &PhonemeJob::finished, this, [this, job, question](const TranscriptionResult &result) {
            if (std::exchange(question->hasEnded, true))
                blame(u"ended twice"_s);
            end(job, result.map([](const Transcription &said) { return said.ipa; }));
        });
    } else {
        UtteranceJob *job = m_cache.fetch(m_client, query, this);
        m_open.insert(job, question);
        connect(job, &UtteranceJob::finished, this, [this, job, question](const UtteranceResult &result) {
            if (std::exchange(question->hasEnded, true))
                blame(u"ended twice"_s);
            end(job, result.map([](const UtterancePtr &said) { return said->transcription.ipa; }));
        });
    }
}

void SoakAskers::end(QObject *job, const tl::expected<QString, PhonemeError> &ipa)
{
    const auto question = m_open.take(job);
    if (!question)
        return;
    m_figures.longestMs = std::max(m_figures.longestMs, m_clock.elapsed() - question->since);
    if (ipa) {
        ++m_figures.answered;
        if (*ipa != ipaFor(question->text))
            blame(u"“%1” answered with “%2”"_s.arg(question->text, *ipa));
    } else {
        const PhonemeError &error = ipa.error();
        ++m_figures.errors[error.kind];
        const bool isCancelled = error.kind == PhonemeErrorKind::Cancelled;
        if (isCancelled)
            ++m_figures.cancelled;
        if (isCancelled && !question->isCancelled)
            blame(u"ended as cancelled, and nobody had"_s);
        if (error.message.isEmpty() || (error.message + error.detail).contains(token))
            blame(u"error %1 says “%2” (%3)"_s.arg(static_cast<int>(error.kind))
                      .arg(error.message, error.detail));
    }
    // Not at once: it might end a second time.
    QTimer::singleShot(300ms, job, &QObject::deleteLater);
}

void SoakAskers::blame(const QString &what)
{
    if (m_figures.wrong.size() < 20)
        m_figures.wrong.append(what);
}

} // namespace phonoscope::test
