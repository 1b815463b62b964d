// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QUuid>

#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longestOpening = 10s; // another process may be migrating
constexpr int busyMs = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

tl::unexpected<DatabaseError> failure(DatabaseErrorKind kind, const QString &message,
                                      const QString &detail = {})
{
    return tl::unexpected(DatabaseError{kind, message, detail});
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

QString notWritable(const QString &path)
{
    return tr("The file %1 cannot be written; check its permissions, or choose another folder.")
        .arg(shown(path));
}

/// SQLite's primary result code: extended codes keep it in their lowest byte.
int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

tl::unexpected<DatabaseError> failureOf(const QSqlError &error, const QString &path)
{
    return tl::unexpected(databaseErrorOf(error, path));
}

/// The first value of the first row, nothing on an error.
std::optional<QVariant> value(QSqlQuery &query, const QString &statement)
{
    if (!query.exec(statement) || !query.next())
        return std::nullopt;
    const QVariant first = query.value(0);
    query.finish();
    return first;
}

/// QLockFile's own waiting doubles its pauses, which starves some of many.
bool waitForLock(QLockFile &lock)
{
    QElapsedTimer waited;
    waited.start();
    while (!lock.tryLock(0ms)) {
        if (lock.error() != QLockFile::LockFailedError || waited.hasExpired(longestOpening.count()))
            return false;
        QThread::msleep(5);
    }
    return true;
}

} // namespace

DatabaseError databaseErrorOf(const QSqlError &error, const QString &path)
{
    constexpr int permission = 3;
    constexpr int readOnly = 8;
    constexpr int io = 10;
    constexpr int corrupt = 11;
    constexpr int full = 13;
    constexpr int cannotOpen = 14;
    constexpr int notADatabase = 26;
    switch (primaryCode(error)) {
    case corrupt:
    case notADatabase:
        return {DatabaseErrorKind::Damaged,
                tr("The file %1 is damaged; move it away and try again.").arg(shown(path)), error.text()};
    case readOnly:
    case cannotOpen:
    case permission:
        return {DatabaseErrorKind::NotWritable, notWritable(path), error.text()};
    case full:
        return {DatabaseErrorKind::DiskFull,
                tr("The disk is full; make room, or choose another folder for %1.").arg(shown(path)),
                error.text()};
    case io:
        return {DatabaseErrorKind::NotOpened,
                tr("The disk of %1 reports a fault; check it and the room on it, or choose another folder.")
                    .arg(shown(path)),
                error.text()};
    default:
        return {
            DatabaseErrorKind::NotOpened,
            tr("The file %1 cannot be opened; close other programs that use it, or choose another folder.")
                .arg(shown(path)),
            error.text()};
    }
}

tl::expected<std::unique_ptr<Database>, DatabaseError> Database::open(const QString &path,
                                                                      const Migrations &migrations)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        return failure(DatabaseErrorKind::DriverMissing,
                       tr("Qt's SQLite driver is missing; install it (libqt6sql6-sqlite)."));
    }
    const QFileInfo file(path);
    const QString folder = file.absolutePath();
    if (!QDir().mkpath(folder)) {
        return failure(DatabaseErrorKind::FolderNotMade,
                       tr("The folder %1 cannot be made; choose another one.").arg(shown(folder)));
    }
    if (file.isDir()) {
        return failure(DatabaseErrorKind::NotWritable,
                       tr("%1 is a folder where a file should be; move it away, or choose another folder.")
                           .arg(shown(path)));
    }

    if (file.exists() && !file.isWritable()) // SQLite would open it, for reading only
        return failure(DatabaseErrorKind::NotWritable, notWritable(path));

    // One process at a time opens: two that find the same damage must not set aside each other's fresh file.
    QLockFile lock(path + u".lock"_s);
    if (!waitForLock(lock)) {
        if (lock.error() == QLockFile::LockFailedError) {
            return failure(DatabaseErrorKind::NotOpened,
                           tr("Another program is busy opening %1; try again in a moment.").arg(shown(path)));
        }
        return failure(DatabaseErrorKind::NotWritable,
                       tr("The folder %1 cannot be written; check its permissions, or choose another one.")
                           .arg(shown(folder)));
    }

    const auto attempt = [&]() -> tl::expected<std::unique_ptr<Database>, DatabaseError> {
        const QString name = u"phonoscope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        std::unique_ptr<Database> database(new Database(file.absoluteFilePath(), name));
        if (auto prepared = database->prepare(migrations); !prepared)
            return tl::unexpected(prepared.error());
        return database;
    };
    auto database = attempt();
    if (database || database.error().kind != DatabaseErrorKind::Damaged)
        return database;
    const QString kept = setAside(file.absoluteFilePath());
    if (kept.isEmpty())
        return database;
    database = attempt();
    if (database) {
        (*database)->m_warning = setAsideSentence(path, kept);
    }
    return database;
}

