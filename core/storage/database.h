// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QStringList>

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

enum class DatabaseErrorKind {
    DriverMissing,   ///< Qt has no SQLite plugin
    FolderNotMade,   ///< the folder of the file is not there and cannot be made
    NotWritable,     ///< the folder or the file may not be written
    NotOpened,       ///< busy, or a fault of the disk
    DiskFull,        ///< no room on the disk
    Newer,           ///< written by a newer version; left as it is
    Damaged,         ///< at opening: and it could not be set aside
    MigrationFailed, ///< the file is left as it was
};

struct DatabaseError
{
    DatabaseErrorKind kind = DatabaseErrorKind::NotOpened;
    QString message; ///< one translated sentence for the user: what, and what to do
    QString detail;  ///< for the log: what SQLite said
};

/// What \a error of SQLite means for the file \a path: one that happened while it was opened, or later.
DatabaseError databaseErrorOf(const QSqlError &error, const QString &path);

/// The statements that lead from one version of a schema to the next. The first list makes version 1 of an
/// empty file; lists are only ever added at the end.
using Migrations = QList<QStringList>;

/// An open SQLite file with its schema up to date: write-ahead log, foreign keys on, a wait of up to 5 s for
/// other processes. Any number of objects and processes may have the same file open.
///
/// For the thread that opened it only. Needs the application object, as every Qt plugin does.
class Database
{
public:
    /// Makes the folder and the file if they are not there. A file that is damaged, or no database, is
    /// renamed to "NAME.damaged-DATE", kept, and a fresh one is begun: see warning().
    static tl::expected<std::unique_ptr<Database>, DatabaseError> open(const QString &path,
                                                                       const Migrations &migrations);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Renames the file and its log to "NAME.damaged-DATE". Nobody may have it open. The new name; empty if
    /// it cannot.
    static QString setAside(const QString &path);
    /// The sentence for the user about that.
    static QString setAsideSentence(const QString &path, const QString &kept);

    /// For queries. They must be gone before this object is.
    QSqlDatabase connection() const;

    QString path() const { return m_path; }

    /// One translated sentence for the user where a damaged file was set aside, else empty.
    QString warning() const { return m_warning; }

    /// Runs \a work in a transaction that takes the right to write at its beginning, so that it cannot lose
    /// it half-way to another process. Rolls back and returns false if \a work returns false.
    template <typename Work>
    bool transact(Work work)
    {
        return begin() && (work() ? commit() : (rollBack(), false));
    }

    /// Why the last transact() could not begin, or could not commit what its work had done.
    DatabaseError transactionError() const { return databaseErrorOf(m_transactionError, m_path); }

private:
    Database(QString path, QString connectionName);

    bool begin();
    bool commit(); ///< rolls back if it cannot
    void rollBack();
    tl::expected<void, DatabaseError> prepare(const Migrations &migrations);
    tl::expected<void, DatabaseError> migrate(const Migrations &migrations);

    QString m_path;
    QString m_connectionName;
    QString m_warning;
    QSqlError m_transactionError; ///< why the last begin() or commit() failed
};

} // namespace phonoscope
