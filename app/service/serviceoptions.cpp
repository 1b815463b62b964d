// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/serviceoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ServiceOptions", text);
}

std::optional<int> numberWithin(const QString &text, int least, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

tl::expected<ServiceOptions, QString> parseServiceOptions(const QStringList &arguments)
{
    ServiceOptions options;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Answers POST /ipav3 with the phonemes of a text, from the built-in engine."));
    const QCommandLineOption listen(
        u"listen"_s, tr("Where to listen; port 0 for any that is free (127.0.0.1:8765)."), tr("HOST:PORT"));
    const QCommandLineOption delay(
        u"delay"_s, tr("Hold every answer back for so many milliseconds, 0 to 60000 (0)."), tr("MS"));
    const QCommandLineOption maxConnections(
        u"max-connections"_s, tr("The most connections at once, 1 to 10000 (512); more wait."), tr("COUNT"));
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s}, tr("Print this help and end."));
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s}, tr("Print the version and end."));
    parser.addOptions({listen, delay, maxConnections, help, version});

    if (!parser.parse(arguments))
        return tl::unexpected(
            tr("%1; see --help").arg(parser.errorText().chopped(parser.errorText().endsWith(u'.'))));
    if (parser.isSet(help)) {
        options.textToPrint = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.textToPrint = u"phonoscope-service " PHONOSCOPE_VERSION "\n"_s;
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return tl::unexpected(
            tr("'%1' is not an option; see --help").arg(parser.positionalArguments().first()));
    if (parser.isSet(listen)) {
        const auto address = parseListenAddress(parser.value(listen));
        if (!address)
            return tl::unexpected(address.error());
        options.listen = *address;
    }
    if (parser.isSet(delay)) {
        const auto number = numberWithin(parser.value(delay), 0, 60'000);
        if (!number)
            return tl::unexpected(
                tr("--delay takes milliseconds from 0 to 60000, not '%1'").arg(parser.value(delay)));
        options.delay = std::chrono::milliseconds(*number);
    }
    if (parser.isSet(maxConnections)) {
        const auto number = numberWithin(parser.value(maxConnections), 1, 10'000);
        if (!number) {
            return tl::unexpected(tr("--max-connections takes a number from 1 to 10000, not '%1'")
                                      .arg(parser.value(maxConnections)));
        }
        options.maxConnections = *number;
    }
    return options;
}

} // namespace phonoscope
