// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/costs.h"
#include "core/ipa/tokenizer.h"
#include "core/phonemes/languages.h"
#include "core/similarity/phonemesimilarityservice.h"

namespace phonoscope {

class EspeakEngine;

/// The embedded tables that every comparison needs, each read once.
struct CoreTables
{
    std::shared_ptr<const IpaTables> ipa;
    AligningCosts costs;
    ScoringDistances distances;
    Languages languages;
    std::shared_ptr<const VariantTables> variants;

    SimilarityTables similarity() const { return {costs, distances, languages, variants}; }
};

/// The error names the table and the line: the program itself is damaged.
tl::expected<CoreTables, QString> loadCoreTables();

/// Each word as \a engine says it alone; nothing where there is no engine.
IsolatedForms isolatedForms(std::shared_ptr<const EspeakEngine> engine);

} // namespace phonoscope
