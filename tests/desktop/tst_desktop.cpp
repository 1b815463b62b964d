// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/virtualdisplay.h"
#include "tests/desktop/windowcloser.h"

#include <QApplication>
#include <QFileInfo>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; ///< ms, on a busy machine

int pixelsOf(const QImage &picture, QRgb color)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        count += static_cast<int>(std::count(line, line + picture.width(), color));
    }
    return count;
}

/// All that is on the display.
QImage screenshot()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

/// The program itself, on a display of its own, in a home of its own.
class TestDesktop : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;

    QProcessEnvironment environment() const
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"QT_QPA_PLATFORMTHEME"_s,
                                 u"QT_SCALE_FACTOR"_s, u"QT_STYLE_OVERRIDE"_s, u"XDG_CURRENT_DESKTOP"_s})
            variables.remove(name);
        variables.insert(u"HOME"_s, m_home.path());
        variables.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
        variables.insert(u"XDG_CACHE_HOME"_s, m_home.filePath(u"cache"_s));
        variables.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        variables.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        // Not the session bus of whoever runs the test; connecting to it also leaks within libdbus.
        variables.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
        return variables;
    }

    static void start(QProcess &program, const QProcessEnvironment &variables, const QStringList &arguments)
    {
        program.setProcessEnvironment(variables);
        program.start(QStringLiteral(PHONOSCOPE_BIN "/phonoscope"), arguments);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_home.isValid()); }

    void showsWhatTheCommandLineAsksForAndCloses()
    {
        constexpr QRgb substitution = 0xffd55e00;
        constexpr QRgb accent = 0xff4547c4; // of the light theme, which an X server without a desktop gets
        constexpr int enough = 100;         // pixels; edges alone are blended
        QCOMPARE(pixelsOf(screenshot(), substitution), 0);

        QProcess program;
        start(program, environment(),
              {u"--reference"_s, u"I think three free trees"_s, u"--spoken"_s, u"I sink tree free threes"_s,
               u"--lang"_s, u"en-US"_s});
        QVERIFY2(program.waitForStarted(), qPrintable(program.errorString()));
        const auto shows = [&program](QRgb color) {
            return program.state() != QProcess::Running || pixelsOf(screenshot(), color) > enough;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shows(substitution), patience);
        QTRY_VERIFY_WITH_TIMEOUT(shows(accent), patience);
        QVERIFY2(program.state() == QProcess::Running, program.readAllStandardError().constData());

        QCOMPARE(phonoscope::test::askWindowsToClose(), 1);
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.readAllStandardError(), QByteArray());
        QVERIFY(QFileInfo::exists(m_home.filePath(u"config/phonoscope/phonoscope.conf"_s)));
        QVERIFY(QFileInfo::exists(m_home.filePath(u"data/phonoscope/teacher.sqlite"_s)));
    }

    void startsWhereTeachersReferencesCannotBeKept()
    {
        QFile inTheWay(m_home.filePath(u"no folder"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QProcessEnvironment variables = environment();
        variables.insert(u"XDG_DATA_HOME"_s, inTheWay.fileName());
        QProcess program;
        start(program, variables, {u"--reference"_s, u"three"_s});
        program.setReadChannel(QProcess::StandardError);
        QByteArray said;
        while (!said.contains("no folder/phonoscope")) { // the answers' store says so, too
            QVERIFY2(program.canReadLine() || program.waitForReadyRead(patience), said.constData());
            said += program.readLine();
        }
        // Asked once: the macros evaluate what they wait for again when it has come.
        int asked = 0;
        const auto isAsked = [&asked] {
            if (asked == 0)
                asked = phonoscope::test::askWindowsToClose();
            return asked != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAsked(), patience);
        QCOMPARE(asked, 1);
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void answersWithoutADisplay_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("its options") << u"--help"_s << QByteArray("--reference");
        QTest::newRow("its version") << u"--version"_s << QByteArray("phonoscope ");
    }

    void answersWithoutADisplay()
    {
        QFETCH(QString, argument);
        QFETCH(QByteArray, says);
        QProcessEnvironment variables = environment();
        variables.remove(u"DISPLAY"_s);
        QProcess program;
        start(program, variables, {argument});
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains(says));
    }

    void saysThatThereIsNoDisplay()
    {
        QProcessEnvironment variables = environment();
        variables.remove(u"DISPLAY"_s);
        QProcess program;
        start(program, variables, {});
        QVERIFY(program.waitForFinished(patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 1);
        const QByteArray said = program.readAllStandardError();
        QVERIFY2(said.contains("display"), said.constData());
        QVERIFY2(said.contains("phonoscope-cli"), said.constData());
        QCOMPARE(said.count('\n'), 1);
    }
};

int main(int argc, char *argv[])
{
    const phonoscope::test::VirtualDisplay display;
    if (display.name().isEmpty()) {
        std::fprintf(stderr, "Xvfb, the X server without a screen, cannot be started: %s\n",
                     display.problem().constData());
        return 1;
    }
    qputenv("DISPLAY", display.name());
    qputenv("QT_QPA_PLATFORM", "xcb");
    QApplication application(argc, argv);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktop.moc"
