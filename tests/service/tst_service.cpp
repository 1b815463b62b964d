// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/rawclient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QUrl>

#include <csignal>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// The real program on a free port.
class Service
{
public:
    explicit Service(const QStringList &arguments = {}, const QString &listen = u"127.0.0.1:0"_s)
    {
        process.start(QStringLiteral(PHONOSCOPE_BIN "/phonoscope-service"),
                      QStringList{u"--listen"_s, listen} + arguments);
        if (!QTest::qWaitFor(
                [this] { return process.canReadLine() || process.state() == QProcess::NotRunning; }, 10'000))
            return;
        line = QString::fromUtf8(process.readLine());
        url = QUrl(line.section(u' ', 2).trimmed());
    }

    ~Service()
    {
        process.kill();
        process.waitForFinished();
    }

    quint16 port() const { return quint16(url.port(0)); }
    void signal(int number) { ::kill(pid_t(process.processId()), number); }
    bool isEnded(int timeoutMs = 10'000)
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, timeoutMs);
    }
    QString log() { return QString::fromUtf8(process.readAllStandardError()); }

    QProcess process;
    QString line;
    QUrl url;
};

QByteArray question(const QString &text, const QString &lang = u"en-US"_s)
{
    return post(QJsonDocument(QJsonObject{{u"text"_s, text}, {u"lang"_s, lang}, {u"mode"_s, true}}).toJson());
}

QJsonObject object(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class TestService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereItListens_data();
    void saysWhereItListens();
    void transcribes_data();
    void transcribes();
    void refuses_data();
    void refuses();
    void answersHeadWithoutABody();
    void holdsTwoHundredAnswersBackTogether();
    void logsEachRequestWithoutItsText();
    void answersWhatIsInFlightWhenTerminated_data();
    void answersWhatIsInFlightWhenTerminated();
    void endsWhenTerminatedTwice();
    void warnsBeyondThisMachine();
    void saysThatThePortIsTaken();
    void endsWithTheRightStatus_data();
    void endsWithTheRightStatus();
};

void TestService::saysWhereItListens_data()
{
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QString>("pattern");

    QTest::newRow("IPv4") << u"127.0.0.1:0"_s << u"^listening on http://127\\.0\\.0\\.1:\\d+/ipav3\n$"_s;
    QTest::newRow("IPv6") << u"[::1]:0"_s << u"^listening on http://\\[::1\\]:\\d+/ipav3\n$"_s;
    QTest::newRow("a name") << u"localhost:0"_s << u"^listening on http://.*:\\d+/ipav3\n$"_s;
}

void TestService::saysWhereItListens()
{
    QFETCH(QString, listen);
    QFETCH(QString, pattern);

    Service service({}, listen);
    const QString log = service.log();
    if (listen.startsWith(u'[') && log.contains(u"no such address"_s))
        QSKIP("This machine has no IPv6.");
    QVERIFY2(QRegularExpression(pattern).match(service.line).hasMatch(), qPrintable(service.line + log));
    RawClient client(service.port(), service.url.host());
    client.send(question(u"hello"_s));
    QCOMPARE(client.response().status, 200);
}

void TestService::transcribes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QStringList>("needed"); // one string for each line that must be in that line
    QTest::addColumn<QString>("detected");

    QTest::newRow("a word") << u"three"_s << u"en-US"_s << QStringList{u"θ"_s} << u"en-US"_s;
    QTest::newRow("two lines") << u"three\nsink"_s << u"en-US"_s << QStringList{u"θ"_s, u"s"_s} << u"en-US"_s;
    QTest::newRow("an empty line") << u"three\n\nsink"_s << u"en-US"_s
                                   << QStringList{u"θ"_s, QString(), u"s"_s} << u"en-US"_s;
    QTest::newRow("German") << u"ich"_s << u"de-DE"_s << QStringList{u"ç"_s} << u"de"_s;
    QTest::newRow("a primary language") << u"three"_s << u"en"_s << QStringList{u"θ"_s} << u"en-"_s;
}

void TestService::transcribes()
{
    QFETCH(QString, text);
    QFETCH(QString, lang);
    QFETCH(QStringList, needed);
    QFETCH(QString, detected);

    Service service;
    RawClient client(service.port());
    client.send(question(text, lang));
    const RawResponse response = client.response();
    QVERIFY2(response.status == 200, response.body.constData());
    QVERIFY(response.has("content-type: application/json; charset=utf-8\r\n"));
    const QJsonObject answer = object(response);
    const QStringList lines = answer.value("ipa"_L1).toString().split(u'\n');
    QCOMPARE(lines.size(), needed.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QVERIFY2(lines[i].contains(needed[i]), qPrintable(lines[i]));
        QCOMPARE(lines[i].isEmpty(), needed[i].isEmpty());
    }
    QCOMPARE(answer.value("lang"_L1).toString(), lang);
    QCOMPARE(answer.value("spelling"_L1).toString(), text);
    QVERIFY2(answer.value("detected"_L1).toString().startsWith(detected), response.body.constData());
}

