// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/database.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QThread>
#include <QVariant>
#include <QtTest>

#include <atomic>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

const Migrations &firstVersion()
{
    static const Migrations all{
        {u"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"_s},
    };
    return all;
}

const Migrations &secondVersion()
{
    static const Migrations all{
        firstVersion().first(),
        {u"CREATE TABLE parts (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL REFERENCES things (id))"_s,
         u"INSERT INTO things (name) VALUES ('made by a migration')"_s},
    };
    return all;
}

QVariant value(Database &database, const QString &statement)
{
    QSqlQuery query(database.connection());
    return query.exec(statement) && query.next() ? query.value(0) : QVariant();
}

bool execute(Database &database, const QString &statement)
{
    return QSqlQuery(database.connection()).exec(statement);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QString faultOf(const tl::expected<std::unique_ptr<Database>, DatabaseError> &database)
{
    return database ? QString() : database.error().message + u' ' + database.error().detail;
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesTheFolderAndTheFile();
    void setsWhatSeveralProcessesNeed();
    void migratesInSteps();
    void leavesAFileAsItWasWhenAMigrationFails();
    void leavesANewerFileAlone();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void keepsSeveralDamagedFiles();
    void refuses_data();
    void refuses();
    void refusesAReadOnlyFolder();
    void refusesAReadOnlyFile();
    void forgetsItsConnection();
    void rollsBack();
    void tellsThatTheDiskIsFull();
    void letsTwoConnectionsWrite();
    void opensFromManyThreadsAtOnce();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestDatabase::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_path = m_dir->filePath(u"data.sqlite"_s);
}

void TestDatabase::makesTheFolderAndTheFile()
{
    const QString path = m_dir->filePath(u"Übung/two words/data.sqlite"_s);
    const auto database = Database::open(path, firstVersion());
    QVERIFY2(database, qPrintable(faultOf(database)));
    QVERIFY(QFile::exists(path));
    QVERIFY(!QFile::exists(path + u".lock"_s));
    QCOMPARE((*database)->warning(), QString());
    QVERIFY(execute(**database, u"INSERT INTO things (name) VALUES ('one')"_s));
}

void TestDatabase::setsWhatSeveralProcessesNeed()
{
    const auto database = Database::open(m_path, secondVersion());
    QVERIFY(database);
    QCOMPARE(value(**database, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(value(**database, u"PRAGMA busy_timeout"_s).toInt(), 5000);
    QCOMPARE(value(**database, u"PRAGMA foreign_keys"_s).toInt(), 1);
    QVERIFY(!execute(**database, u"INSERT INTO parts (thing) VALUES (99)"_s));
}

void TestDatabase::migratesInSteps()
{
    {
        const auto database = Database::open(m_path, firstVersion());
        QVERIFY(database);
        QCOMPARE(value(**database, u"PRAGMA user_version"_s).toInt(), 1);
        QVERIFY(execute(**database, u"INSERT INTO things (name) VALUES ('one')"_s));
    }
    for (int again = 0; again < 2; ++again) {
        const auto database = Database::open(m_path, secondVersion());
        QVERIFY2(database, qPrintable(faultOf(database)));
        QCOMPARE(value(**database, u"PRAGMA user_version"_s).toInt(), 2);
        QCOMPARE(value(**database, u"SELECT count(*) FROM things"_s).toInt(), 2); // no migration runs twice
        QCOMPARE(value(**database, u"SELECT name FROM things"_s).toString(), u"one"_s);
    }
}

void TestDatabase::leavesAFileAsItWasWhenAMigrationFails()
{
    QVERIFY(Database::open(m_path, firstVersion()));
    Migrations broken = firstVersion();
    broken.append({u"CREATE TABLE half (id INTEGER)"_s, u"NONSENSE"_s});
    const auto failed = Database::open(m_path, broken);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, DatabaseErrorKind::MigrationFailed);
    QVERIFY(failed.error().message.contains(m_path));

    const auto database = Database::open(m_path, firstVersion());
    QVERIFY2(database, qPrintable(faultOf(database)));
    QCOMPARE(value(**database, u"SELECT count(*) FROM sqlite_master WHERE name = 'half'"_s).toInt(), 0);
    QCOMPARE((*database)->warning(), QString());
}

void TestDatabase::leavesANewerFileAlone()
{
    QVERIFY(Database::open(m_path, secondVersion()));
    const QByteArray before = contentOf(m_path);
    const auto database = Database::open(m_path, firstVersion());
    QVERIFY(!database);
    QCOMPARE(database.error().kind, DatabaseErrorKind::Newer);
    QVERIFY(database.error().message.contains(u"newer"_s));
    QVERIFY(contentOf(m_path) == before);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 1);
}

void TestDatabase::setsADamagedFileAside_data()
{
    QTest::addColumn<QString>("damage");

    QTest::newRow("text in its place") << u"text"_s;
    QTest::newRow("cut off in the middle") << u"cut"_s;
    QTest::newRow("pages overwritten") << u"pages"_s;
    QTest::newRow("text with a log beside it") << u"text and log"_s;
}

void TestDatabase::setsADamagedFileAside()
{
    QFETCH(QString, damage);

    {
        const auto database = Database::open(m_path, firstVersion());
        QVERIFY(database);
        QVERIFY((*database)->transact([&] {
            for (int i = 0; i < 2000; ++i) {
                if (!execute(**database, u"INSERT INTO things (name) VALUES ('%1')"_s.arg(i, 50)))
                    return false;
            }
            return true;
        }));
    }
    QByteArray content = contentOf(m_path);
    QVERIFY(content.size() > 50'000);
    if (damage.startsWith(u"text"_s))
        content = "This is not a database.\n" + QByteArray(5000, 'x');
    else if (damage == u"cut"_s)
        content.truncate(content.size() / 2);
    else
        content.replace(4096, 30'000, QByteArray(30'000, '\xa5'));
    QVERIFY(write(m_path, content));
    if (damage.endsWith(u"log"_s))
        QVERIFY(write(m_path + u"-wal"_s, QByteArray(5000, 'y')));

    const auto database = Database::open(m_path, firstVersion());
    QVERIFY2(database, qPrintable(faultOf(database)));
    const QString warning = (*database)->warning();
    QVERIFY(warning.contains(u"damaged"_s));
    QCOMPARE(value(**database, u"SELECT count(*) FROM things"_s).toInt(), 0);
    QVERIFY(execute(**database, u"INSERT INTO things (name) VALUES ('fresh')"_s));

    const QStringList kept = QDir(m_dir->path()).entryList({u"data.sqlite.damaged-*-??????"_s});
    QCOMPARE(kept.size(), 1);
    QVERIFY(warning.contains(kept.first()));
    QVERIFY(contentOf(m_dir->filePath(kept.first())) == content);
}

void TestDatabase::keepsSeveralDamagedFiles()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(write(m_path, "damage number " + QByteArray::number(i) + QByteArray(2000, ' ')));
        QVERIFY(Database::open(m_path, firstVersion()));
    }
    QCOMPARE(QDir(m_dir->path()).entryList({u"data.sqlite.damaged-*"_s}).size(), 3);
}

