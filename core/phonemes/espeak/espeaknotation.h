// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace phonoscope {

/// One phone as espeak-ng writes it, or repaired.
struct EspeakPhone
{
    QString text;           ///< stress marks first, tone last
    bool foreign = false;   ///< said with another language's sounds
    bool wordStart = false; ///< first of a word of espeak-ng's, which need not be a word of the text

    friend bool operator==(const EspeakPhone &, const EspeakPhone &) = default;
};

/// The phones of one clause as EspeakSession::transcribe() gave it; markers such as "(en)" taken away.
QList<EspeakPhone> parseClause(const QByteArray &clause);

/// The tables that turn espeak-ng's notation into IPA. From ":/phonoscope/phonemes/espeak-notation.tsv" and
/// "…/tones.tsv". Immutable, for any thread.
class EspeakNotation
{
public:
    static tl::expected<EspeakNotation, QString> load();

    /// IPA for \a phones of the language \a tag. Foreign phones stay as they are.
    /// \a fullTones: for a language whose tones IPA mode cuts short, the tone signs in espeak-ng's own
    /// notation in order; ignored unless there is one for each phone with a tone.
    QList<EspeakPhone> toIpa(const QList<EspeakPhone> &phones, const QString &tag,
                             const QStringList &fullTones = {}) const;

    /// Whether the tones of \a tag must be read from espeak-ng's own notation.
    bool needsFullTones(const QString &tag) const;

private:
    struct Rule
    {
        QString from;
        QString to;
        bool inside = false;
        QStringList after;
        QStringList before;
    };
    struct Tables
    {
        QList<Rule> rules;
        QHash<QString, QString> tones;
    };

    Tables tablesFor(const QString &tag) const;

    QHash<QString, Tables> m_byLanguage;
};

/// The IPA of a word of the text from its phones in IPA. In a word of one syllable the tone stands at the
/// end, as is usual in IPA (toj˧), and not behind the vowel, where espeak-ng has it; words of several
/// syllables stay as they are, since nothing tells where one ends.
QString wordIpa(const QStringList &phones);

/// The tone signs of a clause in espeak-ng's own notation, foreign phones left out: "55", "214".
QStringList fullTonesOf(const QList<EspeakPhone> &asciiPhones);

} // namespace phonoscope
