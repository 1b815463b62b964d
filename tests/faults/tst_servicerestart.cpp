// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networkmanager.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/support/programs.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <memory>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The project's own service, killed and started again on its port while it is asked.
class TestServiceRestart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAllAcrossRestarts();
    void answersAgainAfterALongAbsence();
};

namespace {

/// The service on \a address, which it says itself; killed with this object, without a farewell.
class KillableService
{
public:
    explicit KillableService(const QString &address)
    {
        m_process.start(program("phonoscope-service"), {u"--listen"_s, address, u"--delay"_s, u"20"_s});
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine() &&
               m_process.waitForReadyRead(10'000)) {
        }
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line.startsWith("listening on "_L1))
            m_url = QUrl(line.sliced(13));
    }
    ~KillableService()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QUrl url() const { return m_url; }

private:
    QProcess m_process;
    QUrl m_url;
};

QString addressOf(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port());
}

PhonemeClientSettings settingsFor(const QUrl &url)
{
    PhonemeClientSettings settings;
    settings.http.url = url;
    settings.http.deadline = 8s;
    settings.http.retry = {.retries = 6, .firstDelay = 100ms, .longestDelay = 1s};
    settings.http.breaker = {.failures = 5, .rest = 100ms, .longestRest = 400ms};
    settings.batches = false; // as many requests as can be
    return settings;
}

PhonemeQuery ask(int number)
{
    return {.text = u"It was %1 times as good."_s.arg(number), .lang = u"en-US"_s, .mode = true};
}

} // namespace

void TestServiceRestart::answersAllAcrossRestarts()
{
    auto service = std::make_unique<KillableService>(u"127.0.0.1:0"_s);
    const QUrl url = service->url();
    QVERIFY(!url.isEmpty());
    const auto manager = createNetworkManager();
    PhonemeClient client(*manager, settingsFor(url));
    int answered = 0;
    QStringList failed;
    int restarts = 0;
    constexpr int questions = 240;
    for (int i = 0; i < questions; ++i) {
        connect(client.transcribe(ask(i), this), &PhonemeJob::finished, this,
                [&, i](const TranscriptionResult &result) {
                    ++answered;
                    if (!result)
                        failed.append(result.error().detail);
                    else if (result->text != ask(i).text)
                        failed.append(u"answered something else"_s);
                    // In the middle of the load: five others are under way.
                    if (answered == questions / 4 || answered == questions / 2) {
                        service.reset();
                        service = std::make_unique<KillableService>(addressOf(url));
                        ++restarts;
                    }
                });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, questions, 60'000);
    QCOMPARE(restarts, 2);
    QCOMPARE(service->url(), url);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.join(u"; "_s)));
    QVERIFY(client.figures().requests >= questions);
}

void TestServiceRestart::answersAgainAfterALongAbsence()
{
    auto service = std::make_unique<KillableService>(u"127.0.0.1:0"_s);
    const QUrl url = service->url();
    const auto manager = createNetworkManager();
    PhonemeClientSettings settings = settingsFor(url);
    settings.http.deadline = 500ms;
    settings.http.breaker.rest = 60s; // that nobody waits for in a test: tryNow() ends it
    settings.http.breaker.longestRest = 60s;
    PhonemeClient client(*manager, settings);
    const auto outcome = [&](int number) {
        TranscriptionResult heard = tl::unexpected(PhonemeError{});
        bool isOver = false;
        connect(client.transcribe(ask(number), this), &PhonemeJob::finished, this,
                [&](const TranscriptionResult &result) {
                    heard = result;
                    isOver = true;
                });
        return QTest::qWaitFor([&] { return isOver; }, 10'000) ? heard : tl::unexpected(PhonemeError{});
    };
    QVERIFY(outcome(1).has_value());
    service.reset();
    for (int i = 2; i < 8; ++i) {
        const auto result = outcome(i);
        QVERIFY(!result);
        QVERIFY2(result.error().kind == PhonemeErrorKind::ConnectionFailed ||
                     result.error().kind == PhonemeErrorKind::ConnectionLost ||
                     result.error().kind == PhonemeErrorKind::Resting,
                 qPrintable(result.error().detail));
    }
    // It is left alone by now, which somebody who wants to know need not accept.
    QCOMPARE(outcome(8).error().kind, PhonemeErrorKind::Resting);
    service = std::make_unique<KillableService>(addressOf(url));
    client.tryNow();
    QVERIFY(outcome(9).has_value());
    QVERIFY(outcome(10).has_value());
}

QTEST_GUILESS_MAIN(TestServiceRestart)
#include "tst_servicerestart.moc"
