// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

#include <tl/expected.hpp>

namespace phonoscope {

struct IpaTables;

/// How words are read that mean something else, or are read in another way, beside certain neighbours: 行 in
/// 银行, "want to" as one word; and words that the engine and the rules read otherwise than people do. From
/// ":/phonoscope/variants/readings.tsv". Immutable, for any thread.
class Readings
{
public:
    static tl::expected<Readings, QString> load(const IpaTables &tables);

    /// For each of \a words its readings as IPA; an empty list for a word without any. Those of the exact
    /// tag \a lang and those of its primary language. Capitals do not count.
    QList<QStringList> readings(const QStringList &words, QStringView lang) const;

private:
    QHash<QString, QList<QStringList>> m_readings; ///< of each word one, by language and words
    QHash<QString, qsizetype> m_longest;           ///< words in the longest entry, by language
};

} // namespace phonoscope
