// SPDX-License-Identifier: GPL-3.0-or-later
// How PhonemeClient asks for many sentences at once.
#include "core/phonemes/service/linebatch.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/phonemes/clientkit.h"
#include "tests/support/programs.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Answers a request for several lines with \a batch, one for a single line with its text.
FaultServer::Script echoButBatches(const FaultServer::Script &batch)
{
    return [batch, single = echo()](QTcpSocket *socket, const ServerRequest &request) {
        (linesOf(request).size() > 1 ? batch : single)(socket, request);
    };
}

/// Answers a request with its lines, changed by \a change, for lines of IPA.
FaultServer::Script changed(const std::function<QString(const QStringList &lines)> &change)
{
    return [change](QTcpSocket *socket, const ServerRequest &request) {
        socket->write(faults::httpAnswer(200, faults::ipaJson(change(linesOf(request)))));
    };
}

qsizetype batchesIn(const FaultServer &server)
{
    return std::ranges::count_if(server.requests(),
                                 [](const ServerRequest &request) { return linesOf(request).size() > 1; });
}

} // namespace

class TestPhonemeBatches : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksEachAloneAsLongAsAllGoAtOnce();
    void asksManyInOneWave();
    void answersAsIfEachWereAlone();
    void keepsToTheLength();
    void keepsApartWhatIsAskedDifferently();
    void asksOnceForManyAskers();
    void breaksNoLine();
    void asksNoBatchesWhereTheyAreNotWanted_data();
    void asksNoBatchesWhereTheyAreNotWanted();
    void fallsBackToSingleRequests_data();
    void fallsBackToSingleRequests();
    void asksAgainForALineWithoutAnswer();
    void asksAllAgainWhereOneMayBeMissing();
    void findsTheLineThatIsRefused_data();
    void findsTheLineThatIsRefused();
    void learnsThatBatchesAreRefused();
    void losesOneBatchAlone_data();
    void losesOneBatchAlone();
    void leavesTheLoopFreeWhileItReads();
    void asksTheProjectsOwnService();
};

void TestPhonemeBatches::asksEachAloneAsLongAsAllGoAtOnce()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(6);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 6);
    QCOMPARE(client.figures().batches, 0);
    QCOMPARE(client.finding(), BatchFinding::Unknown);
}

void TestPhonemeBatches::asksManyInOneWave()
{
    // Only six at once are answered: who sends fewer, or one after the other, waits for ever.
    auto waiting = std::make_shared<QList<std::pair<QPointer<QTcpSocket>, ServerRequest>>>();
    FaultServer server([waiting, answer = echo()](QTcpSocket *socket, const ServerRequest &request) {
        waiting->append({socket, request});
        if (waiting->size() == 6) {
            for (const auto &[each, asked] : *waiting)
                answer(each, asked);
        }
    });
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QSignalSpy found(&client, &PhonemeClient::findingChanged);
    const QStringList texts = sentences(201);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 6);
    QCOMPARE(client.figures(), (NetworkFigures{.requests = 6, .connections = 6, .retries = 0, .batches = 6}));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][0].value<BatchFinding>(), BatchFinding::Works);
    QCOMPARE(client.finding(), BatchFinding::Works);
}

void TestPhonemeBatches::answersAsIfEachWereAlone()
{
    // Words that match, words that do not, one that is far too long to be the answer, one without a letter.
    const QStringList texts{u"to be or"_s, u"Hello, world!"_s, u"no"_s, u"hm"_s, u"a  b"_s};
    const QHash<QString, QString> ipa{{u"to be or"_s, u"təbi ɔːɹ"_s},
                                      {u"Hello, world!"_s, u" həlˈoʊ  wˈɜːld\r"_s},
                                      {u"no"_s, u"a"_s.repeated(2000)},
                                      {u"hm"_s, u". ,"_s},
                                      {u"a b"_s, u"eɪ biː"_s}};
    FaultServer server(changed([&](const QStringList &lines) {
        QStringList answers;
        for (const QString &line : lines)
            answers.append(ipa.value(line));
        return answers.join(u'\n');
    }));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    PhonemeClient alone(manager, settings);
    settings.http.parallel = 1;
    PhonemeClient together(manager, settings);
    Askers one(alone, texts);
    Askers other(together, texts);
    QTRY_VERIFY(one.order.size() == 5 && other.order.size() == 5);
    QCOMPARE(alone.figures().batches, 0);
    QCOMPARE(together.figures().requests, 1);
    QCOMPARE(other.outcomes, one.outcomes);
    QCOMPARE(one.outcomes[0][0]->warnings.size(), 1);
    QCOMPARE(one.outcomes[2][0].error().kind, PhonemeErrorKind::AnswerInvalid);
    QCOMPARE(one.outcomes[3][0].error().kind, PhonemeErrorKind::AnswerInvalid);
}