void TestDatabase::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<DatabaseErrorKind>("kind");

    QTest::newRow("a folder under a file") << u"file/sub/data.sqlite"_s << DatabaseErrorKind::FolderNotMade;
    QTest::newRow("a file in the folder's place")
        << u"file/data.sqlite"_s << DatabaseErrorKind::FolderNotMade;
    QTest::newRow("a folder in the file's place") << u"folder"_s << DatabaseErrorKind::NotWritable;
}

void TestDatabase::refuses()
{
    QFETCH(QString, path);
    QFETCH(DatabaseErrorKind, kind);

    QVERIFY(write(m_dir->filePath(u"file"_s), "content"));
    QVERIFY(QDir(m_dir->path()).mkdir(u"folder"_s));
    const auto database = Database::open(m_dir->filePath(path), firstVersion());
    QVERIFY(!database);
    QCOMPARE(database.error().kind, kind);
    QVERIFY2(database.error().message.contains(m_dir->path()), qPrintable(database.error().message));
    QCOMPARE(contentOf(m_dir->filePath(u"file"_s)), QByteArray("content"));
}

void TestDatabase::refusesAReadOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("The superuser may write everywhere.");
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto database = Database::open(m_path, firstVersion());
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!database);
    QCOMPARE(database.error().kind, DatabaseErrorKind::NotWritable);
}

