// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace phonoscope {

/// How answers of providers are kept. Every bound holds by itself: the first that is reached evicts.
struct CacheSettings
{
    bool isOn = true;                        ///< off: nothing is kept or looked up, pinned answers excepted
    qsizetype memoryBytes = 8 * 1024 * 1024; ///< some 2,000 sentences
    qsizetype memoryEntries = 10'000;        ///< at least 1
    qint64 storeBytes = 64 * 1024 * 1024;    ///< of answers on disk, the database's own overhead excepted
    qint64 storeEntries = 100'000;           ///< at least 1
    std::chrono::hours timeToLive{30 * 24};  ///< an older answer is asked for anew; 0: it never ages
    bool storesLocal = true; ///< what a local provider answers to somebody who waits goes to disk as well
    bool usesExpired = true; ///< where nobody can be asked, an older answer is given
    std::chrono::hours keepExpired{365 * 24}; ///< and kept so much longer for when nobody can be asked
    std::chrono::minutes cleanupEvery{60};    ///< how often what is older still is removed; 0: never

    friend bool operator==(const CacheSettings &, const CacheSettings &) = default;
};

} // namespace phonoscope
