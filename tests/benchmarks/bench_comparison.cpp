// SPDX-License-Identifier: GPL-3.0-or-later
// What one comparison costs above the providers: a pair in the cache, and a new pair on the built-in engine.
#include "tests/support/corekit.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

// two sentences of about 50 sounds each
const QString reference = u"The quick brown fox thought that three thousand lazy dogs were sleeping there"_s;
const QString spoken = u"The quick brown fox taught that tree tousand lacy dog was slipping dare"_s;

void cachedPair(benchmark::State &state)
{
    test::CoreKit kit;
    const ComparisonRequest request{{reference}, {{spoken}}, u"en-US"_s};
    const ComparisonResult first = kit.compare(kit.builtin, request);
    if (!first || !first->attempts.front()) {
        state.SkipWithError("the pair could not be compared");
        return;
    }
    for (auto iteration : state)
        benchmark::DoNotOptimize(kit.service.compareCached(kit.builtin, request));
    state.counters["segments"] = static_cast<double>(first->reference->segments.size());
    state.counters["misses"] = kit.cache.figures().misses; // 2: nothing was asked again
}

void newPairOnTheBuiltInEngine(benchmark::State &state)
{
    test::CoreKit kit;
    kit.compare(kit.builtin, {{u"warm"_s}, {{u"up"_s}}, u"en-US"_s});
    int n = 0;
    for (auto iteration : state) {
        ++n;
        benchmark::DoNotOptimize(kit.compare(
            kit.builtin, {{reference + u" %1"_s.arg(n)}, {{spoken + u" %1"_s.arg(n)}}, u"en-US"_s}));
    }
}

/// What the caller's thread does for a new reference of so many words: its forms are cut and what is equal to
/// what is marked; finding them is done elsewhere.
void formsOfNewReference(benchmark::State &state)
{
    test::CoreKit kit;
    QStringList words;
    for (int i = 0; words.size() < state.range(0); ++i)
        words += reference.split(u' ').mid(i % 3);
    const QString text = words.mid(0, state.range(0)).join(u' ');
    const Transcription transcription = *kit.engine->transcribe({text, u"en-US"_s});
    const UtterancePtr utterance = makeUtterance(transcription, kit.tokenizer);
    const auto isolated = [&kit](const QStringList &asked, const QString &lang) {
        return kit.engine->isolatedForms(asked, lang);
    };
    const auto forms = formsOf(transcription, false, isolated, *kit.tables.variants);
    for (auto iteration : state)
        benchmark::DoNotOptimize(
            makeAcceptedReference(utterance, forms, kit.tables.variants->equalities, kit.tokenizer));
}

BENCHMARK(cachedPair)->Unit(benchmark::kMicrosecond);
BENCHMARK(newPairOnTheBuiltInEngine)->Unit(benchmark::kMicrosecond);
BENCHMARK(formsOfNewReference)->Arg(12)->Arg(200)->Arg(1000)->Unit(benchmark::kMicrosecond);

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
