// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/comparisonjson.h"

#include "core/advice/soundchanges.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

double tenths(int value)
{
    return value / 10.0;
}

double rounded(double value, double steps)
{
    return std::round(value * steps) / steps;
}

QJsonValue soundsText(std::span<const Segment> sounds)
{
    return sounds.empty() ? QJsonValue() : QJsonValue(textOf(sounds));
}

QJsonValue soundsWord(std::span<const Segment> sounds)
{
    return sounds.empty() ? QJsonValue() : QJsonValue(sounds.front().word);
}

QJsonArray wordsToJson(const Transcription &transcription)
{
    QJsonArray words;
    for (const TranscribedWord &word : transcription.words)
        words.append(QJsonObject{{u"text"_s, word.text}, {u"ipa"_s, word.ipa}});
    return words;
}

QJsonArray warningsToJson(const Transcription &transcription)
{
    return QJsonArray::fromStringList(transcription.warnings);
}

QJsonObject countsToJson(const Score &score)
{
    return {{u"match"_s, score.count(ColumnType::Match)},
            {u"variant"_s, score.count(ColumnType::Variant)},
            {u"substitution"_s, score.count(ColumnType::Substitution)},
            {u"omission"_s, score.count(ColumnType::Omission)},
            {u"insertion"_s, score.count(ColumnType::Insertion)}};
}

QJsonArray wordScoresToJson(const Transcription &reference, const Attempt &attempt)
{
    const auto text = [](const Transcription &transcription, std::optional<int> word) {
        return word ? QJsonValue(transcription.words.at(*word).text) : QJsonValue();
    };
    QJsonArray words;
    for (const WordScore &word : attempt.words) {
        words.append(QJsonObject{{u"reference"_s, text(reference, word.referenceWord)},
                                 {u"spoken"_s, text(attempt.spoken->transcription, word.spokenWord)},
                                 {u"score"_s, tenths(word.score)},
                                 {u"errorType"_s, wordErrorTypeName(word.errorType)}});
    }
    return words;
}

QStringList wordTexts(const Transcription &transcription)
{
    QStringList texts;
    for (const TranscribedWord &word : transcription.words)
        texts.append(word.text);
    return texts;
}

/// What to do about each column, in English; empty where nothing is to be done.
QStringList adviceOfColumns(const Attempt &attempt, const QString &lang, const AdviceTables &tables)
{
    QStringList texts(static_cast<qsizetype>(attempt.columns.size()));
    const AlignedAttempt aligned{attempt.expected->segments,
                                 attempt.spoken->segments,
                                 attempt.columns,
                                 attempt.score,
                                 wordTexts(attempt.expected->transcription),
                                 wordTexts(attempt.spoken->transcription)};
    for (const LocatedChange &found : soundChanges(aligned, tables, lang)) {
        const QString text = tables.adviceFor(found.change, lang, AdviceLanguage::English).text;
        for (std::size_t i = 0; i < found.columnCount; ++i)
            texts[static_cast<qsizetype>(found.firstColumn + i)] = text;
    }
    return texts;
}

QJsonArray columnsToJson(const Attempt &attempt, const QStringList &advice)
{
    QJsonArray columns;
    for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
        const ColumnScore &score = attempt.score.columns[i];
        const auto expected = expectedSounds(attempt, i);
        const auto heard = heardSounds(attempt, i);
        columns.append(QJsonObject{{u"reference"_s, soundsText(expected)},
                                   {u"spoken"_s, soundsText(heard)},
                                   {u"type"_s, columnTypeKey(score.type)},
                                   {u"points"_s, tenths(score.points)},
                                   {u"referenceWord"_s, soundsWord(expected)},
                                   {u"spokenWord"_s, soundsWord(heard)},
                                   {u"advice"_s, advice.at(static_cast<qsizetype>(i))}});
    }
    return columns;
}

QJsonObject attemptToJson(const Utterance &reference, const Attempt &attempt, const QStringList &advice)
{
    const Transcription &spoken = attempt.spoken->transcription;
    return {{u"text"_s, spoken.text},
            {u"ipa"_s, spoken.ipa},
            {u"score"_s, tenths(attempt.score.sounds.total)},
            {u"clamped"_s, attempt.score.sounds.clamped},
            {u"similarity"_s, rounded(attempt.similarity, 100)},
            {u"counts"_s, countsToJson(attempt.score)},
            {u"words"_s, wordScoresToJson(reference.transcription, attempt)},
            {u"columns"_s, columnsToJson(attempt, advice)},
            {u"warnings"_s, warningsToJson(spoken)}};
}

} // namespace

QString columnTypeKey(ColumnType type)
{
    switch (type) {
    case ColumnType::Match:
        return u"Match"_s;
    case ColumnType::Variant:
        return u"Variant"_s;
    case ColumnType::Substitution:
        return u"Substitution"_s;
    case ColumnType::Omission:
        return u"Omission"_s;
    case ColumnType::Insertion:
        return u"Insertion"_s;
    }
    Q_UNREACHABLE();
}

QString wordErrorTypeName(WordErrorType type)
{
    switch (type) {
    case WordErrorType::None:
        return u"None"_s;
    case WordErrorType::Mispronunciation:
        return u"Mispronunciation"_s;
    case WordErrorType::Omission:
        return u"Omission"_s;
    case WordErrorType::Insertion:
        return u"Insertion"_s;
    }
    Q_UNREACHABLE();
}

QString strictnessName(Strictness strictness)
{
    switch (strictness) {
    case Strictness::Strict:
        return u"strict"_s;
    case Strictness::Standard:
        return u"standard"_s;
    case Strictness::Lenient:
        return u"lenient"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Strictness> strictnessFromName(QStringView name)
{
    for (const Strictness strictness : {Strictness::Strict, Strictness::Standard, Strictness::Lenient}) {
        if (name == strictnessName(strictness))
            return strictness;
    }
    return std::nullopt;
}

QJsonObject comparisonToJson(const Comparison &comparison, const QStringList &spokenTexts,
                             const AdviceTables &tables)
{
    const Transcription &reference = comparison.reference->transcription;
    QJsonArray attempts;
    for (std::size_t i = 0; i < comparison.attempts.size(); ++i) {
        const auto &attempt = comparison.attempts[i];
        if (attempt) {
            attempts.append(attemptToJson(*comparison.reference, *attempt,
                                          adviceOfColumns(*attempt, comparison.lang, tables)));
        } else {
            attempts.append(QJsonObject{{u"text"_s, spokenTexts.value(static_cast<qsizetype>(i))},
                                        {u"error"_s, attempt.error().message}});
        }
    }
    const ComparisonFigures &figures = comparison.figures;
    return {{u"lang"_s, comparison.lang},
            {u"provider"_s, comparison.provider},
            {u"engine"_s, comparison.engine},
            {u"strictness"_s, strictnessName(comparison.strictness)},
            {u"reference"_s, transcriptionToJson(reference)},
            {u"attempts"_s, attempts},
            {u"network"_s, QJsonObject{{u"requests"_s, figures.network.requests},
                                       {u"connections"_s, figures.network.connections},
                                       {u"cacheHits"_s, figures.cacheHits},
                                       {u"elapsedMs"_s, rounded(figures.elapsedMs, 10)}}}};
}

QJsonObject transcriptionToJson(const Transcription &transcription)
{
    return {{u"text"_s, transcription.text},
            {u"ipa"_s, transcription.ipa},
            {u"words"_s, wordsToJson(transcription)},
            {u"warnings"_s, warningsToJson(transcription)}};
}

} // namespace phonoscope
