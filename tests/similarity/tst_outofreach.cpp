// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons while the service is away: who stands in, what stays, what is asked again.
#include "core/network/networkmanager.h"
#include "core/phonemes/service/phonemeclient.h"
#include "core/similarity/provenance.h"
#include "tests/support/corekit.h"
#include "tests/support/heldprovider.h"
#include "tests/support/programs.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using test::CoreKit;
using test::HeldProvider;
using test::listen;
using Heard = test::HeardComparison;
using namespace std::chrono_literals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

ComparisonRequest request(const QString &reference, const QStringList &spoken)
{
    ComparisonRequest request{{reference}, {}, u"en-US"_s};
    for (const QString &text : spoken)
        request.spoken.append({text});
    return request;
}

/// A reference and \a count learners, no two sentences alike.
ComparisonRequest lesson(int count, const QString &filler)
{
    QStringList spoken;
    for (int i = 0; i < count; ++i)
        spoken.append(u"learner %1 said %2"_s.arg(i).arg(filler));
    return request(u"the sentence of the lesson"_s, spoken);
}

std::vector<std::size_t> missingOf(const Comparison &comparison)
{
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < comparison.attempts.size(); ++i) {
        if (!comparison.attempts[i])
            missing.push_back(i);
    }
    return missing;
}

} // namespace

