// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/storeschema.h"
#include "tests/phonemes/cache/answerkit.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

namespace {

/// What the store should hold, in the plainest way: a list in the order of use.
class NaiveStore
{
public:
    struct Entry
    {
        NewAnswer answer;
        qint64 bytes = 0;
        QSet<QString> owners{};
        bool isPinned() const { return !owners.isEmpty(); }
    };

    qsizetype placeOf(const StoreKey &key) const
    {
        for (qsizetype i = 0; i < entries.size(); ++i) {
            if (entries.at(i).answer.key == key)
                return i;
        }
        return -1;
    }
    qint64 bytes(bool pinnedOnly = false) const
    {
        qint64 sum = 0;
        for (const Entry &entry : entries)
            sum += !pinnedOnly || entry.isPinned() ? entry.bytes : 0;
        return sum;
    }
    qint64 pinned() const
    {
        return std::count_if(entries.cbegin(), entries.cend(), [](const Entry &e) { return e.isPinned(); });
    }
    bool isExpired(const Entry &entry, qint64 now) const
    {
        return !entry.isPinned() && settings.timeToLive.count() > 0 &&
               entry.answer.answeredMs < now - std::chrono::milliseconds(settings.timeToLive).count();
    }

    void use(const StoreKey &key)
    {
        if (const qsizetype place = placeOf(key); place >= 0)
            entries.append(entries.takeAt(place));
    }
    void insert(const NewAnswer &answer)
    {
        const qint64 size = storedBytes(answer.key, columnsOf(answer.transcription));
        Entry entry{answer, size};
        const qsizetype place = placeOf(answer.key);
        if (place >= 0)
            entry.owners = entries.at(place).owners;
        const bool wasPinned = place >= 0 && entries.at(place).isPinned();
        if (wasPinned) {
            const qint64 old = entries.at(place).bytes;
            if (size > old &&
                (bytes(true) - old + size > settings.storeBytes || pinned() > settings.storeEntries))
                return;
        } else if (bytes(true) + size > settings.storeBytes || pinned() + 1 > settings.storeEntries) {
            return;
        }
        if (place >= 0)
            entries.removeAt(place);
        entries.append(entry);
    }
    void evict(qint64 now)
    {
        while (entries.size() > settings.storeEntries || bytes() > settings.storeBytes) {
            qsizetype chosen = -1;
            for (qsizetype i = 0; i < entries.size(); ++i) {
                if (isExpired(entries.at(i), now) &&
                    (chosen < 0 || entries.at(i).answer.answeredMs < entries.at(chosen).answer.answeredMs))
                    chosen = i;
            }
            for (qsizetype i = 0; chosen < 0 && i < entries.size(); ++i) {
                if (!entries.at(i).isPinned())
                    chosen = i;
            }
            if (chosen < 0)
                return;
            entries.removeAt(chosen);
        }
    }

    CacheSettings settings;
    QList<Entry> entries; ///< the least recently used first
};

} // namespace

/// Random operations on the store, beside the naive one.
class TestStoreBounds : public QObject
{
    Q_OBJECT

    static CacheSettings randomSettings(QRandomGenerator &random)
    {
        return {.storeBytes = 1'000 + random.bounded(6'000),
                .storeEntries = 1 + random.bounded(30),
                .timeToLive = std::chrono::hours(random.bounded(4) == 0 ? 0 : 1 + random.bounded(48)),
                .keepExpired = std::chrono::hours(random.bounded(48))};
    }
    static StoreKey randomKey(QRandomGenerator &random)
    {
        return keyOf(u"word %1"_s.arg(random.bounded(60)));
    }

