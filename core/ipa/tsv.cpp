// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"

#include <QFile>
#include <QStringDecoder>

#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// Nothing if \a utf8 is not valid. Stateless, because else a character cut short at the end is no error.
std::optional<QString> decoded(const QByteArray &utf8)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(utf8);
    if (decode.hasError())
        return std::nullopt;
    return text;
}

int firstInvalidLine(const QByteArray &utf8)
{
    int lineNumber = 0;
    for (const QByteArray &line : utf8.split('\n')) {
        ++lineNumber;
        if (!decoded(line))
            break;
    }
    return lineNumber;
}

} // namespace

tl::expected<TsvTable, QString> parseTsv(const QByteArray &utf8, const QString &name)
{
    const auto text = decoded(utf8);
    if (!text)
        return tl::unexpected(u"%1:%2: not valid UTF-8"_s.arg(name).arg(firstInvalidLine(utf8)));

    TsvTable table;
    int lineNumber = 0;
    for (QStringView line : QStringView(*text).split(u'\n')) {
        ++lineNumber;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.isEmpty() || line == "#"_L1 || line.startsWith("# "_L1))
            continue;
        QStringList fields = line.toString().split(u'\t');
        if (table.columns.isEmpty()) {
            table.columns = std::move(fields);
        } else if (fields.size() != table.columns.size()) {
            return tl::unexpected(u"%1:%2: %3 fields where the header has %4"_s.arg(name)
                                      .arg(lineNumber)
                                      .arg(fields.size())
                                      .arg(table.columns.size()));
        } else {
            table.rows.append(std::move(fields));
            table.lineNumbers.append(lineNumber);
        }
    }
    if (table.columns.isEmpty())
        return tl::unexpected(u"%1: no header row"_s.arg(name));
    return table;
}

tl::expected<TsvTable, QString> readTsv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"%1: %2"_s.arg(path, file.errorString()));
    return parseTsv(file.readAll(), path);
}

} // namespace phonoscope
