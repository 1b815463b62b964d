// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/speech/fakeoutput.h"
#include "ui/speech/speaker.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

/// A speaker and all that is heard of it.
struct Heard
{
    FakeOutput *output = new FakeOutput;
    Speaker speaker;
    QSignalSpy started{&speaker, &Speaker::started};
    QSignalSpy words{&speaker, &Speaker::wordSounding};
    QSignalSpy finished{&speaker, &Speaker::finished};
    QSignalSpy failed{&speaker, &Speaker::failed};
    QSignalSpy availability{&speaker, &Speaker::availabilityChanged};

    explicit Heard(Speaker::Synthesis synthesis)
        : speaker(std::move(synthesis), std::unique_ptr<AudioOutput>(output))
    {
    }

    /// The signals as one line: "0 1 -1 2".
    QString wordList() const
    {
        QStringList list;
        for (const auto &arguments : words)
            list.append(QString::number(arguments.first().toInt()));
        return list.join(u' ');
    }
};

} // namespace

class SpeakerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksForNothingUntilItMust();
    void speaksWordByWord();
    void pausesAreNoWords();
    void endsOnce_data();
    void endsOnce();
    void dropsWhatWasGivenUp();
    void speaksSlowly();
    void playsSounds();
    void saysWhyItCannot_data();
    void saysWhyItCannot();
    void failsWhereTheTextCannotBeRead();
    void tellsOfADeviceThatBreaksDown();
    void followsDevicesComingAndGoing();
    void doesNotHoldUpTheWindow();
    void mayGoWhileItSpeaks();

private:
    Speaker::Synthesis m_synthesis;
};

void SpeakerTest::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    m_synthesis = SpeechSynthesis::create(*Languages::load());
    qInfo("tables and library ready in %.1f ms", double(timer.nsecsElapsed()) / 1e6);
    QVERIFY2(m_synthesis.has_value(), m_synthesis ? "" : qPrintable(m_synthesis.error()));
}

void SpeakerTest::asksForNothingUntilItMust()
{
    Heard heard(m_synthesis);
    QVERIFY(!heard.speaker.isAvailable());
    QCOMPARE(heard.speaker.unavailableBecause(), QString());
    heard.output->plug(true);
    QCOMPARE(heard.output->looks, 0);
    QCOMPARE(heard.availability.size(), 0);
    heard.speaker.lookForDevices();
    QVERIFY(heard.speaker.isAvailable());
    QCOMPARE(heard.availability.size(), 1);
    heard.speaker.lookForDevices();
    QCOMPARE(heard.output->looks, 1);
}

void SpeakerTest::speaksWordByWord()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"I think three free trees"_s, u"en-US"_s, SpeechRate::Normal);
    QCOMPARE(heard.started.size(), 1);
    QVERIFY(heard.speaker.isBusy());
    QTRY_COMPARE(heard.output->plays, 1);
    QCOMPARE(heard.words.size(), 0);
    heard.output->playTo(heard.output->lengthMs() / 2);
    QVERIFY(heard.words.size() > 0);
    QCOMPARE(heard.finished.size(), 0);
    heard.output->playToTheEnd();
    QCOMPARE(heard.wordList(), u"0 1 2 3 4 -1"_s);
    QCOMPARE(heard.finished.size(), 1);
    QCOMPARE(heard.failed.size(), 0);
    QVERIFY(!heard.speaker.isBusy());
}

void SpeakerTest::pausesAreNoWords()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"One, two. Three"_s, u"en-US"_s, SpeechRate::Normal);
    QTRY_COMPARE(heard.output->plays, 1);
    heard.output->playToTheEnd();
    QCOMPARE(heard.wordList(), u"0 -1 1 -1 2 -1"_s);
}

