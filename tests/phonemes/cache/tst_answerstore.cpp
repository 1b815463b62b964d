// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/answerstore.h"
#include "tests/phonemes/cache/answerkit.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

class TestAnswerStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::atomic<qint64> m_now{someTime};

    std::unique_ptr<AnswerStore> opened(const CacheSettings &settings = {})
    {
        return std::make_unique<AnswerStore>(m_dir->path(), settings, [this] { return m_now.load(); });
    }

    /// Waits for what \a ask calls back with.
    template <typename T, typename Ask>
    T answerOf(Ask ask)
    {
        std::optional<T> heard;
        QEventLoop loop;
        ask([&](const T &answer) {
            heard = answer;
            loop.quit();
        });
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        loop.exec();
        [&] { QVERIFY(heard); }();
        return heard.value_or(T());
    }
    AnswerStore::Found find(AnswerStore &store, const QList<StoreKey> &keys)
    {
        return answerOf<AnswerStore::Found>(
            [&](auto then) { store.find(keys, AnswerStore::Which::All, this, then); });
    }
    StoreFigures figures(AnswerStore &store)
    {
        return answerOf<StoreFigures>([&](auto then) { store.figures(this, then); });
    }
    static void overwrite(const QString &path)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadWrite))
            file.write(QByteArray(static_cast<int>(file.size()), 'x'));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_now = someTime;
    }

    void findsWhatWasInserted()
    {
        const auto store = opened();
        QVERIFY(store->isOpening());
        const QSignalSpy openings(store.get(), &AnswerStore::opened);
        const NewAnswer one = answerTo(keyOf(u"one"_s), u"wʌn"_s);
        store->insert(one); // before it is open
        const auto found = find(*store, {keyOf(u"none"_s), one.key});
        QCOMPARE(found.size(), 2);
        QVERIFY(!found.at(0));
        QVERIFY(found.at(1));
        QCOMPARE(found.at(1)->transcription, one.transcription);
        QCOMPARE(found.at(1)->answeredMs, someTime);
        QCOMPARE(openings.count(), 1);
        QVERIFY(store->isAvailable());
        QVERIFY(!store->isOpening());
    }

    void whatWasAskedForIsWrittenBeforeItGoes()
    {
        {
            const auto store = opened();
            for (int i = 0; i < 3'000; ++i)
                store->insert(answerTo(keyOf(QString::number(i)), u"ta"_s));
        }
        const auto store = opened();
        QCOMPARE(figures(*store).entries, 3'000);
    }

    void manyAnswersAreHandedOverInNoTime()
    {
        const auto store = opened();
        const NewAnswer answer = answerTo(keyOf(u"one"_s), u"wʌn"_s);
        QVERIFY(store->waitUntilOpened());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 200; ++i)
            store->insert(answer);
        store->find({answer.key}, AnswerStore::Which::All, this, [](const auto &) {});
        QVERIFY2(timer.elapsed() < 16, qPrintable(QString::number(timer.elapsed())));
    }

    void nobodyIsCalledWhoseContextIsGone()
    {
        const auto store = opened();
        auto context = std::make_unique<QObject>();
        bool isCalled = false;
        store->figures(context.get(), [&](const auto &) { isCalled = true; });
        context.reset();
        figures(*store); // comes after it
        QVERIFY(!isCalled);
    }

    void agesAndIsCleanedUp()
    {
        const auto store =
            opened({.timeToLive = std::chrono::hours(24), .keepExpired = std::chrono::hours(24)});
        store->insert(answerTo(keyOf(u"one"_s), u"wʌn"_s));
        m_now = someTime + dayMs;
        QVERIFY(!find(*store, {keyOf(u"one"_s)}).at(0)->isExpired);
        m_now = someTime + dayMs + 1;
        QVERIFY(find(*store, {keyOf(u"one"_s)}).at(0)->isExpired);
        m_now = someTime + 2 * dayMs;
        QCOMPARE(answerOf<qint64>([&](auto then) { store->cleanUp(this, then); }), 0);
        m_now = someTime + 2 * dayMs + 1;
        QCOMPARE(answerOf<qint64>([&](auto then) { store->cleanUp(this, then); }), 1);
        QVERIFY(!find(*store, {keyOf(u"one"_s)}).at(0));
    }

    void pinnedAnswersNeitherAgeNorGo()
    {
        const auto store = opened({.storeEntries = 2, .timeToLive = std::chrono::hours(24)});
        store->insert(answerTo(keyOf(u"one"_s), u"wʌn"_s));
        const auto pin = [&](const QStringList &texts) {
            QList<StoreKey> keys;
            for (const QString &text : texts)
                keys.append(keyOf(text));
            return answerOf<PinOutcome>([&](auto then) { store->pin(u"lesson"_s, keys, this, then); });
        };
        const PinOutcome outcome = pin({u"one"_s, u"unknown"_s});
        QCOMPARE(outcome.pinned, 1);
        QCOMPARE(outcome.notKept, QList{keyOf(u"unknown"_s)});
        m_now = someTime + 10 * 365 * dayMs;
        for (int i = 0; i < 10; ++i)
            store->insert(answerTo(keyOf(QString::number(i)), u"ta"_s, m_now));
        QCOMPARE(answerOf<qint64>([&](auto then) { store->clear(false, this, then); }), 1);
        QVERIFY(find(*store, {keyOf(u"one"_s)}).at(0)->isPinned);
        QVERIFY(!find(*store, {keyOf(u"one"_s)}).at(0)->isExpired);

        store->insert(answerTo(keyOf(u"two"_s), u"tuː"_s, m_now));
        QCOMPARE(pin({u"two"_s}).pinned, 1);
        store->insert(answerTo(keyOf(u"three"_s), u"θɹiː"_s, m_now)); // no room beside the pinned ones
        QVERIFY(!find(*store, {keyOf(u"three"_s)}).at(0));
        store->setSettings({.storeEntries = 3});
        store->insert(answerTo(keyOf(u"three"_s), u"θɹiː"_s, m_now));
        store->setSettings({.storeEntries = 1});
        QCOMPARE(figures(*store).pinned, 2);
        QCOMPARE(figures(*store).entries, 2);
        QVERIFY(!pin({u"one"_s}).refused.isEmpty());
        QCOMPARE(answerOf<qint64>([&](auto then) { store->unpin(u"lesson"_s, this, then); }), 2);
        QCOMPARE(figures(*store).entries, 1);
    }

    void listsAndRemoves_data()
    {
        QTest::addColumn<StoreFilter>("filter");
        QTest::addColumn<QStringList>("texts");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *name, const StoreFilter &filter, const QStringList &texts,
                            qint64 total) { QTest::newRow(name) << filter << texts << total; };
        row("all, last used first", {}, {u"alpha"_s, u"Chào"_s, u"delta"_s, u"beta"_s}, 4);
        row("the newest", {.order = StoreOrder::Newest}, {u"delta"_s, u"Chào"_s, u"beta"_s, u"alpha"_s}, 4);
        row("the oldest", {.order = StoreOrder::Oldest}, {u"alpha"_s, u"beta"_s, u"Chào"_s, u"delta"_s}, 4);
        row("by text", {.order = StoreOrder::Text}, {u"alpha"_s, u"beta"_s, u"Chào"_s, u"delta"_s}, 4);
        row("the largest", {.order = StoreOrder::Largest, .limit = 1}, {u"delta"_s}, 4);
        row("a page", {.order = StoreOrder::Oldest, .offset = 1, .limit = 2}, {u"beta"_s, u"Chào"_s}, 4);
        row("beyond the end", {.offset = 10}, {}, 4);
        row("in any case", {.search = u"CHÀO"_s}, {u"Chào"_s}, 1);
        row("by IPA", {.search = u"θɹ"_s}, {u"delta"_s}, 1);
        row("a page of a search", {.search = u"ta"_s, .order = StoreOrder::Oldest, .offset = 1, .limit = 1},
            {u"delta"_s}, 2);
        row("nothing", {.search = u"%"_s}, {}, 0);
    }
    void listsAndRemoves()
    {
        QFETCH(StoreFilter, filter);
        const auto store = opened();
        store->insert(answerTo(keyOf(u"alpha"_s), u"a"_s, someTime));
        store->insert(answerTo(keyOf(u"beta"_s), u"b"_s, someTime + 1));
        store->insert(answerTo(keyOf(u"Chào"_s), u"tʃ"_s, someTime + 2));
        store->insert(answerTo(keyOf(u"delta"_s), u"θɹˈiː θɹˈiː θɹˈiː"_s, someTime + 3));
        find(*store, {keyOf(u"beta"_s)});
        find(*store, {keyOf(u"delta"_s), keyOf(u"Chào"_s)});
        find(*store, {keyOf(u"alpha"_s)});
        const auto page = answerOf<StorePage>([&](auto then) { store->list(filter, this, then); });
        QStringList texts;
        QList<qint64> ids;
        for (const StoreEntry &entry : page.entries) {
            texts.append(entry.key.query.text);
            ids.append(entry.id);
            QVERIFY(entry.bytes > 0);
        }
        QTEST(texts, "texts");
        QTEST(page.total, "total");
        QCOMPARE(answerOf<qint64>([&](auto then) { store->remove(ids, this, then); }), ids.size());
        QCOMPARE(figures(*store).entries, 4 - ids.size());
    }

    void notesWhatIsMissingAndHowServicesAnswer()
    {
        {
            const auto store = opened();
            store->addMissing({keyOf(u"two"_s), u"held"_s, u"http://host/"_s, 2});
            store->addMissing({keyOf(u"one"_s), u"held"_s, u"http://host/"_s, 1});
            store->addMissing({keyOf(u"two"_s), u"held"_s, u"http://host/"_s, 3}); // keeps its date
            store->addMissing({keyOf(u"three"_s), u"held"_s, u"http://host/"_s, 3});
            store->removeMissing({keyOf(u"three"_s)});
            store->noteEndpoint(u"service/http://host"_s, 1);
            store->noteEndpoint(u"service/http://host"_s, 2);
        }
        const auto store = opened();
        const auto missing = answerOf<QList<MissingQuestion>>([&](auto then) { store->missing(this, then); });
        QCOMPARE(missing.size(), 2);
        QCOMPARE(missing.at(0), (MissingQuestion{keyOf(u"one"_s), u"held"_s, u"http://host/"_s, 1}));
        QCOMPARE(missing.at(1).sinceMs, 2);
        const auto endpoint = [&](const QString &id) {
            return answerOf<EndpointFinding>([&](auto then) { store->endpoint(id, this, then); });
        };
        QCOMPARE(endpoint(u"service/http://host"_s), (EndpointFinding{2, someTime}));
        QCOMPARE(endpoint(u"service/http://other"_s), EndpointFinding());
    }

    void exportsAndImports()
    {
        const QString path = m_dir->filePath(u"answers.jsonl"_s);
        const auto store = opened();
        for (int i = 0; i < 600; ++i)
            store->insert(answerTo(keyOf(QString::number(i)), u"ta"_s));
        const auto out = answerOf<InterchangeOutcome>([&](auto then) { store->exportTo(path, this, then); });
        QCOMPARE(out.error, QString());
        QCOMPARE(out.answers, 600);
        QCOMPARE(answerOf<qint64>([&](auto then) { store->clear(true, this, then); }), 600);
        const auto in = answerOf<InterchangeOutcome>([&](auto then) { store->importFrom(path, this, then); });
        QCOMPARE(in.answers, 600);
        QCOMPARE(figures(*store).entries, 600);
    }

    void aStoreThatCannotBeOpenedIsAnEmptyOne_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("said");
        QTest::newRow("a file where the folder should be") << u"file"_s << u"cannot be made"_s;
        QTest::newRow("a newer version's") << u"newer"_s << u"newer"_s;
        QTest::newRow("a folder that may not be written") << u"folder"_s << u"cannot be written"_s;
        QTest::newRow("a file that may not be written") << u"readonly"_s << u"cannot be written"_s;
    }
    void aStoreThatCannotBeOpenedIsAnEmptyOne()
    {
        QFETCH(QString, kind);
        QFETCH(QString, said);
        // to the superuser nothing is read-only
        const bool isSuperuser = ::geteuid() == 0;
        const auto asBefore = qScopeGuard([&] { QVERIFY(!isSuperuser || ::setresuid(0, 0, 0) == 0); });
        if (isSuperuser) {
            m_dir.reset();
            QVERIFY(::setresuid(65'534, 65'534, 0) == 0);
            m_dir = std::make_unique<QTemporaryDir>();
        }
        const QString dir = m_dir->filePath(u"store"_s);
        if (kind == u"file") {
            QFile file(dir);
            QVERIFY(file.open(QIODevice::WriteOnly));
        } else if (kind == u"newer") {
            QVERIFY(Database::open(PhonemeStore::fileIn(dir), Migrations(100)));
        } else {
            QVERIFY(PhonemeStore::open(dir));
            QVERIFY(QFile::setPermissions(kind == u"folder" ? dir : PhonemeStore::fileIn(dir),
                                          kind == u"folder" ? QFile::ReadOwner | QFile::ExeOwner
                                                            : QFile::ReadOwner));
        }
        AnswerStore store(dir, {}, [this] { return m_now.load(); });
        const QSignalSpy problems(&store, &AnswerStore::problem);
        const QSignalSpy openings(&store, &AnswerStore::opened);
        QVERIFY(!store.waitUntilOpened());
        QVERIFY2(store.openingError().contains(said), qPrintable(store.openingError()));
        store.insert(answerTo(keyOf(u"one"_s), u"wʌn"_s));
        QCOMPARE(find(store, {keyOf(u"none"_s)}).size(), 1);
        m_now += 6'000; // it is tried again
        QVERIFY(!find(store, {keyOf(u"none"_s)}).at(0));
        QCOMPARE(figures(store).entries, 0);
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.at(0).at(0).toString().contains(said));
        QCOMPARE(openings.count(), 0);
        const auto outcome =
            answerOf<PinOutcome>([&](auto then) { store.pin(u"lesson"_s, {keyOf(u"one"_s)}, this, then); });
        QVERIFY(!outcome.refused.isEmpty());
        if (kind == u"folder")
            QFile::setPermissions(dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    /// No file may grow: the disk's own refusal, but for the number of the error.
    void aFullDiskIsToldOnceAndWritingResumes()
    {
        const auto store = opened();
        store->insert(answerTo(keyOf(u"before"_s), u"ta"_s));
        QVERIFY(find(*store, {keyOf(u"before"_s)}).at(0));
        const QSignalSpy problems(store.get(), &AnswerStore::problem);
        struct rlimit limit = {};
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
        const rlim_t before = limit.rlim_cur;
        std::signal(SIGXFSZ, SIG_IGN);
        limit.rlim_cur = 4'096;
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
        for (int i = 0; i < 50; ++i) {
            store->insert(answerTo(keyOf(QString::number(i)), u"ta"_s.repeated(1'000)));
            const auto found = find(*store, {keyOf(QString::number(i)), keyOf(u"before"_s)});
            QVERIFY(found.at(0)); // from what waits
            QVERIFY(found.at(1)); // the disk can still be read
            m_now += 3'000;
        }
        limit.rlim_cur = before;
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
        QCOMPARE(problems.count(), 1);
        QVERIFY2(problems.at(0).at(0).toString().contains(u"room"_s),
                 qPrintable(problems.at(0).at(0).toString()));
        QVERIFY(store->isAvailable());
        m_now += 6'000;
        QCOMPARE(figures(*store).entries, 51); // what waited was written
        QCOMPARE(problems.count(), 1);
    }

    void aFileDamagedWhileItIsOpenIsSetAside()
    {
        const auto store = opened();
        for (int i = 0; i < 500; ++i)
            store->insert(answerTo(keyOf(QString::number(i)), u"ta"_s.repeated(100)));
        QCOMPARE(figures(*store).entries, 500);
        const QSignalSpy problems(store.get(), &AnswerStore::problem);
        { // another program writes over it
            const auto other = Database::open(store->path(), Migrations(2));
            QVERIFY(other);
            QVERIFY(QSqlQuery((*other)->connection()).exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        overwrite(store->path());
        for (int i = 0; i < 20 && problems.isEmpty(); ++i) {
            store->insert(answerTo(keyOf(u"new %1"_s.arg(i)), u"ta"_s));
            figures(*store);
            m_now += 6'000;
        }
        QCOMPARE(problems.count(), 1);
        QVERIFY2(problems.at(0).at(0).toString().contains(u".damaged-"_s),
                 qPrintable(problems.at(0).at(0).toString()));
        QCOMPARE(QDir(m_dir->path()).entryList({u"*.sqlite.damaged-*"_s}).size(), 1);
        const NewAnswer after = answerTo(keyOf(u"after"_s), u"ta"_s);
        store->insert(after);
        QVERIFY(find(*store, {after.key}).at(0));
        QVERIFY(store->isAvailable());
    }

    void aFolderThatIsTakenAwayIsTold()
    {
        const QString dir = m_dir->filePath(u"store"_s);
        AnswerStore store(dir, {}, [this] { return m_now.load(); });
        store.insert(answerTo(keyOf(u"one"_s), u"ta"_s));
        QVERIFY(find(store, {keyOf(u"one"_s)}).at(0));
        const QSignalSpy problems(&store, &AnswerStore::problem);
        QVERIFY(QFile::rename(dir, dir + u".away"_s));
        store.insert(answerTo(keyOf(u"two"_s), u"ta"_s));
        QVERIFY(!find(store, {keyOf(u"one"_s)}).at(0));
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.at(0).at(0).toString().contains(dir));
        QVERIFY(!store.isAvailable());
        QVERIFY(!QFile::exists(dir)); // it may be a disk that was unplugged
        QVERIFY(QFile::rename(dir + u".away"_s, dir));
        m_now += 6'000;
        const auto found = find(store, {keyOf(u"one"_s), keyOf(u"two"_s)});
        QVERIFY(found.at(0));
        QVERIFY(found.at(1)); // written at last
        QVERIFY(store.isAvailable());
        QCOMPARE(problems.count(), 1);
    }

    void aFileThatIsTakenAwayIsBegunAfresh()
    {
        const auto store = opened();
        store->insert(answerTo(keyOf(u"one"_s), u"ta"_s));
        QVERIFY(find(*store, {keyOf(u"one"_s)}).at(0));
        const QSignalSpy problems(store.get(), &AnswerStore::problem);
        QVERIFY(QFile::remove(store->path()));
        QFile::remove(store->path() + u"-wal"_s);
        QFile::remove(store->path() + u"-shm"_s);
        store->insert(answerTo(keyOf(u"two"_s), u"ta"_s));
        const auto found = find(*store, {keyOf(u"one"_s), keyOf(u"two"_s)});
        QVERIFY(!found.at(0));
        QVERIFY(found.at(1));
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.at(0).at(0).toString().contains(u"fresh one"_s));
    }
};

QTEST_GUILESS_MAIN(TestAnswerStore)
#include "tst_answerstore.moc"
