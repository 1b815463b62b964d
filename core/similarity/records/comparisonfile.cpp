// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/records/comparisonfile.h"

#include "core/similarity/comparisonjson.h"
#include "core/similarity/names.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// What \a toJson makes of each of \a values.
template <typename Values, typename ToJson>
QJsonArray arrayOf(const Values &values, ToJson toJson)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toJson(value));
    return array;
}

QJsonObject savedSentence(const Sentence &sentence)
{
    return {{u"text"_s, sentence.text}, {u"isIpa"_s, sentence.isIpa}, {u"ipa"_s, sentence.ipa}};
}

QJsonObject savedRequest(const ComparisonRequest &request)
{
    return {{u"reference"_s, savedSentence(request.reference)},
            {u"spoken"_s, arrayOf(request.spoken, savedSentence)},
            {u"lang"_s, request.lang},
            {u"strictness"_s, jsonName(request.strictness)},
            {u"accents"_s, QJsonArray::fromStringList(request.accents)},
            {u"alternatives"_s, QJsonArray::fromStringList(request.alternatives)}};
}

QJsonObject savedTranscription(const Transcription &transcription)
{
    QJsonObject object = transcriptionToJson(transcription);
    object.insert(u"lang"_s, transcription.lang);
    object.insert(u"provider"_s, transcription.provider);
    object.insert(u"engine"_s, transcription.engine);
    return object;
}

QJsonObject savedLeeway(const Leeway &leeway)
{
    QJsonObject object;
    if (leeway.isVariant)
        object.insert(u"variant"_s, true);
    if (!leeway.writings.isEmpty())
        object.insert(u"equals"_s, QJsonArray::fromStringList(leeway.writings));
    return object;
}

QJsonArray savedPair(const AlignedPair &pair)
{
    const auto side = [](int position) { return position == gap ? QJsonValue() : QJsonValue(position); };
    return {side(pair.reference), side(pair.spoken)};
}

QJsonObject savedScore(const Score &score)
{
    return {{u"sounds"_s, score.sounds.total / 10.0},
            {u"tones"_s, score.tones ? QJsonValue(score.tones->total / 10.0) : QJsonValue()}};
}

QJsonObject savedError(const PhonemeError &error)
{
    return {{u"kind"_s, jsonName(error.kind)},
            {u"message"_s, error.message},
            {u"detail"_s, error.detail},
            {u"httpStatus"_s, error.httpStatus},
            {u"retryAfterMs"_s, error.retryAfterMs}};
}

QJsonObject savedProvenance(const Provenance &provenance)
{
    return {{u"source"_s, jsonName(provenance.source)}, {u"answeredMs"_s, provenance.answeredMs}};
}

QJsonObject savedAttempt(const tl::expected<Attempt, PhonemeError> &attempt)
{
    if (!attempt)
        return {{u"error"_s, savedError(attempt.error())}};
    const auto savedEdit = [](const ColumnEdit &edit) {
        return QJsonObject{{u"edit"_s, jsonName(edit.kind)}, {u"column"_s, edit.column}};
    };
    const auto savedNote = [](const Note &note) {
        return QJsonObject{{u"kind"_s, jsonName(note.kind)}, {u"text"_s, note.text}};
    };
    return {{u"spoken"_s, savedTranscription(attempt->spoken->transcription)},
            {u"provenance"_s, savedProvenance(attempt->provenance)},
            {u"expected"_s, savedTranscription(attempt->expected->transcription)},
            {u"matchedLang"_s, attempt->matchedLang},
            {u"forms"_s, arrayOf(attempt->forms, [](FormSource source) { return jsonName(source); })},
            {u"leeways"_s, arrayOf(attempt->leeways, savedLeeway)},
            {u"aligned"_s, arrayOf(attempt->aligned, savedPair)},
            {u"edits"_s, arrayOf(attempt->edits, savedEdit)},
            {u"notes"_s, arrayOf(attempt->notes, savedNote)},
            {u"score"_s, savedScore(attempt->score)}};
}

QJsonObject savedFigures(const ComparisonFigures &figures)
{
    return {{u"requests"_s, figures.network.requests},
            {u"connections"_s, figures.network.connections},
            {u"cacheHits"_s, figures.cacheHits},
            {u"elapsedMs"_s, figures.elapsedMs}};
}

QJsonObject savedComparison(const Comparison &comparison)
{
    return {{u"lang"_s, comparison.lang},
            {u"accents"_s, QJsonArray::fromStringList(comparison.accents)},
            {u"provider"_s, comparison.provider},
            {u"engine"_s, comparison.engine},
            {u"strictness"_s, jsonName(comparison.strictness)},
            {u"notScored"_s, comparison.notScored},
            {u"insteadOf"_s, comparison.insteadOf},
            {u"reference"_s, savedTranscription(comparison.reference->transcription)},
            {u"provenance"_s, savedProvenance(comparison.referenceProvenance)},
            {u"attempts"_s, arrayOf(comparison.attempts, savedAttempt)},
            {u"figures"_s, savedFigures(comparison.figures)}};
}

} // namespace

QByteArray comparisonFile(const SavedComparison &saved)
{
    const QJsonObject object{{u"format"_s, u"phonoscope-comparison"_s},
                             {u"version"_s, 1},
                             {u"program"_s, QStringLiteral(PHONOSCOPE_VERSION)},
                             {u"savedAt"_s, saved.savedAt.toUTC().toString(Qt::ISODateWithMs)},
                             {u"request"_s, savedRequest(saved.request)},
                             {u"comparison"_s, savedComparison(saved.comparison)}};
    // Qt's parser drops a byte-order mark at the beginning of a string unless it is escaped.
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace("\xEF\xBB\xBF", "\\ufeff");
}

} // namespace phonoscope
