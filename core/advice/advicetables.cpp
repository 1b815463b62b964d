// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advicetables.h"

#include "core/advice/confusions.h"
#include "core/advice/featureadvice.h"
#include "core/ipa/segmentinventory.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

struct AdviceTables::Tables
{
    Confusions confusions;
    FeatureAdvice features;
};

tl::expected<AdviceTables, QString> AdviceTables::load()
{
    return load(u":/phonoscope/advice/"_s);
}

tl::expected<AdviceTables, QString> AdviceTables::load(const QString &directory)
{
    auto ipa = Tokenizer::loadTables();
    if (!ipa)
        return tl::unexpected(ipa.error());
    SegmentInventory inventory; // patterns are compared by features: they outlive the ids
    auto confusions = Confusions::read(directory + "confusions.tsv"_L1, Tokenizer(*ipa, inventory));
    if (!confusions)
        return tl::unexpected(confusions.error());
    auto features = FeatureAdvice::read(directory + "features.tsv"_L1);
    if (!features)
        return tl::unexpected(features.error());
    AdviceTables tables;
    tables.m_tables = std::make_shared<const Tables>(Tables{std::move(*confusions), std::move(*features)});
    return tables;
}

Advice AdviceTables::adviceFor(const SoundChange &change, QStringView targetLanguage,
                               AdviceLanguage language) const
{
    Q_ASSERT(!change.expected.empty() || !change.heard.empty());
    if (change.kind == ChangeKind::Sounds && change.expected.size() == 1 && change.heard.size() == 1 &&
        change.expected.front().id == change.heard.front().id)
        return {};
    if (const Confusion *known = m_tables->confusions.find(change, targetLanguage))
        return {known->rule, filled(known->text.in(language), change, language)};
    return m_tables->features.adviceFor(change, language);
}

bool AdviceTables::isKnownConfusion(const SoundChange &change, QStringView targetLanguage) const
{
    return m_tables->confusions.find(change, targetLanguage) != nullptr;
}

QStringList AdviceTables::confusionRules() const
{
    QStringList rules;
    for (const Confusion &row : m_tables->confusions.rows())
        rules.append(row.rule);
    return rules;
}

QStringList AdviceTables::firstLanguages(QStringView rule) const
{
    for (const Confusion &row : m_tables->confusions.rows()) {
        if (row.rule == rule)
            return row.firstLanguages;
    }
    return {};
}

} // namespace phonoscope
