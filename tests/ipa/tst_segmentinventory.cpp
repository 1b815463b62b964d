// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/segmentinventory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TestSegmentInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesDenseIdsFromZero();
    void givesEqualFormsOneId();
    void keepsTheFirstFeatures();
};

void TestSegmentInventory::givesDenseIdsFromZero()
{
    SegmentInventory inventory;
    QCOMPARE(inventory.size(), std::size_t(0));
    for (SegmentId i = 0; i < 1000; ++i)
        QCOMPARE(inventory.intern(QString::number(i), {}), i);
    QCOMPARE(inventory.size(), std::size_t(1000));
}

void TestSegmentInventory::givesEqualFormsOneId()
{
    SegmentInventory inventory;
    const SegmentId id = inventory.intern(u"ɡ"_s, {});
    QVERIFY(inventory.intern(u"k"_s, {}) != id);
    QCOMPARE(inventory.intern(u"ɡ"_s, {}), id);
    QCOMPARE(inventory.size(), std::size_t(2));
}

void TestSegmentInventory::keepsTheFirstFeatures()
{
    SegmentInventory inventory;
    Features first;
    first.voiced = true;
    Features second;
    second.place = Place::Velar;
    const SegmentId id = inventory.intern(u"x"_s, first);
    inventory.intern(u"x"_s, second);
    QCOMPARE(inventory.features(id), first);
}

QTEST_GUILESS_MAIN(TestSegmentInventory)
#include "tst_segmentinventory.moc"
