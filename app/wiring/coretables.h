// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costs.h"
#include "core/ipa/tokenizer.h"
#include "core/phonemes/languages.h"

namespace phonoscope {

/// The embedded tables that every comparison needs, each read once.
struct CoreTables
{
    std::shared_ptr<const IpaTables> ipa;
    AligningCosts costs;
    ScoringDistances distances;
    Languages languages;
};

/// The error names the table and the line: the program itself is damaged.
tl::expected<CoreTables, QString> loadCoreTables();

} // namespace phonoscope
