// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/cacheadvice.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace phonoscope {

namespace {

constexpr double mostHeld = 0.95;      // of the repeats
constexpr double hardlyARepeat = 0.05; // of the questions
constexpr std::size_t fewKeys = 3;
constexpr double mostOfRepeats = 0.8;
constexpr std::size_t surelyAllNew = 200; // questions without one repeat

constexpr qsizetype mebibyte = 1024 * 1024;
constexpr std::array<qsizetype, 11> plainEntries = {50,    100,    200,    500,    1'000,  2'000,
                                                    5'000, 10'000, 20'000, 50'000, 100'000};
constexpr std::array<qsizetype, 9> plainMebibytes = {1, 2, 4, 8, 16, 32, 64, 128, 256};
constexpr std::array<qsizetype, 5> plainDays = {7, 30, 90, 180, 365};

QString tr(const char *text)
{
    return QCoreApplication::translate("CacheAdvice", text);
}

/// The first of \a plain that is no less than \a wanted; the last if there is none.
qsizetype roundedUp(qsizetype wanted, std::span<const qsizetype> plain)
{
    const auto found = std::lower_bound(plain.begin(), plain.end(), wanted);
    return found == plain.end() ? plain.back() : *found;
}

QString percent(std::size_t part, std::size_t whole)
{
    return QLocale().toString(100.0 * static_cast<double>(part) / static_cast<double>(whole), 'f', 0);
}

QString number(std::size_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

struct Figures
{
    std::size_t lookups = 0;
    std::size_t keys = 0;
    std::size_t repeats = 0;
    std::size_t repeatsOfFew = 0; ///< of the fewKeys that are repeated most
    qsizetype entries = 0;        ///< that would have held most of the repeats
    qsizetype bytes = 0;          ///< an answer takes on average; 0 unknown
    qint64 longestGapMs = 0;
};

Figures figuresOf(const std::vector<UsePattern::Lookup> &lookups)
{
    Figures figures;
    figures.lookups = lookups.size();

    std::vector<int> distances = reuseDistances(lookups);
    std::erase(distances, -1);
    figures.repeats = distances.size();
    if (!distances.empty()) {
        std::sort(distances.begin(), distances.end());
        const auto held =
            static_cast<std::size_t>(std::ceil(mostHeld * static_cast<double>(distances.size())));
        figures.entries = distances.at(held - 1) + 1;
    }

    struct OfKey
    {
        std::size_t repeats = 0;
        qint64 lastMs = 0;
    };
    QHash<size_t, OfKey> keys;
    qint64 bytes = 0;
    qint64 weighed = 0;
    for (const UsePattern::Lookup &lookup : lookups) {
        const auto known = keys.find(lookup.key);
        if (known == keys.end()) {
            keys.insert(lookup.key, {0, lookup.atMs});
        } else {
            ++known->repeats;
            figures.longestGapMs = std::max(figures.longestGapMs, lookup.atMs - known->lastMs);
            known->lastMs = lookup.atMs;
        }
        bytes += lookup.bytes;
        weighed += lookup.bytes > 0 ? 1 : 0;
    }
    figures.bytes = weighed > 0 ? bytes / weighed : 0;
    figures.keys = static_cast<std::size_t>(keys.size());

    std::vector<std::size_t> repeats;
    for (const OfKey &key : std::as_const(keys))
        repeats.push_back(key.repeats);
    std::sort(repeats.rbegin(), repeats.rend());
    for (std::size_t i = 0; i < std::min(fewKeys, repeats.size()); ++i)
        figures.repeatsOfFew += repeats[i];
    return figures;
}

CacheAdvice allNew(const Figures &figures, const CacheSettings &present)
{
    CacheAdvice advice{CacheAdviceKind::AllNew, present, {}};
    if (figures.repeats == 0 && figures.lookups >= surelyAllNew) {
        advice.recommended.isOn = false;
        advice.reason =
            tr("None of the last %1 questions was a repeat: the cache only costs memory and can be "
               "switched off.")
                .arg(number(figures.lookups));
        return advice;
    }
    advice.recommended.isOn = true;
    advice.recommended.memoryEntries = 200;
    advice.reason = tr("Only %1 of the last %2 questions were repeats: 200 answers in memory are enough.")
                        .arg(number(figures.repeats), number(figures.lookups));
    return advice;
}

/// Sized for the repeats there were.
CacheSettings sizedFor(const Figures &figures, const CacheSettings &present)
{
    CacheSettings recommended = present;
    recommended.isOn = true;
    recommended.memoryEntries = roundedUp(figures.entries, plainEntries);
    recommended.storeEntries = std::max<qint64>(present.storeEntries, recommended.memoryEntries);
    if (figures.bytes > 0) {
        const qsizetype bytes = recommended.memoryEntries * figures.bytes;
        recommended.memoryBytes = mebibyte * roundedUp((bytes + mebibyte - 1) / mebibyte, plainMebibytes);
    }
    if (present.timeToLive.count() > 0) {
        constexpr qint64 day = 24 * 60 * 60 * 1'000;
        const qsizetype days = roundedUp((figures.longestGapMs + day - 1) / day, plainDays);
        recommended.timeToLive = std::chrono::hours(24 * days);
    }
    return recommended;
}

QString shownSize(const CacheSettings &settings)
{
    const QLocale locale;
    const QString size =
        tr("%1 answers in memory (%2)")
            .arg(locale.toString(settings.memoryEntries), locale.formattedDataSize(settings.memoryBytes, 0));
    return size;
}

QString shownTime(const CacheSettings &settings)
{
    return settings.timeToLive.count() == 0
               ? tr("without an end")
               : tr("for %1 days").arg(QLocale().toString(qlonglong(settings.timeToLive.count() / 24)));
}

} // namespace

std::vector<int> reuseDistances(const std::vector<UsePattern::Lookup> &lookups)
{
    // A tree of sums over the places of the lookups, where the latest lookup of each key counts 1.
    const std::size_t size = lookups.size();
    std::vector<int> tree(size + 1, 0);
    const auto add = [&](std::size_t place, int value) {
        for (std::size_t i = place + 1; i <= size; i += i & (~i + 1))
            tree[i] += value;
    };
    const auto before = [&](std::size_t place) {
        int sum = 0;
        for (std::size_t i = place; i > 0; i -= i & (~i + 1))
            sum += tree[i];
        return sum;
    };
    std::vector<int> distances(size, -1);
    QHash<size_t, std::size_t> latest;
    for (std::size_t place = 0; place < size; ++place) {
        const auto known = latest.find(lookups[place].key);
        if (known == latest.end()) {
            latest.insert(lookups[place].key, place);
        } else {
            distances[place] = before(place) - before(*known + 1);
            add(*known, -1);
            *known = place;
        }
        add(place, 1);
    }
    return distances;
}

CacheAdvice advise(const UsePattern &pattern, const CacheSettings &present)
{
    if (pattern.size() < fewestLookups) {
        return {CacheAdviceKind::TooEarly, present,
                tr("%1 questions were asked so far; from %2 on there is something to recommend.")
                    .arg(number(pattern.size()), number(fewestLookups))};
    }
    const Figures figures = figuresOf(pattern.lookups());
    if (static_cast<double>(figures.repeats) < hardlyARepeat * static_cast<double>(figures.lookups))
        return allNew(figures, present);

    CacheAdvice advice{CacheAdviceKind::Repeated, sizedFor(figures, present), {}};
    const bool areFew =
        static_cast<double>(figures.repeatsOfFew) >= mostOfRepeats * static_cast<double>(figures.repeats);
    if (areFew && figures.keys > 2 * fewKeys) {
        advice.kind = CacheAdviceKind::OneToMany;
        advice.reason =
            tr("Of %1 repeats in the last %2 questions %3 % were of %4 sentences, heard against many "
               "others: %5, kept %6, are enough.")
                .arg(number(figures.repeats), number(figures.lookups),
                     percent(figures.repeatsOfFew, figures.repeats), number(fewKeys),
                     shownSize(advice.recommended), shownTime(advice.recommended));
    } else {
        advice.reason =
            tr("%1 % of the last %2 questions were repeats: %3, kept %4, would have answered 95 of "
               "100 of them.")
                .arg(percent(figures.repeats, figures.lookups), number(figures.lookups),
                     shownSize(advice.recommended), shownTime(advice.recommended));
    }
    return advice;
}

} // namespace phonoscope
