// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samplecomparison.h"

#include <QSet>

namespace phonoscope::sample {

using namespace Qt::StringLiterals;

namespace {

constexpr ColumnType match = ColumnType::Match;
constexpr ColumnType variant = ColumnType::Variant;
constexpr ColumnType wrong = ColumnType::Substitution;
constexpr ColumnType omitted = ColumnType::Omission;
constexpr ColumnType added = ColumnType::Insertion;

Features features(QStringView sound)
{
    Features result;
    const auto consonant = [&result](Place place, Manner manner, bool voiced) {
        result.place = place;
        result.manner = manner;
        result.voiced = voiced;
    };
    if (sound.startsWith(u'θ'))
        consonant(Place::Dental, Manner::Fricative, false);
    else if (sound.startsWith(u's'))
        consonant(Place::Alveolar, Manner::Fricative, false);
    else if (sound.startsWith(u't'))
        consonant(Place::Alveolar, Manner::Plosive, false);
    else if (sound.startsWith(u'k'))
        consonant(Place::Velar, Manner::Plosive, false);
    else if (sound.startsWith(u'n') || sound.startsWith(u'ŋ'))
        consonant(sound.startsWith(u'n') ? Place::Alveolar : Place::Velar, Manner::Nasal, true);
    else if (sound.startsWith(u'ɹ') || sound.startsWith(u'r'))
        consonant(Place::Alveolar, Manner::Approximant, true);
    else if (sound.startsWith(u'f'))
        consonant(Place::Labiodental, Manner::Fricative, false);
    else {
        result.kind = SegmentKind::Vowel;
        result.vowelCount = 1;
        result.vowels[0] = {.height = 6, .backness = 0, .rounded = false};
        if (sound.endsWith(u'ː'))
            result.marks = Mark::Long;
    }
    return result;
}

Segment segment(QString text, int word)
{
    Segment result;
    result.word = word;
    if (text.startsWith(u'ˈ') || text.startsWith(u'ˌ')) {
        result.stress = text.startsWith(u'ˈ') ? Stress::Primary : Stress::Secondary;
        text.remove(0, 1);
    }
    result.text = text;
    result.features = features(text);
    return result;
}

UtterancePtr utterance(const QStringList &words, const QList<Segment> &segments)
{
    auto result = std::make_shared<Utterance>();
    result->transcription.text = words.join(u' ');
    result->transcription.lang = u"en-US"_s;
    for (const QString &word : words)
        result->transcription.words.append({word, {}});
    QStringList ipa;
    for (const Segment &sound : segments) {
        if (sound.word >= 0)
            result->transcription.words[sound.word].ipa += sound.text;
        ipa.append(sound.text);
    }
    result->transcription.ipa = ipa.join(QString());
    result->transcription.provider = u"builtin"_s;
    result->transcription.engine = u"by hand"_s;
    result->segments = segments;
    return result;
}

} // namespace

std::shared_ptr<const Comparison> comparison(const QStringList &referenceWords,
                                             const QStringList &spokenWords, const QList<Column> &columns)
{
    QList<Segment> reference;
    QList<Segment> spoken;
    Attempt attempt;
    int lost = 0;
    for (const Column &column : columns) {
        attempt.columns.push_back({{static_cast<int>(reference.size()), column.reference.isEmpty() ? 0 : 1},
                                   {static_cast<int>(spoken.size()), column.spoken.isEmpty() ? 0 : 1}});
        if (!column.reference.isEmpty())
            reference.append(segment(column.reference, column.referenceWord));
        if (!column.spoken.isEmpty())
            spoken.append(segment(column.spoken, column.spokenWord));
        attempt.score.columns.push_back({.type = column.type, .distance = 0, .points = column.points});
        ++attempt.score.counts[static_cast<std::size_t>(column.type)];
        lost += column.points;
    }
    attempt.score.sounds = {.total = std::max(0, 1000 - lost),
                            .clamped = lost > 1000,
                            .shares = static_cast<int>(reference.size()),
                            .lost = lost};
    QSet<int> paired;
    for (int word = 0; word < referenceWords.size(); ++word) {
        WordScore score;
        score.referenceWord = word;
        for (const Column &column : columns) {
            if (column.referenceWord == word && column.spokenWord >= 0 && !column.reference.isEmpty() &&
                !column.spoken.isEmpty() && !paired.contains(column.spokenWord)) {
                score.spokenWord = column.spokenWord;
                paired.insert(column.spokenWord);
                break;
            }
        }
        attempt.words.push_back(score);
    }
    attempt.similarity = columns.isEmpty() ? 1 : attempt.score.count(match) / double(columns.size());
    attempt.spoken = utterance(spokenWords, spoken);
    attempt.expected = utterance(referenceWords, reference);
    attempt.matchedLang = u"en-US"_s;

    auto result = std::make_shared<Comparison>();
    result->lang = u"en-US"_s;
    result->provider = u"builtin"_s;
    result->engine = u"by hand"_s;
    result->reference = attempt.expected;
    result->attempts.push_back(std::move(attempt));
    return result;
}

std::shared_ptr<const Comparison> fiveWords()
{
    return comparison({u"I"_s, u"think"_s, u"three"_s, u"free"_s, u"trees"_s},
                      {u"I"_s, u"sink"_s, u"tree"_s, u"free"_s, u"threes"_s},
                      {{u"aɪ"_s, u"aɪ"_s, 0, 0},
                       {u"ˈθ"_s, u"ˈs"_s, 1, 1, wrong, 21},
                       {u"ɪ"_s, u"ɪ"_s, 1, 1},
                       {u"ŋ"_s, u"ŋ"_s, 1, 1},
                       {u"k"_s, u"k"_s, 1, 1},
                       {u"θ"_s, u"t"_s, 2, 2, wrong, 34},
                       {u"ɹ"_s, u"ɹ"_s, 2, 2},
                       {u"ˈiː"_s, u"ˈiː"_s, 2, 2},
                       {u"f"_s, u"f"_s, 3, 3},
                       {u"ɹ"_s, u"ɹ"_s, 3, 3},
                       {u"ˈiː"_s, u"ˈiː"_s, 3, 3},
                       {u"t"_s, u"θ"_s, 4, 4, wrong, 34},
                       {u"ɹ"_s, u"ɹ"_s, 4, 4},
                       {u"ˈiː"_s, u"ˈiː"_s, 4, 4},
                       {u"z"_s, u"z"_s, 4, 4}});
}

std::shared_ptr<const Comparison> everyType()
{
    return comparison({u"string"_s, u"of"_s, u"pearls"_s}, {u"strings"_s, u"the"_s, u"pearls"_s},
                      {{u"s"_s, u"s"_s, 0, 0},
                       {u"t"_s, u"t"_s, 0, 0},
                       {u"ɹ"_s, u"r"_s, 0, 0, variant},
                       {u"ˈɪ"_s, u"ˈiː"_s, 0, 0, wrong, 12},
                       {u"ŋ"_s, {}, 0, -1, omitted, 67},
                       {{}, u"s"_s, -1, 0, added, 33},
                       {u"ə"_s, {}, 1, -1, omitted, 67},
                       {u"v"_s, {}, 1, -1, omitted, 67},
                       {{}, u"ð"_s, -1, 1, added, 33},
                       {{}, u"ə"_s, -1, 1, added, 33},
                       {u"p"_s, u"p"_s, 2, 2},
                       {u"ˈɜː"_s, u"ˈɜː"_s, 2, 2},
                       {u"l"_s, u"l"_s, 2, 2},
                       {u"z"_s, u"s"_s, 2, 2, wrong, 9}});
}

std::shared_ptr<const Comparison> stackedMarks()
{
    return comparison({u"Người"_s, u"Việt"_s, u"příkrov"_s, u"čtvrt"_s},
                      {u"Người"_s, u"Việt"_s, u"příkrov"_s, u"tvrt"_s},
                      {{u"ŋ"_s, u"ŋ"_s, 0, 0},
                       {u"ɨə̯j"_s, u"ɨə̯j"_s, 0, 0},
                       {u"˨˩"_s, u"˧˩˧"_s, 0, 0, wrong, 22},
                       {u"v"_s, u"v"_s, 1, 1},
                       {u"iə̯"_s, u"iə̯"_s, 1, 1},
                       {u"t̚"_s, u"t"_s, 1, 1, variant},
                       {u"˧˨ʔ"_s, u"˧˨ʔ"_s, 1, 1},
                       {u"p"_s, u"p"_s, 2, 2},
                       {u"r̝̊"_s, u"r̝"_s, 2, 2, wrong, 8},
                       {u"ɛ̃́"_s, u"ɛ̃̂ː"_s, 2, 2, wrong, 8},
                       {u"n̪̊ʲʰ"_s, u"n̪̊ʲʰ"_s, 2, 2},
                       {u"k͡p"_s, u"k͡p"_s, 2, 2},
                       {u"t͡ʃʼ"_s, {}, 3, -1, omitted, 40},
                       {u"t̪"_s, u"t̪"_s, 3, 3},
                       {u"ˈr̩̂"_s, u"ˈr̩̂"_s, 3, 3},
                       {u"ɪ̰̃̀"_s, u"ɪ̰̃̀"_s, 3, 3}});
}

std::shared_ptr<const Comparison> marked()
{
    auto result = std::make_shared<Comparison>(*comparison({u"marked"_s}, {u"marked"_s},
                                                           {{u"ˈɪ"_s, u"ɪ"_s, 0, 0},
                                                            {u"˧˥"_s, u"˧˩"_s, 0, 0, wrong, 300},
                                                            {u"θ"_s, u"s"_s, 0, 0, variant},
                                                            {u"ɪ"_s, u"ˈɪ"_s, 0, 0},
                                                            {u"ŋ"_s, u"k"_s, 0, 0, wrong},
                                                            {u"t"_s, u"t"_s, 0, 0, wrong, 20},
                                                            {u"k"_s, u"k"_s, 0, 0}}));
    Attempt &attempt = *result->attempts.front();
    attempt.stress = {{StressErrorKind::Missing, 0, 0}, {StressErrorKind::Added, 3, 0}};
    attempt.score.columns[1].tier = Tier::Tones;
    attempt.score.tones = TierScore{.total = 700, .shares = 1, .lost = 300};
    attempt.score.sounds = {.total = 980, .shares = 6, .lost = 20};
    attempt.columns[2].ruling = Ruling::Accepted;
    attempt.score.columns[2].rule = ScoreRule::Accepted;
    attempt.columns[4].ruling = Ruling::Ignored;
    attempt.score.columns[4].rule = ScoreRule::Ignored;
    // The last two sounds of either side as one.
    attempt.columns[5] = {{5, 2}, {5, 2}};
    attempt.columns.pop_back();
    attempt.score.columns.pop_back();
    return result;
}

std::shared_ptr<const Comparison> longSentence(int words)
{
    static const QStringList sounds{u"θ"_s, u"ɹ"_s, u"ˈiː"_s, u"ŋ"_s, u"k"_s};
    static const QStringList texts{u"three"_s,         u"drinking"_s, u"a"_s,
                                   u"extraordinary"_s, u"seas"_s,     u"throughout"_s};
    QStringList names;
    QList<Column> columns;
    for (int word = 0; word < words; ++word) {
        names.append(texts[word % texts.size()]);
        for (int i = 0; i < sounds.size(); ++i) {
            const bool error = (word * 5 + i) % 7 == 3;
            columns.append(
                {sounds[i], error ? u"t"_s : sounds[i], word, word, error ? wrong : match, error ? 3 : 0});
        }
    }
    return comparison(names, names, columns);
}

std::shared_ptr<const Comparison> longWord(int sounds)
{
    QList<Column> columns;
    for (int i = 0; i < sounds; ++i)
        columns.append({u"k"_s, u"k"_s, 0, 0});
    return comparison({u"Donaudampfschifffahrtsgesellschaft"_s}, {u"Donaudampfschifffahrtsgesellschaft"_s},
                      columns);
}

} // namespace phonoscope::sample