class TestOutOfReach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStandInAnswersWhereNothingElseCan_data()
    {
        QTest::addColumn<QString>("failing");
        QTest::newRow("the reference") << u"one"_s;
        QTest::newRow("all that was said") << u"two"_s;
    }
    void theStandInAnswersWhereNothingElseCan()
    {
        QFETCH(QString, failing);
        CoreKit kit;
        HeldProvider service;
        Heard heard;
        listen(kit.service.compare(service, request(u"one"_s, {u"two"_s}), this, &kit.builtin), heard);
        QTRY_COMPARE(service.asked.size(), 2);
        for (const QString &text : {u"one"_s, u"two"_s}) {
            if (text == failing)
                service.open(text)->fail(PhonemeErrorKind::ConnectionFailed);
            else
                service.open(text)->answer(u"wˈʌn"_s);
        }
        QTRY_COMPARE(heard.times, 1);
        QVERIFY(heard.result);
        // Both by the same engine: the sounds of two are not to be held against each other.
        QCOMPARE(heard.result->provider, u"builtin"_s);
        QCOMPARE(heard.result->reference->transcription.provider, u"builtin"_s);
        QCOMPARE(heard.result->attempts[0]->spoken->transcription.provider, u"builtin"_s);
        QCOMPARE(heard.result->insteadOf, u"failed on demand"_s);
        QCOMPARE(heard.result->figures.network.requests, 2);
        const QStringList said = provenanceSentences(*heard.result, 0);
        QCOMPARE(said.size(), 1);
        QVERIFY(said[0].contains(heard.result->engine) && said[0].contains(u"failed on demand"));
    }

    void theStandInIsNotAskedOtherwise_data()
    {
        QTest::addColumn<PhonemeErrorKind>("kind");
        QTest::addColumn<QStringList>("spoken");
        QTest::newRow("one of two failed") << PhonemeErrorKind::Timeout << QStringList{u"two"_s, u"three"_s};
        QTest::newRow("the service says no") << PhonemeErrorKind::UnknownLanguage << QStringList{u"two"_s};
        QTest::newRow("nonsense came back") << PhonemeErrorKind::AnswerInvalid << QStringList{u"two"_s};
    }
    void theStandInIsNotAskedOtherwise()
    {
        QFETCH(PhonemeErrorKind, kind);
        QFETCH(QStringList, spoken);
        CoreKit kit;
        HeldProvider service;
        HeldProvider standIn(u"other"_s);
        Heard heard;
        listen(kit.service.compare(service, request(u"one"_s, spoken), this, &standIn), heard);
        QTRY_COMPARE(service.asked.size(), spoken.size() + 1);
        service.open(u"two"_s)->fail(kind);
        service.open(u"one"_s)->answer(u"wˈʌn"_s);
        if (auto *third = service.open(u"three"_s))
            third->answer(u"θɹˈiː"_s);
        QTRY_COMPARE(heard.times, 1);
        QVERIFY(heard.result);
        QCOMPARE(heard.result->attempts[0].error().kind, kind);
        QVERIFY(heard.result->insteadOf.isEmpty());
        QVERIFY(standIn.asked.isEmpty());
    }

    void onlyWhatFailedIsAskedAgain()
    {
        CoreKit kit;
        CacheSettings off;
        off.isOn = false; // so that nothing but the earlier comparison can know
        kit.cache.setSettings(off);
        HeldProvider service;
        const ComparisonRequest question = request(u"one"_s, {u"two"_s, u"three"_s, u"four"_s});
        Heard heard;
        listen(kit.service.compare(service, question, this), heard);
        QTRY_COMPARE(service.asked.size(), 4);
        service.open(u"one"_s)->answer(u"wˈʌn"_s);
        service.open(u"two"_s)->answer(u"wˈʌm"_s);
        service.open(u"three"_s)->fail(PhonemeErrorKind::ConnectionLost);
        service.open(u"four"_s)->answer(u"fˈɔːɹ"_s);
        QTRY_COMPARE(heard.times, 1);
        QVERIFY(!heard.result->attempts[1]);
        const auto edited =
            kit.service.withEdits(*heard.result, 0, {{.kind = ColumnEdit::Kind::Ignore, .column = 0}});
        QVERIFY(edited);

        service.asked.clear();
        listen(kit.service.complete(service, *edited, question, this), heard);
        QTRY_COMPARE(service.asked.size(), 1);
        QCOMPARE(service.asked[0]->query.text, u"three"_s);
        service.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QTRY_COMPARE(heard.times, 2);
        QVERIFY(heard.result);
        QVERIFY(heard.result->attempts[0] == edited->attempts[0]);
        QVERIFY(heard.result->attempts[2] == edited->attempts[2]);
        QVERIFY(heard.result->attempts[1]);
        QCOMPARE(heard.result->attempts[1]->spoken->transcription.ipa, u"θɹˈiː"_s);

        listen(kit.service.complete(service, *heard.result, question, this), heard);
        QTRY_COMPARE(heard.times, 3); // nothing was missing: nobody is asked
        QCOMPARE(service.asked.size(), 1);
        QCOMPARE(heard.result->attempts.size(), std::size_t(3));
    }

    void aCompletionCanBeCancelled()
    {
        CoreKit kit;
        HeldProvider service;
        const ComparisonRequest question = request(u"one"_s, {u"two"_s});
        Heard heard;
        listen(kit.service.compare(service, question, this), heard);
        QTRY_COMPARE(service.asked.size(), 2);
        service.open(u"one"_s)->answer(u"wˈʌn"_s);
        service.open(u"two"_s)->fail(PhonemeErrorKind::Timeout);
        QTRY_COMPARE(heard.times, 1);
        ComparisonJob *job = kit.service.complete(service, *heard.result, question, this);
        listen(job, heard);
        job->cancel();
        QTRY_COMPARE(heard.times, 2);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::Cancelled);
    }

    /// The service goes in the middle of one reference and 200 learners, and comes back.
    void theServiceIsPulledAway_data()
    {
        QTest::addColumn<bool>("batches");
        QTest::addColumn<QString>("filler");
        QTest::newRow("one by one") << false << u"this"_s;
        // some 300 signs each: six sentences a request, so there is more than one wave of requests
        QTest::newRow("in batches") << true << u"a long sentence that goes on and on "_s.repeated(8);
    }
    void theServiceIsPulledAway()
    {
        QFETCH(bool, batches);
        QFETCH(QString, filler);
        CoreKit kit;
        CacheSettings off;
        off.isOn = false; // what is kept must be in the comparison itself
        auto service = std::make_unique<test::RunningService>(QStringList{u"--delay"_s, u"60"_s});
        const QUrl url(service->url());
        QVERIFY(!url.isEmpty());
        const auto network = createNetworkManager();
        PhonemeClientSettings settings;
        settings.http.url = url;
        settings.batches = batches;
        PhonemeClient client(*network, settings);
        const ComparisonRequest question = lesson(200, filler);
        Heard heard;
        listen(kit.service.compare(client, question, this), heard);
        QTRY_VERIFY_WITH_TIMEOUT(kit.cache.figures().entries >= 12, 20'000);
        service->kill();
        kit.cache.setSettings(off);
        QTRY_COMPARE_WITH_TIMEOUT(heard.times, 1, 20'000);
        QVERIFY(heard.result);
        const std::vector<std::size_t> missing = missingOf(*heard.result);
        QVERIFY2(!missing.empty() && missing.size() < 200, qPrintable(QString::number(missing.size())));
        for (const std::size_t i : missing)
            QVERIFY(!heard.result->attempts[i].error().message.isEmpty());
        const Comparison before = *heard.result;

        service.reset();
        service = std::make_unique<test::RunningService>(
            QStringList{u"--listen"_s, u"127.0.0.1:%1"_s.arg(url.port())});
        QCOMPARE(service->url(), url.toString());
        client.tryNow();
        const int requests = client.figures().requests;
        listen(kit.service.complete(client, before, question, this), heard);
        QTRY_COMPARE_WITH_TIMEOUT(heard.times, 2, 20'000);
        QVERIFY(heard.result);
        QVERIFY(missingOf(*heard.result).empty());
        for (std::size_t i = 0; i < before.attempts.size(); ++i) {
            if (before.attempts[i])
                QVERIFY(heard.result->attempts[i] == before.attempts[i]);
        }
        if (!batches)
            QCOMPARE(client.figures().requests - requests, static_cast<int>(missing.size()));
        else
            QVERIFY(client.figures().requests - requests <= static_cast<int>(missing.size()));
    }

    void theAgeOfKeptAnswersIsTold_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(0) << u"less than a minute"_s;
        QTest::newRow("in the future") << -hour << u"less than a minute"_s;
        QTest::newRow("a minute") << minute << u"a minute"_s;
        QTest::newRow("minutes") << 2 * minute << u"2 minutes"_s;
        QTest::newRow("hours") << 47 * hour << u"47 hours"_s;
        QTest::newRow("days") << 48 * hour + minute << u"2 days"_s;
        QTest::newRow("years") << 800 * day << u"800 days"_s;
    }
    void theAgeOfKeptAnswersIsTold()
    {
        QFETCH(qint64, age);
        QFETCH(QString, text);
        QCOMPARE(ageText(age), text);
        Comparison comparison;
        Attempt attempt;
        attempt.provenance = {AnswerSource::Kept, 5 * day - age};
        comparison.attempts.emplace_back(attempt);
        comparison.attempts.emplace_back(Attempt{});
        const QStringList said = provenanceSentences(comparison, 5 * day);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said[0].contains(text) && said[0].contains(u"1 of 3"), qPrintable(said[0]));
    }
};

QTEST_GUILESS_MAIN(TestOutOfReach)
#include "tst_outofreach.moc"
