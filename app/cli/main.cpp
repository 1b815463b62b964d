// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/align.h"
#include "app/cli/commandline.h"
#include "app/cli/compare.h"
#include "app/cli/console.h"
#include "app/cli/session.h"
#include "app/cli/transcribe.h"
#include "core/phonemes/text.h"

#include <QCoreApplication>

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>

using namespace Qt::StringLiterals;

namespace {

/// Qt warns on standard error when the locale is not UTF-8 and then takes UTF-8 all the same; take it first.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setenv("LC_ALL", "C.UTF-8", 1);
}

int run(int argc, char *argv[])
{
    using namespace phonoscope;
    using namespace phonoscope::cli;

    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        // empty arguments are for the command to judge
        const auto argument = decodeText(QByteArrayView(argv[i]));
        if (!argument) {
            writeError(u"argument %1: %2"_s.arg(QString::number(i), argument.error().message));
            return 1;
        }
        arguments.append(*argument);
    }
    const auto line = parseCommandLine(arguments);
    if (!line) {
        if (line.error().exitStatus == 0)
            writeOut(line.error().message);
        else
            writeError(line.error().message);
        return line.error().exitStatus;
    }
    if (line->command == Command::Align)
        return align(*line);

    auto session = Session::create(*line);
    if (!session) {
        writeError(session.error());
        return 1;
    }
    return line->command == Command::Transcribe ? transcribe(*line, **session) : compare(*line, **session);
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8();
    const QCoreApplication application(argc, argv);
    const int exitStatus = run(argc, argv);
    phonoscope::cli::flushOut();
    return exitStatus;
}
