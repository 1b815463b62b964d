// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace phonoscope {

/// The last thousand questions to the cache, as hashes: what they were about cannot be read out of it.
class UsePattern
{
public:
    static constexpr std::size_t capacity = 1'000;
    /// A question that is among the last few and was asked as shortly before is the same one, looked up in
    /// several places.
    static constexpr std::size_t sameWithin = 4;
    static constexpr qint64 sameForMs = 50;

    struct Lookup
    {
        size_t key = 0; ///< hash of provider and question
        qint64 atMs = 0;
        qint32 bytes = 0; ///< of the answer in memory; 0 unknown (yet)
    };

    /// O(1), a few nanoseconds.
    void record(size_t key, qint64 atMs, qsizetype bytes);
    void clear();

    std::size_t size() const { return m_lookups.size(); }
    /// The oldest first.
    std::vector<Lookup> lookups() const;

private:
    std::vector<Lookup> m_lookups; ///< a ring once it is full
    std::size_t m_next = 0;
};

} // namespace phonoscope
