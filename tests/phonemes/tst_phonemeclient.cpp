// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/phonemes/clientkit.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPhonemeClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheProtocolSays();
    void asksOneLine();
    void answersWithWords();
    void mapsWordsByTheGuide();
    void warnsWhereWordsAreEstimated();
    void namesItselfWithoutSecrets();
    void asksAPairInParallelOnKeptConnections();
    void letsDeadlinesWaitInItsQueue();
    void asksNoMoreAtOnceThanTheNetworkTakes();
    void finishesAtMostOnce_data();
    void finishesAtMostOnce();
    void mayBeDeletedByItsReceiver();
};

void TestPhonemeClient::asksAsTheProtocolSays()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const PhonemeQuery query{.text = u"Grüße “an” 😀"_s, .lang = u"de-DE"_s, .mode = false};
    QSignalSpy finished(client.transcribe(query, this), &PhonemeJob::finished);
    QVERIFY(finished.isEmpty());
    QVERIFY(finished.wait());
    QCOMPARE(server.posts(), 1);
    const ServerRequest request = server.requests().front();
    QCOMPARE(request.path, "/ipav3"_ba);
    QCOMPARE(request.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(decodeRequest(request.body).value(), query);
    QCOMPARE(client.figures(), (NetworkFigures{.requests = 1, .connections = 1}));
}

void TestPhonemeClient::asksOneLine()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QString text = u" one\ntwo\r\n\n three\u2028four "_s;
    QSignalSpy finished(client.transcribe(ask(text), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    QCOMPARE(decodeRequest(server.requests().front().body)->text, u"one two three four"_s);
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(result->text, text);
    QCOMPARE(result->ipa, u"one two three four"_s);
}

void TestPhonemeClient::answersWithWords()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"həlˈoʊ  wˈɜːld\n"_s)));
    QNetworkAccessManager manager;
    QUrl endpoint = server.url();
    endpoint.setUserInfo(u"me:hunter2"_s);
    endpoint.setQuery(u"key=abcdef"_s);
    PhonemeClient client(manager, settingsFor(endpoint));
    QSignalSpy finished(client.transcribe(ask(u"Hello, world!"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    const Transcription expected{.text = u"Hello, world!"_s,
                                 .lang = u"en-US"_s,
                                 .ipa = u"həlˈoʊ wˈɜːld"_s,
                                 .words = {{u"Hello"_s, u"həlˈoʊ"_s}, {u"world"_s, u"wˈɜːld"_s}},
                                 .provider = u"service"_s,
                                 .engine = server.url().toString(),
                                 .warnings = {}};
    QCOMPARE(*result, expected);
    QCOMPARE(server.requests().front().path, "/ipav3?key=abcdef"_ba);
}

void TestPhonemeClient::mapsWordsByTheGuide()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"təbi ɔːɹ"_s)));
    QNetworkAccessManager manager;
    QString askedLang;
    const auto guide = [&](const QStringList &words, const QString &lang) {
        askedLang = lang;
        return words.size() == 3 ? QStringList{u"tuː"_s, u"biː"_s, u"ɔːɹ"_s} : QStringList();
    };
    PhonemeClient client(manager, settingsFor(server.url()), guide);
    QSignalSpy finished(client.transcribe(ask(u"to be or"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(askedLang, u"en-US"_s);
    QCOMPARE(result->words,
             (QList<TranscribedWord>{{u"to"_s, u"tə"_s}, {u"be"_s, u"bi"_s}, {u"or"_s, u"ɔːɹ"_s}}));
    QCOMPARE(result->ipa, u"tə bi ɔːɹ"_s);
    QVERIFY(result->warnings.isEmpty());
}

void TestPhonemeClient::warnsWhereWordsAreEstimated()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"təbi ɔːɹ"_s)));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QSignalSpy finished(client.transcribe(ask(u"to be or"_s), this), &PhonemeJob::finished);
    QVERIFY(finished.wait());
    const auto result = resultOf(finished);
    QVERIFY(result);
    QCOMPARE(result->words.size(), 3);
    QCOMPARE(result->warnings.size(), 1);
}

