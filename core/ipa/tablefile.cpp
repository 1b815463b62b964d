// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tablefile.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

tl::expected<TableFile, QString> TableFile::open(const QString &path,
                                                 std::initializer_list<QStringView> columns)
{
    auto table = readTsv(path);
    if (!table)
        return tl::unexpected(table.error());
    qsizetype i = 0;
    for (const QStringView column : columns) {
        if (table->columns.value(i++) != column)
            return tl::unexpected(u"%1: column %2 should be “%3”"_s.arg(path).arg(i).arg(column));
    }
    return TableFile(path, std::move(*table));
}

tl::unexpected<QString> TableFile::error(qsizetype row, const QString &field) const
{
    return tl::unexpected(
        u"%1:%2: “%3” is not understood here"_s.arg(m_path).arg(m_table.lineNumbers.at(row)).arg(field));
}

tl::unexpected<QString> TableFile::twice(qsizetype row, const QString &field) const
{
    return tl::unexpected(u"%1:%2: “%3” stands here for the second time"_s.arg(m_path)
                              .arg(m_table.lineNumbers.at(row))
                              .arg(field));
}

} // namespace phonoscope
