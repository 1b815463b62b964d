// SPDX-License-Identifier: GPL-3.0-or-later
// The page with a phoneme service: one that answers, one that is slow, one that is down.
#include "tests/support/programs.h"
#include "tests/ui/pagesession.h"

using namespace phonoscope;
using namespace Qt::StringLiterals;
using phonoscope::test::RunningService;

class TestComparePageService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceAnswersAsTheBuiltInEngineDoes()
    {
        Session session;
        session.compareTheUsual();
        const Attempt local = *session.page.result()->attempts.front();
        const RunningService service;
        session.chooseService(service.url());
        QSignalSpy status(&session.page, &ComparePage::statusChanged);
        session.page.compareNow();
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.result()->provider, u"service"_s);
        QVERIFY(session.page.result()->attempts.front()->score == local.score);
        QCOMPARE(session.page.result()->figures.network.requests, 2);
        QVERIFY(status.last().first().toString().contains(u"2 requests"_s));
        QVERIFY(!session.error()->isVisible());
        QVERIFY(!session.outdated()->isVisible());
    }

    void anAnswerToAnEarlierTextIsMarked()
    {
        Session session;
        session.type(u"three"_s, u"tree"_s);
        QVERIFY(session.waitForAnswer());
        const RunningService service({u"--delay"_s, u"400"_s});
        session.chooseService(service.url());
        session.page.compareNow();
        Session::typeInto(session.page.question()->spoken(), u"free"_s);
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.result()->attempts.front()->spoken->transcription.text, u"tree"_s);
        QVERIFY(session.page.alignment()->isOutdated());
        QVERIFY(session.outdated()->text().contains(u"Ctrl+Enter"_s));
    }

    void aServiceIsAskedOnlyWhenTold()
    {
        Session session;
        session.compareTheUsual();
        SilentServer server;
        session.chooseService(server.endpoint());
        QSignalSpy connected(&server, &QTcpServer::newConnection);
        Session::typeInto(session.page.question()->spoken(), u"another text"_s);
        QVERIFY(!connected.wait(2 * ComparePage::typingRest));
        QVERIFY(session.outdated()->isVisible());
        QVERIFY(session.outdated()->text().contains(u"Ctrl+Enter"_s));
        session.page.compareNow();
        QVERIFY(connected.wait(5000));
        session.page.cancel();
    }

    void connectionsAreMadeWhenTypingBeginsAgain()
    {
        Session session;
        qint64 now = 1'000'000;
        session.page.setClock([&now] { return now; });
        session.compareTheUsual();
        SilentServer server;
        session.chooseService(server.endpoint());
        QSignalSpy connected(&server, &QTcpServer::newConnection);
        now += TypingPause::longPause - 1;
        Session::typeInto(session.page.question()->spoken(), u"a little later"_s);
        QVERIFY(!connected.wait(300));
        now += TypingPause::longPause;
        Session::typeInto(session.page.question()->spoken(), u"after a pause"_s);
        QTRY_VERIFY(
            !connected.isEmpty()); // two, or one where the first is ready before the second is asked for
        QVERIFY(!session.find<QPushButton>(u"cancel"_s)->isVisible()); // nothing is asked
    }

    void tryAgainAsksAServiceThatRests()
    {
        Session session;
        session.compareTheUsual();
        session.chooseService(closedEndpoint());
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        // The service rests after failures; whoever presses the button is asking all the same.
        for (int i = 0; i < 5; ++i) {
            session.error()->hide();
            session.page.compareNow();
            QTRY_VERIFY(session.error()->isVisible());
        }
        auto *provider = session.page.question()->provider()->provider();
        const int before = provider->figures().requests;
        QTest::mouseClick(session.error()->findChild<QPushButton *>(u"secondAction"_s), Qt::LeftButton);
        QTRY_VERIFY(provider->figures().requests > before);
    }

    void aServiceThatIsDownHasAWayOn()
    {
        Session session;
        session.compareTheUsual();
        const auto before = session.page.result();
        session.chooseService(closedEndpoint());
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        QCOMPARE(session.page.result(), before); // stays on the screen
        QVERIFY(session.page.alignment()->isOutdated());
        auto *button = session.error()->findChild<QPushButton *>(u"firstAction"_s);
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(session.waitForAnswer());
        QVERIFY(!session.error()->isVisible());
        QVERIFY(!session.page.alignment()->isOutdated());
        QCOMPARE(session.page.question()->provider()->providerId(), u"builtin"_s);
    }

    void theBuiltInEngineStandsInWhereThatIsChosen()
    {
        Session session;
        session.parts.fallsBack = true;
        session.compareTheUsual();
        session.chooseService(closedEndpoint());
        Session::typeInto(session.page.question()->spoken(), u"I think tree"_s);
        session.page.compareNow();
        QVERIFY(session.waitForAnswer());
        QCOMPARE(session.page.result()->provider, u"builtin"_s);
        QCOMPARE(session.page.result()->attempts[0]->spoken->transcription.text, u"I think tree"_s);
        QVERIFY(!session.error()->isVisible());
        const auto *notice = session.find<Banner>(u"notice"_s);
        QVERIFY(notice->isVisible());
        QVERIFY(notice->message().contains(u"stood in"_s) &&
                notice->message().contains(u"cannot be reached"));
    }

    void anAnswerFromBeforeSaysHowOldItIs()
    {
        Session session;
        const RunningService service;
        session.type(u"three"_s, u"tree"_s);
        QVERIFY(session.waitForAnswer());
        session.chooseService(service.url());
        QSignalSpy status(&session.page, &ComparePage::statusChanged);
        session.page.compareNow();
        QVERIFY(session.waitForAnswer());
        QVERIFY(!status.last().first().toString().contains(u"ago"_s));
        session.page.compareNow();
        QTRY_VERIFY(status.last().first().toString().contains(u"answered less than a minute ago"_s));
        QVERIFY(status.last().first().toString().contains(u"0 requests"_s));
    }

    void anAddressThatIsNoneIsExplained_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("empty") << QString();
        QTest::newRow("no address") << u"not an address"_s;
        QTest::newRow("another scheme") << u"ftp://127.0.0.1/ipav3"_s;
    }

    void anAddressThatIsNoneIsExplained()
    {
        QFETCH(QString, endpoint);
        Session session;
        session.compareTheUsual();
        session.chooseService(endpoint);
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        QVERIFY(!session.page.alignment()->isEmpty());
    }

    void waitingShowsAndEscapeCancels()
    {
        Session session;
        session.compareTheUsual();
        SilentServer server;
        session.chooseService(server.endpoint());
        session.page.compareNow();
        auto *cancel = session.find<QPushButton>(u"cancel"_s);
        QTRY_VERIFY(cancel->isVisible());
        QVERIFY(session.find<QWidget>(u"progress"_s)->isVisible());
        QTest::keyClick(session.page.question()->spoken(), Qt::Key_Escape);
        QTRY_VERIFY(!cancel->isVisible());
        QVERIFY(!session.error()->isVisible());
        QVERIFY(!session.page.alignment()->isEmpty());
        // and by the button
        session.page.compareNow();
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(!cancel->isVisible());
    }

    void providersAreMadeOnceForAnAddress()
    {
        Session session;
        session.type(u"three"_s, u"tree"_s);
        const QString endpoint = closedEndpoint();
        session.chooseService(endpoint);
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        const int made = session.parts.servicesMade;
        session.error()->hide();
        session.page.compareNow();
        QTRY_VERIFY(session.error()->isVisible());
        QCOMPARE(session.parts.servicesMade, made);
    }
};

QTEST_MAIN(TestComparePageService)
#include "tst_comparepageservice.moc"
