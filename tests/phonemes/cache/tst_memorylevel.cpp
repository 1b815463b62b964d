// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/memorylevel.h"
#include "tests/phonemes/cache/answerkit.h"

#include <QRandomGenerator>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

class TestMemoryLevel : public QObject
{
    Q_OBJECT

    SegmentInventory m_inventory;
    std::unique_ptr<Tokenizer> m_tokenizer;

    UtterancePtr utterance(const StoreKey &key, int syllables) const
    {
        return makeUtterance(answerTo(key, u"t"_s + u"ta"_s.repeated(syllables)).transcription, *m_tokenizer);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto tables = Tokenizer::loadTables();
        QVERIFY2(tables, tables ? "" : qPrintable(tables.error()));
        m_tokenizer = std::make_unique<Tokenizer>(*tables, m_inventory);
    }

    void holdsAsManyEntriesAsItMay()
    {
        MemoryLevel memory({.memoryEntries = 7});
        for (int i = 0; i < 20; ++i)
            memory.insert(keyOf(QString::number(i)), utterance(keyOf(QString::number(i)), 1), someTime);
        QCOMPARE(memory.entries(), 7);
        QVERIFY(!memory.find(keyOf(u"12"_s)).utterance);
        for (int i = 13; i < 20; ++i)
            QVERIFY(memory.find(keyOf(QString::number(i))).utterance);
    }

    void dropsTheLeastRecentlyUsed()
    {
        MemoryLevel memory({.memoryEntries = 2});
        memory.insert(keyOf(u"one"_s), utterance(keyOf(u"one"_s), 1), someTime);
        memory.insert(keyOf(u"two"_s), utterance(keyOf(u"two"_s), 1), someTime);
        QVERIFY(memory.find(keyOf(u"one"_s)).utterance);
        QCOMPARE(memory.insert(keyOf(u"three"_s), utterance(keyOf(u"three"_s), 1), someTime), 1);
        QVERIFY(memory.find(keyOf(u"one"_s)).utterance);
        QVERIFY(!memory.find(keyOf(u"two"_s)).utterance);
        memory.setSettings({.memoryEntries = 1});
        QCOMPARE(memory.entries(), 1);
        QVERIFY(memory.find(keyOf(u"one"_s)).utterance);
    }

    void cleaningUpLeavesTheOrderOfUse()
    {
        MemoryLevel memory({});
        for (int i = 0; i < 100; ++i) {
            const StoreKey key = keyOf(QString::number(i));
            memory.insert(key, utterance(key, 1), someTime + i % 2);
        }
        QCOMPARE(memory.removeOlder(someTime + 1), 50);
        memory.setSettings({.memoryEntries = 3});
        for (int i = 0; i < 100; ++i) {
            const bool isThere = memory.find(keyOf(QString::number(i))).utterance != nullptr;
            QCOMPARE(isThere, i == 95 || i == 97 || i == 99);
        }
    }

    void refusesToPinMoreThanHalf()
    {
        MemoryLevel memory({.memoryEntries = 4});
        QList<StoreKey> keys;
        for (int i = 0; i < 3; ++i) {
            keys.append(keyOf(QString::number(i)));
            memory.insert(keys.last(), utterance(keys.last(), 1), someTime);
        }
        const PinOutcome refused = memory.pin(u"lesson"_s, keys);
        QVERIFY2(refused.refused.contains(u"3"_s), qPrintable(refused.refused));
        QCOMPARE(refused.pinned, 0);
        QCOMPARE(memory.pinned(), 0);
        const PinOutcome done = memory.pin(u"lesson"_s, {keys[0], keys[1], keyOf(u"unknown"_s)});
        QCOMPARE(done.refused, QString());
        QCOMPARE(done.pinned, 2);
        QCOMPARE(done.notKept, QList{keyOf(u"unknown"_s)});
    }

