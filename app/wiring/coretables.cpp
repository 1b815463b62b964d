// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/coretables.h"

#include "core/phonemes/espeak/espeakengine.h"

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
    auto variants = VariantTables::load(*ipa);
    if (!variants)
        return tl::unexpected(variants.error());
    return CoreTables{*ipa, *costs, *distances, *languages,
                      std::make_shared<const VariantTables>(std::move(*variants))};
}

IsolatedForms isolatedForms(std::shared_ptr<const EspeakEngine> engine)
{
    if (!engine)
        return {};
    return [engine = std::move(engine)](const QStringList &words, const QString &lang) {
        return engine->isolatedForms(words, lang);
    };
}

} // namespace phonoscope
