// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace phonoscope {

/// A table of tab-separated text: UTF-8, a header row, then a row a line; lines that start with "# " or
/// are "#" alone are comments, empty lines are skipped. Every row has as many fields as the header.
struct TsvTable
{
    QStringList columns;
    QList<QStringList> rows;
    QList<int> lineNumbers; ///< of each row, counted from 1

    /// Index of column \a name; -1 if there is none.
    qsizetype column(QStringView name) const { return columns.indexOf(name.toString()); }
};

/// Reads a table from \a path (a file or an embedded resource such as ":/phonoscope/ipa/letters.tsv").
/// The error is a sentence that names the file and the line.
tl::expected<TsvTable, QString> readTsv(const QString &path);

/// The same from bytes; \a name stands for the file in errors.
tl::expected<TsvTable, QString> parseTsv(const QByteArray &utf8, const QString &name);

} // namespace phonoscope
