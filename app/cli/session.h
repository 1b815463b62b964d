// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"
#include "core/phonemes/cache/answerstore.h"
#include "core/phonemes/cache/phonemecache.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/similarity/phonemesimilarityservice.h"

#include <QNetworkAccessManager>

#include <memory>

namespace phonoscope::cli {

/// The objects one run of transcribe or compare needs, wired together; made and used in the main thread.
class Session
{
public:
    /// The error is a sentence for the user. What does not keep the session from being made is a warning on
    /// standard error, as it happens.
    static tl::expected<std::unique_ptr<Session>, QString> create(const CommandLine &line);

    PhonemeProvider &provider() { return *m_provider; }
    PhonemeCache &cache() { return *m_cache; }
    PhonemeSimilarityService &similarity() { return *m_similarity; }
    /// Who answers where the provider cannot be reached; null: nobody.
    PhonemeProvider *standIn() { return m_standIn.get(); }

private:
    Session() = default;

    // in the order they depend on each other
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::shared_ptr<EspeakEngine> m_engine;
    SegmentInventory m_inventory;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<AnswerStore> m_store;
    std::unique_ptr<PhonemeProvider> m_provider;
    std::unique_ptr<PhonemeProvider> m_standIn;
    std::unique_ptr<PhonemeCache> m_cache;
    std::unique_ptr<PhonemeSimilarityService> m_similarity;
};

} // namespace phonoscope::cli