void TestPhonemeBatches::keepsToTheLength()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 2;
    PhonemeClient client(manager, settings);
    QStringList texts = sentences(500); // 4,000 characters
    texts[77] = u"word "_s.repeated(1000).trimmed();
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QVERIFY2(server.posts() <= 4, qPrintable(QString::number(server.posts())));
    for (const ServerRequest &request : server.requests()) {
        const QStringList lines = linesOf(request);
        QVERIFY(lines.size() == 1 || lines.join(u'\n').size() < 1900);
        QVERIFY(!lines.contains(texts[77]) || lines.size() == 1);
    }
}

void TestPhonemeBatches::keepsApartWhatIsAskedDifferently()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 2;
    PhonemeClient client(manager, settings);
    QStringList expected;
    Askers askers(client, {});
    for (const QString &text : sentences(10)) {
        for (const QString &lang : {u"en-US"_s, u"de"_s}) {
            for (const bool mode : {true, false}) {
                askers.add(client, {.text = text, .lang = lang, .mode = mode});
                expected.append(text);
            }
        }
        askers.add(client, ask(text + u" later"_s), Urgency::Later);
        expected.append(text + u" later"_s);
    }
    QTRY_COMPARE(askers.heard(), expected);
    QCOMPARE(server.posts(), 10); // two for each of four kinds, and for what is not urgent
    for (const ServerRequest &request : server.requests()) {
        const QStringList lines = linesOf(request);
        QCOMPARE(lines.size(), 5);
        const auto isLater = [](const QString &line) { return line.endsWith(u" later"_s); };
        const auto later = std::ranges::count_if(lines, isLater);
        QVERIFY(later == 0 || later == 5);
    }
    for (const Askers *each : {&askers}) {
        for (qsizetype i = 0; i < each->outcomes.size(); ++i)
            QCOMPARE(each->outcomes[i][0]->lang, i % 5 == 2 || i % 5 == 3 ? u"de"_s : u"en-US"_s);
    }
}

void TestPhonemeBatches::asksOnceForManyAskers()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    Askers askers(client, QStringList(200, u"one two"_s));
    askers.add(client, ask(u" one\ntwo "_s));
    // The others do not lose their answer with him.
    delete askers.jobs[0];
    askers.jobs[1]->cancel();
    QStringList expected(201, u"one two"_s);
    expected[0] = u"-"_s;
    expected[1] = mark(PhonemeErrorKind::Cancelled);
    QTRY_COMPARE(askers.heard(), expected);
    QCOMPARE(server.posts(), 1);
    QCOMPARE(askers.outcomes[200][0]->text, u" one\ntwo "_s);
}

void TestPhonemeBatches::breaksNoLine()
{
    // As Python's splitlines() would part it.
    FaultServer server(changed([](const QStringList &lines) {
        QString text = lines.join(u'\n');
        for (const char16_t c : u"\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029"_s.toStdU16String())
            text.replace(QChar(c), u'\n');
        return text;
    }));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QStringList texts = sentences(20);
    QStringList expected = texts;
    const QStringList breaks{u"\r\n"_s, u"\n"_s,   u"\r"_s,     u"\v"_s,     u"\f"_s,    u"\x1c"_s,
                             u"\x1d"_s, u"\x1e"_s, u"\u0085"_s, u"\u2028"_s, u"\u2029"_s};
    for (qsizetype i = 0; i < breaks.size(); ++i) {
        texts[i].replace(u' ', breaks[i]);
        texts[i] += breaks[i];
    }
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), expected);
    QCOMPARE(client.finding(), BatchFinding::Works);
    for (qsizetype i = 0; i < texts.size(); ++i)
        QCOMPARE(askers.outcomes[i][0]->text, texts[i]);
}

void TestPhonemeBatches::asksNoBatchesWhereTheyAreNotWanted_data()
{
    QTest::addColumn<bool>("batches");
    QTest::addColumn<BatchFinding>("finding");
    QTest::addColumn<int>("posts");
    QTest::newRow("nothing is known") << true << BatchFinding::Unknown << 6;
    QTest::newRow("they work") << true << BatchFinding::Works << 6;
    QTest::newRow("they fail") << true << BatchFinding::Fails << 30;
    QTest::newRow("they are switched off") << false << BatchFinding::Works << 30;
}

