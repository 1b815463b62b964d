// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/readings.h"

#include "core/ipa/tablefile.h"
#include "core/ipa/tokenizer.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString keyOf(const QString &language, const QStringList &words)
{
    return (language + u'\t' + words.join(u' ')).toLower().replace(u'’', u'\'');
}

} // namespace

tl::expected<Readings, QString> Readings::load(const IpaTables &tables)
{
    Readings readings;
    const auto read = [&](TableRow &row) {
        const QString &language = row.field(0);
        const QStringList words = row.field(1).split(u' ', Qt::SkipEmptyParts);
        const QStringList ipa = row.field(2).split(u' ', Qt::SkipEmptyParts);
        const QString key = keyOf(language, words);
        if (language.isEmpty() || words.isEmpty())
            row.refuse(1);
        if (ipa.size() != words.size() ||
            !Tokenizer::cut(row.field(2), language, tables).unknownSymbols.isEmpty())
            row.refuse(2);
        if (readings.m_readings.value(key).contains(ipa))
            row.refuseTwice(2);
        readings.m_readings[key].append(ipa);
        readings.m_longest[language] = std::max(readings.m_longest.value(language), words.size());
    };
    const Outcome outcome =
        readTable(u":/phonoscope/variants/readings.tsv"_s, {u"language", u"words", u"readings"}, read);
    if (!outcome)
        return tl::unexpected(outcome.error());
    return readings;
}

QList<QStringList> Readings::readings(const QStringList &words, QStringView lang) const
{
    QList<QStringList> found(words.size());
    const QString tag = lang.toString();
    QStringList languages{tag, tag.section(u'-', 0, 0)};
    languages.removeDuplicates();
    for (const QString &language : languages) {
        const qsizetype longest = m_longest.value(language);
        for (qsizetype begin = 0; begin < words.size(); ++begin) {
            for (qsizetype count = 1; count <= std::min(longest, words.size() - begin); ++count) {
                for (const QStringList &ipa : m_readings.value(keyOf(language, words.sliced(begin, count)))) {
                    for (qsizetype i = 0; i < ipa.size(); ++i) {
                        if (!found[begin + i].contains(ipa[i]))
                            found[begin + i].append(ipa[i]);
                    }
                }
            }
        }
    }
    return found;
}

} // namespace phonoscope
