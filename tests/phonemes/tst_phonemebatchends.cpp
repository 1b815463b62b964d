// SPDX-License-Identifier: GPL-3.0-or-later
// How questions asked together end when askers, the client or the settings go.
#include "core/phonemes/service/phonemeclient.h"
#include "tests/phonemes/clientkit.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Keeps requests until the test answers them.
class Held
{
public:
    FaultServer::Script script()
    {
        return [this](QTcpSocket *socket, const ServerRequest &request) {
            m_asked.append({socket, request});
        };
    }

    qsizetype size() const { return m_asked.size(); }
    QStringList lines(qsizetype i) const { return linesOf(m_asked[i].second); }
    bool isOpen(qsizetype i) const
    {
        const QPointer<QTcpSocket> &socket = m_asked[i].first;
        return socket && socket->state() == QAbstractSocket::ConnectedState;
    }
    void answer(qsizetype i, const FaultServer::Script &with = echo())
    {
        if (const auto &[socket, request] = m_asked[i]; socket)
            with(socket, request);
    }

private:
    QList<std::pair<QPointer<QTcpSocket>, ServerRequest>> m_asked;
};

const QString cancelled = mark(PhonemeErrorKind::Cancelled);

} // namespace

class TestPhonemeBatchEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatIsWithdrawnBeforeItGoes();
    void answersThoseWhoStillWait();
    void endsARequestThatNobodyWaitsFor_data();
    void endsARequestThatNobodyWaitsFor();
    void asksNothingAgainThatNobodyWaitsFor();
    void cancelsAll();
    void asksAgainAfterCancelling();
    void letsAReceiverDeleteOthers();
    void letsAReceiverDeleteTheClient();
    void letsTheClientGoWhenAFindingIsTold();
    void asksUnderTheSettingsOfItsTime();
    void cancelsWhatWouldGoToAnotherEndpoint();
    void keepsWhatItFoundOut();
    void endsEachQuestionOnceWhateverHappens();
};

void TestPhonemeBatchEnds::leavesOutWhatIsWithdrawnBeforeItGoes()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QStringList texts = sentences(14);
    Askers askers(client, texts);
    for (int i = 0; i < 7; ++i)
        askers.jobs[i]->cancel();
    for (int i = 7; i < 14; i += 2)
        delete askers.jobs[i];
    for (int i = 0; i < 7; ++i)
        texts[i] = cancelled;
    for (int i = 7; i < 14; i += 2)
        texts[i] = u"-"_s;
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 3); // so few go alone
    QCOMPARE(client.figures().batches, 0);
}

void TestPhonemeBatchEnds::answersThoseWhoStillWait()
{
    Held held;
    FaultServer server(held.script());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QStringList texts = sentences(18); // three in each request
    Askers askers(client, texts);
    QTRY_COMPARE(held.size(), 6);
    for (int i = 0; i < 18; i += 3) {
        delete askers.jobs[i];
        askers.jobs[i + 1]->cancel();
        texts[i] = u"-"_s;
        texts[i + 1] = cancelled;
    }
    // Which three go together is not told: somebody waits for each request, or its connection is closed.
    for (int i = 0; i < 6; ++i)
        held.answer(i);
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 6);
}

void TestPhonemeBatchEnds::endsARequestThatNobodyWaitsFor_data()
{
    QTest::addColumn<bool>("deletes");
    QTest::newRow("cancelled") << false;
    QTest::newRow("deleted") << true;
}

void TestPhonemeBatchEnds::endsARequestThatNobodyWaitsFor()
{
    QFETCH(bool, deletes);
    Held held;
    FaultServer server(held.script());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QStringList texts = sentences(18);
    Askers askers(client, texts);
    QTRY_COMPARE(held.size(), 6);
    const QStringList given = held.lines(2);
    QCOMPARE(given.size(), 3);
    for (const QString &line : given) {
        const qsizetype place = texts.indexOf(line);
        QVERIFY(held.isOpen(2));
        if (deletes)
            delete askers.jobs[place];
        else
            askers.jobs[place]->cancel();
        texts[place] = deletes ? u"-"_s : cancelled;
    }
    QTRY_VERIFY(!held.isOpen(2));
    for (int i = 0; i < 6; ++i)
        held.answer(i);
    QTRY_COMPARE(askers.heard(), texts);
}

void TestPhonemeBatchEnds::asksNothingAgainThatNobodyWaitsFor()
{
    Held held;
    FaultServer server(held.script());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    QStringList texts = sentences(18);
    Askers askers(client, texts);
    QTRY_COMPARE(held.size(), 6);
    QStringList wanted;
    for (int i = 0; i < 6; ++i) {
        const QStringList lines = held.lines(i);
        wanted.append(lines[0]);
        for (const QString &line : lines.sliced(1)) {
            const qsizetype place = texts.indexOf(line);
            askers.jobs[place]->cancel();
            texts[place] = cancelled;
        }
        held.answer(i, i % 2 == 0 ? faults::answer(200, faults::ipaJson(u"one for all"_s))
                                  : faults::answer(400, ""));
    }
    QTRY_COMPARE(held.size(), 12);
    for (int i = 6; i < 12; ++i) {
        QCOMPARE(held.lines(i).size(), 1);
        QVERIFY(wanted.removeOne(held.lines(i).front()));
        held.answer(i);
    }
    QTRY_COMPARE(askers.heard(), texts);
    QCOMPARE(server.posts(), 12);
}

