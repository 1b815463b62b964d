// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/phonemecache.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/espeak/espeakprovider.h"
#include "core/similarity/phonemesimilarityservice.h"

#include <QEventLoop>

#include <cstdio>
#include <cstdlib>

namespace phonoscope::test {

/// The value of \a result, or the end of the test program with the error.
template <typename T>
T need(tl::expected<T, QString> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error()));
        std::abort();
    }
    return std::move(*result);
}

/// What one comparison ended with.
struct HeardComparison
{
    int times = 0;
    ComparisonResult result = tl::unexpected(PhonemeError{});
};

/// \a heard must outlive \a job.
inline void listen(ComparisonJob *job, HeardComparison &heard)
{
    QObject::connect(job, &ComparisonJob::finished, job, [&heard](const ComparisonResult &result) {
        ++heard.times;
        heard.result = result;
    });
}

/// The whole core with its built-in engine, wired as the programs wire it.
struct CoreKit
{
    std::shared_ptr<EspeakEngine> engine = need(EspeakEngine::create(need(Languages::load())));
    EspeakProvider builtin{engine};
    SegmentInventory inventory;
    Tokenizer tokenizer{need(Tokenizer::loadTables()), inventory};
    PhonemeCache cache{tokenizer};
    SimilarityTables tables{
        need(AligningCosts::load()), need(ScoringDistances::load()), need(Languages::load()),
        std::make_shared<const VariantTables>(need(VariantTables::load(need(Tokenizer::loadTables()))))};
    PhonemeSimilarityService service{cache, tokenizer, tables,
                                     [engine = engine](const QStringList &words, const QString &lang) {
                                         return engine->isolatedForms(words, lang);
                                     }};

    /// Waits for the comparison of \a reference with \a spoken.
    ComparisonResult compare(PhonemeProvider &provider, const ComparisonRequest &request)
    {
        ComparisonResult heard = tl::unexpected(PhonemeError{});
        QEventLoop loop;
        ComparisonJob *job = service.compare(provider, request, &loop);
        QObject::connect(job, &ComparisonJob::finished, &loop, [&](const ComparisonResult &result) {
            heard = result;
            loop.quit();
        });
        loop.exec();
        return heard;
    }
};

} // namespace phonoscope::test
