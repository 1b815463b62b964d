// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pacing/retryafter.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestRetryAfter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBothForms_data();
    void readsBothForms();
};

void TestRetryAfter::readsBothForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expectedMs"); // -1: none

    const qint64 day = 24 * 3600 * 1000;
    QTest::newRow("whole seconds") << "7"_ba << qint64(7000);
    QTest::newRow("no wait at all") << "0"_ba << qint64(0);
    QTest::newRow("blanks around it") << "  12 "_ba << qint64(12000);
    QTest::newRow("a year is told as a day") << "31536000"_ba << day;
    QTest::newRow("more than a number can hold is told as a day") << "99999999999999999999999"_ba << day;
    QTest::newRow("the usual date") << "Sun, 06 Nov 1994 08:49:37 GMT"_ba << qint64(37000);
    QTest::newRow("the old date with two digits of a year")
        << "Sunday, 06-Nov-94 08:49:37 GMT"_ba << qint64(37000);
    QTest::newRow("the date of asctime") << "Sun Nov  6 08:49:37 1994"_ba << qint64(37000);
    QTest::newRow("a date gone by is no wait") << "Sat, 05 Nov 1994 08:49:37 GMT"_ba << qint64(0);
    QTest::newRow("a date in ten years is told as a day") << "Sat, 06 Nov 2004 08:49:37 GMT"_ba << day;
    QTest::newRow("a negative number is none") << "-5"_ba << qint64(-1);
    QTest::newRow("a fraction is none") << "1.5"_ba << qint64(-1);
    QTest::newRow("words are none") << "soon"_ba << qint64(-1);
    QTest::newRow("nothing is none") << ""_ba << qint64(-1);
    QTest::newRow("an impossible date is none") << "Sun, 31 Feb 1994 08:49:37 GMT"_ba << qint64(-1);
}

void TestRetryAfter::readsBothForms()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expectedMs);
    const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 0), Qt::UTC);
    const auto wait = parseRetryAfter(value, now);
    QCOMPARE(wait ? wait->count() : -1, expectedMs);
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