void TestPhonemeBatchEnds::cancelsAll()
{
    Held held;
    FaultServer server(held.script());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    Askers sent(client, sentences(50));
    QTRY_COMPARE(held.size(), 6);
    Askers waiting(client, sentences(50));
    client.cancelAll();
    QVERIFY(sent.order.isEmpty() && waiting.order.isEmpty());
    QTRY_COMPARE(sent.heard(), QStringList(50, cancelled));
    QCOMPARE(waiting.heard(), QStringList(50, cancelled));
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.posts(), 6);
}

void TestPhonemeBatchEnds::asksAgainAfterCancelling()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(server.url()));
    const QStringList texts = sentences(40);
    Askers first(client, texts);
    client.cancelAll();
    Askers second(client, texts); // joins the lines that nobody waits for any more
    QTRY_COMPARE(second.heard(), texts);
    QCOMPARE(first.heard(), QStringList(40, cancelled));
    QCOMPARE(server.posts(), 6);
}

void TestPhonemeBatchEnds::letsAReceiverDeleteOthers()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 1;
    PhonemeClient client(manager, settings);
    const QStringList texts{u"one"_s, u"one"_s, u"two"_s, u"three"_s, u"four"_s};
    Askers askers(client, texts);
    connect(askers.jobs[0], &PhonemeJob::finished, this, [&] {
        delete askers.jobs[1]; // waits for the same line
        delete askers.jobs[2]; // for the next one
        askers.jobs[3]->cancel();
        delete askers.jobs[0];
    });
    QTRY_COMPARE(askers.heard(), (QStringList{u"one"_s, u"-"_s, u"-"_s, cancelled, u"four"_s}));
    QCOMPARE(server.posts(), 1);
}

void TestPhonemeBatchEnds::letsAReceiverDeleteTheClient()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 2;
    auto client = std::make_unique<PhonemeClient>(manager, settings);
    const QStringList texts = sentences(10);
    Askers askers(*client, texts);
    connect(askers.jobs[0], &PhonemeJob::finished, this, [&] { client.reset(); });
    QTRY_VERIFY(!client);
    // A second client's answer is the sign that the first one's have had their time.
    PhonemeClient other(manager, settings);
    Askers later(other, texts);
    QTRY_COMPARE(later.heard(), texts);
    QVERIFY(askers.order.contains(0));
    QVERIFY(askers.order.size() <= 6); // those of the other request at most came before
    for (qsizetype i = 0; i < 10; ++i)
        QVERIFY(askers.outcomes[i].size() <= 1);
}

void TestPhonemeBatchEnds::letsTheClientGoWhenAFindingIsTold()
{
    FaultServer server(echo());
    QNetworkAccessManager manager;
    PhonemeClientSettings settings = settingsFor(server.url());
    settings.http.parallel = 1;
    auto client = std::make_unique<PhonemeClient>(manager, settings);
    Askers askers(*client, sentences(10));
    connect(client.get(), &PhonemeClient::findingChanged, this, [&] { client.reset(); });
    QTRY_VERIFY(!client);
    QCoreApplication::processEvents();
    QVERIFY(askers.order.isEmpty());
}

void TestPhonemeBatchEnds::asksUnderTheSettingsOfItsTime()
{
    FaultServer before(echo());
    FaultServer after(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(before.url()));
    QStringList texts = sentences(20);
    Askers early(client, texts);
    PhonemeClientSettings settings = settingsFor(after.url());
    settings.batches = false;
    client.setSettings(settings);
    QCOMPARE(client.settings(), settings);
    QVERIFY(client.cacheId().contains(after.url().toString()));
    Askers late(client, texts);
    QTRY_COMPARE(early.heard(), texts);
    QTRY_COMPARE(late.heard(), texts);
    QCOMPARE(before.posts(), 6);
    QCOMPARE(after.posts(), 20);
    QCOMPARE(early.outcomes[0][0]->engine, before.url().toString());
    QCOMPARE(late.outcomes[0][0]->engine, after.url().toString());
    // What the one does says nothing about the other.
    QCOMPARE(client.finding(), BatchFinding::Unknown);

    // An address that is none, and back.
    client.setSettings(settingsFor(QUrl()));
    Askers nowhere(client, texts);
    client.setSettings(settings);
    QTRY_COMPARE(nowhere.heard(), QStringList(20, mark(PhonemeErrorKind::InvalidEndpoint)));
}

