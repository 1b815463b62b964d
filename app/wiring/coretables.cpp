// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/coretables.h"

namespace phonoscope {

tl::expected<CoreTables, QString> loadCoreTables()
{
    auto ipa = Tokenizer::loadTables();
    if (!ipa)
        return tl::unexpected(ipa.error());
    auto costs = AligningCosts::load();
    if (!costs)
        return tl::unexpected(costs.error());
    auto distances = ScoringDistances::load();
    if (!distances)
        return tl::unexpected(distances.error());
    auto languages = Languages::load();
    if (!languages)
        return tl::unexpected(languages.error());
    return CoreTables{*ipa, *costs, *distances, *languages};
}

} // namespace phonoscope
