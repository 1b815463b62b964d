// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/aligner.h"

#include "core/alignment/wordcosts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace phonoscope {

namespace {

/// The table that is kept from pair to pair, in cells (1 MiB); a larger one is given back at once.
constexpr std::size_t keptCells = 256 * 1024;
/// Score rows are kept for as many distinct segments of a pair as fit in this (1 MiB).
constexpr std::size_t keptRowCells = 256 * 1024;

/// From the row above only: no cell needs its neighbour, so the compiler takes several at once. \a splits:
/// what an omission costs more after so many spoken segments.
void fillFromAbove(const int *__restrict above, const int *__restrict savings, int gapSaved,
                   const int *__restrict splits, int *__restrict row, std::size_t size)
{
    for (std::size_t j = 0; j < size; ++j)
        row[j + 1] = std::max(above[j] + savings[j] + gapSaved, above[j + 1] - splits[j + 1]);
}

/// The gap to the left, which costs \a split more in this row. What it costs up to a cell is added and taken
/// away again, so that a cell waits for nothing but the best one before it.
void carryToTheRight(int *row, int split, std::size_t size)
{
    int best = row[0];
    int splits = 0;
    for (std::size_t j = 1; j <= size; ++j) {
        splits += split;
        best = std::max(best, row[j] + splits);
        row[j] = best - splits;
    }
}

} // namespace

// The table holds savings instead of costs: cell (i, j) is what the best alignment of the first i and the
// first j segments saves against leaving them all without counterpart. A gap then saves nothing (less than
// that where it splits a word), and two segments that face each other save their two gaps less what they
// cost. With integers that is the same as reckoning in costs, ties included.
struct Aligner::State
{
    explicit State(AligningCosts costs) : matrix(std::move(costs)) {}

    void prepare(std::span<const Segment> reference, std::span<const Segment> spoken);
    void fillSavings(const Segment &segment, std::uint8_t seams, std::span<const Segment> spoken, int *row);
    const int *savingsOf(const Segment &segment, std::uint8_t seams, std::span<const Segment> spoken);
    void fillTable(std::span<const Segment> reference, std::span<const Segment> spoken);
    void walkBack(std::size_t rows, std::size_t columns);

    CostMatrix matrix;
    std::vector<int> referenceGaps;
    std::vector<int> spokenGaps;
    std::vector<std::uint8_t> referenceSeams;
    std::vector<std::uint8_t> spokenSeams;
    /// What a gap costs more after so many segments.
    std::vector<int> referenceSplits;
    std::vector<int> spokenSplits;
    std::vector<SegmentId> spokenIds;
    bool smallIds = true; ///< the matrix has room for all of this pair
    /// For each state of a reference segment's seams a row: what a spoken segment saves if it costs nothing.
    std::vector<int> mostSaved;

    /// One row for each distinct segment of the reference and its seams: what facing it saves, less its own
    /// gap. The first row is for those that found no place.
    std::vector<int> savings;
    std::size_t savingRows = 0;
    struct RowOfId
    {
        std::uint64_t pair = 0; ///< the row is of this pair's
        std::size_t row = 0;
    };
    std::vector<RowOfId> rowOfId; ///< by id and seams
    std::uint64_t pair = 0;       ///< how many pairs were aligned

    std::vector<int> table; ///< rows of one more than spoken segments
    std::vector<AlignedPair> backwards;
};

void Aligner::State::prepare(std::span<const Segment> reference, std::span<const Segment> spoken)
{
    SegmentId highest = 0;
    for (const Segment &segment : reference)
        highest = std::max(highest, segment.id);
    for (const Segment &segment : spoken)
        highest = std::max(highest, segment.id);
    matrix.reserve(highest);
    smallIds = highest < CostMatrix::maxIds;
    const std::size_t ids = std::min<std::size_t>(std::size_t(highest) + 1, CostMatrix::maxIds);
    if (rowOfId.size() < ids * seamStates)
        rowOfId.resize(ids * seamStates);

    findGaps(reference, matrix, referenceGaps);
    findGaps(spoken, matrix, spokenGaps);
    const bool several = hasSeveralWords(reference) || hasSeveralWords(spoken);
    findSeams(reference, several, referenceSeams);
    findSeams(spoken, several, spokenSeams);
    findSplits(referenceSeams, several, matrix.split(), referenceSplits);
    findSplits(spokenSeams, several, matrix.split(), spokenSplits);
    spokenIds.resize(spoken.size());
    std::transform(spoken.begin(), spoken.end(), spokenIds.begin(), [](const Segment &s) { return s.id; });
    const std::array<int, seamStates> seamCosts{0, matrix.seam(), matrix.seam(), 2 * matrix.seam()};
    mostSaved.resize(seamStates * spoken.size());
    for (std::size_t seams = 0; seams < seamStates; ++seams) {
        for (std::size_t j = 0; j < spoken.size(); ++j)
            mostSaved[seams * spoken.size() + j] = spokenGaps[j] - seamCosts[seams ^ spokenSeams[j]];
    }

    ++pair;
    savingRows = 1;
    const std::size_t width = std::max<std::size_t>(spoken.size(), 1);
    const std::size_t wanted = std::min(reference.size() + 1, std::max<std::size_t>(keptRowCells / width, 1));
    if (savings.size() < wanted * width)
        savings.resize(wanted * width);
    if (const std::size_t cells = (reference.size() + 1) * (spoken.size() + 1); table.size() < cells)
        table.resize(cells);
}

