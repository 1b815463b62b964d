// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/levenshtein.h"
#include "core/similarity/alignattempts.h"
#include "core/similarity/names.h"
#include "core/similarity/records/comparisonfile.h"
#include "core/similarity/records/fieldreader.h"
#include "core/similarity/records/strictjson.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr int supportedVersion = 1;
constexpr int anyNumber = std::numeric_limits<int>::max();

QString tr(const char *text)
{
    return QCoreApplication::translate("ComparisonFile", text);
}

QString otherFile()
{
    return tr("The file is no comparison that Phonoscope saved; choose another file.");
}

QString damagedFile(const QString &what)
{
    return tr("The file cannot be opened, for %1; open another copy of it, or compare the sentences again.")
        .arg(what);
}

QString sentenceFor(JsonFault fault)
{
    switch (fault) {
    case JsonFault::NotText:
        return tr("The file is not text in UTF-8; choose a comparison that Phonoscope saved.");
    case JsonFault::NotJson:
        return damagedFile(tr("it is not whole or not JSON"));
    case JsonFault::NotObject:
        return otherFile();
    case JsonFault::TwiceKey:
        return damagedFile(tr("it holds a value twice"));
    }
    Q_UNREACHABLE();
}

/// Reads the parts of a saved comparison; what it gives counts only if \a fields has not failed.
class ComparisonReader
{
public:
    ComparisonReader(FieldReader &fields_, const Tokenizer &tokenizer_, const SimilarityTables &tables_)
        : fields(fields_), tokenizer(tokenizer_), tables(tables_)
    {
    }

    ComparisonRequest request(const JsonPlace &place);
    Comparison comparison(const JsonPlace &place, qsizetype attempts);
    /// The score of an attempt is not the one that was saved.
    bool hasOtherScores() const { return otherScores; }

private:
    Sentence sentence(const JsonPlace &place);
    Transcription transcription(const JsonPlace &place);
    UtterancePtr utterance(const JsonPlace &place);
    tl::expected<Attempt, PhonemeError> attempt(const JsonPlace &place, const Comparison &comparison);
    Provenance provenance(const JsonPlace &place);
    PhonemeError error(const JsonPlace &place);
    void readForms(const JsonPlace &place, Attempt &attempt);
    void readLeeways(const JsonPlace &place, Attempt &attempt);
    void readAlignment(const JsonPlace &place, Attempt &attempt);
    ColumnEdits edits(const JsonPlace &place);
    QList<Note> notes(const JsonPlace &place);
    bool isScore(const JsonPlace &place, const Score &score);
    ComparisonFigures figures(const JsonPlace &place);

    FieldReader &fields;
    const Tokenizer &tokenizer;
    const SimilarityTables &tables;
    bool otherScores = false;
};

Sentence ComparisonReader::sentence(const JsonPlace &place)
{
    return {fields.text(place, "text"_L1), fields.flag(place, "isIpa"_L1), fields.text(place, "ipa"_L1)};
}

ComparisonRequest ComparisonReader::request(const JsonPlace &place)
{
    ComparisonRequest request;
    request.reference = sentence(fields.object(place, "reference"_L1));
    for (const JsonPlace &spoken : fields.objects(place, "spoken"_L1))
        request.spoken.append(sentence(spoken));
    request.lang = fields.text(place, "lang"_L1);
    request.strictness = fields.named(place, "strictness"_L1, strictnessFromName);
    request.accents = fields.texts(place, "accents"_L1);
    request.alternatives = fields.texts(place, "alternatives"_L1);
    return request;
}

Transcription ComparisonReader::transcription(const JsonPlace &place)
{
    Transcription transcription;
    transcription.text = fields.text(place, "text"_L1);
    transcription.lang = fields.text(place, "lang"_L1);
    transcription.ipa = fields.text(place, "ipa"_L1);
    transcription.provider = fields.text(place, "provider"_L1);
    transcription.engine = fields.text(place, "engine"_L1);
    transcription.warnings = fields.texts(place, "warnings"_L1);
    for (const JsonPlace &word : fields.objects(place, "words"_L1)) {
        transcription.words.append({fields.text(word, "text"_L1), fields.text(word, "ipa"_L1)});
        if (transcription.words.last().ipa.isEmpty())
            fields.fail(tr("“%1” is empty").arg(word.pathOf("ipa"_L1)));
    }
    if (transcription.words.isEmpty() || transcription.words.size() > maxTextBytes)
        fields.fail(tr("“%1” has no words or too many").arg(place.path));
    return transcription;
}