void TestDatabase::refusesAReadOnlyFile()
{
    if (::geteuid() == 0)
        QSKIP("The superuser may write everywhere.");
    QVERIFY(Database::open(m_path, firstVersion()));
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
    const auto database = Database::open(m_path, secondVersion());
    QVERIFY(!database);
    QCOMPARE(database.error().kind, DatabaseErrorKind::NotWritable);
}

void TestDatabase::forgetsItsConnection()
{
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const auto first = Database::open(m_path, firstVersion());
        const auto second = Database::open(m_path, firstVersion());
        QVERIFY(first);
        QVERIFY(second);
        QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 2);
        QVERIFY((*first)->connection().connectionName() != (*second)->connection().connectionName());
    }
    QCOMPARE(QSqlDatabase::connectionNames(), before);
    QVERIFY(!Database::open(m_dir->path(), firstVersion()));
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

void TestDatabase::rollsBack()
{
    const auto database = Database::open(m_path, firstVersion());
    QVERIFY(database);
    QVERIFY(!(*database)->transact([&] {
        execute(**database, u"INSERT INTO things (name) VALUES ('one')"_s);
        return false;
    }));
    QCOMPARE(value(**database, u"SELECT count(*) FROM things"_s).toInt(), 0);
    QVERIFY((*database)->transact(
        [&] { return execute(**database, u"INSERT INTO things (name) VALUES ('two')"_s); }));
    QCOMPARE(value(**database, u"SELECT count(*) FROM things"_s).toInt(), 1);
}

void TestDatabase::tellsThatTheDiskIsFull()
{
    const auto database = Database::open(m_dir->filePath(u"full.sqlite"_s), {{u"CREATE TABLE t (a BLOB)"_s}});
    QVERIFY(database);
    QSqlQuery query((*database)->connection());
    QVERIFY(query.exec(u"PRAGMA max_page_count = 10"_s)); // SQLite's own way to play a full disk
    const auto write = [&] {
        return (*database)->transact(
            [&] { return query.exec(u"INSERT INTO t VALUES (zeroblob(100000))"_s); });
    };
    QVERIFY(!write());
    const DatabaseError error = databaseErrorOf(query.lastError(), (*database)->path());
    QCOMPARE(error.kind, DatabaseErrorKind::DiskFull);
    QVERIFY2(error.message.contains((*database)->path()), qPrintable(error.message));
    QVERIFY(query.exec(u"PRAGMA max_page_count = 1000"_s));
    QVERIFY(write());
}

void TestDatabase::letsTwoConnectionsWrite()
{
    const auto first = Database::open(m_path, firstVersion());
    const auto second = Database::open(m_path, firstVersion());
    QVERIFY(first);
    QVERIFY(second);
    for (int i = 0; i < 20; ++i) {
        for (Database *database : {first->get(), second->get()}) {
            QVERIFY(database->transact(
                [&] { return execute(*database, u"INSERT INTO things (name) VALUES ('x')"_s); }));
        }
    }
    QCOMPARE(value(**first, u"SELECT count(*) FROM things"_s).toInt(), 40);
    QCOMPARE(value(**second, u"SELECT count(*) FROM things"_s).toInt(), 40);
}

void TestDatabase::opensFromManyThreadsAtOnce()
{
    QVERIFY(write(m_path, "damaged to begin with" + QByteArray(2000, ' ')));
    std::vector<std::unique_ptr<QThread>> threads;
    std::atomic_int written = 0;
    std::atomic_int warned = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back(QThread::create([&] {
            const auto database = Database::open(m_path, secondVersion());
            if (!database)
                return;
            warned += (*database)->warning().isEmpty() ? 0 : 1;
            for (int n = 0; n < 25; ++n) {
                written += (*database)->transact([&] {
                    return execute(**database, u"INSERT INTO things (name) VALUES ('x')"_s);
                })
                               ? 1
                               : 0;
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    QCOMPARE(warned.load(), 1); // no thread has set aside another's fresh file
    QCOMPARE(written.load(), 200);
    const auto database = Database::open(m_path, secondVersion());
    QVERIFY(database);
    QCOMPARE(value(**database, u"SELECT count(*) FROM things"_s).toInt(), 201);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
