// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace phonoscope {

/// The languages that advice is written in.
enum class AdviceLanguage : std::uint8_t { English, Vietnamese };

/// "en", "vi": the names in settings, options and tables, never translated.
QString adviceLanguageName(AdviceLanguage language);
std::optional<AdviceLanguage> adviceLanguageFromName(QStringView name);

enum class ChangeKind : std::uint8_t {
    Sounds, ///< one or two sounds were replaced, left out or added
    Word,   ///< a whole word was left out or added
    Stress, ///< another syllable of the word was stressed
};

/// What was said otherwise than expected, in one place. Refers to segments of others, which must outlive it.
struct SoundChange
{
    ChangeKind kind = ChangeKind::Sounds;
    /// Sounds: none (something was added) to two. Word: its sounds, or none. Stress: the sound to stress.
    std::span<const Segment> expected;
    /// Sounds: none (something was left out) to two. Word: its sounds, or none. Stress: the sound that was
    /// stressed.
    std::span<const Segment> heard;
    /// The expected neighbours within the same word, tones aside; nullptr at the word's edge.
    const Segment *before = nullptr;
    const Segment *after = nullptr;
    QString word;             ///< as it is spelt; may be empty
    int stressedSyllable = 0; ///< Stress: the one to stress, counted from 1
};

/// What to do about a change.
struct Advice
{
    QString rule; ///< stable: a rule of the table of confusions, or "feature:" and what differs most
    QString text; ///< one or two sentences, in the language that was asked for

    friend bool operator==(const Advice &, const Advice &) = default;
};

} // namespace phonoscope