/// Cut as it was when it was made; the warnings of then are in the file.
UtterancePtr ComparisonReader::utterance(const JsonPlace &place)
{
    auto utterance = std::make_shared<Utterance>();
    utterance->transcription = transcription(place);
    if (fields.hasFailed())
        return utterance;
    const Transcription &transcription = utterance->transcription;
    for (int word = 0; word < transcription.words.size(); ++word) {
        QList<Segment> cut = tokenizer.tokenize(transcription.words[word].ipa, transcription.lang).segments;
        for (Segment &segment : cut) {
            segment.word = word;
            utterance->segments.append(std::move(segment));
        }
    }
    return utterance;
}

/// Files of earlier versions say nothing of it.
Provenance ComparisonReader::provenance(const JsonPlace &place)
{
    if (!place.object.contains("provenance"_L1))
        return {};
    const JsonPlace saved = fields.object(place, "provenance"_L1);
    return {.source = fields.named(saved, "source"_L1, answerSourceFromName),
            .answeredMs = static_cast<qint64>(fields.fraction(saved, "answeredMs"_L1))};
}

PhonemeError ComparisonReader::error(const JsonPlace &place)
{
    return {.kind = fields.named(place, "kind"_L1, errorKindFromName),
            .message = fields.text(place, "message"_L1),
            .detail = fields.text(place, "detail"_L1),
            .httpStatus = fields.number(place, "httpStatus"_L1, 0, 999),
            .retryAfterMs = fields.number(place, "retryAfterMs"_L1, -1, anyNumber)};
}

void ComparisonReader::readForms(const JsonPlace &place, Attempt &attempt)
{
    for (const QString &name : fields.texts(place, "forms"_L1)) {
        const std::optional<FormSource> source = formSourceFromName(name);
        if (!source) {
            fields.failUnknown(place.pathOf("forms"_L1));
            return;
        }
        attempt.forms.push_back(*source);
    }
    const auto words = static_cast<std::size_t>(attempt.expected->transcription.words.size());
    if (!attempt.forms.empty() && attempt.forms.size() != words)
        fields.fail(tr("“%1” does not fit the words").arg(place.pathOf("forms"_L1)));
}

void ComparisonReader::readLeeways(const JsonPlace &place, Attempt &attempt)
{
    const std::vector<JsonPlace> leeways = fields.objects(place, "leeways"_L1);
    if (!leeways.empty() && leeways.size() != static_cast<std::size_t>(attempt.expected->segments.size()))
        fields.fail(tr("“%1” does not fit the sounds").arg(place.pathOf("leeways"_L1)));
    for (const JsonPlace &saved : leeways) {
        Leeway leeway;
        leeway.isVariant = saved.object.contains("variant"_L1) && fields.flag(saved, "variant"_L1);
        if (saved.object.contains("equals"_L1))
            leeway.writings = fields.texts(saved, "equals"_L1);
        for (const QString &sound : std::as_const(leeway.writings)) {
            const Segmentation cut = tokenizer.tokenize(sound, attempt.expected->transcription.lang);
            if (cut.segments.size() != 1) {
                fields.fail(tr("“%1” holds what is no sound").arg(saved.pathOf("equals"_L1)));
                return;
            }
            leeway.equals.push_back(cut.segments.front().id);
        }
        attempt.leeways.push_back(std::move(leeway));
    }
}

/// Tones face tones only, and boundaries boundaries.
bool canFace(const Segment &a, const Segment &b)
{
    const auto isOfKind = [&](SegmentKind kind) {
        return (a.features.kind == kind) == (b.features.kind == kind);
    };
    return isOfKind(SegmentKind::Tone) && isOfKind(SegmentKind::Boundary);
}

