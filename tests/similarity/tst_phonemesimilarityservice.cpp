// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/latestcomparison.h"
#include "tests/support/corekit.h"
#include "tests/support/heldprovider.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <numeric>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using test::CoreKit;
using test::HeldProvider;
using test::listen;
using Heard = test::HeardComparison;

namespace {

ComparisonRequest pair(const QString &reference, const QString &spoken)
{
    return {{reference}, {{spoken}}, u"en-US"_s};
}

} // namespace

class TestPhonemeSimilarityService : public QObject
{
    Q_OBJECT

    CoreKit m_kit;

private Q_SLOTS:
    void theWholeWayOnTheBuiltInEngine()
    {
        const ComparisonResult result =
            m_kit.compare(m_kit.builtin, pair(u"I think three free trees"_s, u"I sink tree free threes"_s));
        QVERIFY(result);
        QCOMPARE(result->provider, u"builtin"_s);
        QVERIFY(result->engine.startsWith(u"espeak-ng"));
        QCOMPARE(result->reference->segments.size(), 15);
        QVERIFY(result->attempts.front());
        const Attempt &attempt = *result->attempts.front();
        QCOMPARE(attempt.columns.size(), attempt.score.columns.size());
        QCOMPARE(attempt.score.sounds.lost, 1000 - attempt.score.sounds.total);
        QVERIFY(attempt.score.sounds.total > 0 && attempt.score.sounds.total < 1000);
        QCOMPARE(attempt.words.size(), std::size_t(5));

        const Comparison same = *m_kit.compare(m_kit.builtin, pair(u"three"_s, u"three"_s));
        QCOMPARE(same.attempts.front()->score.sounds.total, 1000);
        QCOMPARE(same.attempts.front()->similarity, 1.0);
    }

    void everySentenceIsAskedForBeforeAnyAnswers()
    {
        HeldProvider provider;
        ComparisonRequest request{{u"one"_s}, {{u"two"_s}, {u"three"_s}, {u"two"_s}, {u"one"_s}}, u"en-US"_s};
        Heard heard;
        listen(m_kit.service.compare(provider, request, this), heard);
        QCOMPARE(provider.asked.size(), 3); // each distinct sentence once
        provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        provider.open(u"two"_s)->answer(u"tˈuː"_s);
        QCOMPARE(heard.times, 0);
        provider.open(u"one"_s)->answer(u"wˈʌn"_s);
        QTRY_COMPARE(heard.times, 1);
        QCOMPARE(heard.result->attempts.size(), std::size_t(4));
        QCOMPARE(heard.result->attempts[1]->spoken->transcription.ipa, u"θɹˈiː"_s);
        QCOMPARE(heard.result->attempts[3]->score.sounds.total, 1000);
        QCOMPARE(heard.result->figures.network.requests, 3);
    }

    void aRepeatedComparisonAsksNobody()
    {
        HeldProvider provider;
        const ComparisonRequest request = pair(u"free"_s, u"tree"_s);
        QVERIFY(!m_kit.service.compareCached(provider, request));
        Heard first;
        listen(m_kit.service.compare(provider, request, this), first);
        provider.open(u"free"_s)->answer(u"fɹˈiː"_s);
        provider.open(u"tree"_s)->answer(u"tɹˈiː"_s);
        QTRY_VERIFY(first.result);

        Heard second;
        listen(m_kit.service.compare(provider, request, this), second);
        QTRY_COMPARE(second.times, 1);
        QCOMPARE(provider.asked.size(), 2);
        QCOMPARE(second.result->figures.cacheHits, 2);
        QCOMPARE(second.result->figures.network.requests, 0);
        auto cached = m_kit.service.compareCached(provider, request);
        QVERIFY(cached);
        QCOMPARE(cached->attempts[0]->provenance.source, AnswerSource::Memory);
        QCOMPARE(second.result->attempts[0]->provenance.source, AnswerSource::Memory);
        QVERIFY(second.result->attempts[0]->provenance.answeredMs > 0);
        cached->attempts[0]->provenance = first.result->attempts[0]->provenance;
        QCOMPARE(cached->attempts, first.result->attempts);
    }

