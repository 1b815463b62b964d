// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/networkmanager.h"
#include "core/phonemes/service/phonemeclient.h"

#include <QCommandLineParser>
#include <QProcessEnvironment>

#include <chrono>
#include <tl/expected.hpp>

namespace phonoscope::cli {

/// How a phoneme service is to be asked.
struct NetworkOptions
{
    PhonemeClientSettings client;
    ProxySettings proxy;
    bool fallsBack = false; ///< the built-in engine stands in where the service cannot be reached
};

/// The options about the service, all but --provider.
QList<QCommandLineOption> networkOptions();

/// Their part of the help text.
QString networkHelp();

/// What \a parser has read and \a environment adds (PHONEME_URL, PHONEME_TOKEN). The error is a sentence for
/// the user; it never holds the value of a header or token.
tl::expected<NetworkOptions, QString> readNetworkOptions(const QCommandLineParser &parser,
                                                         const QProcessEnvironment &environment);

/// --timeout: accepted, and checked, whoever is asked.
tl::expected<std::chrono::milliseconds, QString> readTimeout(const QCommandLineParser &parser);

/// The first of the options but --timeout that was given; empty if none was.
QString givenNetworkOption(const QCommandLineParser &parser);

} // namespace phonoscope::cli
