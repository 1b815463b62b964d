// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/costs.h"
#include "core/alignment/costtable.h"
#include "core/alignment/featuredistance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr int nothingInCommon = 1000;

} // namespace

struct ScoringDistances::Values
{
    FeatureDistance distance;
    int insertionCost = 0;
    int nearMissLimit = 0;
};

tl::expected<ScoringDistances, QString> ScoringDistances::load()
{
    return load(u":/phonoscope/alignment/scoring-distances.tsv"_s);
}

tl::expected<ScoringDistances, QString> ScoringDistances::load(const QString &path)
{
    tl::expected<CostTable, QString> table = CostTable::read(path);
    if (!table)
        return tl::unexpected(table.error());

    const Values values{FeatureDistance::take(*table), table->take("limit"_L1, "insertion"_L1),
                        table->take("limit"_L1, "near-miss"_L1)};
    // Half of it, as the lenient score counts it, must still be something.
    if (values.distance.minimum() < 2)
        table->fail(u"the row \"symbols different -\" must be at least 2"_s);
    if (std::max(values.insertionCost, values.nearMissLimit) > nothingInCommon)
        table->fail(u"a row \"limit\" is over %1, nothing in common"_s.arg(nothingInCommon));

    if (const tl::expected<void, QString> done = table->finish(); !done)
        return tl::unexpected(done.error());
    ScoringDistances distances;
    distances.m_values = std::make_shared<const Values>(values);
    return distances;
}

int ScoringDistances::distance(const Features &reference, const Features &spoken) const
{
    return std::min(m_values->distance.between(reference, spoken), nothingInCommon);
}

int ScoringDistances::minimumSubstitution() const
{
    return m_values->distance.minimum();
}

int ScoringDistances::insertionCost() const
{
    return m_values->insertionCost;
}

int ScoringDistances::nearMissLimit() const
{
    return m_values->nearMissLimit;
}

} // namespace phonoscope
