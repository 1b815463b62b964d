// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networkmanager.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/faults/faultrows.h"
#include "tests/network/answerfaults.h"
#include "tests/network/tlsfaults.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto deadline = 700ms;
constexpr auto slack = 350ms; ///< what a busy machine may add
const QString token = u"hunter2"_s;

QStringList *written = nullptr; ///< the lines of the log while a row is played

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    if (written)
        written->append(line);
}

/// What a user would have, but quicker.
PhonemeClientSettings settingsFor(const QUrl &url)
{
    PhonemeClientSettings settings;
    settings.http.url = url;
    settings.http.headers = {{"Authorization", "Bearer " + token.toLatin1()}};
    settings.http.authorities = testAuthorities();
    settings.http.deadline = deadline;
    settings.http.maxAnswerBytes = 64 * 1024;
    settings.http.retry = {.retries = 2, .firstDelay = 10ms, .longestDelay = 40ms};
    return settings;
}

/// Questions to one client, and how they end.
class Asker : public QObject
{
public:
    explicit Asker(PhonemeClient &client) : m_client(client) {}

    void ask(const QString &text)
    {
        const qsizetype place = m_ends.size();
        m_ends.emplaceBack();
        m_texts.append(text);
        PhonemeJob *job = m_client.transcribe({.text = text, .lang = u"en-US"_s, .mode = true}, this);
        connect(job, &PhonemeJob::finished, this,
                [this, place](const TranscriptionResult &result) { m_ends[place].append(result); });
    }

    /// Every question has ended, however often.
    bool isDone() const
    {
        return std::ranges::none_of(m_ends, [](const auto &ends) { return ends.isEmpty(); });
    }

    /// What is wrong with the ends, those of the questions with faultyWord being \a expected; empty: nothing.
    QString complaint(Outcome expected) const
    {
        for (qsizetype i = 0; i < m_ends.size(); ++i) {
            const QString wrong = wrongWith(i, m_texts[i].contains(faultyWord) ? expected : answered);
            if (!wrong.isEmpty())
                return u"question %1: %2"_s.arg(i).arg(wrong);
        }
        return {};
    }

private:
    QString wrongWith(qsizetype i, Outcome expected) const
    {
        if (m_ends[i].size() != 1)
            return u"ended %1 times"_s.arg(m_ends[i].size());
        const TranscriptionResult &end = m_ends[i].front();
        if (end)
            return expected                         ? u"answered"_s
                   : end->ipa == ipaFor(m_texts[i]) ? QString()
                                                    : u"answered with %1"_s.arg(end->ipa);
        const PhonemeError &error = end.error();
        const QString said =
            u"kind %1, “%2” (%3)"_s.arg(static_cast<int>(error.kind)).arg(error.message, error.detail);
        // What is lost is asked for again until the deadline, which may end the last attempt.
        const bool isLate =
            expected == PhonemeErrorKind::ConnectionLost && error.kind == PhonemeErrorKind::Timeout;
        if (!expected || (error.kind != *expected && !isLate))
            return said;
        // One sentence, what and what to do; the log learns why, but neither the token nor what was said.
        const bool isSentence = error.message.contains(u": "_s) && error.message.endsWith(u'.');
        const bool tells =
            (error.message + error.detail).contains(token) || error.detail.contains(m_texts[i]);
        return isSentence && !tells && !error.detail.isEmpty() ? QString() : u"ill said: "_s + said;
    }

    PhonemeClient &m_client;
    QStringList m_texts;
    QList<QList<TranscriptionResult>> m_ends;
};

} // namespace

class TestFaultTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void endsOverHttp_data() { addRows(false); }
    void endsOverHttp() { play(false); }
    void endsOverTls_data() { addRows(true); }
    void endsOverTls() { play(true); }

private:
    static void addRows(bool isTls);
    void play(bool isTls);

    // As in the program one of each lives through everything, and no fault leaves anything behind.
    const std::unique_ptr<QNetworkAccessManager> m_network = createNetworkManager();
    PhonemeClient m_client{*m_network, settingsFor({})};
    PhonemeClient m_other{*m_network, settingsFor({})};
    QStringList m_written;
};

void TestFaultTable::initTestCase()
{
    QLoggingCategory::setFilterRules(u"phonoscope.*=true"_s);
    // With the first question over https the system's authorities are read, which takes a while.
    FaultServer server(faults::right(), tlsWith(Certificate::Right));
    for (PhonemeClient *client : {&m_client, &m_other}) {
        client->setSettings(settingsFor(server.url()));
        Asker asker(*client);
        asker.ask(u"alku"_s);
        QTRY_VERIFY_WITH_TIMEOUT(asker.isDone(), 10'000);
        QCOMPARE(asker.complaint(answered), QString());
    }
}

void TestFaultTable::init()
{
    m_written.clear();
    written = &m_written;
    qInstallMessageHandler(keepLine);
}

void TestFaultTable::cleanup()
{
    qInstallMessageHandler(nullptr);
    written = nullptr;
}

void TestFaultTable::addRows(bool isTls)
{
    QTest::addColumn<FaultRow>("row");
    for (const FaultRow &row : faultRows()) {
        if (row.scheme != (isTls ? FaultRow::Scheme::Plain : FaultRow::Scheme::Tls))
            QTest::newRow(row.name.constData()) << row;
    }
}

/// Once and in time, with the others unharmed.
void TestFaultTable::play(bool isTls)
{
    QFETCH(FaultRow, row);
    const Outcome expected = isTls ? row.tls : row.plain;
    const FaultyService service = row.service(isTls);
    const FaultyService another = row.service(isTls);

    // One question, and side by side with it many of which one meets the fault.
    m_client.setSettings(settingsFor(service.url));
    m_other.setSettings(settingsFor(another.url));
    Asker one(m_client);
    Asker many(m_other);
    QElapsedTimer clock;
    clock.start();
    one.ask(u"ta "_s + faultyWord);
    const QStringList texts{u"mano"_s,       u"pesu tila"_s, u"kana"_s, u"sade"_s, u"una "_s + faultyWord,
                            u"tule nopea"_s, u"sana"_s,      u"enne"_s, u"pata"_s};
    if (row.sparesOthers) {
        for (const QString &text : texts)
            many.ask(text);
    }
    QTRY_VERIFY2_WITH_TIMEOUT(one.isDone(), "one question is not answered", 5000);
    const qint64 elapsed = clock.elapsed();
    QTRY_VERIFY2_WITH_TIMEOUT(many.isDone(), "one of many is not answered", 5000);
    const qint64 elapsedMany = clock.elapsed();
    QVERIFY2(elapsed < (deadline + slack).count(), qPrintable(QString::number(elapsed)));
    QVERIFY2(elapsedMany < (2 * deadline + slack).count(), qPrintable(QString::number(elapsedMany)));

    // What comes after the fault is none of its business; a pause that the service asked for is ended by
    // hand.
    if (row.sparesOthers) {
        m_client.tryNow();
        one.ask(u"setala"_s);
        one.ask(u"menu"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(one.isDone(), "the next question is not answered", 5000);
    }
    const QString wrongOne = one.complaint(expected);
    QVERIFY2(wrongOne.isEmpty(), qPrintable(wrongOne));
    const QString wrongMany = many.complaint(expected);
    QVERIFY2(wrongMany.isEmpty(), qPrintable(u"many: "_s + wrongMany));
    const QString log = m_written.join(u'\n');
    QVERIFY2(!log.contains(token) && !log.contains(faultyWord), qPrintable(log));
}

QTEST_GUILESS_MAIN(TestFaultTable)
#include "tst_faulttable.moc"
