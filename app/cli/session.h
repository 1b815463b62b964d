// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/cache/answerstore.h"
#include "core/phonemes/cache/phonemecache.h"
#include "core/similarity/phonemesimilarityservice.h"

#include <QNetworkAccessManager>

#include <memory>

namespace phonoscope::cli {

/// The objects one run of transcribe or compare needs, wired together; made and used in the main thread.
class Session
{
public:
    /// The error is a sentence for the user.
    static tl::expected<std::unique_ptr<Session>, QString> create(const CommandLine &line);

    PhonemeProvider &provider() { return *m_provider; }
    PhonemeCache &cache() { return *m_cache; }
    /// A sentence for the user about something that did not keep the session from being made; often empty.
    const QString &warning() const { return m_warning; }
    PhonemeSimilarityService &similarity() { return *m_similarity; }

private:
    Session() = default;

    QString m_warning;
    // in the order they depend on each other
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::shared_ptr<EspeakEngine> m_engine;
    SegmentInventory m_inventory;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<AnswerStore> m_store;
    std::unique_ptr<PhonemeProvider> m_provider;
    std::unique_ptr<PhonemeCache> m_cache;
    std::unique_ptr<PhonemeSimilarityService> m_similarity;
};

} // namespace phonoscope::cli