void TestService::refuses_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");

    QTest::newRow("a body that is not JSON") << post("<html>") << 400;
    QTest::newRow("no text") << post(R"({"lang":"en-US"})") << 400;
    QTest::newRow("an empty text") << question(QString()) << 400;
    QTest::newRow("no letters") << question(u"... !"_s) << 400;
    QTest::newRow("a language nobody knows") << question(u"one"_s, u"tlh-XX"_s) << 400;
    QTest::newRow("a NUL in the text") << post(R"({"lang":"en-US","text":"a\u0000b"})") << 400;
    QTest::newRow("another path") << question(u"one"_s).replace("/ipav3", "/") << 404;
    QTest::newRow("another method") << question(u"one"_s).replace("POST", "PUT") << 405;
    QTest::newRow("too much text") << question(QString(100'001, u'a')) << 413;
    QTest::newRow("too large a body") << question(QString(300'000, u'a')) << 413;
}

void TestService::refuses()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);

    Service service;
    RawClient client(service.port());
    client.send(request);
    const RawResponse response = client.response();
    QVERIFY2(response.status == status, response.head.constData());
    QVERIFY(!object(response).value("error"_L1).toString().isEmpty());
    QCOMPARE(response.has("\r\nallow: post\r\n"), status == 405);
}

void TestService::answersHeadWithoutABody()
{
    Service service;
    RawClient client(service.port());
    client.send("HEAD /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.response(true).status, 200);
    QCOMPARE(client.response().body, QByteArray(R"({"status":"ok"})"));
}

void TestService::holdsTwoHundredAnswersBackTogether()
{
    Service service({u"--delay"_s, u"900"_s});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<RawClient>(service.port()));
    QElapsedTimer clock;
    clock.start();
    for (const auto &client : clients)
        client->send(question(u"three"_s));
    for (const auto &client : clients) {
        QCOMPARE(client->response().status, 200);
        QVERIFY(clock.elapsed() >= 899);
    }
    QVERIFY2(clock.elapsed() < 1800, qPrintable(QString::number(clock.elapsed())));
}

void TestService::logsEachRequestWithoutItsText()
{
    Service service;
    RawClient client(service.port());
    client.send(question(u"confidential"_s));
    QCOMPARE(client.response().status, 200);
    QString log;
    QTRY_VERIFY((log += service.log()).endsWith(u"ms\n"_s));
    const QRegularExpression form(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z POST /ipav3 200 \\d+ \\d+ms\n$"_s);
    QVERIFY2(form.match(log).hasMatch(), qPrintable(log));
}

void TestService::answersWhatIsInFlightWhenTerminated_data()
{
    QTest::addColumn<int>("number");

    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestService::answersWhatIsInFlightWhenTerminated()
{
    QFETCH(int, number);

    Service service({u"--delay"_s, u"500"_s});
    RawClient idle(service.port());
    RawClient client(service.port());
    client.send(question(u"three"_s) + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(client.socket().bytesToWrite(), 0);
    RawClient probe(service.port()); // once it is answered, the question has been read as well
    probe.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(probe.response().status, 200);

    service.signal(number);
    QVERIFY(idle.isClosed(400));
    const RawResponse response = client.response();
    QCOMPARE(response.status, 200);
    QVERIFY(response.has("connection: close"));
    QVERIFY(service.isEnded());
    QCOMPARE(service.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(service.process.exitCode(), 0);
}

void TestService::endsWhenTerminatedTwice()
{
    Service service({u"--delay"_s, u"60000"_s});
    RawClient client(service.port());
    client.send(question(u"three"_s));
    RawClient probe(service.port());
    probe.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(probe.response().status, 200);
    service.signal(SIGTERM);
    QVERIFY(probe.isClosed()); // the first one has been taken
    service.signal(SIGTERM);
    QVERIFY(service.isEnded());
    QCOMPARE(service.process.exitStatus(), QProcess::NormalExit);
}

void TestService::warnsBeyondThisMachine()
{
    Service service({}, u"0.0.0.0:0"_s);
    QVERIFY(service.port() > 0);
    QString log;
    QTRY_VERIFY((log += service.log()).contains(u"warning: listening beyond this machine"_s));
}

void TestService::saysThatThePortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Service service({}, u"127.0.0.1:%1"_s.arg(other.serverPort()));
    QVERIFY(service.isEnded());
    QCOMPARE(service.process.exitCode(), 1);
    QCOMPARE(service.line, QString());
    const QString log = service.log();
    QVERIFY2(log.startsWith(u"phonoscope-service: "_s) && log.contains(u"taken"_s) && log.count(u'\n') == 1,
             qPrintable(log));
}

void TestService::endsWithTheRightStatus_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("error");

    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << u"--max-connections"_s << QString();
    QTest::newRow("version") << QStringList{u"--version"_s} << 0
                             << u"phonoscope-service " PHONOSCOPE_VERSION "\n"_s << QString();
    QTest::newRow("an option nobody knows") << QStringList{u"--frob"_s} << 2 << QString() << u"frob"_s;
    QTest::newRow("too long a delay")
        << QStringList{u"--delay"_s, u"60001"_s} << 2 << QString() << u"60001"_s;
    QTest::newRow("a wrong address") << QStringList{u"--listen"_s, u"8765"_s} << 2 << QString()
                                     << u"HOST:PORT"_s;
    QTest::newRow("an address of another machine")
        << QStringList{u"--listen"_s, u"192.0.2.1:0"_s} << 1 << QString() << u"192.0.2.1"_s;
}

void TestService::endsWithTheRightStatus()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, output);
    QFETCH(QString, error);

    QProcess process;
    process.start(QStringLiteral(PHONOSCOPE_BIN "/phonoscope-service"), arguments);
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), code);
    const QString out = QString::fromUtf8(process.readAllStandardOutput());
    const QString err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(out.contains(output) && out.isEmpty() == output.isEmpty(), qPrintable(out));
    QVERIFY2(err.contains(error) && err.isEmpty() == error.isEmpty(), qPrintable(err));
    QVERIFY(err.isEmpty() || (err.startsWith(u"phonoscope-service: "_s) && err.count(u'\n') == 1));
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
