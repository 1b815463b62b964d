// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/missingquestions.h"
#include "tests/phonemes/cache/cachekit.h"

#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace Qt::StringLiterals;

class TestMissingQuestions : public QObject
{
    Q_OBJECT

    std::unique_ptr<CacheKit> m_kit;

    void fail(const QString &text, PhonemeErrorKind kind = PhonemeErrorKind::Timeout)
    {
        m_kit->ask(text);
        QTRY_VERIFY(m_kit->provider.open(text));
        HeldProvider::Job *request = m_kit->provider.open(text);
        request->fail(kind);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QStringList texts() const
    {
        QStringList all;
        for (const MissingQuestion &question : m_kit->cache->missing().entries())
            all.append(question.key.query.text);
        return all;
    }

private Q_SLOTS:
    void init() { m_kit = std::make_unique<CacheKit>(); }

    void whatCouldNotBeAskedIsNoted_data()
    {
        QTest::addColumn<PhonemeErrorKind>("kind");
        QTest::addColumn<bool>("isNoted");
        QTest::newRow("timeout") << PhonemeErrorKind::Timeout << true;
        QTest::newRow("no connection") << PhonemeErrorKind::ConnectionFailed << true;
        QTest::newRow("too many requests") << PhonemeErrorKind::TooManyRequests << true;
        QTest::newRow("cancelled") << PhonemeErrorKind::Cancelled << false;
        QTest::newRow("no voice") << PhonemeErrorKind::UnknownLanguage << false;
        QTest::newRow("nonsense") << PhonemeErrorKind::AnswerInvalid << false;
    }
    void whatCouldNotBeAskedIsNoted()
    {
        QFETCH(PhonemeErrorKind, kind);
        QFETCH(bool, isNoted);
        m_kit->makeCache();
        fail(u"three"_s, kind);
        QCOMPARE(m_kit->cache->missing().count(), isNoted ? 1 : 0);
        if (isNoted) {
            QCOMPARE(m_kit->cache->missing().entries().constFirst(),
                     (MissingQuestion{keyOf(u"three"_s), u"held"_s, QString(), someTime}));
        }
    }

    void whatIsAnsweredIsTakenOff()
    {
        m_kit->makeCache();
        fail(u"three"_s);
        m_kit->now = someTime + 5;
        fail(u"three"_s);
        fail(u"four"_s);
        QCOMPARE(m_kit->cache->missing().entries().constFirst().sinceMs, someTime);
        m_kit->ask(u"three"_s);
        m_kit->provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(texts(), QStringList{u"four"_s});
    }

    void whatAnotherProgramAskedIsTakenOff()
    {
        m_kit->openStore();
        m_kit->makeCache();
        fail(u"three"_s);
        QCOMPARE(m_kit->cache->missing().count(), 1);
        m_kit->store->insert(answerTo(keyOf(u"three"_s), u"θɹˈiː"_s));
        const auto heard = m_kit->ask(u"three"_s);
        QTRY_COMPARE(heard->times, 1);
        QCOMPARE(heard->source, AnswerSource::Store);
        QCOMPARE(m_kit->cache->missing().count(), 0);
    }

    void staysFromRunToRun()
    {
        m_kit->openStore();
        m_kit->makeCache();
        fail(u"three"_s);
        m_kit->now = someTime + 1;
        fail(u"four"_s);
        m_kit->restart();
        fail(u"five"_s); // before the others were read, perhaps
        QTRY_COMPARE(texts(), (QStringList{u"three"_s, u"four"_s, u"five"_s}));
        m_kit->cache->missing().remove({keyOf(u"four"_s)});
        m_kit->restart();
        QTRY_COMPARE(texts(), (QStringList{u"three"_s, u"five"_s}));
        m_kit->cache->missing().clear();
        m_kit->restart();
        QVERIFY(m_kit->store->waitUntilOpened());
        fail(u"six"_s);
        QTRY_COMPARE(texts(), QStringList{u"six"_s});
    }

    void sendsWhatIsMissingOfAProvider()
    {
        m_kit->makeCache();
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            fail(text);
        m_kit->cache->missing().note({keyOf(u"elsewhere"_s, u"other"_s), u"other"_s, {}, someTime});
        const qsizetype before = m_kit->provider.asked.size();
        QCOMPARE(m_kit->cache->missing().sendAll(m_kit->provider), 3);
        QCOMPARE(m_kit->cache->missing().sendAll(m_kit->provider), 0); // they are under way
        QCOMPARE(m_kit->cache->missing().underWay(), 3);
        QCOMPARE(m_kit->provider.asked.size() - before, 3);
        m_kit->provider.open(u"one"_s)->answer(u"wˈʌn"_s);
        m_kit->provider.open(u"two"_s)->fail(PhonemeErrorKind::Timeout);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_kit->provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(m_kit->cache->missing().underWay(), 0);
        QCOMPARE(texts(), (QStringList{u"two"_s, u"elsewhere"_s}));
        QCOMPARE(m_kit->cache->missing().sendAll(m_kit->provider), 1); // only that one
    }

    void doesNotGrowWithoutEnd()
    {
        m_kit->openStore();
        m_kit->makeCache();
        QVERIFY(m_kit->store->waitUntilOpened());
        MissingQuestions &missing = m_kit->cache->missing();
        const QSignalSpy changes(&missing, &MissingQuestions::changed);
        for (int i = 0; i < MissingQuestions::maxEntries + 10; ++i)
            missing.note({keyOf(QString::number(i)), u"held"_s, {}, someTime + i});
        QCOMPARE(missing.count(), MissingQuestions::maxEntries);
        QCOMPARE(missing.entries().constFirst().key, keyOf(u"10"_s));
        QVERIFY(changes.count() > 0);
        m_kit->restart();
        QTRY_COMPARE(m_kit->cache->missing().count(), MissingQuestions::maxEntries);
        QCOMPARE(m_kit->cache->missing().entries().constFirst().key, keyOf(u"10"_s));
    }

    void anEndpointIsShownWithoutItsSecrets_data()
    {
        QTest::addColumn<QString>("cacheId");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a service") << u"service/https://host.example:8443/ipa"_s
                                   << u"https://host.example:8443/ipa"_s;
        QTest::newRow("user and query")
            << u"service/https://me:pw@host/ipa?key=secret"_s << u"https://host/ipa"_s;
        QTest::newRow("the built-in engine") << u"builtin/1.51/0.1.0"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void anEndpointIsShownWithoutItsSecrets()
    {
        QFETCH(QString, cacheId);
        QTEST(shownEndpoint(cacheId), "shown");
    }
};

QTEST_GUILESS_MAIN(TestMissingQuestions)
#include "tst_missingquestions.moc"
