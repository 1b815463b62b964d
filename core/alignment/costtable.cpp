// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/costtable.h"

#include "core/ipa/tsv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

QString CostTable::key(QStringView feature, QStringView a, QStringView b)
{
    const auto [first, second] = std::minmax(a, b);
    return u"%1 %2 %3"_s.arg(feature, first, second);
}

tl::expected<CostTable, QString> CostTable::read(const QString &path)
{
    const tl::expected<TsvTable, QString> table = readTsv(path);
    if (!table)
        return tl::unexpected(table.error());
    if (table->columns != QStringList{u"feature"_s, u"a"_s, u"b"_s, u"value"_s})
        return tl::unexpected(u"%1: the header must be feature, a, b, value"_s.arg(path));

    CostTable result;
    result.m_path = path;
    for (qsizetype i = 0; i < table->rows.size(); ++i) {
        const QStringList &row = table->rows[i];
        const QString place = u"%1: row %2 (%3 %4 %5)"_s.arg(path).arg(i + 1).arg(row[0], row[1], row[2]);
        bool isNumber = false;
        const int value = row[3].toInt(&isNumber);
        if (!isNumber || value < 0 || value > highestValue) {
            return tl::unexpected(
                u"%1: \"%2\" is not a whole number from 0 to %3"_s.arg(place, row[3]).arg(highestValue));
        }
        const QString rowKey = key(row[0], row[1], row[2]);
        const auto before = result.m_entries.constFind(rowKey);
        if (before != result.m_entries.constEnd())
            return tl::unexpected(u"%1: says again what row %2 says"_s.arg(place).arg(before->row));
        result.m_entries.insert(rowKey, {value, i + 1, false});
    }
    return result;
}

std::optional<int> CostTable::takeOptional(QLatin1StringView feature, QLatin1StringView a,
                                           QLatin1StringView b)
{
    const auto found = m_entries.find(key(QString(feature), QString(a), QString(b)));
    if (found == m_entries.end())
        return std::nullopt;
    found->taken = true;
    return found->value;
}

int CostTable::take(QLatin1StringView feature, QLatin1StringView a, QLatin1StringView b)
{
    const std::optional<int> value = takeOptional(feature, a, b);
    if (!value)
        fail(u"the row \"%1 %2 %3\" is missing"_s.arg(feature, a, b));
    return value.value_or(0);
}

void CostTable::fail(const QString &problem)
{
    if (m_problem.isEmpty())
        m_problem = problem;
}

tl::expected<void, QString> CostTable::finish() const
{
    if (!m_problem.isEmpty())
        return tl::unexpected(u"%1: %2"_s.arg(m_path, m_problem));

    // The hash has no order of its own: name the first stray row of the file.
    const Entry *stray = nullptr;
    QString strayKey;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (!it->taken && (!stray || it->row < stray->row)) {
            stray = &*it;
            strayKey = it.key();
        }
    }
    if (stray)
        return tl::unexpected(
            u"%1: row %2 (%3): nothing has this name"_s.arg(m_path).arg(stray->row).arg(strayKey));
    return {};
}

} // namespace phonoscope
