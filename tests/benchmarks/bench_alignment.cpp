// SPDX-License-Identifier: GPL-3.0-or-later
// What aligning and scoring cost. Run with --benchmark_repetitions=9 and read the medians.
#include "core/alignment/aligner.h"
#include "core/alignment/levenshtein.h"
#include "core/alignment/score.h"
#include "tests/alignment/sounds.h"

#include <benchmark/benchmark.h>

using namespace phonoscope;

namespace {

struct Pair
{
    std::vector<Segment> reference;
    std::vector<Segment> spoken;
};

/// Pairs of which each is new to the branch predictor, a speaker's sentence against the reference.
std::vector<Pair> sentencePairs(std::size_t segments)
{
    Sounds sounds;
    std::mt19937 engine(1);
    std::vector<Pair> pairs;
    for (int i = 0; i < 256; ++i) {
        std::vector<Segment> reference = sounds.random(segments, engine);
        std::vector<Segment> spoken = sounds.mutated(reference, engine);
        pairs.push_back({std::move(reference), std::move(spoken)});
    }
    return pairs;
}

template <typename Function>
void forEachPair(benchmark::State &state, const std::vector<Pair> &pairs, Function function)
{
    std::size_t i = 0;
    for (auto _ : state)
        function(i++ % pairs.size());
}

void align(benchmark::State &state)
{
    const std::vector<Pair> pairs = sentencePairs(static_cast<std::size_t>(state.range(0)));
    Aligner aligner(*AligningCosts::load());
    forEachPair(state, pairs, [&](std::size_t i) {
        benchmark::DoNotOptimize(aligner.align(pairs[i].reference, pairs[i].spoken));
    });
}
BENCHMARK(align)->Arg(10)->Arg(50)->Arg(100)->Arg(500)->Arg(4000);

void levenshtein(benchmark::State &state)
{
    const std::vector<Pair> pairs = sentencePairs(static_cast<std::size_t>(state.range(0)));
    forEachPair(state, pairs, [&](std::size_t i) {
        benchmark::DoNotOptimize(levenshteinDistance(pairs[i].reference, pairs[i].spoken));
    });
}
BENCHMARK(levenshtein)->Arg(10)->Arg(50)->Arg(100)->Arg(500);

void score(benchmark::State &state)
{
    const std::vector<Pair> pairs = sentencePairs(static_cast<std::size_t>(state.range(0)));
    Aligner aligner(*AligningCosts::load());
    const ScoringDistances distances = *ScoringDistances::load();
    std::vector<Columns> alignments;
    for (const Pair &pair : pairs)
        alignments.push_back(columnsOf(aligner.align(pair.reference, pair.spoken).columns));
    forEachPair(state, pairs, [&](std::size_t i) {
        const auto &[reference, spoken] = pairs[i];
        const Score result =
            scoreColumns(reference, spoken, alignments[i], distances, Strictness::Standard);
        benchmark::DoNotOptimize(
            scoreWords(reference, wordCount(reference), spoken, wordCount(spoken), alignments[i], result));
    });
}
BENCHMARK(score)->Arg(10)->Arg(50)->Arg(100)->Arg(500);

} // namespace

BENCHMARK_MAIN();