/// The pairs must name every sound of both sides once, in order.
void ComparisonReader::readAlignment(const JsonPlace &place, Attempt &attempt)
{
    const QList<Segment> &expected = attempt.expected->segments;
    const QList<Segment> &spoken = attempt.spoken->segments;
    const auto misfit = [&] {
        fields.fail(tr("“%1” does not fit the sounds").arg(place.pathOf("aligned"_L1)));
    };
    AlignedPair next{0, 0};
    const auto take = [](const QJsonValue &saved, int &following) {
        if (saved.isNull())
            return gap;
        return saved.isDouble() && saved.toDouble() == following ? following++ : gap - 1;
    };
    for (const QJsonValue saved : fields.list(place, "aligned"_L1)) {
        const QJsonArray sides = saved.toArray();
        if (sides.size() != 2)
            return misfit();
        const AlignedPair pair{take(sides[0], next.reference), take(sides[1], next.spoken)};
        const bool isEmpty = pair.reference == gap && pair.spoken == gap;
        if (pair.reference < gap || pair.spoken < gap || isEmpty || next.reference > expected.size() ||
            next.spoken > spoken.size())
            return misfit();
        if (pair.reference != gap && pair.spoken != gap &&
            !canFace(expected[pair.reference], spoken[pair.spoken]))
            return misfit();
        attempt.aligned.push_back(pair);
    }
    if (next.reference != expected.size() || next.spoken != spoken.size())
        misfit();
}

ColumnEdits ComparisonReader::edits(const JsonPlace &place)
{
    ColumnEdits edits;
    const std::vector<JsonPlace> saved = fields.objects(place, "edits"_L1);
    if (saved.size() > static_cast<std::size_t>(maxSavedEdits))
        fields.fail(tr("“%1” has more than %2 entries").arg(place.pathOf("edits"_L1)).arg(maxSavedEdits));
    for (const JsonPlace &edit : saved) {
        edits.push_back({fields.named(edit, "edit"_L1, editKindFromName),
                         fields.number(edit, "column"_L1, 0, anyNumber)});
    }
    return edits;
}

QList<Note> ComparisonReader::notes(const JsonPlace &place)
{
    QList<Note> notes;
    for (const JsonPlace &note : fields.objects(place, "notes"_L1))
        notes.append({fields.named(note, "kind"_L1, noteKindFromName), fields.text(note, "text"_L1)});
    return notes;
}

bool ComparisonReader::isScore(const JsonPlace &place, const Score &score)
{
    const auto isTotal = [](double saved, int total) { return std::abs(saved * 10 - total) < 0.5; };
    if (!isTotal(fields.fraction(place, "sounds"_L1), score.sounds.total))
        return false;
    if (place.object.value("tones"_L1).isNull())
        return !score.tones;
    const double tones = fields.fraction(place, "tones"_L1);
    return score.tones && isTotal(tones, score.tones->total);
}

tl::expected<Attempt, PhonemeError> ComparisonReader::attempt(const JsonPlace &place,
                                                              const Comparison &comparison)
{
    if (place.object.contains("error"_L1))
        return tl::unexpected(error(fields.object(place, "error"_L1)));
    Attempt attempt;
    attempt.spoken = utterance(fields.object(place, "spoken"_L1));
    attempt.provenance = provenance(place);
    attempt.expected = utterance(fields.object(place, "expected"_L1));
    const std::optional<Language> language = tables.languages.find(comparison.lang);
    attempt.judgesStress = language && language->stress;
    attempt.matchedLang = fields.text(place, "matchedLang"_L1);
    if (fields.hasFailed())
        return attempt;
    if (attempt.expected->transcription == comparison.reference->transcription)
        attempt.expected = comparison.reference;
    if (attempt.expected->transcription.words.size() != comparison.reference->transcription.words.size())
        fields.fail(tr("“%1” has not the words of the reference").arg(place.pathOf("expected"_L1)));
    const qsizetype longest = std::max(attempt.expected->segments.size(), attempt.spoken->segments.size());
    if (longest > static_cast<qsizetype>(maxAlignedSegments))
        fields.fail(tr("“%1” has more than %2 sounds").arg(place.path).arg(maxAlignedSegments));
    readForms(place, attempt);
    readLeeways(place, attempt);
    readAlignment(place, attempt);
    attempt.notes = notes(place);
    const ColumnEdits toBeDone = edits(place);
    const JsonPlace score = fields.object(place, "score"_L1);
    if (fields.hasFailed())
        return attempt;
    if (!editAttempt(attempt, toBeDone, tables.distances, comparison.strictness)) {
        fields.fail(tr("“%1” cannot be done").arg(place.pathOf("edits"_L1)));
        return attempt;
    }
    attempt.similarity = levenshteinSimilarity(attempt.expected->segments, attempt.spoken->segments);
    otherScores = !isScore(score, attempt.score) || otherScores;
    return attempt;
}

