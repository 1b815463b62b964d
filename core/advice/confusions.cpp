// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/confusions.h"

#include "core/ipa/tablefile.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

using Kind = PlaceCondition::Kind;

bool isConsonant(const Segment *segment)
{
    return segment && segment->features.kind == SegmentKind::Consonant;
}

std::optional<PlaceCondition> conditionFromField(const QString &field, const Tokenizer &tokenizer)
{
    static constexpr auto kinds = std::to_array<std::pair<QLatin1StringView, Kind>>({
        {"initial"_L1, Kind::Initial},
        {"final"_L1, Kind::Final},
        {"medial"_L1, Kind::Medial},
        {"cluster"_L1, Kind::Cluster},
        {"before"_L1, Kind::Before},
        {"after"_L1, Kind::After},
        {"unstressed"_L1, Kind::Unstressed},
    });
    const qsizetype colon = field.indexOf(u':');
    const QString name = field.left(colon);
    const auto *kind =
        std::ranges::find_if(kinds, [&name](const auto &known) { return known.first == name; });
    if (kind == kinds.end())
        return std::nullopt;
    PlaceCondition condition{kind->second, {}};
    const bool needsSounds = condition.kind == Kind::Before || condition.kind == Kind::After;
    if (needsSounds != (colon > 0))
        return std::nullopt;
    if (needsSounds) {
        auto sounds = soundPatternsFromField(field.mid(colon + 1).replace(u',', u' '), tokenizer);
        if (!sounds)
            return std::nullopt;
        condition.sounds = std::move(*sounds);
    }
    return condition;
}

/// "any", or conditions parted by blanks.
std::optional<std::vector<PlaceCondition>> conditionsFromField(const QString &field,
                                                               const Tokenizer &tokenizer)
{
    std::vector<PlaceCondition> conditions;
    if (field == "any"_L1)
        return conditions;
    for (const QString &part : field.split(u' ')) {
        auto condition = conditionFromField(part, tokenizer);
        if (!condition)
            return std::nullopt;
        conditions.push_back(std::move(*condition));
    }
    return conditions;
}

QStringList placeholdersOf(const Confusion &row)
{
    QStringList placeholders{u"word"_s};
    if (!row.expected.front().empty())
        placeholders.append(u"expected"_s);
    if (!row.heard.front().empty())
        placeholders.append(u"heard"_s);
    return placeholders;
}

Confusion readRow(TableRow &row, const Tokenizer &tokenizer)
{
    const auto patterns = [&tokenizer](const QString &field) {
        return soundPatternsFromField(field, tokenizer);
    };
    const auto conditions = [&tokenizer](const QString &field) {
        return conditionsFromField(field, tokenizer);
    };
    Confusion confusion;
    confusion.rule = row.field(0);
    if (row.field(1) != "*"_L1)
        confusion.language = row.field(1);
    confusion.expected = row.parsed(2, patterns);
    confusion.heard = row.parsed(3, patterns);
    confusion.conditions = row.parsed(4, conditions);
    confusion.firstLanguages = row.field(5).split(u' ', Qt::SkipEmptyParts);
    confusion.text = {row.field(6), row.field(7)};
    if (!row.isGood())
        return confusion;
    for (const qsizetype column : {6, 7}) {
        if (!isAdviceText(row.field(column), placeholdersOf(confusion)))
            row.refuse(column);
    }
    return confusion;
}

} // namespace

bool PlaceCondition::holds(const SoundChange &change) const
{
    switch (kind) {
    case Kind::Initial:
        return !change.before;
    case Kind::Final:
        return !change.after;
    case Kind::Medial:
        return change.before && change.after;
    case Kind::Cluster:
        // what is added to a cluster stands within it, what belongs to one stands at its edge too
        return change.expected.empty() ? isConsonant(change.before) && isConsonant(change.after)
                                       : isConsonant(change.before) || isConsonant(change.after);
    case Kind::Before:
        return phonoscope::matches(sounds, change.after);
    case Kind::After:
        return phonoscope::matches(sounds, change.before);
    case Kind::Unstressed:
        return change.expected.empty() || change.expected.front().stress == Stress::None;
    }
    return false;
}

bool Confusion::matches(const SoundChange &change, QStringView targetLanguage) const
{
    const bool isSpoken =
        language.isEmpty() ||
        (targetLanguage.startsWith(language, Qt::CaseInsensitive) &&
         (targetLanguage.size() == language.size() || targetLanguage.at(language.size()) == u'-'));
    return isSpoken && phonoscope::matches(expected, heard, change.expected, change.heard) &&
           std::ranges::all_of(conditions, [&](const auto &condition) { return condition.holds(change); });
}

tl::expected<Confusions, QString> Confusions::read(const QString &path, const Tokenizer &tokenizer)
{
    Confusions confusions;
    QSet<QString> rules;
    const auto outcome =
        readTable(path, {u"rule", u"target", u"expected", u"heard", u"position", u"whose", u"en", u"vi"},
                  [&](TableRow &row) {
                      if (rules.contains(row.field(0)))
                          row.refuseTwice(0);
                      rules.insert(row.field(0));
                      confusions.m_rows.push_back(readRow(row, tokenizer));
                  });
    if (!outcome)
        return tl::unexpected(outcome.error());
    return confusions;
}

const Confusion *Confusions::find(const SoundChange &change, QStringView targetLanguage) const
{
    if (change.kind != ChangeKind::Sounds)
        return nullptr;
    const auto found = std::ranges::find_if(
        m_rows, [&](const Confusion &row) { return row.matches(change, targetLanguage); });
    return found == m_rows.end() ? nullptr : &*found;
}

} // namespace phonoscope