void SpeakerTest::endsOnce_data()
{
    // s speak, o playSound, x stop, w wait until it sounds, e to the end, b break down
    QTest::addColumn<QString>("steps");
    QTest::addColumn<int>("started");
    QTest::addColumn<int>("finished");
    QTest::addColumn<int>("failed");
    QTest::newRow("nothing to stop") << u"x"_s << 0 << 0 << 0;
    QTest::newRow("to the end") << u"swe"_s << 1 << 1 << 0;
    QTest::newRow("stopped before it sounds") << u"sx"_s << 1 << 1 << 0;
    QTest::newRow("stopped while it sounds") << u"swx"_s << 1 << 1 << 0;
    QTest::newRow("stopped twice") << u"swxx"_s << 1 << 1 << 0;
    QTest::newRow("stopped after the end") << u"swex"_s << 1 << 1 << 0;
    QTest::newRow("another before it sounds") << u"sswe"_s << 2 << 2 << 0;
    QTest::newRow("another while it sounds") << u"swswe"_s << 2 << 2 << 0;
    QTest::newRow("a sound after a text") << u"swowe"_s << 2 << 2 << 0;
    QTest::newRow("broken") << u"swb"_s << 1 << 0 << 1;
    QTest::newRow("broken, then again") << u"swbswe"_s << 2 << 1 << 1;
    QTest::newRow("stopped, then broken") << u"swxb"_s << 1 << 1 << 0;
    QTest::newRow("five in a row") << u"sssss"_s << 5 << 4 << 0;
}

void SpeakerTest::endsOnce()
{
    QFETCH(QString, steps);
    QFETCH(int, started);
    QFETCH(int, finished);
    QFETCH(int, failed);
    Heard heard(m_synthesis);
    for (const QChar step : steps) {
        if (step == u's')
            heard.speaker.speak(u"three trees"_s, u"en-US"_s, SpeechRate::Normal);
        else if (step == u'o')
            heard.speaker.playSound(u"θ"_s);
        else if (step == u'x')
            heard.speaker.stop();
        else if (step == u'w')
            QTRY_VERIFY(heard.output->playing);
        else if (step == u'e')
            heard.output->playToTheEnd();
        else
            heard.output->breakDown();
    }
    QCOMPARE(heard.started.size(), started);
    QCOMPARE(heard.finished.size(), finished);
    QCOMPARE(heard.failed.size(), failed);
    QCOMPARE(heard.speaker.isBusy(), started > finished + failed);
    if (!heard.words.isEmpty())
        QCOMPARE(heard.words.last().first().toInt(), -1);
}

void SpeakerTest::dropsWhatWasGivenUp()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"think three free trees "_s.repeated(100), u"en-US"_s, SpeechRate::Slow);
    heard.speaker.stop();
    heard.speaker.speak(u"no"_s, u"en-US"_s, SpeechRate::Normal);
    QTRY_COMPARE(heard.output->plays, 1);
    QVERIFY(heard.output->lengthMs() < 1500);
    // The one thread has done the first before the second.
    QCoreApplication::processEvents();
    QCOMPARE(heard.output->plays, 1);
}

void SpeakerTest::speaksSlowly()
{
    Heard heard(m_synthesis);
    int lengths[2] = {0, 0};
    for (const SpeechRate rate : {SpeechRate::Normal, SpeechRate::Slow}) {
        heard.speaker.speak(u"I want to be a teacher"_s, u"en-US"_s, rate);
        QTRY_VERIFY(heard.output->playing);
        lengths[static_cast<int>(rate)] = heard.output->lengthMs();
        heard.output->playToTheEnd();
    }
    QVERIFY(lengths[1] > lengths[0] * 3 / 2);
}

void SpeakerTest::playsSounds()
{
    Heard heard(m_synthesis);
    QVERIFY(heard.speaker.canPlaySound(u"θ"_s));
    QVERIFY(!heard.speaker.canPlaySound(u"ʘ"_s));
    heard.speaker.playSound(u"θ"_s);
    QCOMPARE(heard.started.size(), 1);
    QTRY_VERIFY(heard.output->playing);
    heard.output->playToTheEnd();
    QCOMPARE(heard.words.size(), 0);
    QCOMPARE(heard.finished.size(), 1);

    heard.speaker.playSound(u"ʘ"_s);
    QTRY_COMPARE(heard.failed.size(), 1);
    QVERIFY(heard.failed.first().first().toString().contains(u'ʘ'));
    QCOMPARE(heard.finished.size(), 1);
}

void SpeakerTest::saysWhyItCannot_data()
{
    QTest::addColumn<bool>("engine");
    QTest::addColumn<bool>("device");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("note");
    QTest::newRow("no device") << true << false << u"audio device"_s << u"No audio device"_s;
    QTest::newRow("no engine") << false << true << u"espeak-ng-data"_s << u"No speech"_s;
    QTest::newRow("neither") << false << false << u"espeak-ng-data"_s << u"No speech"_s;
}

