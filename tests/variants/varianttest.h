// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/ipatables.h"
#include "core/ipa/tokenizer.h"
#include "core/ipa/tsv.h"
#include "core/variants/varianttables.h"

#include <QFile>
#include <QList>
#include <QString>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace phonoscope::test {

/// The value of \a result, or the end of the test program with the error.
template <typename T>
T need(tl::expected<T, QString> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error()));
        std::abort();
    }
    return std::move(*result);
}

inline const std::shared_ptr<const IpaTables> &ipaTables()
{
    static const std::shared_ptr<const IpaTables> tables = need(Tokenizer::loadTables());
    return tables;
}

inline QList<Segment> cut(const QString &ipa, const QString &lang)
{
    return Tokenizer::cut(ipa, lang, *ipaTables()).segments;
}

/// The example of a row: "expected = said", where words in brackets are the neighbours of the expected word.
struct Example
{
    QString expected;
    QString said;
    QString previous;
    QString next;
};

inline Example readExample(const QString &field)
{
    Example example;
    const QStringList sides = field.split(QStringLiteral(" = "));
    if (sides.size() != 2)
        return example;
    example.said = sides[1];
    for (const QString &word : sides[0].split(u' ')) {
        if (!word.startsWith(u'('))
            example.expected = word;
        else if (example.expected.isEmpty())
            example.previous = word.mid(1).chopped(1);
        else
            example.next = word.mid(1).chopped(1);
    }
    return example;
}

/// Writes the table at \a path to \a file without its row number \a left, counted from 0.
inline bool writeWithoutRow(const QString &path, qsizetype left, QFile &file)
{
    QFile table(path);
    if (!table.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    const int leftLine = need(readTsv(path)).lineNumbers.at(left);
    for (int line = 1; !table.atEnd(); ++line) {
        const QByteArray text = table.readLine();
        if (line != leftLine && file.write(text) != text.size())
            return false;
    }
    file.close();
    return true;
}

} // namespace phonoscope::test
