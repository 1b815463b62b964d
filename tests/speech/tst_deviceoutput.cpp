// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/deviceoutput.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

/// Without a device: where none can be reached, whatever the machine has.
class DeviceOutputTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void knowsThatThereIsNoDevice();
    void failsToPlay();
    void stopsSilently();
};

void DeviceOutputTest::initTestCase()
{
    qputenv("PULSE_SERVER", "unix:/nowhere/at/all");
}

void DeviceOutputTest::knowsThatThereIsNoDevice()
{
    DeviceOutput output;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!output.isAvailable());
    qInfo("the first look took %.1f ms", double(timer.nsecsElapsed()) / 1e6);
}

void DeviceOutputTest::failsToPlay()
{
    DeviceOutput output;
    QSignalSpy failed(&output, &AudioOutput::failed);
    QSignalSpy finished(&output, &AudioOutput::finished);
    output.play(QByteArray(22050 * 2, '\0'), 22050);
    QCOMPARE(failed.size(), 0); // never from within
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QCOMPARE(finished.size(), 0);
}

void DeviceOutputTest::stopsSilently()
{
    DeviceOutput output;
    QSignalSpy failed(&output, &AudioOutput::failed);
    output.stop();
    output.play(QByteArray(22050 * 2, '\0'), 22050);
    output.stop();
    output.play(QByteArray(22050 * 2, '\0'), 22050);
    output.play(QByteArray(), 22050);
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(DeviceOutputTest)
#include "tst_deviceoutput.moc"
