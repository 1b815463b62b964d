// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <tl/expected.hpp>

namespace phonoscope {

/// One language the program offers. From ":/phonoscope/phonemes/languages.tsv".
struct Language
{
    QString tag;         ///< BCP-47, e.g. "en-US"
    QString name;        ///< in English: "English (United States)"
    QString voice;       ///< espeak-ng's voice file name
    QChar grade;         ///< A good, B usable, C do not offer a score
    bool tonal = false;  ///< its transcriptions hold tones
    QStringList regions; ///< which it stands for besides its own, ISO 3166-1: "MX"
    QStringList scripts; ///< what its voice reads besides Latin, ISO 15924: "Cyrl"
    bool stress = false; ///< stress on another syllable is an error of its own
};

class Languages
{
public:
    static tl::expected<Languages, QString> load();

    const QList<Language> &all() const { return m_languages; }

    /// The language for \a tag: exact (case does not matter, _ counts as -), else with its last subtags
    /// taken away ("en-US-fonipa" → "en-US") or that which stands for its region ("es-MX" → "es-419"), else
    /// the first of the same primary language ("en" → "en-US").
    std::optional<Language> find(QStringView tag) const;

private:
    QList<Language> m_languages;
};

} // namespace phonoscope
