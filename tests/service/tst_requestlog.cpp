// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/requestlog.h"

#include <QFile>
#include <QtTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

RequestRecord anyRecord()
{
    return {QDateTime(QDate(2026, 1, 31), QTime(12, 0, 0, 7), Qt::UTC), "POST", "/ipav3", 200, 57, 3};
}

} // namespace

class TestRequestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formatsALine_data();
    void formatsALine();
    void losesLinesAndSaysSoWhenNobodyReads();
    void survivesAClosedPipe();
};

void TestRequestLog::formatsALine_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("line");

    QTest::newRow("a request") << QByteArray("/ipav3") << 200
                               << u"2026-01-31T12:00:00.007Z POST /ipav3 200 57 3ms"_s;
    QTest::newRow("a client that left")
        << QByteArray("/ipav3") << 0 << u"2026-01-31T12:00:00.007Z POST /ipav3 - 57 3ms"_s;
    QTest::newRow("a path that fakes a line") << QByteArray("/a\nb c\x1b[1m\xff") << 404
                                              << u"2026-01-31T12:00:00.007Z POST /a?b?c?[1m? 404 57 3ms"_s;
    QTest::newRow("a path that fills the screen")
        << QByteArray(5000, 'x') << 404
        << u"2026-01-31T12:00:00.007Z POST %1... 404 57 3ms"_s.arg(QString(100, u'x'));
}

void TestRequestLog::formatsALine()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QString, line);

    RequestRecord record = anyRecord();
    record.path = path;
    record.status = status;
    QCOMPARE(logLine(record), line);
}

void TestRequestLog::losesLinesAndSaysSoWhenNobodyReads()
{
    std::array<int, 2> ends;
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    RequestLog log(ends[1]);
    for (int i = 0; i < 20'000; ++i) // a pipe holds about a thousand
        log.write(anyRecord());

    const int flags = ::fcntl(ends[0], F_GETFL);
    ::fcntl(ends[0], F_SETFL, flags | O_NONBLOCK);
    const auto readAll = [&] {
        QByteArray all;
        std::array<char, 65536> part;
        for (ssize_t got; (got = ::read(ends[0], part.data(), part.size())) > 0;)
            all.append(part.data(), got);
        return all;
    };
    const qsizetype written = readAll().count('\n');
    QVERIFY(written > 100);
    log.write(anyRecord());
    const QByteArray after = readAll();
    QCOMPARE(after.count('\n'), 2);
    QVERIFY2(after.startsWith(QByteArray::number(20'000 - written) + " lines were lost"), after.constData());
    ::close(ends[0]);
    ::close(ends[1]);
}

void TestRequestLog::survivesAClosedPipe()
{
    std::array<int, 2> ends;
    QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
    ::close(ends[0]);
    ::signal(SIGPIPE, SIG_IGN); // as the program does
    RequestLog log(ends[1]);
    log.write(anyRecord());
    log.write(anyRecord());
    ::close(ends[1]);
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_requestlog.moc"
