// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/varianttables.h"

namespace phonoscope {

tl::expected<VariantTables, QString> VariantTables::load(std::shared_ptr<const IpaTables> ipa)
{
    Q_ASSERT(ipa);
    auto dictionary = PronouncingDictionary::load(*ipa);
    if (!dictionary)
        return tl::unexpected(dictionary.error());
    auto equalities = Equalities::load(*ipa);
    if (!equalities)
        return tl::unexpected(equalities.error());
    auto weakForms = WeakForms::load(*ipa);
    if (!weakForms)
        return tl::unexpected(weakForms.error());
    auto rewrites = Rewrites::load(*ipa);
    if (!rewrites)
        return tl::unexpected(rewrites.error());
    auto readings = Readings::load(*ipa);
    if (!readings)
        return tl::unexpected(readings.error());
    return VariantTables{.ipa = std::move(ipa),
                         .dictionary = std::move(*dictionary),
                         .equalities = std::move(*equalities),
                         .weakForms = std::move(*weakForms),
                         .rewrites = std::move(*rewrites),
                         .readings = std::move(*readings)};
}

} // namespace phonoscope
