// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/phonemereply.h"
#include "core/phonemes/phonemeprotocol.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <stdexcept>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

TranscriptionResult slashes(const PhonemeQuery &query)
{
    static const QHash<QString, PhonemeErrorKind> faults{
        {u"..."_s, PhonemeErrorKind::NoLetters},       {u"long"_s, PhonemeErrorKind::TextTooLong},
        {u"nul"_s, PhonemeErrorKind::InvalidText},     {u"klingon"_s, PhonemeErrorKind::UnknownLanguage},
        {u"broken"_s, PhonemeErrorKind::EngineFailed},
    };
    if (query.text == u"throw"_s)
        throw std::runtime_error("asked to");
    if (query.text == u"throw oddly"_s)
        throw 7;
    if (const auto fault = faults.constFind(query.text); fault != faults.constEnd())
        return tl::unexpected(PhonemeError{.kind = *fault, .message = u"no: "_s + query.text, .detail = {}});
    Transcription answer;
    answer.text = query.text;
    answer.lang = u"en-GB"_s;
    answer.ipa = query.mode ? u'/' + query.text + u'/' : u'[' + query.text + u']';
    return answer;
}

} // namespace

class TestPhonemeReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersEveryLine_data();
    void answersEveryLine();
    void tellsBothLanguagesAndTheText();
    void passesTheModeOn();
    void refuses_data();
    void refuses();
};

void TestPhonemeReply::answersEveryLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ipa");

    QTest::newRow("one line") << u"one"_s << u"/one/"_s;
    QTest::newRow("two lines") << u"one\ntwo"_s << u"/one/\n/two/"_s;
    QTest::newRow("an empty line between") << u"one\n\ntwo"_s << u"/one/\n\n/two/"_s;
    QTest::newRow("a blank line between") << u"one\n \t\ntwo"_s << u"/one/\n\n/two/"_s;
    QTest::newRow("an empty line first") << u"\none"_s << u"\n/one/"_s;
    QTest::newRow("an empty line last") << u"one\n"_s << u"/one/\n"_s;
    QTest::newRow("lines of Windows") << u"one\r\ntwo\r\n"_s << u"/one/\n/two/\n"_s;
    QTest::newRow("a line with nothing to pronounce") << u"one\n...\ntwo"_s << u"/one/\n\n/two/"_s;
}

void TestPhonemeReply::answersEveryLine()
{
    QFETCH(QString, text);
    QFETCH(QString, ipa);

    const HttpReply reply = answerPhonemeRequest(encodeRequest({text, u"en"_s, true}), slashes);
    QCOMPARE(reply.status, 200);
    const auto answer = decodeAnswer(reply.body);
    QVERIFY(answer);
    QCOMPARE(answer->ipa, ipa);
    QCOMPARE(answer->ipa.count(u'\n'), text.count(u'\n'));
}

void TestPhonemeReply::tellsBothLanguagesAndTheText()
{
    const HttpReply reply = answerPhonemeRequest(encodeRequest({u"one\ntwo"_s, u"en"_s, true}), slashes);
    const auto answer = decodeAnswer(reply.body);
    QVERIFY(answer);
    QCOMPARE(answer->detected, u"en-GB"_s);
    QCOMPARE(answer->lang, u"en"_s);
    QCOMPARE(answer->spelling, u"one\ntwo"_s);
}

void TestPhonemeReply::passesTheModeOn()
{
    const HttpReply reply = answerPhonemeRequest(encodeRequest({u"one"_s, u"en"_s, false}), slashes);
    QVERIFY(reply.body.contains("[one]"));
}

void TestPhonemeReply::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");

    const auto question = [](const QString &text) { return encodeRequest({text, u"en"_s, true}); };
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("not JSON") << QByteArray("{") << 400;
    QTest::newRow("not an object") << QByteArray("[1]") << 400;
    QTest::newRow("not UTF-8") << QByteArray("{\"text\":\"\xff\",\"lang\":\"en\"}") << 400;
    QTest::newRow("nested without end") << QByteArray(200'000, '[') << 400;
    QTest::newRow("no text") << QByteArray(R"({"lang":"en"})") << 400;
    QTest::newRow("a text that is a number") << QByteArray(R"({"text":1,"lang":"en"})") << 400;
    QTest::newRow("an empty text") << question(QString()) << 400;
    QTest::newRow("blank lines") << question(u" \n\r\n\t"_s) << 400;
    QTest::newRow("no letters") << question(u"..."_s) << 400;
    QTest::newRow("no letters on any line") << question(u"...\n..."_s) << 400;
    QTest::newRow("text that is not text") << question(u"nul"_s) << 400;
    QTest::newRow("a language nobody knows") << question(u"klingon"_s) << 400;
    QTest::newRow("one bad line among good ones") << question(u"one\nklingon\ntwo"_s) << 400;
    QTest::newRow("a text too long for the engine") << question(u"long"_s) << 413;
    QTest::newRow("a text over the limit") << question(QString(maxTextBytes + 1, u'a')) << 413;
    QTest::newRow("a text over the limit in bytes only")
        << question(QString(maxTextBytes / 2 + 1, u'é')) << 413;
    QTest::newRow("an engine that fails") << question(u"broken"_s) << 500;
    QTest::newRow("an engine that throws") << question(u"throw"_s) << 500;
    QTest::newRow("an engine that throws no exception") << question(u"throw oddly"_s) << 500;
}

void TestPhonemeReply::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);

    const HttpReply reply = answerPhonemeRequest(body, slashes);
    QCOMPARE(reply.status, status);
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(object.size(), 1);
    QVERIFY(object.value("error"_L1).toString().size() > 10 || reply.body.contains("no: "));
}

QTEST_GUILESS_MAIN(TestPhonemeReply)
#include "tst_phonemereply.moc"
