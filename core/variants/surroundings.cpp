// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/surroundings.h"

#include "core/ipa/tokenizer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

bool isTone(const Segment &segment)
{
    return segment.features.kind == SegmentKind::Tone;
}

/// The first tone of \a segments; null if there is none.
const Segment *firstTone(std::span<const Segment> segments)
{
    const auto tone = std::ranges::find_if(segments, isTone);
    return tone == segments.end() ? nullptr : &*tone;
}

const Segment *lastTone(std::span<const Segment> segments)
{
    const auto tone = std::find_if(segments.rbegin(), segments.rend(), isTone);
    return tone == segments.rend() ? nullptr : &*tone;
}

} // namespace

bool isNucleus(const Segment &segment)
{
    return segment.features.kind == SegmentKind::Vowel || segment.features.marks.testFlag(Mark::Syllabic);
}

bool isSameSound(const Segment &a, const Segment &b)
{
    return a.known && b.known ? a.features == b.features : a.text == b.text;
}

bool areSameSounds(std::span<const Segment> a, std::span<const Segment> b)
{
    return std::ranges::equal(a, b, isSameSound);
}

std::optional<QList<Segment>> soundsFromField(QStringView field, QStringView language,
                                              const IpaTables &tables)
{
    QList<Segment> sounds;
    for (const QStringView text : field.split(u' ', Qt::SkipEmptyParts)) {
        Segmentation cut = Tokenizer::cut(text, language, tables);
        if (cut.segments.size() != 1 || !cut.segments.first().known)
            return std::nullopt;
        sounds.append(std::move(cut.segments.first()));
        sounds.last().word = 0;
    }
    return sounds;
}

std::optional<SideCondition> SideCondition::parse(QStringView field, QStringView language,
                                                  const IpaTables &tables)
{
    SideCondition condition;
    for (const QStringView text : field.split(u' ', Qt::SkipEmptyParts)) {
        const bool refuses = text.startsWith(u'!');
        condition.m_demands = condition.m_demands || !refuses;
        if (text == u"V") {
            condition.m_inside.vowel = true;
        } else if (text == u"U") {
            condition.m_inside.weakVowel = true;
        } else if (text == u"C") {
            condition.m_inside.consonant = true;
        } else if (text == u"#V") {
            condition.m_beyond.vowel = true;
        } else if (text == u"#C") {
            condition.m_beyond.consonant = true;
        } else if (text == u"#") {
            condition.m_edge = true;
        } else if (text == u"!#") {
            condition.m_refusesEdge = true;
        } else if (text.startsWith(u'#')) {
            const auto sound = soundsFromField(text.mid(1), language, tables);
            if (!sound || sound->isEmpty())
                return std::nullopt;
            condition.m_soundsBeyond.append(*sound);
        } else {
            const auto sound = soundsFromField(refuses ? text.mid(1) : text, language, tables);
            if (!sound || sound->isEmpty())
                return std::nullopt;
            (refuses ? condition.m_refused : condition.m_sounds).append(*sound);
        }
    }
    return condition;
}

bool SideCondition::Groups::has(const Segment &segment) const
{
    if (isNucleus(segment))
        return vowel || (weakVowel && segment.stress == Stress::None);
    return consonant && !isTone(segment);
}

bool SideCondition::accepts(const Segment *neighbour, const Segment *tone, bool atEdge) const
{
    const auto stands = [&](const Segment &sound) {
        const Segment *found = isTone(sound) ? tone : neighbour;
        return found && isSameSound(*found, sound);
    };
    if ((m_refusesEdge && atEdge) || std::ranges::any_of(m_refused, stands))
        return false;
    if (!m_demands || (m_edge && atEdge))
        return true;
    if (neighbour && (atEdge ? m_beyond : m_inside).has(*neighbour))
        return true;
    return std::ranges::any_of(m_sounds, stands) || (atEdge && std::ranges::any_of(m_soundsBeyond, stands));
}

bool SideCondition::holdsAfter(const Stretch &stretch) const
{
    const auto rest = stretch.word.subspan(stretch.end);
    const Segment *tone = firstTone(rest);
    if (!rest.empty())
        return accepts(&rest.front(), tone ? tone : firstTone(stretch.next), false);
    return accepts(stretch.next.empty() ? nullptr : &stretch.next.front(), firstTone(stretch.next), true);
}

bool SideCondition::holdsBefore(const Stretch &stretch) const
{
    const auto rest = stretch.word.first(stretch.begin);
    const Segment *tone = lastTone(rest);
    if (!rest.empty())
        return accepts(&rest.back(), tone ? tone : lastTone(stretch.previous), false);
    return accepts(stretch.previous.empty() ? nullptr : &stretch.previous.back(), lastTone(stretch.previous),
                   true);
}

void RowsByLanguage::add(const QString &language, qsizetype row)
{
    m_rows[language.toLower()].append(row);
}

void RowsByLanguage::settle()
{
    const QHash<QString, QList<qsizetype>> own = m_rows;
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        const QString primary = it.key().section(u'-', 0, 0);
        if (primary != it.key())
            it.value() += own.value(primary);
        if (it.key() != "*"_L1)
            it.value() += own.value(u"*"_s);
    }
}

const QList<qsizetype> &RowsByLanguage::rows(QStringView language) const
{
    const QString tag = language.toString().toLower();
    for (const QString &key : {tag, tag.section(u'-', 0, 0), u"*"_s}) {
        const auto found = m_rows.constFind(key);
        if (found != m_rows.cend())
            return *found;
    }
    return m_none;
}

} // namespace phonoscope
