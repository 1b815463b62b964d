// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logbook.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>
#include <vector>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestLogBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastLines()
    {
        LogBook book;
        const int count = static_cast<int>(LogBook::maxLines) + 3;
        for (int i = 0; i < count; ++i)
            book.append(LogLevel::Info, u"a"_s, QString::number(i));
        const QList<LogLine> lines = book.linesFrom(0);
        QCOMPARE(static_cast<std::size_t>(lines.size()), LogBook::maxLines);
        QCOMPARE(lines.front().text, u"3"_s);
        QCOMPARE(lines.front().number, 3u);
        QCOMPARE(book.firstNumber(), 3u);
        QCOMPARE(lines.back().text, QString::number(count - 1));
        QCOMPARE(book.linesFrom(static_cast<quint64>(count - 2)).size(), 2);
        QVERIFY(book.linesFrom(static_cast<quint64>(count)).isEmpty());
        QVERIFY(book.linesFrom(static_cast<quint64>(count) + 1'000'000).isEmpty());
    }

    void tellsOfManyLinesOnce()
    {
        LogBook book;
        QSignalSpy spy(&book, &LogBook::changed);
        for (int i = 0; i < 100; ++i)
            book.append(LogLevel::Info, u"a"_s, u"b"_s);
        QCOMPARE(spy.size(), 0);
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 1);
        book.append(LogLevel::Info, u"a"_s, u"b"_s);
        QVERIFY(spy.wait());
        QCOMPARE(spy.size(), 2);
    }

    void numbersGoOnWhenCleared()
    {
        LogBook book;
        book.append(LogLevel::Info, u"a"_s, u"old"_s);
        QSignalSpy spy(&book, &LogBook::changed);
        book.clear();
        QVERIFY(spy.wait());
        QVERIFY(book.linesFrom(0).isEmpty());
        QCOMPARE(book.firstNumber(), 1u);
        book.append(LogLevel::Info, u"a"_s, u"new"_s);
        QCOMPARE(book.linesFrom(0).front().number, 1u);
    }

    void isWrittenFromManyThreads()
    {
        LogBook book;
        constexpr int perThread = 2'000;
        QSignalSpy spy(&book, &LogBook::changed);
        bool inOurThread = true;
        connect(
            &book, &LogBook::changed, this,
            [&] { inOurThread = inOurThread && QThread::currentThread() == thread(); }, Qt::DirectConnection);
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&book] {
                    for (int i = 0; i < perThread; ++i)
                        book.append(LogLevel::Debug, u"a"_s, u"b"_s);
                });
            }
        }
        QVERIFY(spy.wait());
        QVERIFY(inOurThread);
        const QList<LogLine> lines = book.linesFrom(0);
        QCOMPARE(static_cast<std::size_t>(lines.size()), LogBook::maxLines);
        QCOMPARE(lines.back().number, 4u * perThread - 1);
        for (qsizetype i = 1; i < lines.size(); ++i)
            QCOMPARE(lines[i].number, lines[i - 1].number + 1);
    }

    void linesAreLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << u"request 1"_s << u"request 1"_s;
        QTest::newRow("breaks") << u"one\ntwo\r\nthree\tfour"_s << u"one two  three four"_s;
        QTest::newRow("the breaks of Unicode") << u"a\u2028b\u2029c\u0085d"_s << u"a b c d"_s;
        QTest::newRow("a terminal's commands") << u"\u001b[31mred"_s << u" [31mred"_s;
        QTest::newRow("as long as may be")
            << QString(LogLine::maxText, u'x') << QString(LogLine::maxText, u'x');
        QTest::newRow("too long") << QString(LogLine::maxText + 1, u'x')
                                  << QString(LogLine::maxText - 1, u'x') + u'\u2026';
        const QString face = QString::fromUtf8("\U0001F600");
        QTest::newRow("cut beside a pair") << QString(LogLine::maxText - 2, u'x') + face + u"yy"_s
                                           << QString(LogLine::maxText - 2, u'x') + u'\u2026';
    }

    void linesAreLines()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        LogBook book;
        book.append(LogLevel::Info, u"a"_s, text);
        QCOMPARE(book.linesFrom(0).front().text, line);
    }

    void isSavedAsPlainText()
    {
        const LogLine line{7, QDateTime(QDate(2026, 5, 4), QTime(13, 5, 59, 123)), LogLevel::Warning,
                           u"phonoscope.network"_s, u"no TLS library"_s};
        QCOMPARE(plainLogLine(line),
                 u"2026-05-04 13:05:59.123  warning  phonoscope.network  no TLS library"_s);
    }
};

QTEST_GUILESS_MAIN(TestLogBook)
#include "tst_logbook.moc"