void TestPhonemeClient::namesItselfWithoutSecrets()
{
    QNetworkAccessManager manager;
    const PhonemeClient client(manager, settingsFor(QUrl(u"https://me:hunter2@example.org:8443/ipav3#x"_s)));
    QCOMPARE(client.id(), u"service"_s);
    QCOMPARE(client.cacheId(), u"service/https://example.org:8443/ipav3"_s);
    QVERIFY(!client.isLocal());

    // A key in the query tells endpoints apart without being told itself.
    const PhonemeClient one(manager, settingsFor(QUrl(u"https://example.org/ipav3?key=abcdef"_s)));
    const PhonemeClient other(manager, settingsFor(QUrl(u"https://example.org/ipav3?key=abcdeg"_s)));
    QCOMPARE(one.cacheId(), u"service/https://example.org/ipav3?sha256=a79ed9989820f08d"_s);
    QVERIFY(one.cacheId() != other.cacheId());
}

void TestPhonemeClient::asksAPairInParallelOnKeptConnections()
{
    FaultServer server(faults::together(2, faults::httpAnswer(200, faults::ipaJson(u"a"_s))));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    client.warmUp();
    for (int pair = 1; pair <= 3; ++pair) {
        QSignalSpy first(client.transcribe(ask(u"one"_s), this), &PhonemeJob::finished);
        QSignalSpy second(client.transcribe(ask(u"two"_s), this), &PhonemeJob::finished);
        QTRY_VERIFY(first.size() == 1 && second.size() == 1);
        QVERIFY(resultOf(first));
        QVERIFY(resultOf(second));
        QCOMPARE(server.connections(), 2);
        QCOMPARE(client.figures(), (NetworkFigures{.requests = 2 * pair, .connections = 2}));
    }
}

void TestPhonemeClient::letsDeadlinesWaitInItsQueue()
{
    // 20 questions, 2 at once, 100 ms each: the last wait 900 ms.
    FaultServer server(echo(100ms));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.deadline = 600ms;
    settings.http.parallel = 2;
    settings.batches = false;
    PhonemeClient client(manager, settings);
    int succeeded = 0;
    int failed = 0;
    for (int i = 0; i < 20; ++i) {
        connect(client.transcribe(ask(u"word %1"_s.arg(i)), this), &PhonemeJob::finished, this,
                [&](const TranscriptionResult &result) { ++(result ? succeeded : failed); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(succeeded + failed, 20, 10'000);
    QCOMPARE(failed, 0);
    QCOMPARE(client.figures(), (NetworkFigures{.requests = 20, .connections = 2}));
}

void TestPhonemeClient::asksNoMoreAtOnceThanTheNetworkTakes()
{
    // Over the 60 that are allowed at most.
    FaultServer server(echo(100ms));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 100;
    settings.batches = false;
    PhonemeClient client(manager, settings);
    int succeeded = 0;
    for (int i = 0; i < 63; ++i) {
        connect(client.transcribe(ask(u"word %1"_s.arg(i)), this), &PhonemeJob::finished, this,
                [&](const TranscriptionResult &result) { succeeded += result ? 1 : 0; });
    }
    QCOMPARE(client.figures().requests, 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(client.figures().requests, 60);
    QTRY_COMPARE(succeeded, 63);
    QVERIFY2(server.connections() <= 60, qPrintable(QString::number(server.connections())));
}

/// Each letter is a step: s ask, c cancel, e one turn of the event loop, w wait for another answer, d delete
/// the job, p delete its parent, x delete the client, m delete the manager.
void TestPhonemeClient::finishesAtMostOnce_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QList<PhonemeErrorKind>>("errors"); // of the jobs that end
    QTest::addColumn<int>("answers");
    using enum PhonemeErrorKind;
    using Kinds = QList<PhonemeErrorKind>;
    QTest::newRow("ask and wait") << "saw"_ba << Kinds{} << 1;
    QTest::newRow("cancel at once") << "scw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel after a turn") << "secw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel twice") << "sccwcw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("cancel after the answer") << "sacw"_ba << Kinds{} << 1;
    QTest::newRow("delete the job") << "sdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the job after a turn") << "sedw"_ba << Kinds{} << 0;
    QTest::newRow("delete the cancelled job") << "scdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the parent") << "sepw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client") << "sxw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after a turn") << "sexw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after cancel") << "scxw"_ba << Kinds{} << 0;
    QTest::newRow("cancel after the client is gone") << "sxcw"_ba << Kinds{} << 0;
    QTest::newRow("delete the job after the client") << "sxdw"_ba << Kinds{} << 0;
    QTest::newRow("delete the client after the answer") << "saxcw"_ba << Kinds{} << 1;
    QTest::newRow("delete the manager") << "semw"_ba << Kinds{ConnectionFailed} << 0;
    QTest::newRow("ask after the manager is gone") << "msw"_ba << Kinds{ConnectionFailed} << 0;
    QTest::newRow("cancel after the manager is gone") << "semcw"_ba << Kinds{Cancelled} << 0;
    QTest::newRow("delete the manager, then the client") << "semxw"_ba << Kinds{} << 0;
}

