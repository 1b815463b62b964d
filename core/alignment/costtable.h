// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <tl/expected.hpp>

namespace phonoscope {

/// The rows of a table of costs while it is being read: "feature, a, b, value", where a and b are names or
/// "-" and their order does not matter.
///
/// Whoever reads takes the values it knows one after another and asks finish() at the end: it tells the first
/// thing that was wrong, a row that nobody took included. So a misspelt row is an error and never a silent
/// default.
class CostTable
{
public:
    /// \a path is a file or an embedded resource. The error names the file and the row.
    static tl::expected<CostTable, QString> read(const QString &path);

    /// The value of a row that must be there; 0 and an error in finish() if it is not.
    int take(QLatin1StringView feature, QLatin1StringView a, QLatin1StringView b = defaultName);
    /// The value of a row that may be missing.
    std::optional<int> takeOptional(QLatin1StringView feature, QLatin1StringView a,
                                    QLatin1StringView b = defaultName);
    /// Records \a problem, a sentence without the file's name, unless there was one before.
    void fail(const QString &problem);

    /// The first problem, if any.
    tl::expected<void, QString> finish() const;

    /// What no table may exceed, so that sums over the longest sequences stay far inside an int.
    static constexpr int highestValue = 10'000;

private:
    struct Entry
    {
        int value = 0;
        qsizetype row = 0; ///< counted from 1, header and comments not counted
        bool taken = false;
    };

    static constexpr QLatin1StringView defaultName{"-"};
    static QString key(QStringView feature, QStringView a, QStringView b);

    QString m_path;
    QHash<QString, Entry> m_entries;
    QString m_problem;
};

} // namespace phonoscope
