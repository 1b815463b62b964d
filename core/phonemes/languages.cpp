// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/languages.h"

#include "core/ipa/tsv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

QString primaryOf(const QString &tag)
{
    return tag.section(u'-', 0, 0);
}

/// Whether \a tag is the primary language of \a language with one of its regions.
bool standsFor(const Language &language, const QString &tag)
{
    return primaryOf(language.tag).compare(primaryOf(tag), Qt::CaseInsensitive) == 0 &&
           language.regions.contains(tag.section(u'-', 1), Qt::CaseInsensitive);
}

} // namespace

tl::expected<Languages, QString> Languages::load()
{
    const QString path = u":/phonoscope/phonemes/languages.tsv"_s;
    const auto table = readTsv(path);
    if (!table)
        return tl::unexpected(table.error());
    if (table->columns != QStringList{u"tag"_s, u"name"_s, u"voice"_s, u"grade"_s, u"tonal"_s, u"regions"_s,
                                      u"scripts"_s, u"stress"_s})
        return tl::unexpected(u"%1: its columns are not the expected ones"_s.arg(path));

    Languages languages;
    for (const QStringList &row : table->rows) {
        const bool graded = row[3] == "A"_L1 || row[3] == "B"_L1 || row[3] == "C"_L1;
        if (row[0].isEmpty() || row[1].isEmpty() || row[2].isEmpty() || !graded || row[6].isEmpty())
            return tl::unexpected(u"%1: the row of “%2” is not complete"_s.arg(path, row[0]));
        languages.m_languages.append({.tag = row[0],
                                      .name = row[1],
                                      .voice = row[2],
                                      .grade = row[3].front(),
                                      .tonal = row[4] == "1"_L1,
                                      .regions = row[5].split(u' ', Qt::SkipEmptyParts),
                                      .scripts = row[6].split(u' '),
                                      .stress = row[7] == "1"_L1});
    }
    return languages;
}

std::optional<Language> Languages::find(QStringView tag) const
{
    QString wanted = tag.trimmed().toString().replace(u'_', u'-');
    while (!wanted.isEmpty()) {
        const auto found = std::ranges::find_if(m_languages, [&](const Language &language) {
            return language.tag.compare(wanted, Qt::CaseInsensitive) == 0 || standsFor(language, wanted);
        });
        if (found != m_languages.end())
            return *found;
        const qsizetype dash = wanted.lastIndexOf(u'-');
        if (dash < 0)
            break;
        wanted.truncate(dash);
    }
    if (wanted.isEmpty())
        return std::nullopt;
    const auto related = std::ranges::find_if(m_languages, [&](const Language &language) {
        return primaryOf(language.tag).compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return related == m_languages.end() ? std::nullopt : std::optional(*related);
}

} // namespace phonoscope
