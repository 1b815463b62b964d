// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costs.h"
#include "core/alignment/leeway.h"

#include <QList>

#include <memory>
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
/// Exact, for every combination of forms at once: of all of them it takes the one whose alignment costs
/// least under AligningCosts, sounds that count as equal costing nothing; a shortest path through the lattice
/// of forms. A way on which every sound is as it was said is therefore always found. Of ways that cost the
/// same it takes the one with fewer stresses amiss, then the one with fewer forms that are not the first. A
/// word of which nothing was said keeps its first form.
///
/// Time is the sounds of all forms × the sounds said (about 5 ns each). Keeps a matrix of costs between ids
/// (up to 2 MiB) and its working rows. Ids must all come from one SegmentInventory. Not thread-safe.
class FormChooser
{
public:
    /// Beyond this many words × sounds said no choice is made and every first form is taken (12 MiB).
    static constexpr std::size_t maxChoiceCells = 4'000'000;

    explicit FormChooser(AligningCosts costs);
    ~FormChooser();
    FormChooser(FormChooser &&) noexcept;
    FormChooser &operator=(FormChooser &&) noexcept;

    /// For each word the index of its form. \a inSentence: other words stand beside these, so that the ends
    /// are seams between words even of one alone. \pre no word has more than 255 forms
    std::vector<int> choose(std::span<const std::vector<AcceptedForm>> words, std::span<const Segment> spoken,
                            bool inSentence = false);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace phonoscope
