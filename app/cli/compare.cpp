// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compare.h"

#include "app/cli/comparisontext.h"
#include "app/cli/console.h"
#include "app/cli/session.h"
#include "core/phonemes/text.h"
#include "core/similarity/comparisonjson.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

/// The most that is read, as all of it must be there before the work begins.
constexpr qsizetype maxInputBytes = 64 * 1024 * 1024;

/// The spoken sentences of standard input; the error is a sentence for the user.
tl::expected<QStringList, QString> readSpoken()
{
    QStringList spoken;
    qsizetype total = 0;
    InputLines input;
    while (const auto line = input.next()) {
        if (line->bytes.trimmed().isEmpty())
            continue;
        const auto refuse = [&spoken](const QString &why) {
            return tl::unexpected(u"spoken sentence %1: %2"_s.arg(QString::number(spoken.size() + 1), why));
        };
        if (!line->isWhole)
            return refuse(overlongLine());
        total += line->bytes.size();
        if (total > maxInputBytes)
            return tl::unexpected(
                u"standard input holds more than %1 MB; give it in parts"_s.arg(maxInputBytes / 1024 / 1024));
        const auto text = decodeText(line->bytes);
        if (!text)
            return refuse(text.error().message);
        spoken.append(*text);
    }
    if (!input.fault().isEmpty())
        return tl::unexpected(input.fault());
    if (spoken.isEmpty())
        return tl::unexpected(
            u"there is no spoken sentence; give one behind the reference or on standard input"_s);
    return spoken;
}

void write(const Comparison &comparison, const QStringList &spoken, Format format,
           const std::optional<Counsel> &counsel)
{
    switch (format) {
    case Format::Json:
        writeOut(
            QJsonDocument(comparisonToJson(comparison, spoken, *counsel)).toJson(QJsonDocument::Compact) +
            '\n');
        break;
    case Format::Tsv:
        writeOut(comparisonToTsv(comparison));
        break;
    case Format::Text:
        writeOut(comparisonToText(comparison, *counsel));
        break;
    }
}

} // namespace

int compare(const CommandLine &line, Session &session)
{
    QStringList spoken = line.texts.mid(1);
    if (spoken.isEmpty()) {
        auto read = readSpoken();
        if (!read) {
            writeError(read.error());
            return 1;
        }
        spoken = *read;
    }
    std::optional<Counsel> counsel; // TSV holds none
    if (line.format != Format::Tsv) {
        auto tables = AdviceTables::load();
        if (!tables) {
            writeError(tables.error());
            return 1;
        }
        counsel = Counsel{std::move(*tables), line.adviceLanguage};
    }
    ComparisonRequest request;
    request.reference = {line.texts.first(), line.referenceIsIpa, line.referenceIpa};
    for (const QString &text : std::as_const(spoken))
        request.spoken.append({.text = text, .isIpa = line.spokenIsIpa});
    request.lang = line.lang;
    request.strictness = line.strictness;
    request.accents = line.accents;
    request.alternatives = line.alternatives;

    int exitStatus = 0;
    QObject context;
    ComparisonJob *job =
        session.similarity().compare(session.provider(), request, &context, session.standIn());
    QObject::connect(job, &ComparisonJob::finished, &context, [&](const ComparisonResult &result) {
        QCoreApplication::quit();
        if (!result) {
            writeError(u"reference: "_s + result.error().message);
            exitStatus = 1;
            return;
        }
        qsizetype answered = 0;
        for (std::size_t i = 0; i < result->attempts.size(); ++i) {
            const auto &attempt = result->attempts[i];
            if (attempt) {
                ++answered;
                continue;
            }
            exitStatus = 1;
            const QString what =
                spoken.size() == 1 ? u"spoken sentence"_s : u"spoken sentence %1"_s.arg(i + 1);
            writeError(what + u": "_s + attempt.error().message);
        }
        if (answered > 0)
            write(*result, spoken, line.format, counsel);
        if (line.format != Format::Json) {
            for (const QString &warning : comparisonWarnings(*result))
                writeError(u"warning: "_s + warning);
        }
    });
    QCoreApplication::exec();
    return exitStatus;
}

} // namespace phonoscope::cli
