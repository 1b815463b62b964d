// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <array>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace phonoscope {

/// The bits of Marks, and two more for the marks that change the voice instead.
using MarkBits = quint32;
inline constexpr MarkBits voicelessBit = 1u << 30;
inline constexpr MarkBits voicedBit = 1u << 31;
inline constexpr MarkBits bit(Mark mark)
{
    return static_cast<MarkBits>(mark);
}

/// \a features with the marks of \a bits added.
Features withMarks(Features features, MarkBits bits);

/// What a code point (or a letter with a mark that makes it another letter) stands for.
struct Letter
{
    Features features;
    QString compared;          ///< the letters of the comparison form, without marks
    MarkBits marks = 0;        ///< marks built in
    std::u32string otherMarks; ///< code points of built-in marks that have no feature
    char32_t key = 0;          ///< the one letter of the comparison form; 0 if there are several
};

enum class Binding : quint8 { Left, Right, Both };

struct MarkSign
{
    char32_t code = 0;
    Binding binding = Binding::Left;
    MarkBits left = 0;
    MarkBits right = 0;
    bool composes = false; ///< with some letter it makes another letter
    int alone = -1;        ///< the letter it is where it stands on nothing: ʲ is j; -1 if it is none
};

/// What the tokenizer does with a code point. Tones carry their digit as index.
enum class Role : quint8 {
    Unknown,
    UnknownMark,
    Letter,
    LetterUnlessFinal,
    Mark,
    ToneLetter,
    ToneNumber,
    PrimaryStress,
    SecondaryStress,
    StressOrEjective,
    MaybePrimaryStress,
    MaybeSecondaryStress,
    Break,
    WordBoundary,
    MorphemeBoundary,
    Tie,
    Dropped,
    Blank,
};

struct Symbol
{
    Role role = Role::Unknown;
    quint16 index = 0; ///< into letters or marks, or the digit of a tone
};

/// Up to three letters and whether each but the last is long: what a unit is looked up by. 0 is no key.
struct UnitKey
{
    quint64 value = 0;

    void add(char32_t letter, bool isLong);
    friend bool operator==(UnitKey, UnitKey) = default;
    friend size_t qHash(UnitKey key, size_t seed = 0) { return ::qHash(key.value, seed); }
};

struct ToneValue
{
    QString digits;
    bool glottalized = false;
};

/// What is particular to a language.
struct LanguageRules
{
    QSet<UnitKey> units;
    QHash<char32_t, ToneValue> toneNumbers; ///< by what is written: a digit or ɜ
    QHash<quint16, quint16> letterTwins;    ///< letter index by letter index
    bool listed = false;                    ///< false: only what is common to all languages
};

/// The tables of the tokenizer: read once, shared, never changed.
struct IpaTables
{
    std::vector<Letter> letters;
    std::vector<MarkSign> marks;
    QHash<char32_t, Symbol> symbols;
    QHash<quint64, quint16> composed;        ///< letter index by composedKey(letter, mark)
    QHash<QString, QString> sequenceTwins;   ///< comparison forms of joined letters
    QHash<QString, LanguageRules> languages; ///< by lower-case tag, "*" for all others

    /// The symbol of \a code; for one that no table has, a role by its Unicode category.
    Symbol symbol(char32_t code) const;
    /// The rules of \a language: its exact tag, its primary subtag, or "*".
    const LanguageRules &rules(QStringView language) const;
    /// The letter that \a code, which is in no table, is a variant of: a capital, a letter in a style; else
    /// -1.
    int variantOf(char32_t code) const;
    /// The letter that \a letter and the mark \a mark make together; -1 if none.
    int composedLetter(char32_t letter, char32_t mark) const;

    static constexpr quint64 composedKey(char32_t letter, char32_t mark)
    {
        return (quint64(letter) << 32) | mark;
    }
};

/// Reads all tables from \a directory (with a trailing slash). The error names the file and the line.
tl::expected<IpaTables, QString> readIpaTables(const QString &directory);

} // namespace phonoscope
