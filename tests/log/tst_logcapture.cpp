// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/logging.h"

#include <QLoggingCategory>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(network, "phonoscope.network", QtInfoMsg)
Q_LOGGING_CATEGORY(cache, "phonoscope.cache", QtInfoMsg)
Q_LOGGING_CATEGORY(similarity, "phonoscope.similarity", QtInfoMsg)
Q_LOGGING_CATEGORY(other, "phonoscope.program", QtInfoMsg)

std::mutex passing;
QStringList passedOn;

/// In the place of Qt's own, which writes to standard error.
void takeDown(QtMsgType, const QMessageLogContext &, const QString &text)
{
    const std::lock_guard lock(passing);
    passedOn.append(text);
}

} // namespace

class TestLogCapture : public QObject
{
    Q_OBJECT

private:
    QtMessageHandler m_before = nullptr;
    QByteArray m_rules;

    static QStringList textsIn(const LogBook &book)
    {
        QStringList texts;
        for (const LogLine &line : book.linesFrom(0))
            texts.append(line.text);
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        passedOn.clear();
        m_rules = qgetenv("QT_LOGGING_RULES");
        qunsetenv("QT_LOGGING_RULES");
        qunsetenv("QT_LOGGING_CONF");
        m_before = qInstallMessageHandler(takeDown);
    }

    void cleanup()
    {
        qInstallMessageHandler(m_before);
        if (!m_rules.isEmpty())
            qputenv("QT_LOGGING_RULES", m_rules);
    }

    void writesAndPassesWarningsOn()
    {
        LogBook book;
        const LogCapture capture(book);
        qCDebug(network, "debug");
        qCInfo(network, "info");
        qCWarning(network, "warning");
        qCCritical(other, "critical");
        QCOMPARE(textsIn(book), (QStringList{u"info"_s, u"warning"_s, u"critical"_s}));
        QCOMPARE(book.linesFrom(0).back().category, u"phonoscope.program"_s);
        QCOMPARE(book.linesFrom(0).back().level, LogLevel::Error);
        QCOMPARE(passedOn, (QStringList{u"warning"_s, u"critical"_s}));
    }

    void detailsGoToTheBookAlone()
    {
        LogBook book;
        LogCapture capture(book);
        capture.setDetailed(true);
        qCDebug(network, "n");
        qCDebug(cache, "c");
        qCDebug(similarity, "s");
        qCDebug(other, "p");
        QCOMPARE(textsIn(book), (QStringList{u"n"_s, u"c"_s, u"s"_s}));
        QVERIFY(passedOn.isEmpty());
        capture.setDetailed(false);
        qCDebug(network, "no more");
        QCOMPARE(book.linesFrom(0).size(), 3);
    }

    void passesAllOnWhereTheEnvironmentAsks()
    {
        qputenv("QT_LOGGING_RULES", "phonoscope.network.debug=true");
        LogBook book;
        LogCapture capture(book);
        capture.setDetailed(true); // stands for the rules, which Qt reads once at the start
        qCDebug(network, "asked for");
        QCOMPARE(passedOn, QStringList{u"asked for"_s});
        QCOMPARE(textsIn(book), QStringList{u"asked for"_s});
        qunsetenv("QT_LOGGING_RULES");
    }

    void leavesEverythingAsItWas()
    {
        LogBook book;
        {
            LogCapture capture(book);
            capture.setDetailed(true);
        }
        qCInfo(network, "after");
        qCDebug(network, "and no details");
        QVERIFY(book.linesFrom(0).isEmpty());
        QCOMPARE(passedOn, QStringList{u"after"_s});
    }

    void endsWhileOthersLog()
    {
        std::atomic_bool goOn = true;
        std::jthread writer([&goOn] {
            while (goOn)
                qCInfo(network, "from elsewhere");
        });
        for (int i = 0; i < 200; ++i) {
            LogBook book;
            const LogCapture capture(book);
            book.append(LogLevel::Info, {}, {});
        }
        goOn = false;
        writer.join();
    }
};

QTEST_GUILESS_MAIN(TestLogCapture)
#include "tst_logcapture.moc"
