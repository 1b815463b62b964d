// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/tsv.h"

#include <initializer_list>
#include <type_traits>

namespace phonoscope {

/// Nothing, or the error.
using Outcome = tl::expected<void, QString>;

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

/// One row while it is read. Keeps the first field that is not understood: a reader may read them all and
/// look at the outcome once.
class TableRow
{
public:
    TableRow(const TableFile &file, qsizetype row) : m_file(file), m_row(row) {}

    const QString &field(qsizetype column) const { return m_file.rows().at(m_row).at(column); }

    /// What \a parse, which gives an optional, makes of the field; a default value if it makes nothing.
    template <typename Parse>
    auto parsed(qsizetype column, Parse parse)
    {
        auto value = parse(field(column));
        if (!value)
            refuse(column);
        return value.value_or(std::decay_t<decltype(*value)>{});
    }

    /// The field is not understood.
    void refuse(qsizetype column)
    {
        if (m_outcome)
            m_outcome = m_file.error(m_row, field(column));
    }
    /// The field stands in the table for the second time.
    void refuseTwice(qsizetype column)
    {
        if (m_outcome)
            m_outcome = m_file.twice(m_row, field(column));
    }

    bool isGood() const { return m_outcome.has_value(); }
    const Outcome &outcome() const { return m_outcome; }

private:
    const TableFile &m_file;
    qsizetype m_row;
    Outcome m_outcome;
};

/// Gives \a read every row of the table in turn and stops at the first that has an error.
template <typename Read>
Outcome readTable(const QString &path, std::initializer_list<QStringView> columns, Read read)
{
    const auto file = TableFile::open(path, columns);
    if (!file)
        return tl::unexpected(file.error());
    for (qsizetype i = 0; i < file->rows().size(); ++i) {
        TableRow row(*file, i);
        read(row);
        if (!row.isGood())
            return row.outcome();
    }
    return {};
}

} // namespace phonoscope
