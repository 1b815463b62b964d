// SPDX-License-Identifier: GPL-3.0-or-later
// The command line against the project's own service, both as real processes.
#include "tests/support/programs.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
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
        QCOMPARE(object(remote.out)[u"attempts"_s], object(local.out)[u"attempts"_s]);
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
        const Ended ended = runCli(through(service.url(), sentences) + QStringList{u"--timeout"_s, u"700"_s});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(object(ended.out)[u"network"_s].toObject()[u"requests"_s].toInt(), 25);
        QVERIFY(object(ended.out)[u"network"_s].toObject()[u"connections"_s].toInt() <= 6);
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