void SpeakerTest::saysWhyItCannot()
{
    QFETCH(bool, engine);
    QFETCH(bool, device);
    QFETCH(QString, reason);
    QFETCH(QString, note);
    Heard heard(engine ? m_synthesis
                       : Speaker::Synthesis(tl::unexpected(u"Install the package espeak-ng-data."_s)));
    heard.output->available = device;
    heard.speaker.speak(u"three"_s, u"en-US"_s, SpeechRate::Normal);
    QVERIFY(!heard.speaker.isAvailable());
    QVERIFY(heard.speaker.unavailableBecause().contains(reason));
    QCOMPARE(heard.speaker.unavailableNote(), note);
    QCOMPARE(heard.started.size(), 0);
    QCOMPARE(heard.failed.size(), 1);
    QCOMPARE(heard.failed.first().first().toString(), heard.speaker.unavailableBecause());
    QCOMPARE(heard.speaker.canPlaySound(u"θ"_s), engine);
    QVERIFY(!heard.speaker.isBusy());
}

void SpeakerTest::failsWhereTheTextCannotBeRead()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"漢字"_s, u"en-US"_s, SpeechRate::Normal);
    QCOMPARE(heard.started.size(), 1);
    QTRY_COMPARE(heard.failed.size(), 1);
    QVERIFY(heard.failed.first().first().toString().contains(u"English"_s));
    QCOMPARE(heard.finished.size(), 0);
    QCOMPARE(heard.output->plays, 0);
}

void SpeakerTest::tellsOfADeviceThatBreaksDown()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"three trees"_s, u"en-US"_s, SpeechRate::Normal);
    QTRY_VERIFY(heard.output->playing);
    heard.output->playTo(200);
    heard.output->breakDown();
    QCOMPARE(heard.failed.size(), 1);
    QCOMPARE(heard.wordList().right(2), u"-1"_s);
    QVERIFY(!heard.speaker.isBusy());
}

void SpeakerTest::followsDevicesComingAndGoing()
{
    Heard heard(m_synthesis);
    heard.speaker.speak(u"three trees"_s, u"en-US"_s, SpeechRate::Normal);
    QTRY_VERIFY(heard.output->playing);
    heard.output->plug(false);
    QVERIFY(!heard.speaker.isAvailable());
    QVERIFY(!heard.output->playing);
    QCOMPARE(heard.finished.size(), 1);
    QVERIFY(!heard.speaker.unavailableBecause().isEmpty());
    heard.output->plug(true);
    QVERIFY(heard.speaker.isAvailable());
    QCOMPARE(heard.speaker.unavailableBecause(), QString());
    QCOMPARE(heard.availability.size(), 3);
    heard.speaker.speak(u"three trees"_s, u"en-US"_s, SpeechRate::Normal);
    QTRY_VERIFY(heard.output->playing);
}

void SpeakerTest::doesNotHoldUpTheWindow()
{
    Heard heard(m_synthesis);
    heard.speaker.lookForDevices();
    const QString text = u"think three free trees "_s.repeated(100);
    QElapsedTimer timer;
    timer.start();
    heard.speaker.speak(text, u"en-US"_s, SpeechRate::Slow);
    const double asked = double(timer.nsecsElapsed()) / 1e6;
    QTRY_VERIFY(heard.output->playing);
    const double made = double(timer.nsecsElapsed()) / 1e6;
    qInfo("speak() returned after %.2f ms; 400 words were made after %.0f ms", asked, made);
    QVERIFY(asked * 4 < made);
}

void SpeakerTest::mayGoWhileItSpeaks()
{
    for (const bool sounding : {false, true}) {
        auto *output = new FakeOutput;
        auto speaker = std::make_unique<Speaker>(m_synthesis, std::unique_ptr<AudioOutput>(output));
        QSignalSpy ended(speaker.get(), &Speaker::finished);
        speaker->speak(u"think three free trees "_s.repeated(100), u"en-US"_s, SpeechRate::Slow);
        if (sounding)
            QTRY_VERIFY(output->playing);
        speaker.reset();
        QCoreApplication::processEvents();
        QCOMPARE(ended.size(), 0);
    }
}

QTEST_GUILESS_MAIN(SpeakerTest)
#include "tst_speaker.moc"
