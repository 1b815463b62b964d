// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpheaders.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestHttpHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhyAHeaderCannotBeSent_data();
    void saysWhyAHeaderCannotBeSent();
    void quotesNoValue();
};

void TestHttpHeaders::saysWhyAHeaderCannotBeSent_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("says"); // empty: it can be sent
    QTest::newRow("a token") << "Authorization"_ba
                             << "Bearer abc"_ba << QString();
    QTest::newRow("a key") << "X-Api-Key"_ba
                           << "äöü"_ba << QString();
    QTest::newRow("every sign of a token") << "!#$%&'*+-.^_`|~09azAZ"_ba
                                           << "1"_ba << QString();
    QTest::newRow("no value") << "X-Empty"_ba
                              << ""_ba << QString();
    QTest::newRow("a tab in the value") << "X-A"_ba
                                        << "a\tb"_ba << QString();

    QTest::newRow("no name") << ""_ba
                             << "1"_ba << u"has no name"_s;
    QTest::newRow("a blank in the name") << "X A"_ba
                                         << "1"_ba << u"“X A” cannot be the name"_s;
    QTest::newRow("a colon in the name") << "X-A:"_ba
                                         << "1"_ba << u"cannot be the name"_s;
    QTest::newRow("a letter that is not ASCII") << "X-Ä"_ba
                                                << "1"_ba << u"“X-Ä” cannot be the name"_s;
    QTest::newRow("a line break in the name") << "X\r\nA"_ba
                                              << "1"_ba << u"cannot be the name"_s;
    QTest::newRow("a name too long") << QByteArray(101, 'x') << "1"_ba << u"cannot be the name"_s;

    for (const QByteArray name : {"Host", "host", "Content-Type", "CONTENT-LENGTH", "Transfer-Encoding",
                                  "Connection", "Accept", "User-Agent", "Cookie", "Expect", "Upgrade"})
        QTest::addRow("%s", name.constData()) << name << "1"_ba << u"is set by the program itself"_s;

    for (const QByteArray &value :
         {"a\nb"_ba, "a\rb"_ba, "a\r\nX-B: 1"_ba, QByteArray("a\0b", 3), "a\x7f"_ba})
        QTest::addRow("value %s", value.toHex().constData())
            << "X-A"_ba << value << u"“X-A” holds a line break"_s;
    QTest::newRow("a value too long") << "X-A"_ba << QByteArray(8001, 'x') << u"too long"_s;
}

void TestHttpHeaders::saysWhyAHeaderCannotBeSent()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    const auto fault = headerFault({name, value});
    QCOMPARE(fault.has_value(), !says.isEmpty());
    if (fault)
        QVERIFY2(fault->contains(says), qPrintable(*fault));
}

void TestHttpHeaders::quotesNoValue()
{
    for (const QByteArray name : {"", "X A", "Host", "X-A"}) {
        const auto fault = headerFault({name, "hunter2\n"});
        QVERIFY(fault);
        QVERIFY2(!fault->contains("hunter2"_L1), qPrintable(*fault));
    }
}

QTEST_GUILESS_MAIN(TestHttpHeaders)
#include "tst_httpheaders.moc"
