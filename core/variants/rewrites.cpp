// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/rewrites.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// ">": one way, "=": both ways.
std::optional<bool> bothWaysFromField(QStringView field)
{
    if (field == u"=")
        return true;
    return field == u">" ? std::optional(false) : std::nullopt;
}

std::optional<FormSource> sourceFromField(QStringView field)
{
    if (field == u"notation")
        return FormSource::Notation;
    return field == u"sandhi" ? std::optional(FormSource::Sandhi) : std::nullopt;
}

/// Whether \a spelling is \a pattern, which may begin or end in * for anything.
bool fits(QStringView spelling, QStringView pattern)
{
    if (pattern.size() > 2 && pattern.startsWith(u'*') && pattern.endsWith(u'*'))
        return spelling.contains(pattern.sliced(1, pattern.size() - 2), Qt::CaseInsensitive);
    if (pattern.startsWith(u'*'))
        return spelling.endsWith(pattern.mid(1), Qt::CaseInsensitive);
    if (pattern.endsWith(u'*'))
        return spelling.startsWith(pattern.chopped(1), Qt::CaseInsensitive);
    return spelling.compare(pattern, Qt::CaseInsensitive) == 0;
}

/// \a word with \a to instead of what stands in [\a begin, \a end); empty if nothing in \a to can bear its
/// stress.
QList<Segment> replaced(std::span<const Segment> word, std::size_t begin, std::size_t end,
                        const QList<Segment> &to)
{
    Stress stress = Stress::None;
    for (const Segment &segment : word.subspan(begin, end - begin))
        stress = std::max(stress, segment.stress);
    QList<Segment> result(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(begin));
    for (Segment segment : to) {
        segment.stress = isNucleus(segment) ? std::exchange(stress, Stress::None) : Stress::None;
        result.append(std::move(segment));
    }
    if (stress != Stress::None && !to.isEmpty())
        return {};
    for (const Segment &segment : word.subspan(end))
        result.append(segment);
    return result;
}

} // namespace

QString ipaOf(std::span<const Segment> word)
{
    QString ipa;
    for (const Segment &segment : word) {
        if (segment.stress != Stress::None)
            ipa += segment.stress == Stress::Primary ? u'ˈ' : u'ˌ';
        ipa += segment.text;
    }
    return ipa;
}

tl::expected<Rewrites, QString> Rewrites::load(const IpaTables &tables, const QString &path)
{
    Rewrites rewrites;
    const auto read = [&](TableRow &row) {
        const QString &language = row.field(0);
        const auto sounds = [&](const QString &field) {
            return soundsFromField(field == "-"_L1 ? QString() : field, language, tables);
        };
        const auto side = [&](QStringView field) { return SideCondition::parse(field, language, tables); };
        Row made{.from = row.parsed(1, sounds),
                 .to = row.parsed(3, sounds),
                 .after = row.parsed(4, side),
                 .before = row.parsed(5, side),
                 .spellings = {},
                 .refusedSpellings = {},
                 .source = row.parsed(7, sourceFromField)};
        const bool bothWays = row.parsed(2, bothWaysFromField);
        for (const QString &pattern : row.field(6).split(u' ', Qt::SkipEmptyParts)) {
            if (pattern.startsWith(u'!'))
                made.refusedSpellings.append(pattern.mid(1));
            else
                made.spellings.append(pattern);
        }
        if (language.isEmpty())
            row.refuse(0);
        if (made.from.isEmpty() && made.to.isEmpty())
            row.refuse(1);
        if (bothWays && (made.from.isEmpty() || made.to.isEmpty()))
            row.refuse(2);
        // Else it would be put in everywhere.
        if (made.from.isEmpty() && (row.field(4).isEmpty() || row.field(5).isEmpty()))
            row.refuse(4);
        if (!row.isGood())
            return;
        if (bothWays) {
            Row back = made;
            std::swap(back.from, back.to);
            rewrites.m_byLanguage.add(language, rewrites.m_rows.size());
            rewrites.m_rows.append(std::move(back));
        }
        rewrites.m_byLanguage.add(language, rewrites.m_rows.size());
        rewrites.m_rows.append(std::move(made));
    };
    const Outcome outcome = readTable(
        path, {u"language", u"from", u"way", u"to", u"after", u"before", u"spelling", u"source"}, read);
    if (!outcome)
        return tl::unexpected(outcome.error());
    rewrites.m_byLanguage.settle();
    return rewrites;
}

QList<Rewritten> Rewrites::apply(const RewriteInput &input) const
{
    QList<Rewritten> results;
    for (const qsizetype number : m_byLanguage.rows(input.lang)) {
        const Row &row = m_rows[number];
        const auto fitsSpelling = [&](const QString &pattern) { return fits(input.spelling, pattern); };
        if ((!row.spellings.isEmpty() && std::ranges::none_of(row.spellings, fitsSpelling)) ||
            std::ranges::any_of(row.refusedSpellings, fitsSpelling))
            continue;
        const auto length = static_cast<std::size_t>(row.from.size());
        for (std::size_t begin = 0; begin + length <= input.word.size(); ++begin) {
            const Stretch stretch{.word = input.word,
                                  .begin = begin,
                                  .end = begin + length,
                                  .previous = input.previous,
                                  .next = input.next};
            if (!areSameSounds(input.word.subspan(begin, length), row.from) ||
                !row.after.holdsBefore(stretch) || !row.before.holdsAfter(stretch))
                continue;
            QList<Segment> word = replaced(input.word, begin, begin + length, row.to);
            if (!word.isEmpty())
                results.append({std::move(word), row.source});
        }
    }
    return results;
}

} // namespace phonoscope
