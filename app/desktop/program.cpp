// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"

#include "core/phonemes/phonemeclient.h"

namespace phonoscope {

tl::expected<std::unique_ptr<Program>, QString> Program::create()
{
    auto tables = Tokenizer::loadTables();
    if (!tables)
        return tl::unexpected(tables.error());
    auto costs = AligningCosts::load();
    if (!costs)
        return tl::unexpected(costs.error());
    auto distances = ScoringDistances::load();
    if (!distances)
        return tl::unexpected(distances.error());
    auto languages = Languages::load();
    if (!languages)
        return tl::unexpected(languages.error());

    std::unique_ptr<Program> program(new Program);
    program->m_languages = *languages;
    program->m_tokenizer = std::make_unique<Tokenizer>(*tables, program->m_inventory);
    if (auto engine = EspeakEngine::create(*languages)) {
        program->m_engine = *engine;
        program->m_builtIn = std::make_unique<EspeakProvider>(program->m_engine);
    } else {
        program->m_engineError = engine.error();
    }
    program->m_cache = std::make_unique<PhonemeCache>(*program->m_tokenizer);
    program->m_similarity = std::make_unique<PhonemeSimilarityService>(
        *program->m_cache, *program->m_tokenizer, *costs, *distances);
    return program;
}

CompareContext Program::context()
{
    return {.similarity = *m_similarity,
            .languages = m_languages,
            .builtIn = m_builtIn.get(),
            .builtInError = m_engineError,
            .makeService = [this](const QUrl &endpoint) { return makeService(endpoint); }};
}

QString Program::engineVersion() const
{
    return m_engine ? m_engine->version() : QString();
}

std::unique_ptr<PhonemeProvider> Program::makeService(const QUrl &endpoint)
{
    PhonemeClientSettings settings;
    settings.endpoint = endpoint;
    PhonemeClient::IsolatedForms isolatedForms;
    if (m_engine) {
        isolatedForms = [engine = m_engine](const QStringList &words, const QString &lang) {
            return engine->isolatedForms(words, lang);
        };
    }
    auto client = std::make_unique<PhonemeClient>(m_network, settings, isolatedForms);
    client->warmUp();
    return client;
}

} // namespace phonoscope