ComparisonFigures ComparisonReader::figures(const JsonPlace &place)
{
    ComparisonFigures figures;
    figures.network.requests = fields.number(place, "requests"_L1, 0, anyNumber);
    figures.network.connections = fields.number(place, "connections"_L1, 0, anyNumber);
    figures.cacheHits = fields.number(place, "cacheHits"_L1, 0, anyNumber);
    figures.elapsedMs = fields.fraction(place, "elapsedMs"_L1);
    return figures;
}

Comparison ComparisonReader::comparison(const JsonPlace &place, qsizetype attempts)
{
    Comparison comparison;
    comparison.lang = fields.text(place, "lang"_L1);
    comparison.accents = fields.texts(place, "accents"_L1);
    comparison.provider = fields.text(place, "provider"_L1);
    comparison.engine = fields.text(place, "engine"_L1);
    comparison.strictness = fields.named(place, "strictness"_L1, strictnessFromName);
    comparison.notScored = fields.text(place, "notScored"_L1);
    if (place.object.contains("insteadOf"_L1))
        comparison.insteadOf = fields.text(place, "insteadOf"_L1);
    comparison.reference = utterance(fields.object(place, "reference"_L1));
    comparison.referenceProvenance = provenance(place);
    comparison.figures = figures(fields.object(place, "figures"_L1));
    const std::vector<JsonPlace> saved = fields.objects(place, "attempts"_L1);
    if (saved.size() != static_cast<std::size_t>(attempts))
        fields.fail(tr("“%1” does not fit what was asked").arg(place.pathOf("attempts"_L1)));
    for (const JsonPlace &one : saved) {
        if (fields.hasFailed())
            break;
        comparison.attempts.push_back(attempt(one, comparison));
    }
    return comparison;
}

/// Whether this program reads the format of \a whole, by a sentence where it does not.
QString whyNotReadable(const JsonPlace &whole, FieldReader &fields)
{
    if (whole.object.value("format"_L1) != "phonoscope-comparison"_L1)
        return otherFile();
    const double version = fields.fraction(whole, "version"_L1);
    if (!fields.hasFailed() && version > supportedVersion)
        return tr("A newer version of Phonoscope saved this comparison; update the program to open it.");
    fields.number(whole, "version"_L1, 1, supportedVersion);
    return {};
}

} // namespace

tl::expected<SavedComparison, QString> readComparisonFile(const QByteArray &file, const Tokenizer &tokenizer,
                                                          const SimilarityTables &tables)
{
    if (file.size() > maxComparisonFileBytes) {
        return tl::unexpected(tr("The file is larger than %1 MB, which no saved comparison is; choose "
                                 "another file.")
                                  .arg(maxComparisonFileBytes / (1024 * 1024)));
    }
    const auto object = parseStrictJson(file);
    if (!object)
        return tl::unexpected(sentenceFor(object.error()));
    const JsonPlace whole{*object, {}};
    FieldReader fields;
    if (const QString why = whyNotReadable(whole, fields); !why.isEmpty())
        return tl::unexpected(why);
    fields.text(whole, "program"_L1);
    SavedComparison saved;
    saved.savedAt = QDateTime::fromString(fields.text(whole, "savedAt"_L1), Qt::ISODateWithMs).toUTC();
    if (!saved.savedAt.isValid())
        fields.fail(tr("“%1” is no date").arg("savedAt"_L1));
    ComparisonReader reader(fields, tokenizer, tables);
    saved.request = reader.request(fields.object(whole, "request"_L1));
    saved.comparison = reader.comparison(fields.object(whole, "comparison"_L1), saved.request.spoken.size());
    if (fields.hasFailed())
        return tl::unexpected(damagedFile(fields.fault()));
    if (reader.hasOtherScores()) {
        saved.remark =
            tr("The tables that scores are made from have changed since this comparison was saved: "
               "the alignment is as it was, the score is not.");
    }
    return saved;
}

} // namespace phonoscope
