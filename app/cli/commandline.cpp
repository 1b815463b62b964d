// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "core/similarity/names.h"

#include <QCommandLineParser>

#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

constexpr int maxCacheDays = 36'500;

QString helpText()
{
    return uR"(Phonoscope shows how a sentence was said.

Usage:
  phonoscope-cli transcribe [options] [TEXT…]            (or a sentence a line on standard input)
  phonoscope-cli compare [options] REFERENCE [SPOKEN…]   (or spoken sentences, a line each, on standard input)
  phonoscope-cli align [options]                         (standard input to standard output)

Options:
  --lang TAG            language as a BCP-47 tag (en-US)
  --provider NAME       builtin: the engine in this program; service: a phoneme service (builtin)
  --format NAME         text, json or tsv (text; align: tsv)
  --strictness NAME     strict, standard or lenient: how near misses count (standard)
  --advice-language L   en or vi: the language of the advice (en)
  --reference-is-ipa    REFERENCE is IPA, its words parted by blanks
  --reference-ipa IPA   how REFERENCE is to be said, in IPA, word by word
  --also-accept IPA     another way to say REFERENCE; may be given several times
  --accent TAG          accept REFERENCE in this accent too, en-GB say; may be given several times
  --spoken-is-ipa       SPOKEN is IPA
  --cache-dir DIR       keep answers in this folder and use those that are there
  --cache-days N        how old a kept answer may be before it is asked for anew; 0: any age (30)
  --no-cache            keep no answers, not even in memory
  --help, --version

)"_s + networkHelp() +
           uR"(
align reads lines of id, segments of A and segments of B, parted by tabs; the segments are parted by blanks
and taken as they are cut. It writes id, aligned A, aligned B (a gap is “-”) and the distance: the sum of the
columns' alignment costs. With --format json it writes one object a line.

Exit status: 0 done, 1 it could not be done, 2 wrong usage.
)"_s;
}

tl::unexpected<Refusal> wrongUsage(const QString &message)
{
    return tl::unexpected(Refusal{2, message});
}

template <typename T>
std::optional<T> byName(const QString &name, std::initializer_list<std::pair<QLatin1StringView, T>> names)
{
    for (const auto &[known, value] : names) {
        if (name == known)
            return value;
    }
    return std::nullopt;
}

/// An unknown option's message from the parser, in our words.
QString unknownOptions(const QCommandLineParser &parser)
{
    if (parser.unknownOptionNames().isEmpty())
        return u"%1 See phonoscope-cli --help."_s.arg(parser.errorText());
    return u"there is no option “%1”; see phonoscope-cli --help, and put “--” before a text that begins with “-”"_s
        .arg(parser.unknownOptionNames().first());
}

} // namespace

