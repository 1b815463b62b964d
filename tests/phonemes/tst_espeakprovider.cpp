// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/espeak/espeakprovider.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class EspeakProviderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesItself();
    void answersOnceAndLater();
    void endsBadInputWithATypedError_data();
    void endsBadInputWithATypedError();
    void cancelIsAnOutcome_data();
    void cancelIsAnOutcome();
    void deletingAJobIsSilent();
    void deletingAJobInItsSignalIsSafe();
    void deletingTheProviderEndsEveryJob();
    void deletingTheParentOfEverythingIsSafe();
    void keepsTheOrderOfQuestions();
    void doesNotHoldUpTheCaller();

private:
    std::shared_ptr<const EspeakEngine> m_engine;
    PhonemeQuery m_query{.text = u"I think three free trees"_s, .lang = u"en-US"_s};
    PhonemeQuery m_long{.text = u"I think three free trees. "_s.repeated(3000), .lang = u"en-US"_s};
};

static TranscriptionResult resultOf(const QSignalSpy &spy)
{
    return spy.first().first().value<TranscriptionResult>();
}

void EspeakProviderTest::initTestCase()
{
    const auto engine = EspeakEngine::create(*Languages::load());
    QVERIFY2(engine.has_value(), engine ? "" : qPrintable(engine.error()));
    m_engine = *engine;
}

void EspeakProviderTest::namesItself()
{
    const EspeakProvider provider(m_engine);
    QCOMPARE(provider.id(), u"builtin"_s);
    QCOMPARE(provider.cacheId(),
             u"builtin/"_s + m_engine->version() + u'/' + QLatin1StringView(PHONOSCOPE_VERSION));
    QVERIFY(provider.isLocal());
}

void EspeakProviderTest::answersOnceAndLater()
{
    EspeakProvider provider(m_engine);
    QObject parent;
    PhonemeJob *job = provider.transcribe(m_query, &parent);
    QCOMPARE(job->parent(), &parent);
    const QSignalSpy spy(job, &PhonemeJob::finished);
    QVERIFY(provider.thread() == QThread::currentThread());
    QCOMPARE(spy.size(), 0);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(resultOf(spy), m_engine->transcribe(m_query));
    job->cancel(); // too late to matter
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 1);
}

void EspeakProviderTest::endsBadInputWithATypedError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<PhonemeErrorKind>("kind");
    using enum PhonemeErrorKind;

    QTest::newRow("empty text") << QString() << u"en-US"_s << EmptyText;
    QTest::newRow("emoji alone") << u"🙂"_s << u"en-US"_s << NoLetters;
    QTest::newRow("100,001 bytes") << QString(100'001, u'a') << u"en-US"_s << TextTooLong;
    QTest::newRow("NUL") << QString(u"a"_s + QChar::Null) << u"en-US"_s << InvalidText;
    QTest::newRow("an unknown language") << u"hello"_s << u"tlh"_s << UnknownLanguage;
    QTest::newRow("no language") << u"hello"_s << QString() << UnknownLanguage;
}

void EspeakProviderTest::endsBadInputWithATypedError()
{
    QFETCH(QString, text);
    QFETCH(QString, lang);
    QFETCH(PhonemeErrorKind, kind);
    EspeakProvider provider(m_engine);
    QObject parent;
    const QSignalSpy spy(provider.transcribe({.text = text, .lang = lang}, &parent), &PhonemeJob::finished);
    QCOMPARE(spy.size(), 0);
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(!resultOf(spy).has_value());
    QCOMPARE(resultOf(spy).error().kind, kind);
    QVERIFY(!resultOf(spy).error().message.isEmpty());
}

void EspeakProviderTest::cancelIsAnOutcome_data()
{
    QTest::addColumn<int>("cancels");
    QTest::addColumn<bool>("behindAnother");
    QTest::newRow("under way") << 1 << false;
    QTest::newRow("twice") << 2 << false;
    QTest::newRow("in the queue") << 1 << true;
}

