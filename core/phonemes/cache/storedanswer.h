// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QHash>
#include <QList>

#include <optional>

namespace phonoscope {

/// What an answer is found by: who was asked, and what.
struct StoreKey
{
    QString cacheId; ///< PhonemeProvider::cacheId()
    PhonemeQuery query;

    friend bool operator==(const StoreKey &, const StoreKey &) = default;
    friend size_t qHash(const StoreKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.cacheId, key.query.text, key.query.lang, key.query.mode);
    }
};

/// An answer as it is kept on disk.
struct StoredAnswer
{
    Transcription transcription;
    qint64 answeredMs = 0;  ///< when the provider gave it, ms since the epoch
    bool isExpired = false; ///< older than the time to live: for when nobody can be asked
    bool isPinned = false;  ///< somebody needs it: it is never dropped and never ages

    friend bool operator==(const StoredAnswer &, const StoredAnswer &) = default;
};

/// An answer to be kept.
struct NewAnswer
{
    StoreKey key;
    Transcription transcription;
    qint64 answeredMs = 0;
};

/// One line of a list of what is kept.
struct StoreEntry
{
    qint64 id = 0;
    StoreKey key;
    QString ipa;
    QString provider; ///< PhonemeProvider::id()
    QString engine;
    qint64 answeredMs = 0;
    qint64 bytes = 0;
    bool isExpired = false;
    bool isPinned = false;
};

enum class StoreOrder { LastUsed, Newest, Oldest, Largest, Text };

/// Which entries are listed.
struct StoreFilter
{
    QString search{}; ///< part of the text, the IPA or the language, in any case; empty: all
    StoreOrder order = StoreOrder::LastUsed;
    qint64 offset = 0;
    qint64 limit = 100;
};

struct StorePage
{
    QList<StoreEntry> entries;
    qint64 total = 0; ///< that pass the filter, listed here or not
};

struct StoreFigures
{
    qint64 entries = 0;
    qint64 bytes = 0; ///< of the answers
    qint64 pinned = 0;
    qint64 pinnedBytes = 0;
    qint64 oldestMs = 0;  ///< when the oldest was answered; 0: there is none
    qint64 fileBytes = 0; ///< the database and its log

    friend bool operator==(const StoreFigures &, const StoreFigures &) = default;
};

/// What came of pinning.
struct PinOutcome
{
    qsizetype pinned = 0;      ///< answers that are pinned now for this owner
    QList<StoreKey> notKept{}; ///< there is no answer to them yet: ask first, then pin
    QString refused{};         ///< one sentence for the user where nothing was pinned; else empty
};

/// The sentence for PinOutcome::refused: so many entries and bytes would be pinned, and so many may be.
QString pinningRefused(qint64 entries, qint64 bytes, qint64 mostEntries, qint64 mostBytes);

/// A question that could not be asked.
struct MissingQuestion
{
    StoreKey key;
    QString provider; ///< PhonemeProvider::id()
    QString endpoint; ///< as it may be shown; empty where there is none
    qint64 sinceMs = 0;

    friend bool operator==(const MissingQuestion &, const MissingQuestion &) = default;
};

/// What is known of how a service takes several lines at once.
struct EndpointFinding
{
    int batches = 0; ///< 0 unknown, 1 it answers line by line, 2 it does not
    qint64 notedMs = 0;

    friend bool operator==(const EndpointFinding &, const EndpointFinding &) = default;
};

/// What came of writing answers to a file, or of reading them.
struct InterchangeOutcome
{
    qint64 answers = 0;       ///< written, or taken over
    qint64 known = 0;         ///< read and not taken over: what is here is as new
    qint64 bad = 0;           ///< lines that are no answers
    QList<qint64> badLines{}; ///< the numbers of the first hundred of them
    QString error{};          ///< one sentence for the user where it could not be done, or not to the end
};

} // namespace phonoscope