tl::expected<CommandLine, Refusal> parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({
        {u"lang"_s, {}, u"TAG"_s, u"en-US"_s},
        {u"provider"_s, {}, u"NAME"_s, u"builtin"_s},
        {u"format"_s, {}, u"NAME"_s},
        {u"strictness"_s, {}, u"NAME"_s, u"standard"_s},
        {u"reference-is-ipa"_s, {}},
        {u"advice-language"_s, {}, u"L"_s, u"en"_s},
        {u"reference-ipa"_s, {}, u"IPA"_s},
        {u"also-accept"_s, {}, u"IPA"_s},
        {u"accent"_s, {}, u"TAG"_s},
        {u"spoken-is-ipa"_s, {}},
        {u"cache-dir"_s, {}, u"DIR"_s},
        {u"cache-days"_s, {}, u"N"_s, u"30"_s},
        {u"no-cache"_s, {}},
        {u"help"_s, {}},
        {u"version"_s, {}},
    });
    parser.addOptions(networkOptions());
    if (!parser.parse(QStringList{u"phonoscope-cli"_s} + arguments))
        return wrongUsage(unknownOptions(parser));
    if (parser.isSet(u"help"_s))
        return tl::unexpected(Refusal{0, helpText()});
    if (parser.isSet(u"version"_s))
        return tl::unexpected(
            Refusal{0, u"phonoscope-cli %1\n"_s.arg(QLatin1StringView(PHONOSCOPE_VERSION))});

    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return wrongUsage(u"say what to do: transcribe, compare or align; see phonoscope-cli --help"_s);
    CommandLine line;
    const QString commandName = words.takeFirst();
    const auto command = byName<Command>(commandName, {{"transcribe"_L1, Command::Transcribe},
                                                       {"compare"_L1, Command::Compare},
                                                       {"align"_L1, Command::Align}});
    if (!command) {
        return wrongUsage(
            u"there is no command “%1”; use transcribe, compare or align; see phonoscope-cli --help"_s.arg(
                commandName));
    }
    line.command = *command;
    line.texts = words;
    line.lang = parser.value(u"lang"_s);
    if (line.lang.isEmpty())
        return wrongUsage(u"--lang is empty; give a language tag such as en-US"_s);

    const auto provider =
        byName<ProviderChoice>(parser.value(u"provider"_s), {{"builtin"_L1, ProviderChoice::Builtin},
                                                             {"service"_L1, ProviderChoice::Service}});
    if (!provider)
        return wrongUsage(u"--provider is “%1”; use builtin or service"_s.arg(parser.value(u"provider"_s)));
    line.provider = *provider;

    const QString formatName = parser.value(u"format"_s);
    const auto format = byName<Format>(
        formatName, {{"text"_L1, Format::Text}, {"json"_L1, Format::Json}, {"tsv"_L1, Format::Tsv}});
    if (parser.isSet(u"format"_s) && !format)
        return wrongUsage(u"--format is “%1”; use text, json or tsv"_s.arg(formatName));
    line.format = format.value_or(line.command == Command::Align ? Format::Tsv : Format::Text);

    const auto strictness = strictnessFromName(parser.value(u"strictness"_s));
    if (!strictness) {
        return wrongUsage(
            u"--strictness is “%1”; use strict, standard or lenient"_s.arg(parser.value(u"strictness"_s)));
    }
    line.strictness = *strictness;

    const auto adviceLanguage = adviceLanguageFromName(parser.value(u"advice-language"_s));
    if (!adviceLanguage)
        return wrongUsage(
            u"--advice-language is “%1”; use en or vi"_s.arg(parser.value(u"advice-language"_s)));
    line.adviceLanguage = *adviceLanguage;

    line.referenceIsIpa = parser.isSet(u"reference-is-ipa"_s);
    line.spokenIsIpa = parser.isSet(u"spoken-is-ipa"_s);
    line.referenceIpa = parser.value(u"reference-ipa"_s);
    line.alternatives = parser.values(u"also-accept"_s);
    line.accents = parser.values(u"accent"_s);
    if (line.referenceIsIpa && parser.isSet(u"reference-ipa"_s))
        return wrongUsage(u"--reference-ipa goes with a reference in words; leave out --reference-is-ipa"_s);
    if (parser.isSet(u"accent"_s) && (line.referenceIsIpa || parser.isSet(u"reference-ipa"_s)))
        return wrongUsage(
            u"--accent needs the reference in words alone; with IPA, use --also-accept for other ways"_s);
    for (const auto &[option, values] :
         {std::pair{u"--also-accept"_s, line.alternatives}, std::pair{u"--accent"_s, line.accents},
          std::pair{u"--reference-ipa"_s, parser.values(u"reference-ipa"_s)}}) {
        if (values.contains(QString()))
            return wrongUsage(u"%1 is empty; give it a value or leave it out"_s.arg(option));
        if (!values.isEmpty() && line.command != Command::Compare)
            return wrongUsage(u"%1 goes with compare"_s.arg(option));
    }
    line.cacheDir = parser.value(u"cache-dir"_s);
    line.useCache = !parser.isSet(u"no-cache"_s);
    if (!line.useCache && parser.isSet(u"cache-dir"_s))
        return wrongUsage(u"--cache-dir and --no-cache exclude each other; leave one out"_s);
    if (parser.isSet(u"cache-dir"_s) && line.cacheDir.isEmpty())
        return wrongUsage(u"--cache-dir is empty; name a folder"_s);

    bool isNumber = false;
    const int days = parser.value(u"cache-days"_s).toInt(&isNumber);
    if (!isNumber || days < 0 || days > maxCacheDays) {
        return wrongUsage(u"--cache-days is “%1”; give whole days from 0 to %2"_s.arg(
            parser.value(u"cache-days"_s), QString::number(maxCacheDays)));
    }
    line.timeToLive = std::chrono::hours(24 * days);

    if (const auto timeout = readTimeout(parser); !timeout)
        return wrongUsage(timeout.error());
    if (line.provider == ProviderChoice::Service && line.command != Command::Align) {
        auto network = readNetworkOptions(parser, QProcessEnvironment::systemEnvironment());
        if (!network)
            return wrongUsage(network.error());
        line.network = std::move(*network);
    } else if (const QString given = givenNetworkOption(parser); !given.isEmpty()) {
        return wrongUsage(u"--%1 goes with --provider service"_s.arg(given));
    }

    if (line.command == Command::Compare && line.texts.isEmpty())
        return wrongUsage(u"compare needs a reference sentence; see phonoscope-cli --help"_s);
    if (line.command == Command::Align && !line.texts.isEmpty())
        return wrongUsage(u"align takes no text; it reads standard input; see phonoscope-cli --help"_s);
    return line;
}

} // namespace phonoscope::cli
