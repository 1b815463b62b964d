// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/equalities.h"

#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// The words of the columns kind and stress.
std::optional<bool> notationFromField(QStringView field)
{
    if (field == u"notation")
        return true;
    return field == u"sound" ? std::optional(false) : std::nullopt;
}

std::optional<bool> unstressedFromField(QStringView field)
{
    if (field == u"unstressed")
        return true;
    return field == u"-" ? std::optional(false) : std::nullopt;
}

bool isUnstressed(std::span<const Segment> word, std::size_t i)
{
    if (word[i].stress != Stress::None)
        return false;
    if (std::ranges::any_of(word, [](const Segment &segment) { return segment.stress != Stress::None; }))
        return true;
    return u"əɐᵻᵿɚ"_s.contains(word[i].text);
}

} // namespace

tl::expected<Equalities, QString> Equalities::load(const IpaTables &tables, const QString &path)
{
    Equalities equalities;
    const auto read = [&](TableRow &row) {
        const QString &language = row.field(0);
        const auto sounds = [&](QStringView field) {
            auto found = soundsFromField(field, language, tables);
            return found && found->size() == 1 ? found : std::nullopt;
        };
        const auto side = [&](QStringView field) { return SideCondition::parse(field, language, tables); };
        const QList<Segment> a = row.parsed(1, sounds);
        const QList<Segment> b = row.parsed(2, sounds);
        Row made;
        made.notation = row.parsed(3, notationFromField);
        made.unstressed = row.parsed(4, unstressedFromField);
        made.after = row.parsed(5, side);
        made.before = row.parsed(6, side);
        if (language.isEmpty())
            row.refuse(0);
        if (!row.isGood())
            return;
        made.a = a.first();
        made.b = b.first();
        equalities.m_byLanguage.add(language, equalities.m_rows.size());
        equalities.m_rows.append(std::move(made));
    };
    const Outcome outcome =
        readTable(path, {u"language", u"a", u"b", u"kind", u"stress", u"after", u"before"}, read);
    if (!outcome)
        return tl::unexpected(outcome.error());
    equalities.m_byLanguage.settle();
    return equalities;
}

/// Gives \a visit every sound that counts as word[i], the sound itself first, until it returns false.
template <typename Visit>
void Equalities::visit(std::span<const Segment> word, std::size_t i, const Segment *next, QStringView lang,
                       Visit visit) const
{
    const Stretch stretch{.word = word,
                          .begin = i,
                          .end = i + 1,
                          .previous = {},
                          .next = next ? std::span(next, 1) : std::span<const Segment>()};
    const bool unstressed = isUnstressed(word, i);

    // A sound once reached by an equality of sound goes on by notation alone.
    struct Reached
    {
        const Segment *sound;
        bool bySound;
    };
    QVarLengthArray<Reached, 16> reached{{&word[i], false}};
    if (!visit(word[i]))
        return;
    const QList<qsizetype> &rows = m_byLanguage.rows(lang);
    for (qsizetype at = 0; at < reached.size(); ++at) {
        const Reached from = reached[at];
        for (const qsizetype number : rows) {
            const Row &row = m_rows[number];
            const bool fromA = isSameSound(row.a, *from.sound);
            if ((!fromA && !isSameSound(row.b, *from.sound)) || (from.bySound && !row.notation) ||
                (row.unstressed && !unstressed) || !row.after.holdsBefore(stretch) ||
                !row.before.holdsAfter(stretch))
                continue;
            const Reached to{fromA ? &row.b : &row.a, from.bySound || !row.notation};
            const auto known = std::ranges::find_if(
                reached, [&](const Reached &other) { return isSameSound(*other.sound, *to.sound); });
            if (known == reached.end()) {
                if (!visit(*to.sound))
                    return;
                reached.append(to);
            } else if (known->bySound && !to.bySound) {
                reached.append(to); // now other equalities of sound may follow
            }
        }
    }
}

QStringList Equalities::equals(std::span<const Segment> word, std::size_t i, const Segment *next,
                               QStringView lang) const
{
    QStringList texts;
    visit(word, i, next, lang, [&](const Segment &sound) {
        if (&sound != &word[i])
            texts.append(sound.text);
        return true;
    });
    return texts;
}

bool Equalities::countsAs(const Segment &heard, std::span<const Segment> word, std::size_t i,
                          const Segment *next, QStringView lang) const
{
    bool found = false;
    visit(word, i, next, lang, [&](const Segment &sound) {
        found = isSameSound(sound, heard);
        return !found;
    });
    return found;
}

bool Equalities::countAs(std::span<const Segment> heard, std::span<const Segment> word, const Segment *next,
                         QStringView lang) const
{
    if (heard.size() != word.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!countsAs(heard[i], word, i, next, lang))
            return false;
    }
    return true;
}

} // namespace phonoscope
