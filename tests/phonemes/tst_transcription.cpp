// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/transcription.h"

#include <QTest>

using namespace phonoscope;

class TestTranscription : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatAnotherAnswerMayStandInFor_data();
    void tellsWhatAnotherAnswerMayStandInFor();
};

void TestTranscription::tellsWhatAnotherAnswerMayStandInFor_data()
{
    QTest::addColumn<PhonemeErrorKind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("outOfReach");
    using enum PhonemeErrorKind;
    QTest::newRow("no such host") << HostNotFound << 0 << true;
    QTest::newRow("refused") << ConnectionFailed << 0 << true;
    QTest::newRow("lost") << ConnectionLost << 0 << true;
    QTest::newRow("too late") << Timeout << 0 << true;
    QTest::newRow("too many") << TooManyRequests << 429 << true;
    QTest::newRow("not its turn") << WaitedTooLong << 0 << true;
    QTest::newRow("resting") << Resting << 0 << true;
    QTest::newRow("in trouble") << HttpStatus << 500 << true;
    QTest::newRow("unavailable") << HttpStatus << 503 << true;
    QTest::newRow("bad question") << HttpStatus << 400 << false;
    QTest::newRow("no access") << HttpStatus << 401 << false;
    QTest::newRow("no such page") << HttpStatus << 404 << false;
    QTest::newRow("the last of the refusals") << HttpStatus << 499 << false;
    QTest::newRow("no content") << HttpStatus << 204 << false;
    QTest::newRow("elsewhere") << Redirected << 301 << false;
    QTest::newRow("a wrong certificate") << CertificateRejected << 0 << false;
    QTest::newRow("not the protocol") << AnswerInvalid << 200 << false;
    QTest::newRow("too large") << AnswerTooLarge << 0 << false;
    QTest::newRow("no address") << InvalidEndpoint << 0 << false;
    QTest::newRow("given up") << Cancelled << 0 << false;
    QTest::newRow("no text") << EmptyText << 0 << false;
    QTest::newRow("the engine") << EngineFailed << 0 << false;
}

void TestTranscription::tellsWhatAnotherAnswerMayStandInFor()
{
    QFETCH(PhonemeErrorKind, kind);
    QFETCH(int, status);
    QFETCH(bool, outOfReach);
    QCOMPARE(isOutOfReach({.kind = kind, .httpStatus = status}), outOfReach);
}

QTEST_GUILESS_MAIN(TestTranscription)
#include "tst_transcription.moc"
