// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/database.h"

#include <QLoggingCategory>
#include <QSqlQuery>
#include <QVariant>

namespace phonoscope {

Q_DECLARE_LOGGING_CATEGORY(lcStore)

/// A prepared statement of PhonemeStore; may be run again with other values.
class StoreStatement
{
public:
    StoreStatement(const Database &database, const QString &sql)
        : m_database(database), m_query(database.connection())
    {
        m_query.setForwardOnly(true);
        m_query.prepare(sql);
    }

    /// Binds \a values in their order. The log tells what failed, never the values.
    template <typename... Values>
    tl::expected<void, DatabaseError> run(const Values &...values)
    {
        [[maybe_unused]] int position = 0;
        (m_query.bindValue(position++, QVariant(values)), ...);
        if (m_query.exec())
            return {};
        DatabaseError error = databaseErrorOf(m_query.lastError(), m_database.path());
        qCDebug(lcStore).noquote() << "a statement failed:" << m_query.lastError().databaseText();
        return tl::unexpected(std::move(error));
    }

    bool next() { return m_query.next(); }
    void finish() { m_query.finish(); }
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    qint64 changed() const { return m_query.numRowsAffected(); }
    const QSqlQuery &row() const { return m_query; }

private:
    const Database &m_database;
    QSqlQuery m_query;
};

} // namespace phonoscope
