// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/console.h"
#include "app/wiring/coretables.h"
#include "app/wiring/endpointfindings.h"
#include "app/wiring/serviceprovider.h"
#include "core/network/networkmanager.h"
#include "core/phonemes/espeak/espeakprovider.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

tl::expected<std::unique_ptr<Session>, QString> Session::create(const CommandLine &line)
{
    const auto tables = loadCoreTables();
    if (!tables)
        return tl::unexpected(tables.error());
    auto engine = EspeakEngine::create(tables->languages);
    // a service can be asked without the engine: it only helps to tell words apart
    if (!engine && line.provider == ProviderChoice::Builtin)
        return tl::unexpected(engine.error());

    std::unique_ptr<Session> session(new Session);
    session->m_tokenizer = std::make_unique<Tokenizer>(tables->ipa, session->m_inventory);
    if (engine)
        session->m_engine = *engine;
    CacheSettings cache;
    cache.isOn = line.useCache;
    cache.timeToLive = line.timeToLive;
    if (!line.cacheDir.isEmpty()) {
        session->m_store = std::make_unique<AnswerStore>(line.cacheDir, cache);
        QStringList toldMeanwhile;
        const auto collecting =
            QObject::connect(session->m_store.get(), &AnswerStore::problem, session->m_store.get(),
                             [&toldMeanwhile](const QString &sentence) { toldMeanwhile.append(sentence); });
        // Whoever names a folder wants it used: what cannot be used at all is an error, not a warning.
        if (!session->m_store->waitUntilOpened())
            return tl::unexpected(session->m_store->openingError());
        QObject::disconnect(collecting);
        const auto warn = [](const QString &sentence) { writeError(u"warning: "_s + sentence); };
        std::for_each(toldMeanwhile.cbegin(), toldMeanwhile.cend(), warn);
        QObject::connect(session->m_store.get(), &AnswerStore::problem, session->m_store.get(), warn);
    }
    if (line.provider == ProviderChoice::Builtin) {
        session->m_provider = std::make_unique<EspeakProvider>(session->m_engine);
    } else {
        session->m_network = createNetworkManager();
        applyProxy(*session->m_network, line.network.proxy);
        auto client = makeServiceProvider(*session->m_network, line.network.client, session->m_engine);
        if (session->m_store)
            rememberFindings(*client, *session->m_store);
        session->m_provider = std::move(client);
        if (line.network.fallsBack) {
            if (!engine)
                return tl::unexpected(engine.error());
            session->m_standIn = std::make_unique<EspeakProvider>(session->m_engine);
        }
    }
    session->m_cache = std::make_unique<PhonemeCache>(*session->m_tokenizer, cache, session->m_store.get());
    session->m_similarity = std::make_unique<PhonemeSimilarityService>(
        *session->m_cache, *session->m_tokenizer, tables->similarity(), isolatedForms(session->m_engine));
    return session;
}

} // namespace phonoscope::cli
