// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/comparisonjson.h"

#include "core/similarity/advising.h"
#include "core/similarity/names.h"

#include <QDateTime>
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

QJsonObject countsToJson(const Attempt &attempt)
{
    const Score &score = attempt.score;
    return {{u"match"_s, score.count(ColumnType::Match)},
            {u"variant"_s, score.count(ColumnType::Variant)},
            {u"substitution"_s, score.count(ColumnType::Substitution)},
            {u"omission"_s, score.count(ColumnType::Omission)},
            {u"insertion"_s, score.count(ColumnType::Insertion)},
            {u"stress"_s, static_cast<int>(attempt.stress.size())}};
}

/// A figure that is only told where it counts.
QJsonValue figure(double value, bool isScored)
{
    return isScored ? QJsonValue(value) : QJsonValue();
}

QJsonValue toneFigure(const std::optional<int> &tenthsOfPoint, bool isScored)
{
    return tenthsOfPoint ? figure(tenths(*tenthsOfPoint), isScored) : QJsonValue();
}

/// The words that are not expected in their first form.
QJsonArray formsToJson(const Attempt &attempt)
{
    QJsonArray forms;
    for (std::size_t i = 0; i < attempt.forms.size(); ++i) {
        if (attempt.forms[i] != FormSource::Context)
            forms.append(
                QJsonObject{{u"word"_s, static_cast<int>(i)},
                            {u"source"_s, jsonName(attempt.forms[i])},
                            {u"ipa"_s, attempt.expected->transcription.words[static_cast<int>(i)].ipa}});
    }
    return forms;
}

QJsonArray stressToJson(const Attempt &attempt)
{
    QJsonArray errors;
    for (const StressError &error : attempt.stress)
        errors.append(QJsonObject{{u"word"_s, error.referenceWord},
                                  {u"column"_s, error.column},
                                  {u"kind"_s, jsonName(error.kind)}});
    return errors;
}

QJsonArray notesToJson(const Attempt &attempt)
{
    QJsonArray notes;
    for (const Note &note : attempt.notes)
        notes.append(QJsonObject{{u"kind"_s, jsonName(note.kind)}, {u"text"_s, note.text}});
    return notes;
}

QJsonArray wordScoresToJson(const Attempt &attempt, bool isScored)
{
    const Transcription &reference = attempt.expected->transcription;
    const auto text = [](const Transcription &transcription, std::optional<int> word) {
        return word ? QJsonValue(transcription.words.at(*word).text) : QJsonValue();
    };
    QJsonArray words;
    for (const WordScore &word : attempt.words) {
        words.append(QJsonObject{{u"reference"_s, text(reference, word.referenceWord)},
                                 {u"spoken"_s, text(attempt.spoken->transcription, word.spokenWord)},
                                 {u"score"_s, figure(tenths(word.score), isScored)},
                                 {u"toneScore"_s, toneFigure(word.toneScore, isScored)},
                                 {u"errorType"_s, jsonName(word.errorType)}});
    }
    return words;
}

QJsonValue rulingToJson(Ruling ruling)
{
    return ruling == Ruling::None ? QJsonValue() : QJsonValue(jsonName(ruling));
}

/// What is said of an attempt, worked out once.
struct AttemptAdvice
{
    std::vector<LocatedChange> changes;
    std::vector<RankedAdvice> ranked;

    AttemptAdvice(const Attempt &attempt, const Counsel &counsel)
        : changes(changesOf(attempt, counsel.tables)), ranked(adviceOn(attempt, changes, counsel))
    {
    }
};

/// What to do about each column that there is something to say about; nothing is said twice.
QStringList adviceOfColumns(const Attempt &attempt, const AttemptAdvice &said)
{
    QStringList texts(static_cast<qsizetype>(attempt.columns.size()));
    for (const RankedAdvice &advice : said.ranked) {
        const LocatedChange &first = said.changes[advice.changes.front()];
        QString &text = texts[static_cast<qsizetype>(first.firstColumn)];
        text += text.isEmpty() ? advice.advice.text : u' ' + advice.advice.text;
    }
    return texts;
}

QJsonArray adviceToJson(const AttemptAdvice &said)
{
    QJsonArray all;
    for (const RankedAdvice &advice : said.ranked) {
        QJsonArray columns;
        for (const std::size_t change : advice.changes)
            columns.append(static_cast<int>(said.changes[change].firstColumn));
        all.append(QJsonObject{
            {u"rule"_s, advice.advice.rule}, {u"text"_s, advice.advice.text}, {u"columns"_s, columns}});
    }
    return all;
}

