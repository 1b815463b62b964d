// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/formchooser.h"

#include "core/alignment/wordcosts.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace phonoscope {

namespace {

// Costs are those of the aligner, with room below for what only decides between equals.
constexpr int unit = 128; // so that the longest texts stay inside an int
constexpr int stressAmiss = 8;
constexpr int otherForm = 1;

/// The cheapest way to a place, and where in what was said its word began: the cost above, the origin below,
/// so that one comparison orders both.
using Cell = std::int64_t;
using Row = std::vector<Cell>;

constexpr Cell oneCost = Cell(1) << 16;

constexpr Cell cell(int cost, std::size_t origin)
{
    return cost * oneCost + static_cast<Cell>(origin);
}
constexpr std::size_t originOf(Cell at)
{
    return static_cast<std::size_t>(at & (oneCost - 1));
}

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
    void findFacing(const Segment &expected, const Leeway &leeway, std::uint8_t seams,
                    std::span<const Segment> spoken);
    void addInsertions(Row &row, int split) const;
    const Row &follow(const AcceptedForm &form, std::span<const Segment> spoken, const Row &entry);
    std::vector<int> choose(std::span<const std::vector<AcceptedForm>> words, std::span<const Segment> spoken,
                            bool inSentence);

    CostMatrix matrix;
    bool severalWords = false;
    bool smallIds = true; ///< the matrix has room for all of them
    std::vector<SegmentId> spokenIds;
    std::vector<std::uint8_t> spokenStresses; ///< 1 for a main stress
    std::vector<int> spokenGaps;
    std::vector<std::uint8_t> spokenSeams;
    std::vector<int> spokenSplits;           ///< what an omission costs more after so many sounds said
    std::array<int, seamStates> seamCosts{}; ///< by the sides on which seams do not agree
    std::vector<int> formGaps;
    std::vector<int> facing; ///< what one expected sound costs facing each sound said
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
    seamCosts = {0, matrix.seam(), matrix.seam(), 2 * matrix.seam()};
    findGaps(spoken, matrix, spokenGaps);
    findSeams(spoken, severalWords, spokenSeams);
    findSplits(spokenSeams, severalWords, matrix.split(), spokenSplits);
    smallIds = highest < CostMatrix::maxIds;
    facing.resize(spoken.size());
    spokenIds.resize(spoken.size());
    spokenStresses.resize(spoken.size());
    for (std::size_t j = 0; j < spoken.size(); ++j) {
        spokenIds[j] = spoken[j].id;
        spokenStresses[j] = hasMainStress(spoken[j]) ? 1 : 0;
    }
}

void FormChooser::State::findFacing(const Segment &expected, const Leeway &leeway, std::uint8_t seams,
                                    std::span<const Segment> spoken)
{
    const bool isStressed = hasMainStress(expected);
    const auto set = [&](std::size_t j, int cost) {
        if (cost == 0)
            cost = isStressed == (spokenStresses[j] != 0) ? 0 : stressAmiss;
        else
            cost *= unit;
        facing[j] = cost + seamCosts[seams ^ spokenSeams[j]] * unit;
    };
    if (smallIds) {
        // Nearly always all costs are known.
        const std::int16_t *costs = matrix.row(expected);
        if (std::ranges::any_of(spokenIds, [costs](SegmentId id) { return costs[id] < 0; }))
            costs = matrix.row(expected, spoken);
        for (std::size_t j = 0; j < spoken.size(); ++j)
            set(j, costs[spokenIds[j]]);
    } else {
        for (std::size_t j = 0; j < spoken.size(); ++j)
            set(j, matrix.substitution(expected, spoken[j]));
    }
    for (const SegmentId equal : leeway.equals) {
        for (std::size_t j = 0; j < spoken.size(); ++j) {
            if (spokenIds[j] == equal)
                set(j, 0);
        }
    }
}

/// What was put in where so many sounds of a word have been said. \a split: it parts that word.
void FormChooser::State::addInsertions(Row &cells, int split) const
{
    for (std::size_t j = 1; j < cells.size(); ++j)
        cells[j] = std::min(cells[j], cells[j - 1] + (spokenGaps[j - 1] + split) * unit * oneCost);
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
        std::uint8_t seams = 0;
        if (severalWords)
            seams = static_cast<std::uint8_t>((i == 0 ? seamBefore : 0) | (i + 1 == sounds ? seamAfter : 0));
        findFacing(form.segments[static_cast<qsizetype>(i)], form.leeways[static_cast<qsizetype>(i)], seams,
                   spoken);
        row[0] = above[0] + (formGaps[i] + spokenSplits[0]) * unit * oneCost;
        for (std::size_t j = 1; j < row.size(); ++j) {
            row[j] = std::min(above[j] + (formGaps[i] + spokenSplits[j]) * unit * oneCost,
                              above[j - 1] + facing[j - 1] * oneCost);
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
        entry[j] = entry[j - 1] + cell(spokenGaps[j - 1] * unit, 1);
    Row exit;
    for (std::size_t w = 0; w < words.size(); ++w) {
        Q_ASSERT(!words[w].empty() && words[w].size() <= 255);
        exit = follow(words[w][0], spoken, entry);
        for (std::size_t f = 1; f < words[w].size(); ++f) {
            const Row &other = follow(words[w][f], spoken, entry);
            for (std::size_t j = 0; j < places; ++j) {
                if (other[j] + otherForm * oneCost >= exit[j])
                    continue;
                exit[j] = other[j] + otherForm * oneCost;
                formAt[w * places + j] = static_cast<std::uint8_t>(f);
            }
        }
        for (std::size_t j = 0; j < places; ++j) {
            originAt[w * places + j] = static_cast<std::uint16_t>(originOf(exit[j]));
            entry[j] = exit[j] - static_cast<Cell>(originOf(exit[j])) + static_cast<Cell>(j);
        }
        // Between words something may have been put in: then the next one began where that ended.
        addInsertions(entry, 0);
    }
    // Walk back from the end, over what was put in behind the last word.
    std::size_t place = originOf(entry.back());
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
