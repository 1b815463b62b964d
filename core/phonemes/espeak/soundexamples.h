// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <tl/expected.hpp>

namespace phonoscope {

/// How one sound of the IPA is made audible.
struct SoundExample
{
    QString symbol;    ///< IPA: "θ", "tɕ", "ɑ̃"
    QString voice;     ///< espeak-ng's voice file name
    QString mnemonics; ///< phonemes of that voice in espeak-ng's notation

    friend bool operator==(const SoundExample &, const SoundExample &) = default;
};

/// The sounds that can be played one by one. From ":/phonoscope/phonemes/sound-examples.tsv". Immutable, for
/// any thread.
class SoundExamples
{
public:
    static tl::expected<SoundExamples, QString> load();

    /// The example for \a symbol, which may have stress, tone and length marks and tie bars: the sound
    /// itself, else the sound without its length. Nothing for a sound that no voice has, and never that of
    /// another sound.
    std::optional<SoundExample> find(const QString &symbol) const;

    const QList<SoundExample> &all() const { return m_examples; }

private:
    QList<SoundExample> m_examples;
    QHash<QString, qsizetype> m_bySymbol;
};

} // namespace phonoscope
