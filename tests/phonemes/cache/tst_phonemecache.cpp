// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/phonemecache.h"
#include "tests/support/heldprovider.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using test::HeldProvider;

class TestPhonemeCache : public QObject
{
    Q_OBJECT

    /// Collects what one job ends with.
    struct Heard
    {
        int times = 0;
        UtteranceResult result = nullptr;
        AnswerSource source = AnswerSource::Provider;
    };
    void listen(UtteranceJob *job, Heard &heard)
    {
        connect(job, &UtteranceJob::finished, this, [job, &heard](const UtteranceResult &result) {
            ++heard.times;
            heard.result = result;
            heard.source = job->source();
        });
    }

    SegmentInventory m_inventory;
    std::unique_ptr<Tokenizer> m_tokenizer;

private Q_SLOTS:
    void initTestCase()
    {
        const auto tables = Tokenizer::loadTables();
        QVERIFY2(tables, tables ? "" : qPrintable(tables.error()));
        m_tokenizer = std::make_unique<Tokenizer>(*tables, m_inventory);
    }

    void askersForOneKeyShareOneRequest()
    {
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        std::vector<Heard> heard(200);
        for (Heard &one : heard)
            listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), one);
        QCOMPARE(provider.asked.size(), 1);
        provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        for (const Heard &one : heard) {
            QCOMPARE(one.times, 1);
            QVERIFY(one.result);
            QCOMPARE(one.result, heard.front().result);
        }
        QCOMPARE(heard.front().source, AnswerSource::Provider);
        QCOMPARE(heard.back().source, AnswerSource::Shared);
        QCOMPARE(cache.figures().misses, 1);
        QCOMPARE(cache.figures().shared, 199);
    }

    void aRepeatIsAnsweredFromMemoryAtTheNextTurn()
    {
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        Heard first;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), first);
        provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(first.times, 1);

        Heard second;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), second);
        QCOMPARE(second.times, 0); // never from within fetch()
        QTRY_COMPARE(second.times, 1);
        QCOMPARE(second.source, AnswerSource::Memory);
        QCOMPARE(second.result, first.result);
        QCOMPARE(provider.asked.size(), 1);
        QCOMPARE(cache.find(provider, {u"three"_s, u"en-US"_s}), *first.result);
    }

    void whatDiffersInTheKeyIsAskedAgain_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("lang");
        QTest::addColumn<bool>("mode");
        QTest::newRow("another provider") << u"other"_s << u"three"_s << u"en-US"_s << true;
        QTest::newRow("another text") << u"held"_s << u"Three"_s << u"en-US"_s << true;
        QTest::newRow("another language") << u"held"_s << u"three"_s << u"en-GB"_s << true;
        QTest::newRow("another mode") << u"held"_s << u"three"_s << u"en-US"_s << false;
    }
    void whatDiffersInTheKeyIsAskedAgain()
    {
        QFETCH(QString, provider);
        QFETCH(QString, text);
        QFETCH(QString, lang);
        QFETCH(bool, mode);
        PhonemeCache cache(*m_tokenizer);
        HeldProvider known;
        cache.fetch(known, {u"three"_s, u"en-US"_s, true}, this);
        known.open(u"three"_s)->answer(u"θɹˈiː"_s);
        HeldProvider asked(provider);
        cache.fetch(asked, {text, lang, mode}, this);
        QCOMPARE(asked.asked.size(), 1);
    }

    void cancelOfOneAskerLeavesTheOthers()
    {
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        Heard stays;
        Heard goes;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), stays);
        UtteranceJob *job = cache.fetch(provider, {u"three"_s, u"en-US"_s}, this);
        listen(job, goes);
        job->cancel();
        QCOMPARE(goes.times, 0);
        QTRY_COMPARE(goes.times, 1);
        QCOMPARE(goes.result.error().kind, PhonemeErrorKind::Cancelled);
        provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QVERIFY(stays.result);
        QCOMPARE(stays.times, 1);
        QCOMPARE(goes.times, 1);
    }

    void theLastAskerToLeaveEndsTheRequest_data()
    {
        QTest::addColumn<bool>("byDeleting");
        QTest::newRow("by cancelling") << false;
        QTest::newRow("by deleting the job") << true;
    }
    void theLastAskerToLeaveEndsTheRequest()
    {
        QFETCH(bool, byDeleting);
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        UtteranceJob *job = cache.fetch(provider, {u"three"_s, u"en-US"_s}, this);
        if (byDeleting)
            delete job;
        else
            job->cancel();
        QTRY_VERIFY(!provider.open(u"three"_s));
        // and the key is free again
        cache.fetch(provider, {u"three"_s, u"en-US"_s}, this);
        QCOMPARE(provider.asked.size(), 2);
    }

    void anErrorIsToldAndNotKept()
    {
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        Heard heard;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), heard);
        provider.open(u"three"_s)->fail(PhonemeErrorKind::Timeout);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::Timeout);
        cache.fetch(provider, {u"three"_s, u"en-US"_s}, this);
        QCOMPARE(provider.asked.size(), 2);
    }

    void textThatCannotBeSaidIsRefusedWithoutAsking_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<PhonemeErrorKind>("kind");
        QTest::newRow("empty") << QString() << PhonemeErrorKind::EmptyText;
        QTest::newRow("blanks") << u" \t\n"_s << PhonemeErrorKind::EmptyText;
        QTest::newRow("punctuation") << u"…!?"_s << PhonemeErrorKind::NoLetters;
        QTest::newRow("emoji") << u"🙂🙂"_s << PhonemeErrorKind::NoLetters;
        QTest::newRow("over 100 kB") << QString(maxTextBytes + 1, u'a') << PhonemeErrorKind::TextTooLong;
        QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s << PhonemeErrorKind::InvalidText;
    }
    void textThatCannotBeSaidIsRefusedWithoutAsking()
    {
        QFETCH(QString, text);
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer);
        Heard heard;
        listen(cache.fetch(provider, {text, u"en-US"_s}, this), heard);
        QTRY_COMPARE(heard.times, 1);
        QTEST(heard.result.error().kind, "kind");
        QVERIFY(!heard.result.error().message.isEmpty());
        QVERIFY(provider.asked.isEmpty());
    }

    void memoryStaysWithinItsBytes()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        constexpr qsizetype maxBytes = 40'000;
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer, {.memoryBytes = maxBytes});
        for (int i = 0; i < 2'000; ++i) {
            const QString text = u"word %1"_s.arg(random.bounded(400));
            if (!cache.find(provider, {text, u"en-US"_s})) {
                cache.fetch(provider, {text, u"en-US"_s}, &provider);
                QString ipa = u"t"_s;
                for (int n = random.bounded(60); n > 0; --n)
                    ipa += u"ta"_s;
                provider.open(text)->answer(ipa);
            }
            QVERIFY2(cache.figures().bytes <= maxBytes, qPrintable(QString::number(cache.figures().bytes)));
        }
        QVERIFY(cache.figures().memoryHits > 0);
        QVERIFY(cache.figures().entries > 1);
        cache.clear();
        QCOMPARE(cache.figures().bytes, 0);
    }

    void nothingIsKeptWithZeroBytes()
    {
        HeldProvider provider;
        PhonemeCache cache(*m_tokenizer, {.memoryBytes = 0});
        Heard heard;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), heard);
        provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QVERIFY(heard.result);
        QVERIFY(!cache.find(provider, {u"three"_s, u"en-US"_s}));
    }

    void aProviderThatGoesLeavesNobodyWaiting()
    {
        PhonemeCache cache(*m_tokenizer);
        Heard heard;
        {
            HeldProvider provider;
            listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), heard);
        }
        QCOMPARE(heard.times, 1);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::Cancelled);
    }

    void aCacheThatGoesLeavesNobodyWaiting()
    {
        HeldProvider provider;
        Heard heard;
        {
            PhonemeCache cache(*m_tokenizer);
            listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), heard);
        }
        QCOMPARE(heard.times, 0); // at the next turn, as with every cancellation
        QTRY_COMPARE(heard.times, 1);
        QCOMPARE(heard.result.error().kind, PhonemeErrorKind::Cancelled);
    }

    void aLateAnswerOfAProviderThatWentIsNotTheNextOnes()
    {
        PhonemeCache cache(*m_tokenizer);
        auto gone = std::make_unique<HeldProvider>();
        cache.fetch(*gone, {u"three"_s, u"en-US"_s}, this);
        const QPointer<HeldProvider::Job> late = gone->open(u"three"_s);
        gone.reset();

        HeldProvider next;
        Heard heard;
        listen(cache.fetch(next, {u"three"_s, u"en-US"_s}, this), heard);
        QVERIFY(late);
        late->fail(PhonemeErrorKind::ConnectionLost);
        QCOMPARE(heard.times, 0);
        next.open(u"three"_s)->answer(u"θɹˈiː"_s);
        QCOMPARE(heard.times, 1);
        QVERIFY(heard.result);
    }

    void theStoreAnswersAfterARestart()
    {
        const QTemporaryDir dir;
        HeldProvider provider;
        {
            AnswerStore store(dir.path());
            PhonemeCache cache(*m_tokenizer, {}, &store);
            cache.fetch(provider, {u"three"_s, u"en-US"_s}, this);
            QTRY_VERIFY(provider.open(u"three"_s));
            provider.open(u"three"_s)->answer(u"θɹˈiː"_s);
        }
        AnswerStore store(dir.path());
        PhonemeCache cache(*m_tokenizer, {}, &store);
        Heard heard;
        listen(cache.fetch(provider, {u"three"_s, u"en-US"_s}, this), heard);
        QTRY_COMPARE(heard.times, 1);
        QVERIFY(heard.result);
        QCOMPARE((*heard.result)->transcription.ipa, u"θɹˈiː"_s);
        QCOMPARE(heard.source, AnswerSource::Store);
        QCOMPARE(provider.asked.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPhonemeCache)
#include "tst_phonemecache.moc"
