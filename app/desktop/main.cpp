// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSettings>

#include <cstdio>

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

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("phonoscope"));
    QApplication::setApplicationDisplayName(text("Phonoscope"));
    QApplication::setApplicationVersion(QStringLiteral(PHONOSCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("phonoscope"));

    QCommandLineParser parser;
    const Options options;
    parser.setApplicationDescription(text("Shows how a sentence was said."));
    parser.addOptions({options.reference, options.spoken, options.lang});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(QApplication::arguments())) {
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

    auto program = Program::create();
    if (!program) {
        complain(program.error());
        QMessageBox::critical(nullptr, text("Phonoscope"), program.error());
        return 1;
    }
    QSettings settings(QStringLiteral("phonoscope"), QStringLiteral("phonoscope"));
    MainWindow window((*program)->context(), settings, (*program)->engineVersion());
    if (!window.prefill(parser.value(options.reference), parser.value(options.spoken),
                        parser.value(options.lang))) {
        complain(text("there is no language '%1'; choose one from the window's list")
                     .arg(parser.value(options.lang)));
        return 2;
    }
    window.show();
    return QApplication::exec();
}
