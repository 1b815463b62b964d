// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/speech/fakeoutput.h"
#include "ui/speech/speakbuttons.h"
#include "ui/speech/speaker.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

Speaker::Synthesis synthesis()
{
    return SpeechSynthesis::create(*Languages::load());
}

/// The buttons with a speaker whose device the test plays.
struct Shown
{
    FakeOutput *output = new FakeOutput;
    Speaker speaker{synthesis(), std::unique_ptr<AudioOutput>(output)};
    SpeakButtons buttons;
    QToolButton *normal = buttons.findChild<QToolButton *>(u"speak"_s);
    QToolButton *slow = buttons.findChild<QToolButton *>(u"speakSlowly"_s);
    QLabel *note = buttons.findChild<QLabel *>(u"speechNote"_s);

    explicit Shown(bool device = true)
    {
        output->available = device;
        buttons.setText(u"three free trees"_s);
        buttons.setLang(u"en-US"_s);
        buttons.setSpeaker(&speaker);
    }

    void show()
    {
        buttons.show();
        QSignalSpy looked(&speaker, &Speaker::availabilityChanged);
        QVERIFY(output->looks > 0 || looked.wait());
    }
};

QString accessibleName(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

} // namespace

class SpeakButtonsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksForDevicesWhenShown();
    void saysThatThereIsNoDevice();
    void followsTheDevice();
    void needsAText();
    void needsASpeaker();
    void pressedItStops();
    void otherRateTakesOver();
    void onlyItsOwnWordsAreTold();
    void anotherTextStops_data();
    void anotherTextStops();
    void saysThatItFailed();
    void worksWithKeys();
    void hasNames();
    void survivesItsSpeaker();
    void followsTheTheme();
};

void SpeakButtonsTest::looksForDevicesWhenShown()
{
    Shown shown;
    QCoreApplication::processEvents();
    QCOMPARE(shown.output->looks, 0);
    QVERIFY(!shown.normal->isEnabled());
    QVERIFY(!shown.slow->isEnabled());
    QVERIFY(shown.note->isHidden());
    shown.buttons.show();
    QCOMPARE(shown.output->looks, 0); // not on the way to the first picture
    QTRY_COMPARE(shown.output->looks, 1);
    QVERIFY(shown.normal->isEnabled());
    QVERIFY(shown.slow->isEnabled());
    QVERIFY(shown.note->isHidden());
}

void SpeakButtonsTest::saysThatThereIsNoDevice()
{
    Shown shown(false);
    shown.show();
    for (QToolButton *button : {shown.normal, shown.slow}) {
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"audio device"_s));
        QCOMPARE(button->accessibleDescription(), button->toolTip());
    }
    QVERIFY(shown.note->isVisible());
    QCOMPARE(shown.note->text(), u"No audio device"_s);
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QVERIFY(!shown.speaker.isBusy());
}

void SpeakButtonsTest::followsTheDevice()
{
    Shown shown(false);
    shown.show();
    shown.output->plug(true);
    QVERIFY(shown.normal->isEnabled());
    QVERIFY(shown.note->isHidden());
    QCOMPARE(shown.normal->accessibleDescription(), QString());
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    shown.output->plug(false);
    QVERIFY(!shown.buttons.isSpeaking());
    QVERIFY(!shown.normal->isEnabled());
    QVERIFY(shown.note->isVisible());
}

void SpeakButtonsTest::needsAText()
{
    Shown shown;
    shown.buttons.setText(u"  "_s);
    shown.show();
    QVERIFY(!shown.normal->isEnabled());
    QVERIFY(shown.normal->toolTip().contains(u"no text"_s));
    QVERIFY(shown.note->isHidden());
    shown.buttons.setText(u"three"_s);
    QVERIFY(shown.normal->isEnabled());
    QCOMPARE(shown.normal->toolTip(), u"Speak"_s);
}

void SpeakButtonsTest::needsASpeaker()
{
    SpeakButtons buttons;
    buttons.setText(u"three"_s);
    buttons.show();
    QVERIFY(!buttons.findChild<QToolButton *>(u"speak"_s)->isEnabled());
    QVERIFY(!buttons.isSpeaking());
}

void SpeakButtonsTest::pressedItStops()
{
    Shown shown;
    shown.show();
    QSignalSpy words(&shown.buttons, &SpeakButtons::wordSounding);
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QVERIFY(shown.buttons.isSpeaking());
    QCOMPARE(shown.normal->accessibleName(), u"Stop"_s);
    QCOMPARE(shown.slow->accessibleName(), u"Speak slowly"_s);
    QTRY_VERIFY(shown.output->playing);
    shown.output->playTo(300);
    QVERIFY(words.size() > 0);
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QVERIFY(!shown.output->playing);
    QVERIFY(!shown.buttons.isSpeaking());
    QCOMPARE(words.last().first().toInt(), -1);
    QCOMPARE(shown.normal->accessibleName(), u"Speak"_s);

    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    words.clear();
    shown.output->playToTheEnd();
    QCOMPARE(words.first().first().toInt(), 0);
    QCOMPARE(words.size(), 4); // three words and the end
    QVERIFY(!shown.buttons.isSpeaking());
    QCOMPARE(shown.normal->accessibleName(), u"Speak"_s);
}

void SpeakButtonsTest::otherRateTakesOver()
{
    Shown shown;
    shown.show();
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    const int length = shown.output->lengthMs();
    QTest::mouseClick(shown.slow, Qt::LeftButton);
    QVERIFY(shown.buttons.isSpeaking());
    QCOMPARE(shown.normal->accessibleName(), u"Speak"_s);
    QCOMPARE(shown.slow->accessibleName(), u"Stop"_s);
    QTRY_COMPARE(shown.output->plays, 2);
    QVERIFY(shown.output->lengthMs() > length * 3 / 2);
}