    void aFailedAttemptLeavesTheOthers()
    {
        HeldProvider provider;
        Heard heard;
        listen(m_kit.service.compare(
                   provider, {{u"a one"_s}, {{u"a two"_s}, {u"…"_s}, {u"a three"_s}}, u"en-US"_s}, this),
               heard);
        provider.open(u"a one"_s)->answer(u"ɐ wˈʌn"_s);
        provider.open(u"a two"_s)->fail(PhonemeErrorKind::Timeout);
        provider.open(u"a three"_s)->answer(u"ɐ θɹˈiː"_s);
        QTRY_COMPARE(heard.times, 1);
        QCOMPARE(heard.result->attempts[0].error().kind, PhonemeErrorKind::Timeout);
        QCOMPARE(heard.result->attempts[1].error().kind, PhonemeErrorKind::NoLetters);
        QVERIFY(heard.result->attempts[2]);
    }

    void aFailedReferenceFailsTheComparison()
    {
        HeldProvider provider;
        Heard heard;
        listen(m_kit.service.compare(provider, pair(u"b one"_s, u"b two"_s), this), heard);
        provider.open(u"b two"_s)->answer(u"b tˈuː"_s);
        provider.open(u"b one"_s)->fail(PhonemeErrorKind::ConnectionFailed);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::ConnectionFailed);
    }

    void cancelIsAnOutcomeAndEndsTheRequests()
    {
        HeldProvider provider;
        Heard heard;
        ComparisonJob *job = m_kit.service.compare(provider, pair(u"c one"_s, u"c two"_s), this);
        listen(job, heard);
        job->cancel();
        job->cancel();
        QCOMPARE(heard.times, 0);
        QTRY_COMPARE(heard.times, 1);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::Cancelled);
        QTRY_VERIFY(!provider.open(u"c one"_s) && !provider.open(u"c two"_s));
    }

    void aDeletedComparisonIsSilent()
    {
        HeldProvider provider;
        Heard heard;
        ComparisonJob *job = m_kit.service.compare(provider, pair(u"d one"_s, u"d two"_s), this);
        listen(job, heard);
        delete job;
        QTRY_VERIFY(!provider.open(u"d one"_s));
        QCOMPARE(heard.times, 0);
    }

    void aStaleAnswerIsDropped()
    {
        HeldProvider provider;
        LatestComparison latest(m_kit.service);
        QList<ComparisonResult> heard;
        connect(&latest, &LatestComparison::finished, this,
                [&heard](const ComparisonResult &result) { heard.append(result); });
        latest.ask(provider, pair(u"old one"_s, u"old two"_s));
        HeldProvider::Job *late = provider.open(u"old one"_s);
        latest.ask(provider, pair(u"new one"_s, u"new two"_s));
        QVERIFY(latest.isBusy());
        late->answer(u"t"_s); // the service answered all the same
        provider.open(u"new two"_s)->answer(u"n tˈuː"_s);
        provider.open(u"new one"_s)->answer(u"n wˈʌn"_s);
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard.first()->reference->transcription.text, u"new one"_s);
        QVERIFY(!latest.isBusy());
    }

    void theLatestCanBeCancelled()
    {
        HeldProvider provider;
        LatestComparison latest(m_kit.service);
        QSignalSpy finished(&latest, &LatestComparison::finished);
        latest.cancel(); // nothing to cancel
        latest.ask(provider, pair(u"e one"_s, u"e two"_s));
        latest.cancel();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!latest.isBusy());
    }

    void strictnessScoresTheSameAlignmentAnew()
    {
        const Comparison standard =
            *m_kit.compare(m_kit.builtin, pair(u"I think three free trees"_s, u"I sink tree free threes"_s));
        const Comparison strict = m_kit.service.rescored(standard, Strictness::Strict);
        const Comparison lenient = m_kit.service.rescored(standard, Strictness::Lenient);
        QCOMPARE(strict.strictness, Strictness::Strict);
        QVERIFY(strict.attempts.front()->score.sounds.total < standard.attempts.front()->score.sounds.total);
        QVERIFY(lenient.attempts.front()->score.sounds.total > standard.attempts.front()->score.sounds.total);
        QCOMPARE(strict.attempts.front()->columns, standard.attempts.front()->columns);
        QCOMPARE(m_kit.service.rescored(strict, Strictness::Standard), standard);
    }

    void typedIpaIsComparedWithoutAsking_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<int>("total");
        QTest::newRow("the same") << u"θɹiː fɹiː"_s << u"θɹiː fɹiː"_s << 1000;
        QTest::newRow("notation twins are equal") << u"ɡoʊ"_s << u"goʊ"_s << 1000;
        QTest::newRow("slashes and brackets go unsaid") << u"/θɹiː/"_s << u"[θɹiː]"_s << 1000;
        QTest::newRow("stress is not a sound") << u"θɹˈiː"_s << u"θɹiː"_s << 1000;
    }
    void typedIpaIsComparedWithoutAsking()
    {
        QFETCH(QString, reference);
        QFETCH(QString, spoken);
        HeldProvider provider;
        const ComparisonResult result =
            m_kit.compare(provider, {{reference, true}, {{spoken, true}}, u"en-US"_s});
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QTEST(result->attempts.front()->score.sounds.total, "total");
        QVERIFY(provider.asked.isEmpty());
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isIpa");
        QTest::addColumn<PhonemeErrorKind>("kind");
        QTest::newRow("empty text") << QString() << false << PhonemeErrorKind::EmptyText;
        QTest::newRow("empty IPA") << u"  "_s << true << PhonemeErrorKind::EmptyText;
        QTest::newRow("digits and signs as IPA") << u"&&& §§ %%"_s << true << PhonemeErrorKind::InvalidIpa;
        QTest::newRow("numbers as IPA") << u"123 456"_s << true << PhonemeErrorKind::InvalidIpa;
        QTest::newRow("han as IPA") << u"你好"_s << true << PhonemeErrorKind::InvalidIpa;
        QTest::newRow("NUL in IPA") << u"t"_s + QChar(u'\0') << true << PhonemeErrorKind::InvalidText;
        QTest::newRow("100 kB of IPA")
            << QString(maxTextBytes + 1, u't') << true << PhonemeErrorKind::TextTooLong;
        QTest::newRow("more sounds than can be aligned")
            << QString(static_cast<qsizetype>(maxAlignedSegments) + 1, u't') << true
            << PhonemeErrorKind::TextTooLong;
        QTest::newRow("100 kB of text, more than can be aligned")
            << u"banana "_s.repeated(14'000) << false << PhonemeErrorKind::TextTooLong;
    }
    void badInputIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(bool, isIpa);
        const ComparisonResult result =
            m_kit.compare(m_kit.builtin, {{u"three"_s}, {{text, isIpa}}, u"en-US"_s});
        QVERIFY(result);
        QVERIFY(!result->attempts.front());
        QTEST(result->attempts.front().error().kind, "kind");
        QVERIFY(!result->attempts.front().error().message.isEmpty());
    }

    void anUnknownLanguageIsNamed()
    {
        const ComparisonResult result =
            m_kit.compare(m_kit.builtin, {{u"three"_s}, {{u"tree"_s}}, u"xx-XX"_s});
        QCOMPARE(result.error().kind, PhonemeErrorKind::UnknownLanguage);
        QVERIFY(result.error().message.contains(u"xx-XX"_s));
    }

    void aLongComparisonLeavesTheThreadFree()
    {
        // 3,000 sounds a side: 9 million cells, tens of milliseconds of work
        const QString ipa = u"ta "_s.repeated(1'500);
        QTimer ticks;
        int ticked = 0;
        connect(&ticks, &QTimer::timeout, this, [&ticked] { ++ticked; });
        ticks.start(0);
        const ComparisonResult result =
            m_kit.compare(m_kit.builtin, {{ipa, true}, {{ipa + u"t"_s, true}}, u"en-US"_s});
        QVERIFY(result->attempts.front());
        QCOMPARE(result->attempts.front()->score.count(ColumnType::Insertion), 1);
        QVERIFY2(ticked > 2, qPrintable(QString::number(ticked)));
    }
};

QTEST_GUILESS_MAIN(TestPhonemeSimilarityService)
#include "tst_phonemesimilarityservice.moc"
