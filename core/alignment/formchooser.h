// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costs.h"
#include "core/alignment/leeway.h"

#include <QList>

#include <span>
#include <vector>

namespace phonoscope {

/// One accepted way to say a word.
struct AcceptedForm
{
    QList<Segment> segments;
    Leeways leeways; ///< one for each segment; isVariant where the word's first form has another sound
};

/// For each word of a reference its accepted forms, the usual one first; at least one each.
using AcceptedForms = std::vector<std::vector<AcceptedForm>>;

/// Finds the way through the accepted forms of a reference that what was said comes nearest to.
///
/// Exact, for every combination of forms at once: a shortest path through the lattice of forms, with the
/// scoring distances at standard strictness as costs. A way on which nothing is lost is therefore always
/// found. Of ways that cost the same it takes the one with fewer stresses amiss, then the one with fewer
/// forms that are not the first.
///
/// Time is the sounds of all forms × the sounds said (about 3 ns each). Keeps a matrix of distances between
/// ids (up to 2 MiB) and its working rows. Ids must all come from one SegmentInventory. Not thread-safe.
class FormChooser
{
public:
    /// Beyond this many words × sounds said no choice is made and every first form is taken (12 MiB).
    static constexpr std::size_t maxChoiceCells = 4'000'000;

    explicit FormChooser(ScoringDistances distances);

    /// For each word the index of its form.
    std::vector<int> choose(const AcceptedForms &words, std::span<const Segment> spoken);

private:
    /// The cheapest way to a place, and where in what was said its word began.
    struct Cell
    {
        int cost = 0;
        int origin = 0;
    };
    using Row = std::vector<Cell>;

    void makeRoom(const AcceptedForms &words, std::span<const Segment> spoken);
    int substitution(const Segment &expected, const Leeway &leeway, const Segment &heard);
    int distance(const Segment &expected, const Segment &heard);
    void addInsertions(Row &row) const;
    const Row &follow(const AcceptedForm &form, std::span<const Segment> spoken, const Row &entry);

    ScoringDistances m_distances;
    std::size_t m_stride = 0;
    std::vector<std::int16_t> m_known; ///< by pair of ids; negative: not known yet
    Row m_above;
    Row m_row;
};

} // namespace phonoscope