void TestPhonemeBatches::asksNoBatchesWhereTheyAreNotWanted()
{
    QFETCH(bool, batches);
    QFETCH(BatchFinding, finding);
    QFETCH(int, posts);
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.batches = batches;
    settings.finding = finding;
    PhonemeClient client(manager, settings);
    QCOMPARE(client.finding(), finding);
    const QStringList texts = sentences(30);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), posts);
}

void TestPhonemeBatches::fallsBackToSingleRequests_data()
{
    QTest::addColumn<FaultServer::Script>("batch");
    QTest::newRow("one line for all") << changed([](const QStringList &lines) { return lines.join(u' '); });
    QTest::newRow("a line short") << changed(
        [](const QStringList &lines) { return lines.sliced(1).join(u'\n'); });
    QTest::newRow("a line too many") << changed(
        [](const QStringList &lines) { return lines.join(u'\n') + u"\nmore"_s; });
    QTest::newRow("blank") << changed([](const QStringList &) { return u" \n "_s; });
    QTest::newRow("no IPA") << faults::answer(200, "{}");
    QTest::newRow("a list") << faults::answer(200, R"({"ipa":["a","b"]})");
    QTest::newRow("broken JSON") << faults::answer(200, "{\"ipa\":");
}

void TestPhonemeBatches::fallsBackToSingleRequests()
{
    QFETCH(FaultServer::Script, batch);
    FaultServer server(echoButBatches(batch));
    QNetworkAccessManager manager;
    for (const BatchFinding before : {BatchFinding::Unknown, BatchFinding::Works}) {
        PhonemeClientSettings settings = settingsFor(server.url());
        settings.finding = before;
        PhonemeClient client(manager, settings);
        QSignalSpy found(&client, &PhonemeClient::findingChanged);
        const int posts = server.posts();
        const QStringList texts = sentences(20);
        Askers askers(client, texts);
        QTRY_COMPARE(askers.heard(), texts);
        QCOMPARE(server.posts() - posts, 6 + 20);
        QCOMPARE(client.finding(), BatchFinding::Fails);
        QCOMPARE(found.size(), 1);
        // It is not tried again.
        const qsizetype batches = batchesIn(server);
        Askers later(client, texts);
        QTRY_COMPARE(later.heard(), texts);
        QCOMPARE(batchesIn(server), batches);
    }
}

void TestPhonemeBatches::asksAgainForALineWithoutAnswer()
{
    FaultServer server(echoButBatches(changed([](QStringList lines) {
        lines.front().clear();
        return lines.join(u'\n');
    })));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(30);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 6 + 6);
    QCOMPARE(client.finding(), BatchFinding::Works);
}

void TestPhonemeBatches::asksAllAgainWhereOneMayBeMissing()
{
    // Each line has its end, and the first has none: the rest would all be another's answer.
    FaultServer server(echoButBatches(
        changed([](const QStringList &lines) { return lines.sliced(1).join(u'\n') + u'\n'; })));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(30);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 6 + 30);
}

void TestPhonemeBatches::findsTheLineThatIsRefused_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("bad request") << 400;
    QTest::newRow("too large") << 413;
    QTest::newRow("cannot be processed") << 422;
}

void TestPhonemeBatches::findsTheLineThatIsRefused()
{
    QFETCH(int, status);
    QStringList texts = sentences(96); // 16 in each request
    texts[42] = u"bad"_s;
    FaultServer server([&, good = echo()](QTcpSocket *socket, const ServerRequest &request) {
        (linesOf(request).contains(u"bad"_s) ? faults::answer(status, "") : good)(socket, request);
    });
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    Askers askers(client, texts);
    QStringList expected = texts;
    expected[42] = mark(PhonemeErrorKind::HttpStatus);
    QTRY_COMPARE(askers.heard(), expected);
    QCOMPARE(askers.outcomes[42][0].error().httpStatus, status);
    QCOMPARE(server.posts(), 6 + 2 * 4); // 16 are halved four times
    QCOMPARE(client.finding(), BatchFinding::Works);
}

void TestPhonemeBatches::learnsThatBatchesAreRefused()
{
    FaultServer server(echoButBatches(faults::answer(400, "")));
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(24);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(client.finding(), BatchFinding::Fails);
    const qsizetype batches = batchesIn(server);
    Askers later(client, texts);
    QTRY_COMPARE(later.heard(), texts);
    QCOMPARE(batchesIn(server), batches);
}

