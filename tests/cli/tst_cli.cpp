// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using phonoscope::test::Ended;
using phonoscope::test::runCli;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QList<QByteArray> lines(const QByteArray &text)
{
    QList<QByteArray> all = text.split('\n');
    if (!all.isEmpty() && all.last().isEmpty())
        all.removeLast();
    return all;
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsOneLineAndStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("no command") << QStringList{} << QByteArray("transcribe, compare or align");
        QTest::newRow("an unknown command") << QStringList{u"sing"_s} << QByteArray("sing");
        QTest::newRow("an unknown option")
            << QStringList{u"compare"_s, u"--loud"_s, u"a"_s, u"b"_s} << QByteArray("loud");
        QTest::newRow("an option without its value")
            << QStringList{u"compare"_s, u"a"_s, u"b"_s, u"--lang"_s} << QByteArray("lang");
        QTest::newRow("an unknown format")
            << QStringList{u"compare"_s, u"--format"_s, u"xml"_s, u"a"_s, u"b"_s} << QByteArray("xml");
        QTest::newRow("an unknown provider")
            << QStringList{u"compare"_s, u"--provider"_s, u"x"_s, u"a"_s, u"b"_s}
            << QByteArray("builtin or service");
        QTest::newRow("an unknown strictness")
            << QStringList{u"compare"_s, u"--strictness"_s, u"hard"_s, u"a"_s, u"b"_s} << QByteArray("hard");
        QTest::newRow("no reference") << QStringList{u"compare"_s} << QByteArray("reference");
        QTest::newRow("a service without its address")
            << QStringList{u"compare"_s, u"--provider"_s, u"service"_s, u"a"_s, u"b"_s}
            << QByteArray("PHONEME_URL");
        QTest::newRow("an address without a service")
            << QStringList{u"compare"_s, u"--endpoint"_s, u"http://h/"_s, u"a"_s, u"b"_s}
            << QByteArray("--provider service");
        QTest::newRow("a timeout of zero")
            << QStringList{u"compare"_s, u"--timeout"_s, u"0"_s, u"a"_s, u"b"_s} << QByteArray("timeout");
        QTest::newRow("a timeout in words")
            << QStringList{u"compare"_s, u"--timeout"_s, u"soon"_s, u"a"_s, u"b"_s} << QByteArray("soon");
        QTest::newRow("a cache and none")
            << QStringList{u"compare"_s, u"--no-cache"_s, u"--cache-dir"_s, u"d"_s, u"a"_s, u"b"_s}
            << QByteArray("exclude");
        QTest::newRow("an unknown language of advice")
            << QStringList{u"compare"_s, u"--advice-language"_s, u"fr"_s, u"a"_s, u"b"_s} << QByteArray("fr");
        QTest::newRow("two references in IPA")
            << QStringList{u"compare"_s, u"--reference-is-ipa"_s, u"--reference-ipa"_s, u"a"_s, u"a"_s,
                           u"b"_s}
            << QByteArray("--reference-is-ipa");
        QTest::newRow("an accent of IPA")
            << QStringList{u"compare"_s, u"--reference-is-ipa"_s, u"--accent"_s, u"en-GB"_s, u"a"_s, u"b"_s}
            << QByteArray("--also-accept");
        QTest::newRow("an empty alternative")
            << QStringList{u"compare"_s, u"--also-accept"_s, QString(), u"a"_s, u"b"_s}
            << QByteArray("empty");
        QTest::newRow("accents of a transcription")
            << QStringList{u"transcribe"_s, u"--accent"_s, u"en-GB"_s, u"a"_s} << QByteArray("compare");
        QTest::newRow("text for align") << QStringList{u"align"_s, u"a"_s} << QByteArray("standard input");
    }
    void wrongUsageIsOneLineAndStatusTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, names);
        const Ended ended = runCli(arguments);
        QCOMPARE(ended.exitStatus, 2);
        QCOMPARE(ended.out, QByteArray());
        QCOMPARE(lines(ended.err).size(), 1);
        QVERIFY(ended.err.startsWith("phonoscope-cli: "));
        QVERIFY2(ended.err.contains(names), ended.err.constData());
    }

    void comparesAsATeacherAsks()
    {
        const auto json = [](const QStringList &arguments) {
            const Ended ended =
                runCli(QStringList{u"compare"_s, u"--format"_s, u"json"_s, u"--spoken-is-ipa"_s} + arguments);
            return QJsonDocument::fromJson(ended.out).object()[u"attempts"_s][0].toObject();
        };
        const QJsonObject british = json({u"--accent"_s, u"en-GB"_s, u"tomato"_s, u"təmˈɑːtəʊ"_s});
        QCOMPARE(british[u"score"_s].toDouble(), 100.0);
        QCOMPARE(british[u"matched"_s].toString(), u"en-GB"_s);
        const QJsonObject other = json({u"--also-accept"_s, u"ʃˈɛdjuːl"_s, u"schedule"_s, u"ʃˈɛdjuːl"_s});
        QCOMPARE(other[u"score"_s].toDouble(), 100.0);
        QCOMPARE(other[u"forms"_s][0][u"source"_s].toString(), u"teacher"_s);
        const QJsonObject own = json({u"--reference-ipa"_s, u"fuː"_s, u"three"_s, u"fuː"_s});
        QCOMPARE(own[u"score"_s].toDouble(), 100.0);
        const QJsonObject advised = json({u"--advice-language"_s, u"vi"_s, u"think"_s, u"sˈɪŋk"_s});
        QCOMPARE(advised[u"advice"_s][0][u"rule"_s].toString(), u"theta-s"_s);
        QVERIFY(advised[u"advice"_s][0][u"text"_s].toString().contains(u"lưỡi"));
        const QJsonObject stressed = json({u"photograph"_s, u"fətˈɑːɡɹəf"_s});
        QCOMPARE(stressed[u"counts"_s][u"stress"_s].toInt(), int(stressed[u"stress"_s].toArray().size()));
        QVERIFY(!stressed[u"stress"_s].toArray().isEmpty());
    }

    void whatCannotBeDoneIsOneLineAndStatusOne_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("names");
        const QString ipa = u"--reference-is-ipa"_s;
        QTest::newRow("empty text") << QStringList{u"transcribe"_s, QString()} << QByteArray();
        QTest::newRow("no letters") << QStringList{u"transcribe"_s, u"?!…"_s} << QByteArray();
        QTest::newRow("emoji alone") << QStringList{u"transcribe"_s, u"🙂"_s} << QByteArray();
        QTest::newRow("an unknown language")
            << QStringList{u"transcribe"_s, u"--lang"_s, u"xx-YY"_s, u"three"_s} << QByteArray("xx-YY");
        QTest::newRow("IPA that is not IPA")
            << QStringList{u"compare"_s, ipa, u"&&§%"_s, u"tree"_s} << QByteArray("reference");
        QTest::newRow("an unknown accent")
            << QStringList{u"compare"_s, u"--accent"_s, u"xx-YY"_s, u"three"_s, u"tree"_s}
            << QByteArray("xx-YY");
        QTest::newRow("IPA with other words than the text")
            << QStringList{u"compare"_s, u"--reference-ipa"_s, u"θɹiː fɹiː"_s, u"three"_s, u"tree"_s}
            << QByteArray("has 1 words and its IPA 2");
        QTest::newRow("an alternative with other words than the text")
            << QStringList{u"compare"_s, u"--also-accept"_s, u"θɹiː fɹiː"_s, u"three"_s, u"tree"_s}
            << QByteArray("θɹiː fɹiː");
        QTest::newRow("an endpoint that is no URL")
            << QStringList{u"transcribe"_s, u"--provider"_s, u"service"_s,
                           u"--endpoint"_s, u"ftp://x"_s,    u"three"_s}
            << QByteArray("http://");
        QTest::newRow("an endpoint that is down") << QStringList{u"transcribe"_s,
                                                                 u"--provider"_s,
                                                                 u"service"_s,
                                                                 u"--endpoint"_s,
                                                                 u"http://127.0.0.1:9/ipav3"_s,
                                                                 u"three"_s}
                                                  << QByteArray("127.0.0.1");
        QTest::newRow("a cache folder that is a file")
            << QStringList{u"transcribe"_s, u"--cache-dir"_s, u"/dev/null"_s, u"three"_s}
            << QByteArray("/dev/null");
    }
    void whatCannotBeDoneIsOneLineAndStatusOne()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, names);
        const Ended ended = runCli(arguments);
        QCOMPARE(ended.exitStatus, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(lines(ended.err).size() == 1, ended.err.constData());
        QVERIFY(ended.err.startsWith("phonoscope-cli: "));
        QVERIFY2(ended.err.contains(names), ended.err.constData());
    }

    void helpAndVersionGoToStandardOutput()
    {
        for (const QString &option : {u"--help"_s, u"--version"_s}) {
            const Ended ended = runCli({option});
            QCOMPARE(ended.exitStatus, 0);
            QVERIFY(ended.out.contains(option == u"--help"_s ? "transcribe" : PHONOSCOPE_VERSION));
            QCOMPARE(ended.err, QByteArray());
        }
    }

    void invalidBytesInAnArgumentAreNamed()
    {
        // QProcess would encode the argument itself, so a shell passes the byte on
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, phonoscope::test::program("phonoscope-cli") +
                                                u" transcribe \"$(printf 'caf\\351')\""_s});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("UTF-8"));
        QCOMPARE(shell.readAllStandardOutput(), QByteArray());
    }

    void nothingIsSaidOfALocaleThatIsNotUtf8()
    {
        const Ended ended = runCli({u"transcribe"_s, u"three"_s}, {}, {u"LC_ALL=C"_s, u"LANG=C"_s});
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(QString::fromUtf8(ended.out), u"θɹˈiː\n"_s);
    }

    void sentencesOfStandardInputAreAnsweredInOrder()
    {
        QByteArray input;
        for (int i = 0; i < 600; ++i)
            input += i % 2 ? "three\r\n" : "tree\n\n";
        const Ended ended = runCli({u"transcribe"_s, u"--format"_s, u"tsv"_s}, input);
        QCOMPARE(ended.exitStatus, 0);
        const QList<QByteArray> answers = lines(ended.out);
        QCOMPARE(answers.size(), 600);
        QCOMPARE(QString::fromUtf8(answers[0]), u"tree\ttɹˈiː"_s);
        QCOMPARE(QString::fromUtf8(answers[599]), u"three\tθɹˈiː"_s);
    }

    void aBadSentenceIsNamedAndTheOthersAreAnswered()
    {
        const Ended ended = runCli({u"transcribe"_s}, "three\ncaf\xe9\n?!\ntree\n");
        QCOMPARE(ended.exitStatus, 1);
        QCOMPARE(QString::fromUtf8(ended.out), u"θɹˈiː\ntɹˈiː\n"_s);
        const QList<QByteArray> errors = lines(ended.err);
        QCOMPARE(errors.size(), 2);
        QVERIFY(errors[0].startsWith("phonoscope-cli: sentence 2: "));
        QVERIFY(errors[1].startsWith("phonoscope-cli: sentence 3: "));
    }

    void transcribeWritesTheContractsJson()
    {
        const Ended ended = runCli({u"transcribe"_s, u"--format"_s, u"json"_s, u"three trees"_s, u"free"_s});
        QCOMPARE(ended.exitStatus, 0);
        const QJsonObject all = object(ended.out);
        QCOMPARE(all[u"lang"_s].toString(), u"en-US"_s);
        QCOMPARE(all[u"provider"_s].toString(), u"builtin"_s);
        QVERIFY(all[u"engine"_s].toString().startsWith(u"espeak-ng"));
        QCOMPARE(all[u"sentences"_s].toArray().size(), 2);
        const QJsonObject first = all[u"sentences"_s].toArray().at(0).toObject();
        QCOMPARE(first[u"ipa"_s].toString(), u"θɹˈiː tɹˈiːz"_s);
        QCOMPARE(first[u"words"_s].toArray().at(1).toObject()[u"text"_s].toString(), u"trees"_s);
        QVERIFY(first[u"warnings"_s].isArray());
    }

    void compareFindsWhatWasSaid()
    {
        const Ended ended = runCli({u"compare"_s, u"--lang"_s, u"en-US"_s, u"--format"_s, u"json"_s,
                                    u"I think three free trees"_s, u"I sink tree free threes"_s});
        QCOMPARE(ended.exitStatus, 0);
        const QJsonObject attempt = object(ended.out)[u"attempts"_s].toArray().at(0).toObject();
        double points = 0;
        QStringList substitutions;
        for (const QJsonValue value : attempt[u"columns"_s].toArray()) {
            const QJsonObject column = value.toObject();
            points += column[u"points"_s].toDouble();
            if (column[u"type"_s].toString() == u"Substitution"_s)
                substitutions.append(column[u"reference"_s].toString() + u'/' +
                                     column[u"spoken"_s].toString());
        }
        QCOMPARE(substitutions, QStringList({u"θ/s"_s, u"θ/t"_s, u"t/θ"_s}));
        QVERIFY(std::abs(points - (100 - attempt[u"score"_s].toDouble())) < 1e-6);
        QCOMPARE(attempt[u"similarity"_s].toDouble(), 0.8);
        QStringList errors;
        for (const QJsonValue word : attempt[u"words"_s].toArray())
            errors.append(word.toObject()[u"errorType"_s].toString());
        QCOMPARE(errors, QStringList({u"None"_s, u"Mispronunciation"_s, u"Mispronunciation"_s, u"None"_s,
                                      u"Mispronunciation"_s}));
    }

    void spokenSentencesComeFromStandardInput()
    {
        const Ended ended = runCli({u"compare"_s, u"--format"_s, u"json"_s, u"three"_s}, "tree\nfree\n");
        QCOMPARE(ended.exitStatus, 0);
        QCOMPARE(object(ended.out)[u"attempts"_s].toArray().size(), 2);
        QCOMPARE(runCli({u"compare"_s, u"three"_s}, "\n").exitStatus, 1);
    }

    void anAttemptThatFailsLeavesTheOthers()
    {
        const Ended ended = runCli({u"compare"_s, u"--format"_s, u"json"_s, u"three"_s, u"tree"_s, u"!"_s});
        QCOMPARE(ended.exitStatus, 1);
        QVERIFY(ended.err.startsWith("phonoscope-cli: spoken sentence 2: "));
        QCOMPARE(object(ended.out)[u"attempts"_s].toArray().at(0).toObject()[u"text"_s].toString(),
                 u"tree"_s);
    }

    void ipaIsTakenAsItIs()
    {
        const Ended ended = runCli({u"compare"_s, u"--format"_s, u"tsv"_s, u"--reference-is-ipa"_s,
                                    u"--spoken-is-ipa"_s, u"θɹiː"_s, u"sɹi"_s});
        QCOMPARE(ended.exitStatus, 0);
        const QList<QByteArray> rows = lines(ended.out);
        QCOMPARE(rows.size(), 4);
        QVERIFY(QString::fromUtf8(rows[1]).startsWith(u"1\tθ\ts\tSubstitution\t"));
        QVERIFY(QString::fromUtf8(rows[2]).startsWith(u"1\tɹ\tɹ\tMatch\t0.0\t1\t1"));
    }

    void strictnessChangesTheScore()
    {
        const auto score = [](const QString &strictness) {
            const Ended ended = runCli({u"compare"_s, u"--format"_s, u"json"_s, u"--strictness"_s, strictness,
                                        u"think"_s, u"sink"_s});
            return object(ended.out)[u"attempts"_s].toArray().at(0).toObject()[u"score"_s].toDouble();
        };
        QVERIFY(score(u"strict"_s) < score(u"standard"_s));
        QVERIFY(score(u"standard"_s) < score(u"lenient"_s));
    }

    void theTextOutputIsForReading()
    {
        const Ended ended =
            runCli({u"compare"_s, u"I think three free trees"_s, u"I sink tree free threes"_s});
        QCOMPARE(ended.exitStatus, 0);
        const QString text = QString::fromUtf8(ended.out);
        QVERIFY(text.contains(u"Score"));
        QVERIFY(text.contains(u"substitution 3"));
        QVERIFY(text.contains(u'×'));
    }

    void theTextOutputPartsWordsThatWerePutIn()
    {
        const Ended ended = runCli({u"compare"_s, u"the big house"_s, u"the very big house"_s});
        QVERIFY2(QString::fromUtf8(ended.out).contains(u"spoken     ð ə | v ɛ ɹ i | b ɪ ɡ | h aʊ s\n"_s),
                 ended.out.constData());
    }

    void theCacheFolderAnswersTheNextProcess()
    {
        const QTemporaryDir dir;
        const auto network = [&dir](const QString &text) {
            const Ended ended = runCli({u"compare"_s, u"--format"_s, u"json"_s, u"--cache-dir"_s,
                                        dir.filePath(u"store"_s), u"three"_s, text});
            return object(ended.out)[u"network"_s].toObject();
        };
        QCOMPARE(network(u"tree"_s)[u"cacheHits"_s].toInt(-1), 0);
        QCOMPARE(network(u"tree"_s)[u"cacheHits"_s].toInt(-1), 2);
        QCOMPARE(network(u"free"_s)[u"cacheHits"_s].toInt(-1), 1);
    }

    void alignTakesSegmentsAsTheyAreCut_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("alignedA");
        QTest::addColumn<QString>("alignedB");
        QTest::newRow("equal") << u"θ ɹ iː"_s << u"θ ɹ iː"_s << u"θ ɹ iː"_s << u"θ ɹ iː"_s;
        QTest::newRow("a sound left out")
            << u"s t ɹ iː t"_s << u"s t iː t"_s << u"s t ɹ iː t"_s << u"s t - iː t"_s;
        QTest::newRow("a sound added at the end")
            << u"b ɪ ɡ"_s << u"b ɪ ɡ u"_s << u"b ɪ ɡ -"_s << u"b ɪ ɡ u"_s;
        QTest::newRow("several letters in a segment stay one")
            << u"ei t"_s << u"ɔːə t"_s << u"ei t"_s << u"ɔːə t"_s;
        QTest::newRow("one side empty") << u"t a"_s << QString() << u"t a"_s << u"- -"_s;
        QTest::newRow("notation is printed as it came") << u"g o"_s << u"ɡ o"_s << u"g o"_s << u"ɡ o"_s;
    }
    void alignTakesSegmentsAsTheyAreCut()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        const Ended ended = runCli({u"align"_s}, u"7\t%1\t%2\n"_s.arg(a, b).toUtf8());
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.exitStatus, 0);
        const QStringList fields = QString::fromUtf8(ended.out).chopped(1).split(u'\t');
        QCOMPARE(fields.size(), 4);
        QCOMPARE(fields[0], u"7"_s);
        QTEST(fields[1], "alignedA");
        QTEST(fields[2], "alignedB");
        bool isNumber = false;
        const double distance = fields[3].toDouble(&isNumber);
        QVERIFY(isNumber);
        QCOMPARE(distance == 0.0, a.normalized(QString::NormalizationForm_C).replace(u'g', u'ɡ') == b);
    }

    void alignNamesBadLinesAndAnswersTheOthers()
    {
        const Ended ended = runCli(
            {u"align"_s}, "1\ta b\ta b\nbroken\n3\ta - b\ta b\n\n5\tt\xff\tt\n6\t\t\n7\tt\td\n8\ta\tb\tc\n");
        QCOMPARE(ended.exitStatus, 1);
        const QList<QByteArray> answers = lines(ended.out);
        QCOMPARE(answers.size(), 2);
        QVERIFY(answers[0].startsWith("1\t"));
        QVERIFY(answers[1].startsWith("7\t"));
        const QList<QByteArray> errors = lines(ended.err);
        QCOMPARE(errors.size(), 5);
        const QList<int> numbers{2, 3, 5, 6, 8};
        for (qsizetype i = 0; i < numbers.size(); ++i)
            QVERIFY2(errors[i].startsWith("phonoscope-cli: line " + QByteArray::number(numbers[i]) + ": "),
                     errors[i].constData());
    }

    void alignRefusesSequencesThatAreTooLong()
    {
        const Ended ended =
            runCli({u"align"_s}, "1\t" + QByteArray("t ").repeated(5'000) + "\tt\n2\tt\tt\n3\t" +
                                     QByteArray(2 * 1024 * 1024, 't') + "\tt\n4\tt\tt\n");
        QCOMPARE(ended.exitStatus, 1);
        QCOMPARE(lines(ended.out).size(), 2);
        QCOMPARE(lines(ended.err).size(), 2);
    }

    void aNulInALineLosesNothing()
    {
        const Ended sentences = runCli({u"transcribe"_s}, QByteArrayLiteral("three\nhe\0llo\ntree\n"));
        QCOMPARE(sentences.exitStatus, 1);
        QCOMPARE(QString::fromUtf8(sentences.out), u"θɹˈiː\ntɹˈiː\n"_s);
        QVERIFY(sentences.err.startsWith("phonoscope-cli: sentence 2: "));
        const Ended spoken = runCli({u"compare"_s, u"three"_s}, QByteArrayLiteral("he\0llo\n"));
        QCOMPARE(spoken.exitStatus, 1);
        QCOMPARE(spoken.out, QByteArray());
        const Ended pairs = runCli({u"align"_s}, QByteArrayLiteral("1\tt\0d\tt\n2\tt\tt\n"));
        QCOMPARE(pairs.exitStatus, 1);
        QCOMPARE(pairs.out, QByteArray("2\tt\tt\t0.000\n"));
        QVERIFY(pairs.err.startsWith("phonoscope-cli: line 1: "));
    }

    void aSpokenLineThatIsTooLongIsNotCutInTwo()
    {
        const Ended ended =
            runCli({u"compare"_s, u"three"_s}, QByteArray("a ").repeated(600 * 1024) + "tree\ntree\n");
        QCOMPARE(ended.exitStatus, 1);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY(ended.err.startsWith("phonoscope-cli: spoken sentence 1: "));
    }

    void aByteOrderMarkIsNoText()
    {
        QCOMPARE(runCli({u"align"_s}, "\xef\xbb\xbf"
                                      "1\tt\tt\r\n")
                     .out,
                 QByteArray("1\tt\tt\t0.000\n"));
        QCOMPARE(runCli({u"transcribe"_s}, "\xef\xbb\xbf\r\n").exitStatus, 0);
    }

    void noAnswerIsLostInSilence_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("exitStatus");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("transcribe to a full disk") << u"$0 transcribe three >/dev/full"_s << 1
                                                   << QByteArray("phonoscope-cli: standard output cannot");
        QTest::newRow("compare to a full disk") << u"$0 compare three tree >/dev/full"_s << 1
                                                << QByteArray("phonoscope-cli: standard output cannot");
        QTest::newRow("align to a full disk") << u"printf '1\tt\tt\n' | $0 align >/dev/full"_s << 1
                                              << QByteArray("phonoscope-cli: standard output cannot");
        QTest::newRow("align from a folder")
            << u"$0 align </"_s << 1 << QByteArray("phonoscope-cli: standard input cannot");
        QTest::newRow("transcribe from a folder")
            << u"$0 transcribe </"_s << 1 << QByteArray("phonoscope-cli: standard input cannot");
        QTest::newRow("compare from a folder")
            << u"$0 compare three </"_s << 1 << QByteArray("phonoscope-cli: standard input cannot");
        QTest::newRow("align ends with its reader, even where the signal is ignored")
            << u"trap '' PIPE; yes \"1\tt\tt\" 2>/dev/null | $0 align | head -1 >/dev/null"_s << 0
            << QByteArray();
        QTest::newRow("transcribe ends with its reader, even where the signal is ignored")
            << u"trap '' PIPE; yes three 2>/dev/null | $0 transcribe | head -1 >/dev/null"_s << 0
            << QByteArray();
    }
    void noAnswerIsLostInSilence()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, says);
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, command, phonoscope::test::program("phonoscope-cli")});
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        QTEST(shell.exitCode(), "exitStatus");
        const QByteArray error = shell.readAllStandardError();
        QVERIFY2(says.isEmpty() ? error.isEmpty() : error.startsWith(says), error.constData());
        QCOMPARE(shell.readAllStandardOutput(), QByteArray());
    }

    void alignWritesAnObjectALine()
    {
        const Ended ended = runCli({u"align"_s, u"--format"_s, u"json"_s}, "x\tt a\tt\n");
        const QJsonObject line = object(ended.out);
        QCOMPARE(line[u"id"_s].toString(), u"x"_s);
        QCOMPARE(line[u"b"_s].toArray().size(), 2);
        QVERIFY(line[u"b"_s].toArray().at(1).isNull());
        QCOMPARE(line[u"similarity"_s].toDouble(), 0.5);
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
