// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/memorylevel.h"

#include <algorithm>
#include <vector>

namespace phonoscope {

void MemoryLevel::setSettings(const CacheSettings &settings)
{
    m_settings = settings;
    fit();
}

/// Makes the loose ones fit beside the pinned ones; how many were dropped.
qsizetype MemoryLevel::fit()
{
    const qsizetype before = m_loose.size();
    const bool hasRoom = m_settings.isOn && m_settings.memoryEntries > m_pinned.size();
    const qsizetype most = hasRoom ? m_settings.memoryEntries - m_pinned.size() : 0;
    while (m_loose.size() > most)
        m_loose.setMaxCost(m_loose.totalCost() - 1); // drops the one that was used least recently
    m_loose.setMaxCost(hasRoom ? std::max<qsizetype>(0, m_settings.memoryBytes - m_pinnedBytes) : 0);
    return before - m_loose.size();
}

MemoryLevel::Answer MemoryLevel::find(const StoreKey &key)
{
    if (Loose *found = m_loose.object(key)) {
        found->used = ++m_uses;
        return {found->utterance, found->answeredMs, false};
    }
    if (const auto found = m_pinned.constFind(key); found != m_pinned.cend())
        return {found->utterance, found->answeredMs, true};
    return {};
}

qsizetype MemoryLevel::insert(const StoreKey &key, const UtterancePtr &utterance, qint64 answeredMs)
{
    const qsizetype bytes = utterance->cost();
    if (const auto pinned = m_pinned.find(key); pinned != m_pinned.end()) {
        const qsizetype grown = m_pinnedBytes + bytes - pinned->utterance->cost();
        if (grown > m_pinnedBytes && grown > m_settings.memoryBytes / 2)
            return 0;
        pinned->utterance = utterance;
        pinned->answeredMs = answeredMs;
        m_pinnedBytes = grown;
        return fit();
    }
    if (!m_settings.isOn)
        return 0;
    const qsizetype before = m_loose.size() - (m_loose.contains(key) ? 1 : 0);
    // QCache deletes an entry that is dearer than its bound at once; the caller's share stays
    const bool isKept = m_loose.insert(key, new Loose{utterance, answeredMs, ++m_uses}, bytes);
    fit();
    return before + (isKept ? 1 : 0) - m_loose.size();
}

/// To look at an entry of QCache is to use it: the order of use is set up again afterwards.
qsizetype MemoryLevel::removeOlder(qint64 beforeMs)
{
    std::vector<std::pair<quint64, StoreKey>> stay;
    qsizetype removed = 0;
    const QList<StoreKey> keys = m_loose.keys();
    for (const StoreKey &key : keys) {
        const Loose *loose = m_loose.object(key);
        if (loose->answeredMs < beforeMs)
            removed += m_loose.remove(key) ? 1 : 0;
        else
            stay.emplace_back(loose->used, key);
    }
    std::sort(stay.begin(), stay.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[used, key] : stay)
        m_loose.object(key);
    return removed;
}

void MemoryLevel::clear()
{
    m_loose.clear();
}

PinOutcome MemoryLevel::pin(const QString &owner, const QList<StoreKey> &keys)
{
    PinOutcome outcome;
    QSet<StoreKey> wanted;
    qsizetype bytes = m_pinnedBytes;
    qsizetype entries = m_pinned.size();
    for (const StoreKey &key : keys) {
        const Answer answer = find(key);
        if (!answer.utterance) {
            outcome.notKept.append(key);
        } else if (!wanted.contains(key)) {
            wanted.insert(key);
            bytes += answer.isPinned ? 0 : answer.utterance->cost();
            entries += answer.isPinned ? 0 : 1;
        }
    }
    if (bytes > m_settings.memoryBytes / 2 || entries > m_settings.memoryEntries / 2) {
        outcome.refused =
            pinningRefused(entries, bytes, m_settings.memoryEntries / 2, m_settings.memoryBytes / 2);
        return outcome;
    }
    for (const StoreKey &key : std::as_const(wanted)) {
        if (const Loose *loose = m_loose.object(key)) {
            m_pinned.insert(key, {loose->utterance, loose->answeredMs, {}});
            m_loose.remove(key);
        }
        m_pinned[key].owners.insert(owner);
    }
    m_pinnedBytes = bytes;
    fit();
    outcome.pinned = wanted.size();
    return outcome;
}

qsizetype MemoryLevel::unpin(const QString &owner)
{
    QHash<StoreKey, Pinned> loosened;
    m_pinned.removeIf([&](QHash<StoreKey, Pinned>::iterator it) {
        if (!it->owners.remove(owner) || !it->owners.isEmpty())
            return false;
        m_pinnedBytes -= it->utterance->cost();
        loosened.insert(it.key(), it.value());
        return true;
    });
    fit();
    for (auto it = loosened.cbegin(); it != loosened.cend(); ++it)
        insert(it.key(), it->utterance, it->answeredMs);
    return loosened.size();
}

} // namespace phonoscope