    void keepsThePinnedWhenItIsOff()
    {
        MemoryLevel memory({});
        memory.insert(keyOf(u"one"_s), utterance(keyOf(u"one"_s), 1), someTime);
        memory.insert(keyOf(u"two"_s), utterance(keyOf(u"two"_s), 1), someTime);
        memory.pin(u"lesson"_s, {keyOf(u"one"_s)});
        memory.setSettings({.isOn = false});
        QCOMPARE(memory.entries(), 1);
        QVERIFY(memory.find(keyOf(u"one"_s)).isPinned);
        memory.insert(keyOf(u"two"_s), utterance(keyOf(u"two"_s), 1), someTime);
        QCOMPARE(memory.entries(), 1);
        QCOMPARE(memory.unpin(u"lesson"_s), 1);
        QCOMPARE(memory.entries(), 0);
        QCOMPARE(memory.bytes(), 0);
    }

    void isPinnedAsLongAsOneOwnerWantsIt()
    {
        MemoryLevel memory({});
        memory.insert(keyOf(u"one"_s), utterance(keyOf(u"one"_s), 1), someTime);
        memory.pin(u"first"_s, {keyOf(u"one"_s)});
        memory.pin(u"second"_s, {keyOf(u"one"_s)});
        QCOMPARE(memory.unpin(u"first"_s), 0);
        QVERIFY(memory.find(keyOf(u"one"_s)).isPinned);
        QCOMPARE(memory.unpin(u"second"_s), 1);
        QVERIFY(!memory.find(keyOf(u"one"_s)).isPinned);
        QVERIFY(memory.find(keyOf(u"one"_s)).utterance);
    }

    /// Whatever is done, no bound is passed and no pinned answer is lost.
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
        const auto randomSettings = [&] {
            return CacheSettings{.isOn = random.bounded(8) > 0,
                                 .memoryBytes = random.bounded(60'000),
                                 .memoryEntries = 1 + random.bounded(30)};
        };
        CacheSettings settings = randomSettings();
        MemoryLevel memory(settings);
        QHash<StoreKey, QSet<QString>> pins; // the naive model: who wants what, and what was put there
        QHash<StoreKey, UtterancePtr> latest;
        const auto pinnedBytes = [&] {
            qsizetype sum = 0;
            for (auto it = pins.cbegin(); it != pins.cend(); ++it)
                sum += memory.find(it.key()).utterance->cost();
            return sum;
        };

        for (int step = 0; step < 20'000; ++step) {
            const StoreKey key = keyOf(u"word %1"_s.arg(random.bounded(60)));
            const int choice = random.bounded(100);
            if (choice < 50) {
                const UtterancePtr put = utterance(key, random.bounded(20));
                memory.insert(key, put, someTime + random.bounded(1'000));
                if (const MemoryLevel::Answer now = memory.find(key); now.utterance && !now.isPinned) {
                    QCOMPARE(now.utterance, put);
                    latest[key] = put;
                } else if (now.isPinned) {
                    latest[key] = now.utterance;
                }
            } else if (choice < 75) {
                if (const MemoryLevel::Answer found = memory.find(key); found.utterance)
                    QCOMPARE(found.utterance, latest.value(key));
            } else if (choice < 83) {
                const QString owner = QString::number(random.bounded(3));
                if (memory.pin(owner, {key}).pinned == 1)
                    pins[key].insert(owner);
            } else if (choice < 90) {
                const QString owner = QString::number(random.bounded(3));
                memory.unpin(owner);
                pins.removeIf([&](QHash<StoreKey, QSet<QString>>::iterator it) {
                    it->remove(owner);
                    return it->isEmpty();
                });
            } else if (choice < 94) {
                memory.removeOlder(someTime + random.bounded(1'000));
            } else if (choice < 99) {
                settings = randomSettings();
                memory.setSettings(settings);
            } else {
                memory.clear();
            }

            QCOMPARE(memory.pinned(), pins.size());
            for (auto it = pins.cbegin(); it != pins.cend(); ++it) {
                QVERIFY(memory.find(it.key()).isPinned);
                QCOMPARE(memory.find(it.key()).utterance, latest.value(it.key()));
            }
            QVERIFY(memory.entries() <= std::max(settings.memoryEntries, memory.pinned()));
            QVERIFY(memory.bytes() <= std::max(settings.memoryBytes, pinnedBytes()));
            QVERIFY(settings.isOn || memory.entries() == memory.pinned());
        }
    }
};

QTEST_GUILESS_MAIN(TestMemoryLevel)
#include "tst_memorylevel.moc"