void Aligner::State::fillSavings(const Segment &segment, std::uint8_t seams, std::span<const Segment> spoken,
                                 int *row)
{
    const int *most = mostSaved.data() + seams * spoken.size();
    if (!smallIds) {
        for (std::size_t j = 0; j < spoken.size(); ++j)
            row[j] = most[j] - matrix.substitution(segment, spoken[j]);
        return;
    }
    // Nearly always all costs are known: look after all whether one was negative.
    const std::int16_t *costs = matrix.row(segment);
    int signs = 0;
    for (std::size_t j = 0; j < spoken.size(); ++j) {
        const int cost = costs[spokenIds[j]];
        signs |= cost;
        row[j] = most[j] - cost;
    }
    if (signs < 0) {
        costs = matrix.row(segment, spoken);
        for (std::size_t j = 0; j < spoken.size(); ++j)
            row[j] = most[j] - costs[spokenIds[j]];
    }
}

const int *Aligner::State::savingsOf(const Segment &segment, std::uint8_t seams,
                                     std::span<const Segment> spoken)
{
    const std::size_t width = spoken.size();
    if (segment.id < CostMatrix::maxIds) {
        RowOfId &known = rowOfId[segment.id * seamStates + seams];
        if (known.pair == pair)
            return savings.data() + known.row * width;
        if ((savingRows + 1) * width <= savings.size()) {
            known = {pair, savingRows++};
            int *row = savings.data() + known.row * width;
            fillSavings(segment, seams, spoken, row);
            return row;
        }
    }
    fillSavings(segment, seams, spoken, savings.data());
    return savings.data();
}

void Aligner::State::fillTable(std::span<const Segment> reference, std::span<const Segment> spoken)
{
    const std::size_t stride = spoken.size() + 1;
    std::fill_n(table.begin(), stride, 0);
    for (std::size_t i = 0; i < reference.size(); ++i) {
        const int *above = table.data() + i * stride;
        int *row = table.data() + (i + 1) * stride;
        row[0] = 0;
        fillFromAbove(above, savingsOf(reference[i], referenceSeams[i], spoken), referenceGaps[i],
                      spokenSplits.data(), row, spoken.size());
        carryToTheRight(row, referenceSplits[i + 1], spoken.size());
    }
}

void Aligner::State::walkBack(std::size_t rows, std::size_t columns)
{
    const std::size_t stride = columns + 1;
    backwards.clear();
    backwards.reserve(rows + columns);
    std::size_t i = rows;
    std::size_t j = columns;
    while (i > 0 || j > 0) {
        const int *cell = table.data() + i * stride + j;
        if (j > 0 && cell[-1] - referenceSplits[i] == *cell) {
            --j;
            backwards.push_back({gap, static_cast<int>(j)});
        } else if (i > 0 && cell[-static_cast<std::ptrdiff_t>(stride)] - spokenSplits[j] == *cell) {
            --i;
            backwards.push_back({static_cast<int>(i), gap});
        } else {
            --i;
            --j;
            backwards.push_back({static_cast<int>(i), static_cast<int>(j)});
        }
    }
}

Aligner::Aligner(AligningCosts costs) : m_state(std::make_unique<State>(std::move(costs))) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner &&) noexcept = default;
Aligner &Aligner::operator=(Aligner &&) noexcept = default;

Aligner::Result Aligner::align(std::span<const Segment> reference, std::span<const Segment> spoken)
{
    Q_ASSERT(reference.size() <= maxAlignedSegments && spoken.size() <= maxAlignedSegments);
    State &s = *m_state;
    s.prepare(reference, spoken);
    s.fillTable(reference, spoken);
    s.walkBack(reference.size(), spoken.size());

    Result result;
    result.columns.assign(s.backwards.crbegin(), s.backwards.crend());
    for (const int cost : s.referenceGaps)
        result.cost += cost;
    for (const int cost : s.spokenGaps)
        result.cost += cost;
    result.cost -= s.table[(reference.size() + 1) * (spoken.size() + 1) - 1];

    if (s.table.size() > keptCells) {
        s.table.clear();
        s.table.shrink_to_fit();
    }
    return result;
}

} // namespace phonoscope
