// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <memory>
#include <optional>

namespace phonoscope {

class Database;

/// Answers of providers kept on disk, from one run of the program to the next: "phonemes.sqlite" in a folder
/// of the user's. Any number of processes may share the folder. For the thread that opened it only.
///
/// A fault after opening (a full disk, a folder taken away) costs the keeping, never the answer: it is
/// logged, find() finds nothing and insert() returns false.
class PhonemeStore
{
public:
    static constexpr qint64 defaultMaxEntries = 100'000;

    /// Makes \a dir and the file if they are not there. The error is a sentence for the user. With more than
    /// \a maxEntries those that were not used for the longest time are dropped.
    static tl::expected<std::unique_ptr<PhonemeStore>, QString> open(const QString &dir,
                                                                     qint64 maxEntries = defaultMaxEntries);
    ~PhonemeStore();

    /// The answer that the provider \a cacheId gave to \a query. Counts as a use of it.
    std::optional<Transcription> find(const QString &cacheId, const PhonemeQuery &query);

    /// Keeps the provider's answer to \a query in place of an earlier one. False if it could not, or if the
    /// transcription has no words.
    bool insert(const QString &cacheId, const PhonemeQuery &query, const Transcription &transcription);

    qint64 count() const;
    QString path() const;    ///< of the file
    QString warning() const; ///< a sentence for the user where a damaged file was set aside, else empty

private:
    PhonemeStore(std::unique_ptr<Database> database, qint64 maxEntries);

    std::unique_ptr<Database> m_database;
    qint64 m_maxEntries;
};

} // namespace phonoscope