private Q_SLOTS:
    void holdsItsBoundsAndItsPins_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed : {1U, 2U, 3U})
            QTest::addRow("seed %u", seed) << seed;
        QTest::newRow("a seed of the day") << QRandomGenerator::global()->generate();
    }
    void holdsItsBoundsAndItsPins()
    {
        QFETCH(quint32, seed);
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QTemporaryDir dir;
        NaiveStore naive;
        naive.settings = randomSettings(random);
        auto opened = PhonemeStore::open(dir.path(), naive.settings);
        QVERIFY(opened);
        std::unique_ptr<PhonemeStore> store = std::move(*opened);
        qint64 now = someTime;
        qint64 stamp = 0; // no two answers are equally old

        for (int step = 0; step < 2'000; ++step) {
            const int choice = random.bounded(100);
            if (choice < 40) {
                QList<NewAnswer> answers;
                for (int n = 1 + random.bounded(3); n > 0; --n) {
                    QString ipa = u"t"_s;
                    for (int i = random.bounded(60); i > 0; --i)
                        ipa += u"ta"_s;
                    answers.append(
                        answerTo(randomKey(random), ipa, now - random.bounded(60) * hourMs + ++stamp));
                }
                QVERIFY(store->insert(answers, now));
                for (const NewAnswer &answer : std::as_const(answers))
                    naive.insert(answer);
                naive.evict(now);
            } else if (choice < 65) {
                const StoreKey key = randomKey(random);
                const auto found = store->find({key}, now);
                QVERIFY(found);
                const qsizetype place = naive.placeOf(key);
                QCOMPARE(found->constFirst().has_value(), place >= 0);
                if (place >= 0) {
                    const auto &entry = naive.entries.at(place);
                    QCOMPARE(found->constFirst()->transcription, entry.answer.transcription);
                    QCOMPARE(found->constFirst()->answeredMs, entry.answer.answeredMs);
                    QCOMPARE(found->constFirst()->isPinned, entry.isPinned());
                    QCOMPARE(found->constFirst()->isExpired, naive.isExpired(entry, now));
                }
                naive.use(key);
            } else if (choice < 73) {
                const QString owner = QString::number(random.bounded(4));
                const QList<StoreKey> keys{randomKey(random), randomKey(random)};
                const auto outcome = store->pin(owner, keys);
                QVERIFY(outcome);
                NaiveStore pinned = naive;
                for (const StoreKey &key : keys) {
                    if (const qsizetype place = pinned.placeOf(key); place >= 0)
                        pinned.entries[place].owners.insert(owner);
                }
                const bool isRefused = pinned.pinned() > naive.settings.storeEntries ||
                                       pinned.bytes(true) > naive.settings.storeBytes;
                QCOMPARE(!outcome->refused.isEmpty(), isRefused);
                if (!isRefused)
                    naive = pinned;
            } else if (choice < 80) {
                const QString owner = QString::number(random.bounded(4));
                const qint64 before = naive.pinned();
                for (auto &entry : naive.entries)
                    entry.owners.remove(owner);
                QCOMPARE(store->unpin(owner, now).value_or(-1), before - naive.pinned());
                naive.evict(now);
            } else if (choice < 86) {
                const qint64 gone = naive.entries.removeIf([&](const NaiveStore::Entry &entry) {
                    return !entry.isPinned() && naive.settings.timeToLive.count() > 0 &&
                           entry.answer.answeredMs <
                               now - std::chrono::milliseconds(naive.settings.timeToLive).count() -
                                   std::chrono::milliseconds(naive.settings.keepExpired).count();
                });
                QCOMPARE(store->cleanUp(now).value_or(-1), gone);
            } else if (choice < 90) {
                naive.settings = randomSettings(random);
                QVERIFY(store->setSettings(naive.settings, now));
                naive.evict(now);
            } else if (choice < 91) {
                QVERIFY(store->clear(false));
                naive.entries.removeIf([](const NaiveStore::Entry &entry) { return !entry.isPinned(); });
            } else if (choice < 93) {
                store.reset();
                opened = PhonemeStore::open(dir.path(), naive.settings);
                QVERIFY(opened);
                store = std::move(*opened);
            } else {
                now += random.bounded(12) * hourMs;
            }

            const auto figures = store->figures();
            QVERIFY(figures);
            QCOMPARE(figures->pinned, naive.pinned());
            QCOMPARE(figures->pinnedBytes, naive.bytes(true));
            QVERIFY(figures->entries <= std::max<qint64>(naive.settings.storeEntries, figures->pinned));
            QVERIFY(figures->bytes <= std::max<qint64>(naive.settings.storeBytes, figures->pinnedBytes));
            QCOMPARE(figures->entries, naive.entries.size());
            QCOMPARE(figures->bytes, naive.bytes());
        }
        for (const auto &entry : std::as_const(naive.entries)) {
            const auto found = store->find({entry.answer.key}, now);
            QVERIFY(found && found->constFirst());
            QCOMPARE(found->constFirst()->transcription, entry.answer.transcription);
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreBounds)
#include "tst_storebounds.moc"