void TestPhonemeBatches::losesOneBatchAlone_data()
{
    QTest::addColumn<FaultServer::Script>("fault");
    QTest::addColumn<PhonemeErrorKind>("kind");
    using namespace faults;
    using enum PhonemeErrorKind;
    QTest::newRow("in trouble") << answer(503, "") << HttpStatus;
    QTest::newRow("internal error") << answer(500, "") << HttpStatus;
    QTest::newRow("no access") << answer(401, "") << HttpStatus;
    QTest::newRow("too many requests") << answer(429, "") << TooManyRequests;
    QTest::newRow("elsewhere") << redirectLoop(302) << Redirected;
    QTest::newRow("closed half-way") << sayAndClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ipa\":")
                                     << ConnectionLost;
    QTest::newRow("never answered") << sayAndHang({}) << Timeout;
    QTest::newRow("a page to sign in") << answer(200, "<html>") << AnswerInvalid;
    QTest::newRow("too large") << sayAndHang("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
                               << AnswerTooLarge;
}

void TestPhonemeBatches::losesOneBatchAlone()
{
    QFETCH(FaultServer::Script, fault);
    QFETCH(PhonemeErrorKind, kind);
    QStringList lost;
    // The one that is lost is the first that comes; the others may have come before its fault is heard of.
    FaultServer server([&, good = echo()](QTcpSocket *socket, const ServerRequest &request) {
        if (lost.isEmpty())
            lost = linesOf(request);
        (lost == linesOf(request) ? fault : good)(socket, request);
    });
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(30);
    Askers askers(client, texts);
    QTRY_COMPARE(askers.order.size(), 30);
    QCOMPARE(lost.size(), 5);
    QStringList expected;
    for (const QString &text : texts)
        expected.append(lost.contains(text) ? mark(kind) : text);
    QCOMPARE(askers.heard(), expected);
    QCOMPARE(server.posts(), 6);
    QCOMPARE(client.finding(), BatchFinding::Works);
}

void TestPhonemeBatches::leavesTheLoopFreeWhileItReads()
{
    // A guide that takes its time, as it may for a sentence whose words do not match.
    FaultServer server(changed(
        [](const QStringList &lines) { return QStringList(lines.size(), u"tə biɔːɹ"_s).join(u'\n'); }));
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 1;
    const auto slowly = [](const QStringList &words, const QString &) {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 6) {
        }
        return words;
    };
    PhonemeClient client(manager, settings, slowly);
    QStringList texts;
    for (const QString &text : sentences(20))
        texts.append(text + u" or"_s);
    Askers askers(client, texts);
    QList<qsizetype> turns; // how many answers there were at each
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        if (turns.isEmpty() || turns.back() != askers.order.size())
            turns.append(askers.order.size());
    });
    timer.start(0);
    QTRY_COMPARE(askers.order.size(), 20);
    QCOMPARE(client.figures().requests, 1);
    QVERIFY2(turns.size() >= 15, qPrintable(QString::number(turns.size())));
    QVERIFY(std::ranges::is_sorted(askers.order));
}

void TestPhonemeBatches::asksTheProjectsOwnService()
{
    const RunningService service;
    QVERIFY(!service.url().isEmpty());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(QUrl(service.url()));
    settings.http.deadline = 10s;
    PhonemeClient client(manager, settings);
    settings.batches = false;
    PhonemeClient singly(manager, settings);
    QStringList texts;
    for (const QString &animal : {u"cats"_s, u"dogs"_s, u"mice"_s, u"sheep"_s, u"crows"_s}) {
        for (const QString &deed : {u"sleep"_s, u"don't run"_s, u"ate 27 apples"_s, u"e.g. swim"_s})
            texts.append(u"The %1 %2."_s.arg(animal, deed));
    }
    Askers together(client, texts);
    Askers alone(singly, texts);
    QTRY_VERIFY_WITH_TIMEOUT(together.order.size() == 20 && alone.order.size() == 20, 20'000);
    QCOMPARE(client.figures().requests, 6);
    QCOMPARE(singly.figures().requests, 20);
    QCOMPARE(client.finding(), BatchFinding::Works);
    QCOMPARE(together.outcomes, alone.outcomes);
    QVERIFY(
        std::ranges::all_of(together.outcomes, [](const auto &outcome) { return outcome[0].has_value(); }));
}

QTEST_GUILESS_MAIN(TestPhonemeBatches)
#include "tst_phonemebatches.moc"