QString Database::setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = path + u".damaged-"_s + stamp;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = path + u".damaged-%1-%2"_s.arg(stamp).arg(i);
    if (!QFile::rename(path, name))
        return {};
    // Left beside the fresh file they would be played into it.
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::rename(path + suffix, name + suffix);
    return name;
}

QString Database::setAsideSentence(const QString &path, const QString &kept)
{
    return tr("The file %1 was damaged. A fresh one was begun; the damaged one is kept as %2.")
        .arg(shown(path), shown(kept));
}

Database::Database(QString path, QString connectionName)
    : m_path(std::move(path)), m_connectionName(std::move(connectionName))
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connectionName);
    connection.setDatabaseName(m_path);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyMs));
}

Database::~Database()
{
    connection().close();
    QSqlDatabase::removeDatabase(m_connectionName);
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connectionName, false);
}

bool Database::begin()
{
    QSqlQuery query(connection());
    const bool done = query.exec(u"BEGIN IMMEDIATE"_s);
    m_transactionError = query.lastError();
    return done;
}

bool Database::commit()
{
    QSqlQuery query(connection());
    const bool done = query.exec(u"COMMIT"_s);
    m_transactionError = query.lastError();
    if (!done)
        rollBack();
    return done;
}

void Database::rollBack()
{
    QSqlQuery(connection()).exec(u"ROLLBACK"_s);
}

/// Nothing is written before the version is known: a newer program's file is only read.
tl::expected<void, DatabaseError> Database::prepare(const Migrations &migrations)
{
    QSqlDatabase database = connection();
    if (!database.open())
        return failureOf(database.lastError(), m_path);

    QSqlQuery query(database);
    const auto version = value(query, u"PRAGMA user_version"_s);
    if (!version)
        return failureOf(query.lastError(), m_path);
    if (version->toInt() > migrations.size()) {
        return failure(
            DatabaseErrorKind::Newer,
            tr("The file %1 was written by a newer version of Phonoscope; update this one, or choose "
               "another folder.")
                .arg(shown(m_path)),
            u"version %1 of the schema"_s.arg(version->toInt()));
    }
    const auto check = value(query, u"PRAGMA quick_check(1)"_s);
    if (!check)
        return failureOf(query.lastError(), m_path);
    if (check->toString() != u"ok"_s) {
        return failure(DatabaseErrorKind::Damaged,
                       tr("The file %1 is damaged; move it away and try again.").arg(shown(m_path)),
                       check->toString());
    }

    for (const QString &pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (!query.exec(pragma))
            return failureOf(query.lastError(), m_path);
        query.finish();
    }
    return migrate(migrations);
}

tl::expected<void, DatabaseError> Database::migrate(const Migrations &migrations)
{
    QSqlQuery query(connection());
    if (value(query, u"PRAGMA user_version"_s).value_or(0).toInt() == migrations.size())
        return {};

    tl::expected<void, DatabaseError> outcome;
    const auto run = [&](const QString &statement) {
        if (query.exec(statement))
            return true;
        outcome = failure(
            DatabaseErrorKind::MigrationFailed,
            tr("The file %1 could not be brought up to date and was left as it is; choose another folder.")
                .arg(shown(m_path)),
            query.lastError().text());
        return false;
    };
    const bool done = transact([&] {
        const int from = value(query, u"PRAGMA user_version"_s).value_or(0).toInt();
        for (qsizetype next = from; next < migrations.size(); ++next) {
            for (const QString &statement : migrations[next]) {
                if (!run(statement))
                    return false;
            }
        }
        return run(u"PRAGMA user_version = %1"_s.arg(migrations.size()));
    });
    query.finish();
    if (!done && outcome)
        return failureOf(m_transactionError, m_path);
    return outcome;
}

} // namespace phonoscope
