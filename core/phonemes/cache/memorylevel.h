// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/cachesettings.h"
#include "core/phonemes/cache/storedanswer.h"
#include "core/phonemes/utterance.h"

#include <QCache>
#include <QHash>
#include <QSet>

namespace phonoscope {

/// The answers in memory: never more bytes nor entries than the settings allow, the least recently used
/// dropped first. Pinned answers are never dropped; they may take half of each bound, and the others get what
/// they leave. How old an answer may be is for others to judge.
class MemoryLevel
{
public:
    struct Answer
    {
        UtterancePtr utterance; ///< null: there is none
        qint64 answeredMs = 0;
        bool isPinned = false;
    };

    explicit MemoryLevel(const CacheSettings &settings) { setSettings(settings); }

    /// Drops what passes the new bounds. Off: everything that is not pinned.
    void setSettings(const CacheSettings &settings);

    /// Counts as a use.
    Answer find(const StoreKey &key);
    /// How many others were dropped for it. It is not kept if it is larger than the room there is, or if the
    /// cache is off.
    qsizetype insert(const StoreKey &key, const UtterancePtr &utterance, qint64 answeredMs);
    /// Drops what was answered before \a beforeMs; how many.
    qsizetype removeOlder(qint64 beforeMs);
    void clear(); ///< pinned answers stay

    /// Pins those of \a keys that are here, or none of them.
    PinOutcome pin(const QString &owner, const QList<StoreKey> &keys);
    qsizetype unpin(const QString &owner); ///< how many nobody pins any more

    qsizetype bytes() const { return m_loose.totalCost() + m_pinnedBytes; }
    qsizetype entries() const { return m_loose.size() + m_pinned.size(); }
    qsizetype pinned() const { return m_pinned.size(); }

private:
    struct Loose
    {
        UtterancePtr utterance;
        qint64 answeredMs = 0;
        quint64 used = 0; ///< number of its last use
    };
    struct Pinned
    {
        UtterancePtr utterance;
        qint64 answeredMs = 0;
        QSet<QString> owners;
    };

    qsizetype fit();

    CacheSettings m_settings;
    QCache<StoreKey, Loose> m_loose;
    QHash<StoreKey, Pinned> m_pinned;
    qsizetype m_pinnedBytes = 0;
    quint64 m_uses = 0;
};

} // namespace phonoscope