void TestPhonemeBatchEnds::cancelsWhatWouldGoToAnotherEndpoint()
{
    Held held;
    FaultServer before(held.script());
    FaultServer after(echo());
    QNetworkAccessManager manager;
    PhonemeClient client(manager, settingsFor(before.url()));
    const QStringList texts = sentences(18);
    Askers askers(client, texts);
    QTRY_COMPARE(held.size(), 6);
    client.setSettings(settingsFor(after.url()));
    QStringList expected;
    for (int i = 0; i < 6; ++i) // these would have to be asked once more
        held.answer(i, i < 3 ? echo() : faults::answer(200, faults::ipaJson(u"one for all"_s)));
    for (const QString &text : texts) {
        bool isAnswered = false;
        for (int i = 0; i < 3; ++i)
            isAnswered = isAnswered || held.lines(i).contains(text);
        expected.append(isAnswered ? text : cancelled);
    }
    QTRY_COMPARE(askers.heard(), expected);
    QCOMPARE(after.posts(), 0);
    QCOMPARE(client.finding(), BatchFinding::Unknown);
}

void TestPhonemeBatchEnds::keepsWhatItFoundOut()
{
    FaultServer server(faults::answer(200, faults::ipaJson(u"one for all"_s)));
    QNetworkAccessManager manager;
    const PhonemeClientSettings settings = settingsFor(server.url());
    PhonemeClient client(manager, settings);
    Askers askers(client, sentences(10));
    QTRY_COMPARE(askers.order.size(), 10);
    QCOMPARE(client.finding(), BatchFinding::Fails);
    client.setSettings(settings);
    QCOMPARE(client.finding(), BatchFinding::Fails);
    PhonemeClientSettings tested = settings;
    tested.finding = BatchFinding::Works;
    client.setSettings(tested);
    QCOMPARE(client.finding(), BatchFinding::Works);
    PhonemeClientSettings elsewhere = settingsFor(QUrl(u"http://127.0.0.1:9/ipav3"_s));
    client.setSettings(elsewhere);
    QCOMPARE(client.finding(), BatchFinding::Unknown);
}

void TestPhonemeBatchEnds::endsEachQuestionOnceWhateverHappens()
{
    // A service of many moods: right, late, short, refusing, broken.
    QRandomGenerator moods(5);
    FaultServer server([&](QTcpSocket *socket, const ServerRequest &request) {
        const int mood = moods.bounded(12);
        if (mood < 6)
            echo(std::chrono::milliseconds(moods.bounded(4)))(socket, request);
        else if (mood == 6)
            faults::answer(200, faults::ipaJson(linesOf(request).sliced(1).join(u'\n')))(socket, request);
        else if (mood == 7)
            faults::answer(400, "")(socket, request);
        else if (mood == 8)
            faults::answer(503, "")(socket, request);
        else if (mood == 9)
            faults::sayAndClose("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")(socket, request);
        else
            echo()(socket, request);
    });
    const QStringList texts = sentences(60);
    QRandomGenerator random(1);
    for (int round = 0; round < 16; ++round) {
        QNetworkAccessManager manager;
        PhonemeClientSettings settings = settingsFor(server.url());
        settings.http.parallel = random.bounded(1, 7);
        auto client = std::make_unique<PhonemeClient>(manager, settings);
        Askers askers(*client, {});
        QStringList asked;
        QSet<qsizetype> given; // up, one way or another
        for (int step = 0; step < 60; ++step) {
            const qsizetype one = asked.isEmpty() ? 0 : random.bounded(asked.size());
            switch (random.bounded(8)) {
            case 0:
            case 1:
            case 2:
                for (int i = random.bounded(20); i >= 0; --i) {
                    asked.append(texts[random.bounded(texts.size())]);
                    askers.add(*client, ask(asked.back()),
                               random.bounded(2) == 0 ? Urgency::Now : Urgency::Later);
                }
                break;
            case 3:
                if (!asked.isEmpty() && askers.jobs[one]) {
                    askers.jobs[one]->cancel();
                    given.insert(one);
                }
                break;
            case 4:
                if (!asked.isEmpty()) {
                    delete askers.jobs[one];
                    given.insert(one);
                }
                break;
            case 5:
                if (random.bounded(10) == 0) {
                    client->cancelAll();
                    for (qsizetype i = 0; i < asked.size(); ++i)
                        given.insert(i);
                }
                break;
            case 6:
                settings.batches = random.bounded(3) > 0;
                settings.finding = BatchFinding(random.bounded(3));
                client->setSettings(settings);
                break;
            default:
                QCoreApplication::processEvents();
                break;
            }
        }
        const bool lives = round % 4 != 0;
        if (!lives)
            client.reset();
        const auto isDone = [&] {
            for (qsizetype i = 0; i < asked.size(); ++i) {
                if (lives && askers.jobs[i] && askers.outcomes[i].isEmpty())
                    return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), 20'000);
        for (qsizetype i = 0; i < asked.size(); ++i) {
            QVERIFY(askers.outcomes[i].size() <= 1);
            if (askers.outcomes[i].isEmpty())
                continue;
            const TranscriptionResult &result = askers.outcomes[i][0];
            if (result)
                QCOMPARE(result->ipa, asked[i]);
            else
                QVERIFY(result.error().kind != PhonemeErrorKind::Cancelled || given.contains(i));
        }
    }
}

QTEST_GUILESS_MAIN(TestPhonemeBatchEnds)
#include "tst_phonemebatchends.moc"