void EspeakProviderTest::cancelIsAnOutcome()
{
    QFETCH(int, cancels);
    QFETCH(bool, behindAnother);
    EspeakProvider provider(m_engine);
    QObject parent;
    std::unique_ptr<QSignalSpy> other;
    if (behindAnother)
        other = std::make_unique<QSignalSpy>(provider.transcribe(m_long, &parent), &PhonemeJob::finished);
    PhonemeJob *job = provider.transcribe(m_long, &parent);
    const QSignalSpy spy(job, &PhonemeJob::finished);
    for (int i = 0; i < cancels; ++i)
        job->cancel();
    QCOMPARE(spy.size(), 0);
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(resultOf(spy).error().kind, PhonemeErrorKind::Cancelled);
    if (other) {
        QTRY_COMPARE_WITH_TIMEOUT(other->size(), 1, 60'000); // the whole long text, perhaps with a sanitizer
        QVERIFY(resultOf(*other).has_value());
    }
    // Whatever the worker still says to the cancelled job is not passed on.
    const QSignalSpy last(provider.transcribe(m_query, &parent), &PhonemeJob::finished);
    QTRY_COMPARE(last.size(), 1);
    QCOMPARE(spy.size(), 1);
}

void EspeakProviderTest::deletingAJobIsSilent()
{
    EspeakProvider provider(m_engine);
    QObject parent;
    PhonemeJob *job = provider.transcribe(m_long, &parent);
    const QSignalSpy spy(job, &PhonemeJob::finished);
    delete job;
    const QSignalSpy last(provider.transcribe(m_query, &parent), &PhonemeJob::finished);
    QTRY_COMPARE(last.size(), 1);
    QCOMPARE(spy.size(), 0);
}

void EspeakProviderTest::deletingAJobInItsSignalIsSafe()
{
    EspeakProvider provider(m_engine);
    QObject parent;
    for (const bool cancel : {false, true}) {
        const QPointer<PhonemeJob> job = provider.transcribe(m_query, &parent);
        connect(job, &PhonemeJob::finished, &parent, [job] { job->deleteLater(); });
        if (cancel)
            job->cancel();
        QTRY_VERIFY(job.isNull());
    }
}

void EspeakProviderTest::deletingTheProviderEndsEveryJob()
{
    auto provider = std::make_unique<EspeakProvider>(m_engine);
    QObject parent;
    const QSignalSpy first(provider->transcribe(m_long, &parent), &PhonemeJob::finished);
    const QSignalSpy second(provider->transcribe(m_long, &parent), &PhonemeJob::finished);
    const QSignalSpy third(provider->transcribe(m_long, &parent), &PhonemeJob::finished);
    provider.reset();
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(resultOf(third).error().kind, PhonemeErrorKind::Cancelled);
    QTRY_COMPARE(first.size(), 1);
    QTRY_COMPARE(second.size(), 1);
}

void EspeakProviderTest::deletingTheParentOfEverythingIsSafe()
{
    auto parent = std::make_unique<QObject>();
    auto *provider = new EspeakProvider(m_engine, parent.get());
    const QSignalSpy spy(provider->transcribe(m_long, parent.get()), &PhonemeJob::finished);
    provider->transcribe(m_long, provider);
    parent.reset();
    QCoreApplication::processEvents();
    QCOMPARE(spy.size(), 0);
}

void EspeakProviderTest::keepsTheOrderOfQuestions()
{
    EspeakProvider provider(m_engine);
    QObject parent;
    QList<int> order;
    for (int i = 0; i < 20; ++i) {
        PhonemeJob *job = provider.transcribe(m_query, &parent);
        connect(job, &PhonemeJob::finished, &parent, [&order, i] { order.append(i); });
    }
    QTRY_COMPARE(order.size(), 20);
    QVERIFY(std::ranges::is_sorted(order));
}

void EspeakProviderTest::doesNotHoldUpTheCaller()
{
    EspeakProvider provider(m_engine);
    QObject parent;
    const QSignalSpy warm(provider.transcribe(m_query, &parent), &PhonemeJob::finished);
    QTRY_COMPARE(warm.size(), 1);

    PhonemeJob *job = provider.transcribe(m_long, &parent);
    const QSignalSpy spy(job, &PhonemeJob::finished);
    // While the worker is at 75 kB the caller's event loop turns.
    int turns = 0;
    const QDeadlineTimer deadline(60'000);
    while (spy.isEmpty() && !deadline.hasExpired()) {
        QCoreApplication::processEvents();
        ++turns;
    }
    QCOMPARE(spy.size(), 1);
    QVERIFY(resultOf(spy).has_value());
    QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
}

QTEST_GUILESS_MAIN(EspeakProviderTest)
#include "tst_espeakprovider.moc"
