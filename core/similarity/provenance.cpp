// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/provenance.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

namespace phonoscope {

namespace {

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("Provenance", text, nullptr, count);
}

/// The sources of everything in it.
std::vector<Provenance> allOf(const Comparison &comparison)
{
    std::vector<Provenance> all{comparison.referenceProvenance};
    for (const auto &attempt : comparison.attempts) {
        if (attempt)
            all.push_back(attempt->provenance);
    }
    return all;
}

} // namespace

QString ageText(qint64 ms)
{
    using namespace std::chrono;
    const milliseconds age(std::max<qint64>(ms, 0));
    const auto whole = [](auto count) { return static_cast<int>(count); };
    if (age >= hours(48))
        return translated("%1 days").arg(whole(duration_cast<hours>(age).count() / 24));
    if (age >= hours(2))
        return translated("%1 hours").arg(whole(duration_cast<hours>(age).count()));
    if (age >= minutes(2))
        return translated("%1 minutes").arg(whole(duration_cast<minutes>(age).count()));
    return age >= minutes(1) ? translated("a minute") : translated("less than a minute");
}

qint64 oldestKeptMs(const Comparison &comparison)
{
    qint64 oldest = 0;
    for (const Provenance &provenance : allOf(comparison)) {
        const bool isNew = provenance.source == AnswerSource::Provider ||
                           provenance.source == AnswerSource::Shared || provenance.answeredMs == 0;
        if (!isNew && (oldest == 0 || provenance.answeredMs < oldest))
            oldest = provenance.answeredMs;
    }
    return oldest;
}

QStringList provenanceSentences(const Comparison &comparison, qint64 nowMs)
{
    QStringList sentences;
    if (!comparison.insteadOf.isEmpty()) {
        sentences.append(
            translated("%1 stood in for the service: %2").arg(comparison.engine, comparison.insteadOf));
    }
    const std::vector<Provenance> all = allOf(comparison);
    int kept = 0;
    qint64 oldest = nowMs;
    for (const Provenance &provenance : all) {
        if (provenance.source != AnswerSource::Kept)
            continue;
        ++kept;
        oldest = std::min(oldest, provenance.answeredMs);
    }
    if (kept > 0) {
        sentences.append(
            translated("The service could not be asked: %1 of %2 sentences are answered with what it said "
                       "before, up to %3 ago.")
                .arg(kept)
                .arg(all.size())
                .arg(ageText(nowMs - oldest)));
    }
    return sentences;
}

} // namespace phonoscope
