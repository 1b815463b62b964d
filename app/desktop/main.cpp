// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keyringvault.h"
#include "app/desktop/program.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

using namespace phonoscope;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::main", source);
}

void complain(const QString &message)
{
    std::fprintf(stderr, "phonoscope: %s\n", qUtf8Printable(message));
}

struct Options
{
    QCommandLineOption reference{QStringLiteral("reference"), text("The sentence that should be said."),
                                 QStringLiteral("TEXT")};
    QCommandLineOption spoken{QStringLiteral("spoken"), text("The sentence that was said."),
                              QStringLiteral("TEXT")};
    QCommandLineOption lang{QStringLiteral("lang"), text("The language, as a tag such as en-US."),
                            QStringLiteral("TAG")};
};

/// Help and version are for terminals too, where there may be no display to open.
bool isForTerminal(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "-h" || argument == "--help" || argument == "-v" || argument == "--version";
    });
}

/// Qt would end the program with an abort, and a message for developers.
bool hasDisplay(int argc, char *argv[])
{
    constexpr const char *variables[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::any_of(std::begin(variables), std::end(variables),
                       [](const char *name) { return !qEnvironmentVariableIsEmpty(name); }) ||
           std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
               return argument == "-platform" || argument == "--platform";
           });
}

} // namespace

int main(int argc, char *argv[])
{
    if (!isForTerminal(argc, argv) && !hasDisplay(argc, argv)) {
        complain(text("there is no display to open a window on; use phonoscope-cli instead"));
        return 1;
    }
    const std::unique_ptr<QCoreApplication> application(
        isForTerminal(argc, argv) ? new QCoreApplication(argc, argv) : new QApplication(argc, argv));
    QCoreApplication::setApplicationName(QStringLiteral("phonoscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PHONOSCOPE_VERSION));

    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(text("Shows how a sentence was said."));
    parser.addOptions({options.reference, options.spoken, options.lang});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(text("%1 See --help.").arg(parser.errorText()));
        return 2;
    }
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.isSet(help))
        parser.showHelp();
    if (!parser.positionalArguments().isEmpty()) {
        complain(text("unexpected argument '%1'; see --help").arg(parser.positionalArguments().constFirst()));
        return 2;
    }

    QApplication::setApplicationDisplayName(text("Phonoscope"));
    QApplication::setDesktopFileName(QStringLiteral("phonoscope"));
    QSettings settings(QStringLiteral("phonoscope"), QStringLiteral("phonoscope"));
    auto program = Program::create(settings, std::make_unique<KeyringVault>());
    if (!program) {
        complain(program.error());
        QMessageBox::critical(nullptr, text("Phonoscope"), program.error());
        return 1;
    }
    MainWindow window((*program)->context(), settings, (*program)->engineVersion(), (*program)->pages());
    if (!window.prefill(parser.value(options.reference), parser.value(options.spoken),
                        parser.value(options.lang))) {
        complain(text("there is no language '%1'; choose one from the window's list")
                     .arg(parser.value(options.lang)));
        return 2;
    }
    window.show();
    return QApplication::exec();
}
