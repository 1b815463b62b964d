// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/names.h"

#include <QLatin1StringView>

#include <array>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

// In the order of the enumerations.
constexpr std::array columnTypes{"Match"_L1, "Variant"_L1, "Substitution"_L1, "Omission"_L1, "Insertion"_L1};
constexpr std::array wordErrorTypes{"None"_L1, "Mispronunciation"_L1, "Omission"_L1, "Insertion"_L1};
constexpr std::array strictnesses{"strict"_L1, "standard"_L1, "lenient"_L1};
constexpr std::array tiers{"sounds"_L1, "tones"_L1};
constexpr std::array scoreRules{"same"_L1,       "notation"_L1,  "equal"_L1,   "acceptedForm"_L1,
                                "nearMiss"_L1,   "different"_L1, "leftOut"_L1, "added"_L1,
                                "unexpected"_L1, "accepted"_L1,  "ignored"_L1};
constexpr std::array rulings{"none"_L1, "accepted"_L1, "ignored"_L1};
constexpr std::array stressErrorKinds{"Missing"_L1, "Added"_L1};
constexpr std::array noteKinds{"spellingDiffers"_L1, "sameText"_L1};
constexpr std::array formSources{"context"_L1,    "isolated"_L1, "weak"_L1,   "strong"_L1,
                                 "dictionary"_L1, "notation"_L1, "sandhi"_L1, "teacher"_L1};
constexpr std::array errorKinds{"cancelled"_L1,           "emptyText"_L1,       "noLetters"_L1,
                                "textTooLong"_L1,         "invalidText"_L1,     "unknownLanguage"_L1,
                                "invalidIpa"_L1,          "invalidEndpoint"_L1, "hostNotFound"_L1,
                                "connectionFailed"_L1,    "connectionLost"_L1,  "timeout"_L1,
                                "tooManyRequests"_L1,     "httpStatus"_L1,      "redirected"_L1,
                                "answerTooLarge"_L1,      "answerInvalid"_L1,   "engineFailed"_L1,
                                "certificateRejected"_L1, "waitedTooLong"_L1,   "resting"_L1};
constexpr std::array answerSources{"memory"_L1,   "store"_L1, "shared"_L1,
                                   "provider"_L1, "kept"_L1,  "typed"_L1};
constexpr std::array editKinds{"merge"_L1, "split"_L1, "accept"_L1, "ignore"_L1, "judge"_L1};

static_assert(columnTypes.size() == columnTypeCount);
static_assert(scoreRules.size() == static_cast<std::size_t>(ScoreRule::Ignored) + 1);
static_assert(formSources.size() == static_cast<std::size_t>(FormSource::Teacher) + 1);
static_assert(errorKinds.size() == static_cast<std::size_t>(PhonemeErrorKind::Resting) + 1);
static_assert(answerSources.size() == static_cast<std::size_t>(AnswerSource::Typed) + 1);
static_assert(editKinds.size() == static_cast<std::size_t>(ColumnEdit::Kind::Judge) + 1);

template <typename Names, typename Value>
QString nameOf(const Names &names, Value value)
{
    return names[static_cast<std::size_t>(value)];
}

template <typename Value, typename Names>
std::optional<Value> valueOf(const Names &names, QStringView name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace

QString jsonName(ColumnType type)
{
    return nameOf(columnTypes, type);
}

QString jsonName(WordErrorType type)
{
    return nameOf(wordErrorTypes, type);
}

QString jsonName(Strictness strictness)
{
    return nameOf(strictnesses, strictness);
}

QString jsonName(Tier tier)
{
    return nameOf(tiers, tier);
}

QString jsonName(ScoreRule rule)
{
    return nameOf(scoreRules, rule);
}

QString jsonName(Ruling ruling)
{
    return nameOf(rulings, ruling);
}

QString jsonName(StressErrorKind kind)
{
    return nameOf(stressErrorKinds, kind);
}

QString jsonName(NoteKind kind)
{
    return nameOf(noteKinds, kind);
}

QString jsonName(FormSource source)
{
    return nameOf(formSources, source);
}

QString jsonName(ColumnEdit::Kind kind)
{
    return nameOf(editKinds, kind);
}

QString jsonName(AnswerSource source)
{
    return nameOf(answerSources, source);
}

QString jsonName(PhonemeErrorKind kind)
{
    return nameOf(errorKinds, kind);
}

std::optional<Strictness> strictnessFromName(QStringView name)
{
    return valueOf<Strictness>(strictnesses, name);
}

std::optional<NoteKind> noteKindFromName(QStringView name)
{
    return valueOf<NoteKind>(noteKinds, name);
}

std::optional<FormSource> formSourceFromName(QStringView name)
{
    return valueOf<FormSource>(formSources, name);
}

std::optional<ColumnEdit::Kind> editKindFromName(QStringView name)
{
    return valueOf<ColumnEdit::Kind>(editKinds, name);
}

std::optional<AnswerSource> answerSourceFromName(QStringView name)
{
    return valueOf<AnswerSource>(answerSources, name);
}

std::optional<PhonemeErrorKind> errorKindFromName(QStringView name)
{
    return valueOf<PhonemeErrorKind>(errorKinds, name);
}

} // namespace phonoscope
