// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/espeak/espeakcleaning.h"
#include "core/phonemes/espeak/espeaklibrary.h"
#include "core/phonemes/espeak/espeaknotation.h"
#include "core/phonemes/espeak/espeakreports.h"

#include <QCache>

#include <span>
#include <tl/expected.hpp>
#include <vector>

namespace phonoscope {

/// A word as it is said alone.
struct IsolatedForm
{
    QStringList phones; ///< IPA; empty for a word with no sound
    bool foreign = false;
    bool namedOnly = false; ///< the sign's name was said, "Chinese letter", and not what it stands for
};

/// The words of a chunk that have sound, and their phones in IPA as said alone.
struct ReadableWords
{
    std::vector<SpokenWord> words;
    QList<QStringList> isolated; ///< one list for each word, none empty
};

/// Reads words and chunks with espeak-ng: what transcribing and speaking have in common. Remembers the words
/// it has read. Any thread may call it; the session that is passed is the lock.
class EspeakReader
{
public:
    static tl::expected<std::unique_ptr<EspeakReader>, QString> create();

    /// What is heard of \a text, in IPA.
    /// \pre \a session has the voice of \a language, as in every function here.
    QList<EspeakPhone> read(EspeakSession &session, const Language &language, const QString &text) const;

    IsolatedForm formOf(EspeakSession &session, const Language &language, const QString &reading);

    /// The words of \a chunk that have sound; the others are mentioned in \a findings.
    ReadableWords readableWords(EspeakSession &session, const Language &language,
                                std::span<const SpokenWord> chunk, EspeakFindings &findings);

private:
    explicit EspeakReader(EspeakNotation notation) : m_notation(std::move(notation)) {}

    static constexpr int cachedForms = 20'000; // a few megabytes

    EspeakNotation m_notation;
    std::mutex m_formsMutex;
    QCache<QString, IsolatedForm> m_forms{cachedForms}; ///< by voice and reading
};

} // namespace phonoscope
