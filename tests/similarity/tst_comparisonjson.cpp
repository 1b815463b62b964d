// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/comparisonjson.h"
#include "core/similarity/names.h"
#include "tests/support/corekit.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestComparisonJson : public QObject
{
    Q_OBJECT

    test::CoreKit m_kit;
    Counsel m_counsel{test::need(AdviceTables::load())};

    QJsonObject json(const QString &reference, const QStringList &spoken)
    {
        ComparisonRequest request{{reference}, {}, u"en-US"_s};
        for (const QString &text : spoken)
            request.spoken.append({text});
        return comparisonToJson(*m_kit.compare(m_kit.builtin, request), spoken, m_counsel);
    }

private Q_SLOTS:
    void theContractsKeysAreThere()
    {
        const QJsonObject object = json(u"I think three free trees"_s, {u"I sink tree free threes"_s});
        for (const QString &key : {u"lang"_s, u"provider"_s, u"engine"_s, u"strictness"_s, u"reference"_s,
                                   u"attempts"_s, u"network"_s})
            QVERIFY2(object.contains(key), qPrintable(key));
        for (const QString &key : {u"requests"_s, u"connections"_s, u"cacheHits"_s, u"elapsedMs"_s})
            QVERIFY2(object[u"network"_s].toObject()[key].isDouble(), qPrintable(key));
        const QJsonObject reference = object[u"reference"_s].toObject();
        QCOMPARE(reference[u"words"_s].toArray().at(2).toObject()[u"text"_s].toString(), u"three"_s);
        const QJsonObject attempt = object[u"attempts"_s].toArray().at(0).toObject();
        for (const QString &key :
             {u"text"_s, u"ipa"_s, u"score"_s, u"similarity"_s, u"counts"_s, u"words"_s, u"columns"_s})
            QVERIFY2(attempt.contains(key), qPrintable(key));
        for (const QString &key : {u"reference"_s, u"spoken"_s, u"score"_s, u"errorType"_s})
            QVERIFY2(attempt[u"words"_s].toArray().at(0).toObject().contains(key), qPrintable(key));
        for (const QString &key : {u"reference"_s, u"spoken"_s, u"type"_s, u"points"_s, u"referenceWord"_s,
                                   u"spokenWord"_s, u"advice"_s})
            QVERIFY2(attempt[u"columns"_s].toArray().at(0).toObject().contains(key), qPrintable(key));
    }

    void pointsAddUpToWhatTheScoreLost_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("substitutions") << u"I think three free trees"_s << u"I sink tree free threes"_s;
        QTest::newRow("omitted word") << u"he has gone home"_s << u"he gone home"_s;
        QTest::newRow("inserted words") << u"he has gone home"_s << u"well he has now gone back home"_s;
        QTest::newRow("alike") << u"he has gone home"_s << u"he has gone home"_s;
    }
    void pointsAddUpToWhatTheScoreLost()
    {
        QFETCH(QString, reference);
        QFETCH(QString, spoken);
        const QJsonObject attempt = json(reference, {spoken})[u"attempts"_s].toArray().at(0).toObject();
        double points = 0;
        for (const QJsonValue column : attempt[u"columns"_s].toArray())
            points += column.toObject()[u"points"_s].toDouble();
        QVERIFY(std::abs(points - (100 - attempt[u"score"_s].toDouble())) < 1e-6);
        QCOMPARE(attempt[u"clamped"_s].toBool(), false);
    }

    void aGapIsNullAndAFailedAttemptHoldsItsError()
    {
        const QJsonObject object = json(u"trees"_s, {u"tree"_s, u"!"_s});
        const QJsonArray columns = object[u"attempts"_s].toArray().at(0).toObject()[u"columns"_s].toArray();
        const QJsonObject last = columns.last().toObject();
        QCOMPARE(last[u"type"_s].toString(), u"Omission"_s);
        QVERIFY(last[u"spoken"_s].isNull());
        QVERIFY(last[u"spokenWord"_s].isNull());
        QVERIFY(!last[u"advice"_s].toString().isEmpty());
        QCOMPARE(columns.first().toObject()[u"advice"_s].toString(), QString());
        const QJsonObject failed = object[u"attempts"_s].toArray().at(1).toObject();
        QCOMPARE(failed[u"text"_s].toString(), u"!"_s);
        QVERIFY(!failed[u"error"_s].toString().isEmpty());
    }

    void namesGoBothWays()
    {
        for (const Strictness strictness : {Strictness::Strict, Strictness::Standard, Strictness::Lenient})
            QCOMPARE(strictnessFromName(jsonName(strictness)), strictness);
        QVERIFY(!strictnessFromName(u"Strict"));
    }
};

QTEST_GUILESS_MAIN(TestComparisonJson)
#include "tst_comparisonjson.moc"
