// SPDX-License-Identifier: GPL-3.0-or-later
// The command line against the project's own service, both as real processes.
#include "tests/support/programs.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using phonoscope::test::Ended;
using phonoscope::test::runCli;
using phonoscope::test::RunningService;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// The attempts but for who answered, and when.
QList<QJsonObject> withoutOrigin(const QByteArray &json)
{
    QList<QJsonObject> attempts;
    for (const QJsonValue &value : object(json)[u"attempts"_s].toArray()) {
        QJsonObject attempt = value.toObject();
        for (const QString &key : {u"provider"_s, u"engine"_s, u"source"_s, u"answered"_s})
            attempt.remove(key);
        attempts.append(attempt);
    }
    return attempts;
}

QStringList through(const QString &url, const QStringList &more)
{
    return QStringList{u"compare"_s, u"--format"_s,   u"json"_s, u"--provider"_s,
                       u"service"_s, u"--endpoint"_s, url} +
           more;
}

} // namespace

class TestCliService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServiceAnswersWhatTheBuiltInEngineAnswers()
    {
        const RunningService service;
        QVERIFY(!service.url().isEmpty());
        const QStringList sentences{u"I think three free trees"_s, u"I sink tree free threes"_s};
        const Ended remote = runCli(through(service.url(), sentences));
        QCOMPARE(remote.exitStatus, 0);
        const Ended local = runCli(QStringList{u"compare"_s, u"--format"_s, u"json"_s} + sentences);
        QCOMPARE(withoutOrigin(remote.out), withoutOrigin(local.out));
        QCOMPARE(object(remote.out)[u"provider"_s].toString(), u"service"_s);
        const QJsonObject network = object(remote.out)[u"network"_s].toObject();
        QCOMPARE(network[u"requests"_s].toInt(), 2);
        QCOMPARE(network[u"connections"_s].toInt(), 2);
    }

    void theAddressMayComeFromTheEnvironment()
    {
        const RunningService service;
        const Ended ended = runCli({u"transcribe"_s, u"--provider"_s, u"service"_s, u"three"_s}, {},
                                   {u"PHONEME_URL="_s + service.url()});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(QString::fromUtf8(ended.out), u"θɹˈiː\n"_s);
    }

    void aPairIsAskedInParallel()
    {
        const RunningService service({u"--delay"_s, u"900"_s});
        const Ended ended = runCli(through(service.url(), {u"three"_s, u"tree"_s}));
        QCOMPARE(ended.exitStatus, 0);
        const double elapsed = object(ended.out)[u"network"_s].toObject()[u"elapsedMs"_s].toDouble();
        QVERIFY2(elapsed >= 900 && elapsed < 1'700,
                 qPrintable(QString::number(elapsed))); // one after the other: 1,800
    }

    void whatWasAskedOnceIsNotAskedAgain()
    {
        const RunningService service;
        const Ended ended = runCli(through(service.url(), {u"three"_s, u"tree"_s, u"tree"_s, u"three"_s}));
        QCOMPARE(object(ended.out)[u"network"_s].toObject()[u"requests"_s].toInt(), 2);
        QCOMPARE(object(ended.out)[u"attempts"_s].toArray().size(), 3);
    }

    void moreSentencesThanConnectionsAllArriveInTime()
    {
        // 25 sentences of 200 ms, 6 at once, with a deadline that the last would miss if waiting counted
        const RunningService service({u"--delay"_s, u"200"_s});
        QStringList sentences;
        for (int i = 1; i <= 25; ++i)
            sentences.append(u"number %1"_s.arg(i));
        const Ended ended = runCli(through(service.url(), sentences) +
                                   QStringList{u"--timeout"_s, u"700"_s, u"--no-batches"_s});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(object(ended.out)[u"network"_s].toObject()[u"requests"_s].toInt(), 25);
        QVERIFY(object(ended.out)[u"network"_s].toObject()[u"connections"_s].toInt() <= 6);
    }

    void manySentencesGoInFewRequests()
    {
        const RunningService service;
        QStringList sentences;
        for (int i = 1; i <= 25; ++i)
            sentences.append(u"number %1"_s.arg(i));
        const Ended ended = runCli(through(service.url(), sentences));
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(object(ended.out)[u"network"_s].toObject()[u"requests"_s].toInt(), 6);
        const QJsonArray attempts = object(ended.out)[u"attempts"_s].toArray();
        QCOMPARE(attempts.size(), 24);
        for (qsizetype i = 0; i < attempts.size(); ++i)
            QCOMPARE(attempts[i].toObject()[u"text"_s].toString(), sentences[i + 1]);
    }

    void theBuiltInEngineStandsInWhereItMay()
    {
        const QString away = u"http://127.0.0.1:1/ipav3"_s;
        const QStringList pair{u"three"_s, u"tree"_s, u"--retries"_s, u"0"_s};
        const Ended alone = runCli(through(away, pair));
        QCOMPARE(alone.exitStatus, 1);
        QVERIFY(alone.err.contains("cannot be reached"));
        const Ended ended = runCli(through(away, pair) + QStringList{u"--fall-back"_s});
        QCOMPARE(ended.exitStatus, 0);
        QCOMPARE(object(ended.out)[u"provider"_s].toString(), u"builtin"_s);
        QVERIFY(object(ended.out)[u"insteadOf"_s].toString().contains(u"cannot be reached"));
        const Ended transcribed = runCli({u"transcribe"_s, u"--provider"_s, u"service"_s, u"--endpoint"_s,
                                          away, u"--fall-back"_s, u"--retries"_s, u"0"_s, u"three"_s});
        QCOMPARE(QString::fromUtf8(transcribed.out), u"θɹˈiː\n"_s);
        QVERIFY(transcribed.err.contains("stands in"));
    }

    /// Twice over one folder: what was answered stays answered though the service has gone.
    void keptAnswersOutliveTheService()
    {
        const QTemporaryDir dir;
        const auto ask = [&](const QString &url, const QStringList &more) {
            return runCli(
                through(url, {u"three"_s, u"tree"_s, u"--retries"_s, u"0"_s, u"--cache-dir"_s, dir.path()}) +
                more);
        };
        QString url;
        {
            const RunningService service;
            url = service.url();
            const Ended first = ask(url, {});
            QCOMPARE(first.exitStatus, 0);
            QCOMPARE(object(first.out)[u"reference"_s].toObject()[u"source"_s].toString(), u"provider"_s);
        }
        const Ended again = ask(url, {});
        QCOMPARE(again.err, QByteArray());
        const QJsonObject reference = object(again.out)[u"reference"_s].toObject();
        QCOMPARE(reference[u"source"_s].toString(), u"store"_s);
        QVERIFY(QDateTime::fromString(reference[u"answered"_s].toString(), Qt::ISODate).isValid());
        QCOMPARE(object(again.out)[u"network"_s].toObject()[u"requests"_s].toInt(), 0);
    }

    /// With every category on: each question leaves its lines with their times, and none of its text.
    void theLogTellsTimesAndNoTexts()
    {
        const RunningService service;
        const QString secret = u"tok3n-of-the-teacher"_s;
        const Ended ended =
            runCli(through(service.url(), {u"Zanzibar carousel"_s, u"sandybar carousel"_s, u"--header"_s,
                                           u"X-Api-Key: k3y-of-the-school"_s}),
                   {}, {u"QT_LOGGING_RULES=phonoscope.*=true"_s, u"PHONEME_TOKEN="_s + secret});
        QCOMPARE(ended.exitStatus, 0);
        for (const char *line : {"request 1", "response 1", "end 1", "end attempts=1", "miss"})
            QVERIFY2(ended.err.contains(line), line);
        QVERIFY(
            QRegularExpression(u"response 1 .*in \\d+ ms"_s).match(QString::fromUtf8(ended.err)).hasMatch());
        for (const char *text : {"anzibar", "carousel", "sandybar", "tok3n", "k3y-of"})
            QVERIFY2(!ended.err.contains(text), text);
        // and at the default level nothing at all
        QCOMPARE(runCli(through(service.url(), {u"Zanzibar"_s, u"sandybar"_s})).err, QByteArray());
    }

    void aHeaderThatCannotBeSentIsRefused_data()
    {
        QTest::addColumn<QString>("header");
        QTest::newRow("no name") << u"secret-value"_s;
        QTest::newRow("a line break") << u"X-Key: secret-value\r\nHost: elsewhere"_s;
        QTest::newRow("one of the client's own") << u"Content-Length: secret-value"_s;
        QTest::newRow("no token") << u"X Key: secret-value"_s;
    }
    void aHeaderThatCannotBeSentIsRefused()
    {
        QFETCH(QString, header);
        const Ended ended =
            runCli(through(u"http://127.0.0.1:1/"_s, {u"a"_s, u"b"_s, u"--header"_s, header}));
        QCOMPARE(ended.exitStatus, 2);
        QVERIFY(ended.err.contains("--header"));
        QVERIFY(!ended.err.contains("secret-value"));
    }

    void aSilentServiceIsGivenUpAtTheDeadline()
    {
        QTcpServer silent; // accepts, never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QElapsedTimer clock;
        clock.start();
        const Ended ended = runCli(through(u"http://127.0.0.1:%1/ipav3"_s.arg(silent.serverPort()),
                                           {u"three"_s, u"tree"_s, u"--timeout"_s, u"400"_s}));
        QCOMPARE(ended.exitStatus, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY(ended.err.contains("0.4 s") || ended.err.contains("400"));
        QVERIFY(clock.elapsed() < 5'000);
    }
};

QTEST_GUILESS_MAIN(TestCliService)
#include "tst_cliservice.moc"