QJsonArray columnsToJson(const Attempt &attempt, bool isScored, const AttemptAdvice &said)
{
    const QStringList advice = adviceOfColumns(attempt, said);
    QJsonArray columns;
    for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
        const ColumnScore &score = attempt.score.columns[i];
        const auto expected = expectedSounds(attempt, i);
        const auto heard = heardSounds(attempt, i);
        columns.append(QJsonObject{{u"reference"_s, soundsText(expected)},
                                   {u"spoken"_s, soundsText(heard)},
                                   {u"type"_s, jsonName(score.type)},
                                   {u"points"_s, figure(tenths(score.points), isScored)},
                                   {u"tier"_s, jsonName(score.tier)},
                                   {u"rule"_s, jsonName(score.rule)},
                                   {u"ruling"_s, rulingToJson(attempt.columns[i].ruling)},
                                   {u"referenceWord"_s, soundsWord(expected)},
                                   {u"spokenWord"_s, soundsWord(heard)},
                                   {u"advice"_s, advice.at(static_cast<qsizetype>(i))}});
    }
    return columns;
}

QJsonValue answeredToJson(const Provenance &provenance)
{
    if (provenance.answeredMs == 0)
        return {};
    return QDateTime::fromMSecsSinceEpoch(provenance.answeredMs, Qt::UTC).toString(Qt::ISODate);
}

/// Where an answer came from and when, beside whatever else is told of it.
void addProvenance(QJsonObject &object, const Provenance &provenance)
{
    object.insert(u"source"_s, jsonName(provenance.source));
    object.insert(u"answered"_s, answeredToJson(provenance));
}

QJsonObject attemptToJson(const Attempt &attempt, bool isScored, const Counsel &counsel)
{
    const Transcription &spoken = attempt.spoken->transcription;
    const Score &score = attempt.score;
    const AttemptAdvice said(attempt, counsel);
    QJsonObject object{{u"text"_s, spoken.text},
                       {u"ipa"_s, spoken.ipa},
                       {u"provider"_s, spoken.provider},
                       {u"engine"_s, spoken.engine},
                       {u"matched"_s, attempt.matchedLang},
                       {u"expectedIpa"_s, attempt.expected->transcription.ipa},
                       {u"forms"_s, formsToJson(attempt)},
                       {u"score"_s, figure(tenths(score.sounds.total), isScored)},
                       {u"clamped"_s, score.sounds.clamped},
                       {u"toneScore"_s,
                        toneFigure(score.tones ? std::optional(score.tones->total) : std::nullopt, isScored)},
                       {u"similarity"_s, figure(rounded(attempt.similarity, 100), isScored)},
                       {u"counts"_s, countsToJson(attempt)},
                       {u"stress"_s, stressToJson(attempt)},
                       {u"words"_s, wordScoresToJson(attempt, isScored)},
                       {u"columns"_s, columnsToJson(attempt, isScored, said)},
                       {u"advice"_s, adviceToJson(said)},
                       {u"notes"_s, notesToJson(attempt)},
                       {u"warnings"_s, warningsToJson(spoken)}};
    addProvenance(object, attempt.provenance);
    return object;
}

} // namespace

QJsonObject comparisonToJson(const Comparison &comparison, const QStringList &spokenTexts,
                             const Counsel &counsel)
{
    const Transcription &reference = comparison.reference->transcription;
    QJsonArray attempts;
    for (std::size_t i = 0; i < comparison.attempts.size(); ++i) {
        const auto &attempt = comparison.attempts[i];
        if (attempt) {
            attempts.append(attemptToJson(*attempt, comparison.notScored.isEmpty(), counsel));
        } else {
            attempts.append(QJsonObject{{u"text"_s, spokenTexts.value(static_cast<qsizetype>(i))},
                                        {u"error"_s, attempt.error().message},
                                        {u"errorKind"_s, jsonName(attempt.error().kind)}});
        }
    }
    QJsonObject referenceObject = transcriptionToJson(reference);
    addProvenance(referenceObject, comparison.referenceProvenance);
    const ComparisonFigures &figures = comparison.figures;
    return {
        {u"lang"_s, comparison.lang},
        {u"accents"_s, QJsonArray::fromStringList(comparison.accents)},
        {u"notScored"_s, comparison.notScored.isEmpty() ? QJsonValue() : QJsonValue(comparison.notScored)},
        {u"provider"_s, comparison.provider},
        {u"engine"_s, comparison.engine},
        {u"strictness"_s, jsonName(comparison.strictness)},
        {u"insteadOf"_s, comparison.insteadOf.isEmpty() ? QJsonValue() : QJsonValue(comparison.insteadOf)},
        {u"reference"_s, referenceObject},
        {u"attempts"_s, attempts},
        {u"network"_s, QJsonObject{{u"requests"_s, figures.network.requests},
                                   {u"connections"_s, figures.network.connections},
                                   {u"cacheHits"_s, figures.cacheHits},
                                   {u"elapsedMs"_s, rounded(figures.elapsedMs, 10)}}}};
}

QJsonObject transcriptionToJson(const Transcription &transcription)
{
    return {{u"text"_s, transcription.text},          {u"ipa"_s, transcription.ipa},
            {u"provider"_s, transcription.provider},  {u"engine"_s, transcription.engine},
            {u"words"_s, wordsToJson(transcription)}, {u"warnings"_s, warningsToJson(transcription)}};
}

} // namespace phonoscope
