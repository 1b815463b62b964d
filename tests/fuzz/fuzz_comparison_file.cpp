// SPDX-License-Identifier: GPL-3.0-or-later
// Any file that somebody opens as a saved comparison: read without a fault, and what is accepted survives
// being written again.
#include "core/ipa/segmentinventory.h"
#include "core/similarity/records/comparisonfile.h"

#include <cstddef>
#include <cstdint>

using namespace phonoscope;

namespace {

struct Kit
{
    SegmentInventory inventory;
    std::shared_ptr<const IpaTables> ipa = *Tokenizer::loadTables();
    Tokenizer tokenizer{ipa, inventory};
    SimilarityTables tables{*AligningCosts::load(), *ScoringDistances::load(), *Languages::load(),
                            std::make_shared<const VariantTables>(*VariantTables::load(ipa))};
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Kit kit;
    const QByteArray file(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto saved = readComparisonFile(file, kit.tokenizer, kit.tables);
    if (!saved) {
        if (saved.error().isEmpty())
            __builtin_trap();
        return 0;
    }
    const QByteArray written = comparisonFile(*saved);
    const auto again = readComparisonFile(written, kit.tokenizer, kit.tables);
    if (!again || comparisonFile(*again) != written)
        __builtin_trap();
    return 0;
}
