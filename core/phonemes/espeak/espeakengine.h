// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"
#include "core/phonemes/transcription.h"

#include <memory>

namespace phonoscope {

/// libespeak-ng in process: text in, a cleaned and word-mapped Transcription out, blocking.
///
/// The library's state is global to the process, so all engines share one initialisation and one lock;
/// any number of engines may be made, and every function may be called from any thread. The lock is taken
/// for at most 60 words at a time, so that a long text does not keep others waiting.
class EspeakEngine
{
public:
    /// Initialises the library the first time (1–16 ms). The error is a sentence for the user.
    static tl::expected<std::shared_ptr<EspeakEngine>, QString> create(Languages languages);
    ~EspeakEngine();

    /// A sentence takes about 0.1 ms, a voice's first use up to 17 ms more.
    ///
    /// The words are those of splitWords() that have sound. What cannot be read (symbols, signs of another
    /// script, words of over 60 letters or 40 digits) is left out with a warning; if nothing else is there,
    /// the result is an error.
    TranscriptionResult transcribe(const PhonemeQuery &query) const;

    /// Each word as it is said alone, in order, same count; an empty string for a word with no sound.
    /// What a service's IPA is mapped to words with. Empty if \a lang is unknown.
    QStringList isolatedForms(const QStringList &words, const QString &lang) const;

    /// "espeak-ng 1.51"
    QString version() const;
    const Languages &languages() const;

private:
    struct Private;
    explicit EspeakEngine(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