void SpeakButtonsTest::onlyItsOwnWordsAreTold()
{
    Shown shown;
    shown.show();
    SpeakButtons other;
    other.setText(u"tea"_s);
    other.setLang(u"en-US"_s);
    other.setSpeaker(&shown.speaker);
    other.show();
    QSignalSpy words(&shown.buttons, &SpeakButtons::wordSounding);
    QSignalSpy otherWords(&other, &SpeakButtons::wordSounding);

    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    shown.output->playTo(300);
    QVERIFY(words.size() > 0);
    QTest::mouseClick(other.findChild<QToolButton *>(u"speak"_s), Qt::LeftButton);
    QVERIFY(!shown.buttons.isSpeaking());
    QVERIFY(other.isSpeaking());
    QCOMPARE(words.last().first().toInt(), -1);
    QCOMPARE(otherWords.size(), 0);
    words.clear();
    QTRY_COMPARE(shown.output->plays, 2);
    shown.output->playToTheEnd();
    QCOMPARE(words.size(), 0);
    QCOMPARE(otherWords.size(), 2);
    QVERIFY(!other.isSpeaking());

    // A sound that somebody else plays is neither's.
    shown.speaker.playSound(u"θ"_s);
    QVERIFY(!shown.buttons.isSpeaking());
    QVERIFY(!other.isSpeaking());
}

void SpeakButtonsTest::anotherTextStops_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<bool>("stops");
    QTest::newRow("another text") << u"two"_s << u"en-US"_s << true;
    QTest::newRow("another language") << u"three free trees"_s << u"de"_s << true;
    QTest::newRow("the same") << u"three free trees"_s << u"en-US"_s << false;
    QTest::newRow("no text") << QString() << u"en-US"_s << true;
}

void SpeakButtonsTest::anotherTextStops()
{
    QFETCH(QString, text);
    QFETCH(QString, lang);
    QFETCH(bool, stops);
    Shown shown;
    shown.show();
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    shown.buttons.setText(text);
    shown.buttons.setLang(lang);
    QCOMPARE(shown.buttons.isSpeaking(), !stops);
    QCOMPARE(shown.output->playing, !stops);
}

void SpeakButtonsTest::saysThatItFailed()
{
    Shown shown;
    shown.show();
    QSignalSpy failed(&shown.buttons, &SpeakButtons::failed);
    shown.buttons.setText(u"漢字"_s);
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!shown.buttons.isSpeaking());
    QVERIFY(shown.note->isVisible());
    QCOMPARE(shown.note->text(), u"Could not be spoken"_s);
    QCOMPARE(shown.note->toolTip(), failed.first().first().toString());
    shown.buttons.setText(u"three"_s);
    QVERIFY(shown.note->isHidden());
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QTRY_VERIFY(shown.output->playing);
    QCOMPARE(failed.size(), 1);
}

void SpeakButtonsTest::worksWithKeys()
{
    Shown shown;
    shown.show();
    shown.buttons.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.buttons));
    shown.normal->setFocus(Qt::TabFocusReason);
    QTest::keyClick(shown.normal, Qt::Key_Tab);
    QVERIFY(shown.slow->hasFocus());
    QTest::keyClick(shown.slow, Qt::Key_Space);
    QVERIFY(shown.buttons.isSpeaking());
    QVERIFY(shown.slow->hasFocus());
    QTest::keyClick(shown.slow, Qt::Key_Space);
    QVERIFY(!shown.buttons.isSpeaking());
}

void SpeakButtonsTest::hasNames()
{
    Shown shown;
    shown.show();
    QCOMPARE(accessibleName(shown.normal), u"Speak"_s);
    QCOMPARE(accessibleName(shown.slow), u"Speak slowly"_s);
    shown.buttons.setNames(u"Speak the reference"_s, u"Speak the reference slowly"_s);
    QCOMPARE(accessibleName(shown.normal), u"Speak the reference"_s);
    QCOMPARE(shown.normal->toolTip(), u"Speak the reference"_s);
    QCOMPARE(accessibleName(shown.slow), u"Speak the reference slowly"_s);
}

void SpeakButtonsTest::survivesItsSpeaker()
{
    auto *output = new FakeOutput;
    auto speaker = std::make_unique<Speaker>(synthesis(), std::unique_ptr<AudioOutput>(output));
    SpeakButtons buttons;
    buttons.setText(u"three"_s);
    buttons.setLang(u"en-US"_s);
    buttons.setSpeaker(speaker.get());
    buttons.show();
    auto *normal = buttons.findChild<QToolButton *>(u"speak"_s);
    QTRY_VERIFY(normal->isEnabled());
    QTest::mouseClick(normal, Qt::LeftButton);
    QVERIFY(buttons.isSpeaking());
    speaker.reset();
    QVERIFY(!buttons.isSpeaking());
    QVERIFY(!normal->isEnabled());
}

void SpeakButtonsTest::followsTheTheme()
{
    Shown shown;
    shown.show();
    const auto picture = [&] { return shown.normal->icon().pixmap(20, 20).toImage(); };
    applyTheme(*qApp, ThemeMode::Light);
    const QImage light = picture();
    QVERIFY(!light.isNull());
    applyTheme(*qApp, ThemeMode::Dark);
    QVERIFY(light != picture());
    // The three pictures are three.
    const QImage speak = picture();
    QVERIFY(speak != shown.slow->icon().pixmap(20, 20).toImage());
    QTest::mouseClick(shown.normal, Qt::LeftButton);
    QVERIFY(speak != picture());
    applyTheme(*qApp, ThemeMode::System);
}

QTEST_MAIN(SpeakButtonsTest)
#include "tst_speakbuttons.moc"
