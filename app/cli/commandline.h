// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/networkoptions.h"
#include "core/advice/advice.h"
#include "core/alignment/score.h"

#include <QStringList>

#include <chrono>
#include <tl/expected.hpp>

namespace phonoscope::cli {

enum class Command { Transcribe, Compare, Align };
enum class ProviderChoice { Builtin, Service };
enum class Format { Text, Json, Tsv };

/// What the user asked for, checked as far as words can be checked.
struct CommandLine
{
    Command command = Command::Compare;
    QStringList texts; ///< what stands behind the options
    QString lang;
    ProviderChoice provider = ProviderChoice::Builtin;
    NetworkOptions network; ///< where a service is asked
    Format format = Format::Text;
    Strictness strictness = Strictness::Standard;
    AdviceLanguage adviceLanguage = AdviceLanguage::English;
    bool referenceIsIpa = false;
    QString referenceIpa;     ///< the reference's IPA, its text being given too; empty: the provider's
    QStringList accents;      ///< tags whose forms of the reference are accepted too
    QStringList alternatives; ///< further ways to say the reference, in IPA
    bool spokenIsIpa = false;
    QString cacheDir; ///< empty: nothing is kept on disk
    bool useCache = true;
    std::chrono::hours timeToLive{30 * 24}; ///< of a kept answer; 0: any age
};

/// Why there is nothing to run.
struct Refusal
{
    int exitStatus = 2; ///< 0: the user asked for help or the version
    QString message;    ///< for stderr if exitStatus is not 0, else for stdout
};

/// \a arguments without the program's name, valid UTF-8.
tl::expected<CommandLine, Refusal> parseCommandLine(const QStringList &arguments);

} // namespace phonoscope::cli
