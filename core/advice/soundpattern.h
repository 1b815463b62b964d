// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/tokenizer.h"

#include <optional>
#include <span>
#include <vector>

namespace phonoscope {

/// What one sound of a table of confusions may be: a certain sound, any sound of a class, or what another
/// sound becomes if one thing about it changes.
class SoundPattern
{
public:
    /// IPA ("θ", "eɪ"), a class ("V", "C", "stop", "rising", …), "*", or a change ("devoiced", "aspirated",
    /// …).
    static std::optional<SoundPattern> parse(const QString &field, const Tokenizer &tokenizer);

    /// \a other is the sound on the other side of the change, nullptr if there is none. Of the marks of a
    /// certain sound, its own and \a compared must be as they are in the pattern, others do not matter.
    bool matches(const Features &sound, const Features *other, Marks compared) const;
    /// The marks that the pattern names.
    Marks marks() const { return m_sound ? m_sound->marks : Marks(); }

private:
    using ClassTest = bool (*)(const Features &sound);
    using ChangeTest = bool (*)(const Features &sound, const Features &other);

    static ClassTest classNamed(QStringView name);
    static ChangeTest changeNamed(QStringView name);

    std::optional<Features> m_sound;
    ClassTest m_isOfClass = nullptr;
    ChangeTest m_isChangeOf = nullptr;
};

/// The alternatives of one field, parted by blanks; each is a sequence of up to two sounds joined by "+".
/// "-" is no sound at all.
using SoundPatterns = std::vector<std::vector<SoundPattern>>;

std::optional<SoundPatterns> soundPatternsFromField(const QString &field, const Tokenizer &tokenizer);

/// Whether \a expected and \a heard are each one of the alternatives.
bool matches(const SoundPatterns &expectedPatterns, const SoundPatterns &heardPatterns,
             std::span<const Segment> expected, std::span<const Segment> heard);
/// Whether \a sound alone is one of the alternatives; nullptr is no sound.
bool matches(const SoundPatterns &patterns, const Segment *sound);

} // namespace phonoscope
