// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/variants/surroundings.h"
#include "core/variants/wordform.h"

namespace phonoscope {

/// A word that is to be rewritten and where it stands.
struct RewriteInput
{
    std::span<const Segment> word;
    std::span<const Segment> previous; ///< the word before; empty where there is none
    std::span<const Segment> next;     ///< the word after; empty where there is none
    QStringView spelling;              ///< the word as written
    QStringView lang;
};

struct Rewritten
{
    QList<Segment> word;
    FormSource source = FormSource::Notation;
};

/// Sequences of sounds that may stand for others: "ə l" = "l̩". From ":/phonoscope/variants/rewrites.tsv".
/// Immutable, for any thread.
class Rewrites
{
public:
    static constexpr auto defaultPath = ":/phonoscope/variants/rewrites.tsv";

    /// \a path is a file or an embedded resource. The error names the file and the line.
    static tl::expected<Rewrites, QString> load(const IpaTables &tables,
                                                const QString &path = QLatin1StringView(defaultPath));

    /// What becomes of \a input by one rewrite in one place, for every rewrite and every place. May hold
    /// doubles. The stress of what is replaced goes to the first vowel of what replaces it; what is put in
    /// where nothing stood has none.
    QList<Rewritten> apply(const RewriteInput &input) const;

private:
    struct Row
    {
        QList<Segment> from;
        QList<Segment> to;
        SideCondition after;
        SideCondition before;
        QStringList spellings;        ///< empty: any
        QStringList refusedSpellings; ///< even if they are among the others
        FormSource source = FormSource::Notation;
    };

    QList<Row> m_rows;
    RowsByLanguage m_byLanguage;
};

/// The IPA of \a word, a stress mark right before its vowel.
QString ipaOf(std::span<const Segment> word);

} // namespace phonoscope
