// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/variants/equalities.h"
#include "core/variants/pronouncingdictionary.h"
#include "core/variants/readings.h"
#include "core/variants/rewrites.h"
#include "core/variants/weakforms.h"

#include <memory>

namespace phonoscope {

/// What decides which forms of a word are accepted. Loaded once, never changed, for any thread.
struct VariantTables
{
    std::shared_ptr<const IpaTables> ipa; ///< what the forms are cut with; never null
    PronouncingDictionary dictionary;
    Equalities equalities;
    WeakForms weakForms;
    Rewrites rewrites;
    Readings readings;

    /// \a ipa is what Tokenizer::loadTables() gave. The error names the table and the line.
    static tl::expected<VariantTables, QString> load(std::shared_ptr<const IpaTables> ipa);
};

} // namespace phonoscope
