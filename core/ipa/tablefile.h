// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/tsv.h"

#include <initializer_list>

namespace phonoscope {

/// One table while it is read: its rows by column, and errors that name the line.
class TableFile
{
public:
    /// The table must begin with \a columns, in this order; more may follow.
    static tl::expected<TableFile, QString> open(const QString &path,
                                                 std::initializer_list<QStringView> columns);

    const QList<QStringList> &rows() const { return m_table.rows; }

    tl::unexpected<QString> error(qsizetype row, const QString &field) const;
    tl::unexpected<QString> twice(qsizetype row, const QString &field) const;

private:
    TableFile(QString path, TsvTable table) : m_path(std::move(path)), m_table(std::move(table)) {}

    QString m_path;
    TsvTable m_table;
};

} // namespace phonoscope
