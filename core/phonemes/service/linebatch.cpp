// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/linebatch.h"

#include <queue>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace phonoscope {

namespace {

/// Each sentence takes its length and a line break, so a request holds one break more than it sends.
constexpr qsizetype capacity = maxBatchCharacters + 1;

qsizetype weightOf(qsizetype size)
{
    return size == 0 ? capacity : std::min(size + 1, capacity);
}

/// The places of \a weights, heaviest first; equal ones in their order.
QList<qsizetype> heaviestFirst(const QList<qsizetype> &weights)
{
    QList<qsizetype> places(weights.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, [&](qsizetype a, qsizetype b) { return weights[a] > weights[b]; });
    return places;
}

/// Each to the request that is lightest so far: even loads. Nothing if one takes more than it holds.
std::optional<QList<LineBatch>> packEvenly(const QList<qsizetype> &weights, const QList<qsizetype> &order,
                                           qsizetype count)
{
    using Load = std::pair<qsizetype, qsizetype>; // of a request, and its place
    std::priority_queue<Load, std::vector<Load>, std::greater<>> lightest;
    for (qsizetype i = 0; i < count; ++i)
        lightest.emplace(0, i);
    QList<LineBatch> batches(count);
    for (const qsizetype place : order) {
        const auto [load, batch] = lightest.top();
        if (load + weights[place] > capacity)
            return {};
        lightest.pop();
        lightest.emplace(load + weights[place], batch);
        batches[batch].append(place);
    }
    return batches;
}

/// Each to the first request that it fits in: full ones, and the fewest that a simple rule gives.
QList<LineBatch> packTightly(const QList<qsizetype> &weights, const QList<qsizetype> &order)
{
    QList<LineBatch> batches;
    QList<qsizetype> loads;
    qsizetype firstOpen = 0; // those before it are full
    for (const qsizetype place : order) {
        qsizetype batch = firstOpen;
        while (batch < loads.size() && loads[batch] + weights[place] > capacity)
            ++batch;
        if (batch == loads.size()) {
            loads.append(0);
            batches.emplaceBack();
        }
        loads[batch] += weights[place];
        batches[batch].append(place);
        while (firstOpen < loads.size() && loads[firstOpen] == capacity)
            ++firstOpen;
    }
    return batches;
}

QList<LineBatch> eachAlone(qsizetype count)
{
    QList<LineBatch> batches;
    for (qsizetype i = 0; i < count; ++i)
        batches.append(LineBatch{i});
    return batches;
}

void putInOrder(QList<LineBatch> &batches)
{
    batches.removeIf([](const LineBatch &batch) { return batch.isEmpty(); });
    for (LineBatch &batch : batches)
        std::ranges::sort(batch);
    std::ranges::sort(batches, {}, [](const LineBatch &batch) { return batch.front(); });
}

} // namespace

QList<LineBatch> planBatches(const QList<qsizetype> &sizes, int parallel)
{
    if (sizes.size() <= parallel)
        return eachAlone(sizes.size());
    QList<qsizetype> weights;
    weights.reserve(sizes.size());
    for (const qsizetype size : sizes)
        weights.append(weightOf(size));
    const QList<qsizetype> order = heaviestFirst(weights);

    QList<LineBatch> tight = packTightly(weights, order);
    const qsizetype mostWaves = (tight.size() + parallel - 1) / parallel;
    const qsizetype all = std::accumulate(weights.begin(), weights.end(), qsizetype(0));
    const qsizetype held = capacity * parallel; // in a wave
    for (qsizetype waves = (all + held - 1) / held; waves <= mostWaves; ++waves) {
        if (auto batches = packEvenly(weights, order, waves * parallel)) {
            putInOrder(*batches);
            return *std::move(batches);
        }
    }
    putInOrder(tight);
    return tight;
}

QString asLine(const QString &text)
{
    QString line = text;
    // Python's splitlines() ends lines at the separators of files, groups and records too.
    for (QChar &c : line) {
        if (c >= u'\x1c' && c <= u'\x1f')
            c = u' ';
    }
    return line.simplified();
}

} // namespace phonoscope
