// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/formchooser.h"

#include "core/alignment/wordcosts.h"

#include <algorithm>
#include <bit>

namespace phonoscope {

namespace {

// Costs are those of the aligner, with room below for what only decides between equals.
constexpr int unit = 128; // so that the longest texts stay inside an int
constexpr int stressAmiss = 8;
constexpr int otherForm = 1;

/// The cheapest way to a place, and where in what was said its word began.
struct Cell
{
    int cost = 0;
    int origin = 0;

    void offer(int otherCost, int otherOrigin)
    {
        if (otherCost < cost)
            *this = {otherCost, otherOrigin};
    }
};
using Row = std::vector<Cell>;

bool hasMainStress(const Segment &segment)
{
    return segment.stress == Stress::Primary;
}

} // namespace

struct FormChooser::State
{
    explicit State(AligningCosts costs) : matrix(std::move(costs)) {}

    void prepare(std::span<const std::vector<AcceptedForm>> words, std::span<const Segment> spoken,
                 bool inSentence);
    int facing(const Segment &expected, const Leeway &leeway, std::uint8_t seams, const Segment &heard,
               std::uint8_t heardSeams);
    void addInsertions(Row &row, int split) const;
    const Row &follow(const AcceptedForm &form, std::span<const Segment> spoken, const Row &entry);
    std::vector<int> choose(std::span<const std::vector<AcceptedForm>> words, std::span<const Segment> spoken,
                            bool inSentence);

    CostMatrix matrix;
    bool severalWords = false;
    std::vector<int> spokenGaps;
    std::vector<std::uint8_t> spokenSeams;
    std::vector<int> spokenSplits; ///< what an omission costs more after so many sounds said
    std::vector<int> formGaps;
    Row above;
    Row row;
};

void FormChooser::State::prepare(std::span<const std::vector<AcceptedForm>> words,
                                 std::span<const Segment> spoken, bool inSentence)
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
    matrix.reserve(highest);
    severalWords = inSentence || words.size() > 1 || hasSeveralWords(spoken);
    findGaps(spoken, matrix, spokenGaps);
    findSeams(spoken, severalWords, spokenSeams);
    findSplits(spokenSeams, severalWords, matrix.split(), spokenSplits);
}

int FormChooser::State::facing(const Segment &expected, const Leeway &leeway, std::uint8_t seams,
                               const Segment &heard, std::uint8_t heardSeams)
{
    int cost = std::popcount(static_cast<unsigned>(seams ^ heardSeams)) * matrix.seam() * unit;
    if (expected.id != heard.id && !leeway.accepts(heard.id))
        cost += matrix.substitution(expected, heard) * unit;
    else if (hasMainStress(expected) != hasMainStress(heard))
        cost += stressAmiss;
    return cost;
}

/// What was put in where so many sounds of a word have been said. \a split: it parts that word.
void FormChooser::State::addInsertions(Row &cells, int split) const
{
    for (std::size_t j = 1; j < cells.size(); ++j)
        cells[j].offer(cells[j - 1].cost + (spokenGaps[j - 1] + split) * unit, cells[j - 1].origin);
}

/// What it costs to have said \a form after \a entry, for each place in what was said.
const Row &FormChooser::State::follow(const AcceptedForm &form, std::span<const Segment> spoken,
                                      const Row &entry)
{
    const auto sounds = static_cast<std::size_t>(form.segments.size());
    findGaps(form.segments, matrix, formGaps);
    above = entry;
    row.resize(entry.size());
    for (std::size_t i = 0; i < sounds; ++i) {
        const Segment &expected = form.segments[static_cast<qsizetype>(i)];
        std::uint8_t seams = 0;
        if (severalWords)
            seams = static_cast<std::uint8_t>((i == 0 ? seamBefore : 0) | (i + 1 == sounds ? seamAfter : 0));
        for (std::size_t j = 0; j < row.size(); ++j) {
            row[j] = {above[j].cost + (formGaps[i] + spokenSplits[j]) * unit, above[j].origin};
            if (j > 0) {
                row[j].offer(above[j - 1].cost + facing(expected, form.leeways[static_cast<qsizetype>(i)],
                                                        seams, spoken[j - 1], spokenSeams[j - 1]),
                             above[j - 1].origin);
            }
        }
        addInsertions(row, severalWords && i + 1 < sounds ? matrix.split() : 0);
        std::swap(above, row);
    }
    return above;
}

std::vector<int> FormChooser::State::choose(std::span<const std::vector<AcceptedForm>> words,
                                            std::span<const Segment> spoken, bool inSentence)
{
    std::vector<int> chosen(words.size(), 0);
    const std::size_t places = spoken.size() + 1;
    if (words.empty() || words.size() * places > maxChoiceCells)
        return chosen;
    prepare(words, spoken, inSentence);

    // For each word and place: the form that led there, and the place where the word began.
    std::vector<std::uint8_t> formAt(words.size() * places);
    std::vector<std::uint16_t> originAt(words.size() * places);

    Row entry(places);
    for (std::size_t j = 1; j < places; ++j)
        entry[j] = {entry[j - 1].cost + spokenGaps[j - 1] * unit, static_cast<int>(j)};
    Row exit;
    for (std::size_t w = 0; w < words.size(); ++w) {
        Q_ASSERT(!words[w].empty() && words[w].size() <= 255);
        exit = follow(words[w][0], spoken, entry);
        for (std::size_t f = 1; f < words[w].size(); ++f) {
            const Row &other = follow(words[w][f], spoken, entry);
            for (std::size_t j = 0; j < places; ++j) {
                if (other[j].cost + otherForm >= exit[j].cost)
                    continue;
                exit[j] = {other[j].cost + otherForm, other[j].origin};
                formAt[w * places + j] = static_cast<std::uint8_t>(f);
            }
        }
        for (std::size_t j = 0; j < places; ++j) {
            originAt[w * places + j] = static_cast<std::uint16_t>(exit[j].origin);
            entry[j] = {exit[j].cost, static_cast<int>(j)};
        }
        // Between words something may have been put in: then the next one began where that ended.
        addInsertions(entry, 0);
    }
    // Walk back from the end, over what was put in behind the last word.
    auto place = static_cast<std::size_t>(entry.back().origin);
    for (std::size_t w = words.size(); w-- > 0;) {
        const std::size_t origin = originAt[w * places + place];
        // Nothing tells the forms of a word apart of which nothing was said; the shortest is the cheapest.
        if (origin != place)
            chosen[w] = formAt[w * places + place];
        place = origin;
    }
    return chosen;
}

FormChooser::FormChooser(AligningCosts costs) : m_state(std::make_unique<State>(std::move(costs))) {}
FormChooser::~FormChooser() = default;
FormChooser::FormChooser(FormChooser &&) noexcept = default;
FormChooser &FormChooser::operator=(FormChooser &&) noexcept = default;

std::vector<int> FormChooser::choose(std::span<const std::vector<AcceptedForm>> words,
                                     std::span<const Segment> spoken, bool inSentence)
{
    return m_state->choose(words, spoken, inSentence);
}

} // namespace phonoscope