void TestPhonemeClient::finishesAtMostOnce()
{
    QFETCH(QByteArray, steps);
    QFETCH(QList<PhonemeErrorKind>, errors);
    QFETCH(int, answers);
    FaultServer server(echo(30ms));
    auto manager = std::make_unique<QNetworkAccessManager>();
    QNetworkAccessManager otherManager;
    PhonemeClient other(otherManager, settingsFor(server.url()));
    auto client = std::make_unique<PhonemeClient>(*manager, settingsFor(server.url()));
    auto parent = std::make_unique<QObject>();
    QPointer<PhonemeJob> job;
    QList<TranscriptionResult> results;
    for (const char step : steps) {
        const qsizetype before = results.size();
        switch (step) {
        case 's':
            job = client->transcribe(ask(u"hello"_s), parent.get());
            connect(job, &PhonemeJob::finished, this,
                    [&](const TranscriptionResult &result) { results.append(result); });
            break;
        case 'c':
            job->cancel();
            break;
        case 'd':
            delete job;
            break;
        case 'p':
            parent.reset();
            break;
        case 'x':
            client.reset();
            break;
        case 'm':
            manager.reset();
            break;
        case 'e':
            QCoreApplication::processEvents();
            continue;
        case 'a': // until the answer is there
            QTRY_COMPARE(results.size(), 1);
            continue;
        default: { // long enough for an answer that must not come
            QSignalSpy finished(other.transcribe(ask(u"other"_s), this), &PhonemeJob::finished);
            QVERIFY(finished.wait());
            QCoreApplication::sendPostedEvents();
            continue;
        }
        }
        QCOMPARE(results.size(), before);
    }
    QList<PhonemeErrorKind> kinds;
    int good = 0;
    for (const TranscriptionResult &result : results) {
        if (result)
            ++good;
        else
            kinds.append(result.error().kind);
    }
    QCOMPARE(kinds, errors);
    QCOMPARE(good, answers);
}

void TestPhonemeClient::mayBeDeletedByItsReceiver()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    auto client = std::make_unique<PhonemeClient>(manager, settingsFor(server.url()));
    PhonemeJob *job = client->transcribe(ask(u"hello"_s), this);
    bool finished = false;
    connect(job, &PhonemeJob::finished, this, [&] {
        finished = true;
        delete job;
        client.reset();
    });
    QTRY_VERIFY(finished);

    // The same for one that was never asked.
    PhonemeClient invalid(manager, settingsFor(QUrl()));
    PhonemeJob *refused = invalid.transcribe(ask(u"hello"_s), this);
    refused->cancel();
    QSignalSpy ended(refused, &PhonemeJob::finished);
    QVERIFY(ended.isEmpty());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(resultOf(ended).error().kind, PhonemeErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestPhonemeClient)
#include "tst_phonemeclient.moc"
