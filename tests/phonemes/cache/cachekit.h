// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/phonemecache.h"
#include "tests/phonemes/cache/answerkit.h"
#include "tests/support/heldprovider.h"

#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace phonoscope::test {

/// A cache whose clock the test turns, and somebody who asks it.
struct CacheKit
{
    /// What one question ended with.
    struct Heard
    {
        int times = 0;
        UtteranceResult result = nullptr;
        AnswerSource source = AnswerSource::Provider;
        qint64 answeredMs = 0;
    };

    static PhonemeQuery query(const QString &text) { return {text, QStringLiteral("en-US"), true}; }

    void openStore(const CacheSettings &settings = {})
    {
        store = std::make_unique<AnswerStore>(dir.path(), settings, [this] { return now.load(); });
    }
    void makeCache(const CacheSettings &settings = {})
    {
        cache =
            std::make_unique<PhonemeCache>(tokenizer, settings, store.get(), [this] { return now.load(); });
    }
    /// As when the program is started again.
    void restart(const CacheSettings &settings = {})
    {
        cache.reset();
        store.reset();
        openStore(settings);
        makeCache(settings);
    }
    std::shared_ptr<Heard> ask(const QString &text, Urgency urgency = Urgency::Now)
    {
        auto heard = std::make_shared<Heard>();
        UtteranceJob *job = cache->fetch(provider, query(text), cache.get(), urgency);
        QObject::connect(job, &UtteranceJob::finished, cache.get(),
                         [job, heard](const UtteranceResult &result) {
                             *heard = {heard->times + 1, result, job->source(), job->answeredMs()};
                         });
        return heard;
    }

    QTemporaryDir dir;
    std::atomic<qint64> now{someTime};
    SegmentInventory inventory;
    Tokenizer tokenizer{tables(), inventory};
    HeldProvider provider;
    std::unique_ptr<AnswerStore> store;
    std::unique_ptr<PhonemeCache> cache;

private:
    static decltype(Tokenizer::loadTables())::value_type tables()
    {
        auto loaded = Tokenizer::loadTables();
        if (!loaded) {
            std::fprintf(stderr, "%s\n", qPrintable(loaded.error()));
            std::abort();
        }
        return *loaded;
    }
};

} // namespace phonoscope::test
