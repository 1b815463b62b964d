// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/formchooser.h"

#include <algorithm>
#include <bit>

namespace phonoscope {

namespace {

// Costs are thousandths of a share, with room below for what only decides between equals.
constexpr int unit = 256; // so that the longest texts stay inside an int
constexpr int stressAmiss = 8;
constexpr int otherForm = 1;
constexpr int wholeShare = 1000;

constexpr SegmentId maxIds = 1024;
constexpr std::int16_t unknown = -1;

} // namespace

FormChooser::FormChooser(ScoringDistances distances) : m_distances(std::move(distances)) {}

void FormChooser::makeRoom(const AcceptedForms &words, std::span<const Segment> spoken)
{
    SegmentId highest = 0;
    for (const Segment &sound : spoken)
        highest = std::max(highest, sound.id);
    for (const auto &forms : words) {
        for (const AcceptedForm &form : forms) {
            for (const Segment &sound : form.segments)
                highest = std::max(highest, sound.id);
        }
    }
    const std::size_t needed = std::bit_ceil(std::min<std::size_t>(std::size_t(highest) + 1, maxIds));
    if (needed <= m_stride)
        return;
    m_stride = needed;
    m_known.assign(m_stride * m_stride, unknown);
}

int FormChooser::distance(const Segment &expected, const Segment &heard)
{
    const auto compute = [&] {
        return std::max(m_distances.distance(expected.features, heard.features),
                        m_distances.minimumSubstitution());
    };
    if (expected.id >= m_stride || heard.id >= m_stride)
        return compute();
    std::int16_t &known = m_known[expected.id * m_stride + heard.id];
    if (known < 0)
        known = static_cast<std::int16_t>(compute());
    return known;
}

int FormChooser::substitution(const Segment &expected, const Leeway &leeway, const Segment &heard)
{
    if (expected.id != heard.id && !leeway.accepts(heard.id)) {
        // Kinds never face each other; two gaps take their place.
        if (expected.features.kind != heard.features.kind)
            return (wholeShare + m_distances.insertionCost()) * unit;
        return distance(expected, heard) * unit;
    }
    return (expected.stress == Stress::Primary) == (heard.stress == Stress::Primary) ? 0 : stressAmiss;
}

void FormChooser::addInsertions(Row &row) const
{
    const int insertion = m_distances.insertionCost() * unit;
    for (std::size_t j = 1; j < row.size(); ++j) {
        if (row[j - 1].cost + insertion < row[j].cost)
            row[j] = {row[j - 1].cost + insertion, row[j - 1].origin};
    }
}

/// What it costs to have said \a form after \a entry, for each place in what was said.
const FormChooser::Row &FormChooser::follow(const AcceptedForm &form, std::span<const Segment> spoken,
                                            const Row &entry)
{
    constexpr int omission = wholeShare * unit;
    const int insertion = m_distances.insertionCost() * unit;
    m_above = entry;
    m_row.resize(entry.size());
    for (qsizetype i = 0; i < form.segments.size(); ++i) {
        const Segment &expected = form.segments[i];
        const Leeway &leeway = form.leeways[static_cast<std::size_t>(i)];
        m_row[0] = {m_above[0].cost + omission, m_above[0].origin};
        for (std::size_t j = 1; j < m_row.size(); ++j) {
            Cell best{m_above[j - 1].cost + substitution(expected, leeway, spoken[j - 1]),
                      m_above[j - 1].origin};
            if (m_above[j].cost + omission < best.cost)
                best = {m_above[j].cost + omission, m_above[j].origin};
            if (m_row[j - 1].cost + insertion < best.cost)
                best = {m_row[j - 1].cost + insertion, m_row[j - 1].origin};
            m_row[j] = best;
        }
        std::swap(m_above, m_row);
    }
    return m_above;
}

std::vector<int> FormChooser::choose(const AcceptedForms &words, std::span<const Segment> spoken)
{
    std::vector<int> chosen(words.size(), 0);
    const std::size_t places = spoken.size() + 1;
    if (words.size() * places > maxChoiceCells)
        return chosen;
    makeRoom(words, spoken);

    // For each word and place: the form that led there, and the place where the word began.
    std::vector<std::uint8_t> formAt(words.size() * places);
    std::vector<std::uint16_t> originAt(words.size() * places);

    const int insertion = m_distances.insertionCost() * unit;
    Row entry(places);
    for (std::size_t j = 0; j < places; ++j)
        entry[j] = {static_cast<int>(j) * insertion, static_cast<int>(j)};
    Row exit;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const auto &forms = words[w];
        exit = follow(forms[0], spoken, entry);
        for (std::size_t f = 1; f < forms.size(); ++f) {
            const Row &row = follow(forms[f], spoken, entry);
            for (std::size_t j = 0; j < places; ++j) {
                if (row[j].cost + otherForm >= exit[j].cost)
                    continue;
                exit[j] = {row[j].cost + otherForm, row[j].origin};
                formAt[w * places + j] = static_cast<std::uint8_t>(f);
            }
        }
        for (std::size_t j = 0; j < places; ++j) {
            originAt[w * places + j] = static_cast<std::uint16_t>(exit[j].origin);
            entry[j] = {exit[j].cost, static_cast<int>(j)};
        }
        // Between words something may have been put in: then the word began where that ended.
        addInsertions(entry);
        if (w + 1 < words.size())
            continue;
        // Walk back from the end, over what was put in behind the last word.
        auto place = static_cast<std::size_t>(entry.back().origin);
        for (std::size_t back = words.size(); back-- > 0;) {
            chosen[back] = formAt[back * places + place];
            place = originAt[back * places + place];
        }
    }
    return chosen;
}

} // namespace phonoscope
